import { parse } from '../parse.ts'
import { parseDecision } from './decision.ts'
import { placeWords } from './describe.ts'
import { english } from './english.ts'
import { type Followed, followReferences, traceOf } from './follow.ts'
import { openWork } from './open.ts'
import { settle } from './order.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { perform } from './perform.ts'
import { waitsForHost } from './regroup.ts'
import { namesOf } from './scope.ts'
import { sameInstrument } from './titles.ts'
import type { Applied, Decision, DecisionPart, Instruction, NotApplicable, Operation } from './types.ts'
import { renderWork, type Work } from './work.ts'

/** How a text without a title is named in a decision: 〔无标题〕 with the first eight hex digits of its hash. */
export const untitled = '〔无标题〕'

/**
 * The consolidated text: `before` with the instructions of `decision` carried out (contract.md, `text apply`).
 *
 * Every operation is a row; one that is not understood, or whose place or quoted words are not there, is refused and changes nothing.
 *
 * @param decision its text, or what was read from it: of a package for many texts, once for all.
 * @param hash the hash of a text in hex; needed only for texts without a title.
 * @returns the answer, or why the decision is not one for this text.
 */
export function apply(before: string, decision: string | Decision, hash?: (text: string) => string): Applied | NotApplicable {
  const tree = parse(before)
  const read = typeof decision === 'string' ? parseDecision(decision) : decision
  const part = partFor(read, namesOf(tree), before, hash)
  if ('code' in part) return part
  const whole = part.operations.find((op) => op.kind === 'replaceText')
  if (whole) return replaceAll(before, whole, read)
  const own = namesOf(tree)
  const name = part.instrument ?? read.instruments.find((known) => own.some((mine) => sameInstrument(mine, known))) ?? null
  const work = openWork(tree, name, part.renumbers)
  const trace = traceOf(work)
  const instructions = carryOut(work, part)
  const settled = settle(work)
  const followed = followReferences(work, trace, !part.renumbers)
  if (!part.renumbers) settled.warnings.push(...staleOf(followed), ...followed.warnings)
  const bulk = part.operations.filter((op) => op.kind === 'bulkRenumber')
  for (const [i, op] of bulk.entries()) {
    const outcome = done(
      settled.renumbered.map((r) => r.from).join('、'),
      settled.renumbered.map((r) => r.to).join('、'),
      [...settled.warnings, ...followed.warnings],
      settled.renumbered.length,
    )
    const made = row(op, i === 0 ? outcome : done('', ''))
    if (i === 0) made.references = followed.references
    instructions.push(made)
  }
  if (bulk.length === 0 && settled.warnings.length > 0) warnLast(instructions, settled.warnings)
  return { ok: true, text: renderWork(work), instructions: inOrder(part, instructions).map(inEnglish), notes: read.notes }
}

/** What cites a number that moved, where the decision does not say that it follows. */
function staleOf({ references }: { references: Followed[] }): string[] {
  const list = references.map(({ where, before, after }) => `${where}的“${before}”（现${after}）`)
  return list.length === 0
    ? []
    : [`引用的序号决定没有写明调整，未改：${list.slice(0, 5).join('、')}${list.length > 5 ? `等${list.length}处` : ''}`]
}

/** The rows of a part in its order; what goes into an article whose number only the others tell is carried out behind them. */
function carryOut(work: Work, part: Chosen): Row[] {
  const operations = part.operations.filter((op) => op.kind !== 'bulkRenumber')
  const outcomes: Outcome[] = []
  const outcome = (op: Operation) =>
    part.unsure && op.instrument === null ? refused('决定修改几件文件，这一项没有写明是哪一件') : perform(work, op)
  const waiting = operations.map((op, i) => {
    const waits = waitsForHost(work, op)
    if (!waits) outcomes[i] = outcome(op)
    return waits
  })
  for (const [i, op] of operations.entries()) if (waiting[i]) outcomes[i] = outcome(op)
  return operations.map((op, i) => row(op, outcomes[i]!, work.style.level))
}

/** A part, and whether its items without a name may be another instrument's. */
type Chosen = DecisionPart & { unsure?: boolean }

/** The operations for this text: its part of a package decision, or those of the plain decision that names it. */
function partFor(decision: Decision, names: string[], before: string, hash?: (text: string) => string): Chosen | NotApplicable {
  const mine = (name: string | null) =>
    name !== null && (names.some((own) => sameInstrument(own, name)) || isUntitled(name, names, before, hash))
  if (decision.parts.length === 0 || decision.parts.every((p) => p.operations.length === 0)) {
    return {
      ok: false,
      code: 'noDecision',
      message: '没有读到修改内容：这不是一份修改决定',
      messageEn: 'no amending instruction found: not an amending decision',
    }
  }
  const named = decision.parts.filter((p) => mine(p.instrument))
  if (named.length > 0)
    return { instrument: named[0]!.instrument, operations: named.flatMap((p) => p.operations), renumbers: named.some((p) => p.renumbers) }
  const plain = decision.parts.filter((p) => p.instrument === null)
  const owner = decision.instruments.some(mine)
  const operations = plain
    .flatMap((p) => p.operations)
    .filter((op) => (op.instrument === null ? owner : mine(op.instrument) || (owner && isShort(op.instrument, decision, mine))))
  const others = decision.instruments.filter((name) => !mine(name))
  if (!owner && operations.length === 0) {
    return {
      ok: false,
      code: 'notThisText',
      message: `决定修改的是${
        others
          .slice(0, 3)
          .map((n) => `《${n}》`)
          .join('、') || '没有写明名称的文件'
      }${others.length > 3 ? `等${others.length}件` : ''}，不是${names[0] ? `《${names[0]}》` : '这份文件'}`,
      messageEn: 'the decision does not name this text',
    }
  }
  // 条文顺序作相应调整 behind the sentences about another instrument is said of that one.
  const renumbers = operations.some((op) => op.kind === 'bulkRenumber')
  return { instrument: null, operations, renumbers, unsure: decision.named !== 1 && decision.instruments.length > 1 }
}

/** 《解释》 and 《办法》 are short names of the decision's own instrument: given in its opening, or the end of its full name. */
function isShort(name: string, decision: Decision, mine: (name: string) => boolean): boolean {
  if (decision.shortNames.includes(name)) return decision.instruments.filter((full) => full !== name).length === 1
  return decision.instruments.some((full) => full !== name && mine(full) && full.endsWith(name))
}

function isUntitled(name: string, names: string[], before: string, hash?: (text: string) => string): boolean {
  return names.length === 0 && hash !== undefined && name === untitled + hash(before).slice(0, 8)
}

function replaceAll(before: string, op: Operation, decision: Decision): Applied {
  const text = op.words?.[0] ?? ''
  return { ok: true, text, instructions: [inEnglish(row(op, done(before, text)))], notes: decision.notes }
}

/** A row before its words are given in English too. */
type Row = Omit<Instruction, 'reasonEn' | 'warningsEn'>

function inEnglish(made: Row): Instruction {
  const { reason, warnings } = made
  return { ...made, reasonEn: reason === null ? null : english(reason), warningsEn: warnings.map(english) }
}

function row(op: Operation, outcome: Outcome, parts = false): Row {
  const target =
    [...new Set(op.places.map((p) => (p.article?.number === 0 ? '' : placeWords(p))))].filter((w) => w !== '').join('、') ||
    op.targets.map(placeWords).join('、') ||
    '全文'
  const words = parts ? target.replace(/第([一二三四五六七八九十]{1,3})编/g, '第$1部分') : target
  const base = { item: op.item, source: op.source, operation: op.kind, target: op.kind === 'bulkRenumber' ? '条文顺序' : words }
  if (!outcome.ok) return { ...base, status: 'refused', reason: outcome.reason, occurrences: 0, warnings: [], before: '', after: '' }
  return {
    ...base,
    status: 'applied',
    reason: null,
    occurrences: outcome.occurrences,
    warnings: outcome.warnings,
    before: outcome.before,
    after: outcome.after,
  }
}

function warnLast(instructions: Row[], warnings: string[]): void {
  const last = instructions.findLast((i) => i.status === 'applied')
  last?.warnings.push(...warnings)
}

/** Rows stand in the order of the decision's words; the adjustment of the order is carried out last but may be said earlier. */
function inOrder(part: DecisionPart, rows: Row[]): Row[] {
  const plain = rows.filter((r) => r.operation !== 'bulkRenumber')
  const bulk = rows.filter((r) => r.operation === 'bulkRenumber')
  return part.operations.map((op) => (op.kind === 'bulkRenumber' ? bulk.shift()! : plain.shift()!))
}
