import { trimEndOf } from '../trim.ts'
import { type Lexed, lex, markPattern, unlex } from './quotes.ts'
import { openingPlace, readInstructions } from './read.ts'
import { sameInstrument, titlesIn } from './titles.ts'
import { type Decision, type DecisionPart, nowhere, type Operation, operationOf, type Place } from './types.ts'
import { announces, bulk, closing, isInstruction, ofAll, verbs, withoutName } from './wording.ts'

/** 附件：修改后全文, alone on its line; the decision in front of it says that the whole text is given there. */
const annexLine = /(?:^|\n)[ \t\u3000]{0,8}附件[：:]?[ \t\u3000]?修改后(?:的)?全文[ \t\u3000\r]{0,8}(?:\n|$)/

/** A numbered item, with the lines that go on under it. */
interface Item {
  label: string
  lines: string[]
}

type Level = 'article' | 'comma' | 'bracket' | 'dot'

const labels: [Level, RegExp][] = [
  ['article', /^第[一二三四五六七八九十百零]{1,7}条[\s\u3000]{1,4}/],
  ['comma', /^[一二三四五六七八九十百零]{1,7}[、．.]\s?/],
  ['bracket', /^[（(][一二三四五六七八九十百]{1,4}[）)]\s?/],
  ['dot', /^\d{1,3}[.．、]\s?/],
]
const quoteMark = new RegExp(markPattern)
/** A line that only names an instrument opens the part of a package decision for it. */
const partHead =
  /^(?:对|关于|修改|将)?《([^\n]{2,150})》(?:[（(][^（）()\n]{2,80}[）)])?(?:的修改|作(?:出)?(?:如下|以下)修改|修改如下|作(?:出)?修改|予以修改|修改为)?[：:。]?$/
/**
 * Reads an amending decision: its parts, items and operations, the instruments it names, and what is no instruction.
 *
 * Total: what cannot be read becomes an operation of kind `unknown` with its words; nothing is guessed.
 */
export function parseDecision(text: string): Decision {
  const annex = annexLine.exec(text)
  const whole = annex !== null && /全文/.test(text.slice(0, annex.index))
  const lexed = lex((whole ? text.slice(0, annex.index) : text).replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''))
  const lines = lexed.flat.split('\n').map((line) => line.trim())
  const decision: Decision = { title: null, parts: [], instruments: [], named: 0, shortNames: [], notes: [] }
  const from = readHead(lines, decision, lexed)
  decision.named = decision.instruments.length
  if (whole) return wholeText(text.slice(annex.index + annex[0].length), decision, lines.slice(from), lexed)
  readBody(lines, from, decision, lexed)
  return decision
}

/** The title, the history note, the number and the opening: everything up to the first item or instruction. */
function readHead(lines: string[], decision: Decision, lexed: Lexed): number {
  let i = 0
  const title: string[] = []
  while (i < lines.length && lines[i] === '') i++
  while (
    i < lines.length &&
    title.length < 6 &&
    lines[i] !== '' &&
    !levelOf(lines[i]!) &&
    !/^[（(]?\d{4}年|[：:]$|^[^\s]{2,20}[〔[（(]\d{4}[〕\]）)]\s?第?\d/.test(lines[i]!)
  ) {
    title.push(lines[i]!)
    i++
    if (/(?:决定|修正案(?:[（(][^）)]{1,6}[）)])?|通知|公告|命令|说明)$/.test(title.join(''))) break
  }
  decision.title = title.length > 0 ? unlex(title.join(''), lexed) : null
  for (const name of namedByTitle(decision.title ?? '')) addInstrument(decision, name)
  while (i < lines.length) {
    const line = lines[i]!
    if (levelOf(line) || isInstruction(line)) break
    if (/[如以]下修改|修改如下|补充修改|予以修改|如下修正/.test(line))
      for (const t of titlesIn(line).filter((t) => amendedHere(line, t.end))) addInstrument(decision, t.name)
    for (const m of line.matchAll(/(?:简称|以下称)《([^》\n]{1,60})》/g)) decision.shortNames.push(m[1]!)
    if (line !== '') decision.notes.push(unlex(line, lexed))
    i++
  }
  return i
}

function amendedHere(line: string, end: number): boolean {
  return /^(?:[（(][^）)]{1,80}[）)])?(?:等[^，。]{0,30})?(?:作(?:出)?[^，。]{0,6}修改|进行修改|予以修改|修改如下|作如下|的部分条款)/.test(
    line.slice(end),
  )
}

/** 关于修改《甲》的决定, 中华人民共和国刑法修正案（九）. */
function namedByTitle(title: string): string[] {
  const bill = /^([^《》关]{2,30}?)修正案/.exec(title)
  if (bill) return [bill[1]!]
  const at = title.search(/修改|修订|修正/)
  return at < 0
    ? []
    : titlesIn(title)
        .filter((t) => t.start > at)
        .map((t) => t.name)
}

function addInstrument(decision: Decision, name: string): void {
  if (!decision.instruments.some((known) => sameInstrument(known, name))) decision.instruments.push(name)
}

function levelOf(line: string): Level | null {
  return labels.find(([, pattern]) => pattern.test(line))?.[0] ?? null
}

function readBody(lines: string[], from: number, decision: Decision, lexed: Lexed): void {
  const top = topLevel(lines, from)
  let part: DecisionPart = { instrument: null, operations: [], renumbers: false }
  decision.parts.push(part)
  let packageLevel: Level | null = null
  let item: Item | null = null
  let outer = ''
  let nested = false
  let opening: Place = nowhere
  const flush = () => {
    if (item) {
      const opened = readItem(item, part, decision, lexed, nested ? opening : nowhere)
      if (!nested) opening = opened
    }
    item = null
  }
  let closed = false
  const everywhere: Operation[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!
    if (line === '') continue
    const level = levelOf(line)
    const label = level ? labelOf(line, level) : ''
    const words = line.slice(label.length)
    const name = level ? partHead.exec(words)?.[1] : undefined
    if (
      level &&
      name !== undefined &&
      (packageLevel === null || packageLevel === level) &&
      (level === top || packageLevel === level || part.operations.length === 0)
    ) {
      flush()
      packageLevel = level
      part = { instrument: name, operations: [], renumbers: false }
      decision.parts.push(part)
      addInstrument(decision, name)
      outer = clean(label)
    } else if (closing.test(line)) {
      flush()
      closed = true
      close(line, decision, part, packageLevel !== null, lexed)
    } else if (!level && ofAll.test(line)) {
      flush()
      everywhere.push(operationOf({ kind: 'bulkRenumber', source: unlex(line, lexed) }))
    } else if (level && !(closed && !verbs.test(words))) {
      flush()
      if (level === top && packageLevel === null) outer = clean(label)
      nested = packageLevel === null && level !== top
      item = { label: nested || packageLevel !== null ? join(outer, label) : outer, lines: [words] }
    } else if (closed || (!verbs.test(line) && !hasQuote(line))) {
      flush()
      decision.notes.push(unlex(line, lexed))
    } else if (item) (item as Item).lines.push(line)
    else item = { label: packageLevel === null ? '' : outer, lines: [line] }
  }
  flush()
  for (const each of packageLevel === null ? [part] : decision.parts.slice(1))
    if (everywhere.length > 0) Object.assign(each, { renumbers: true, operations: [...each.operations, ...everywhere] })
  decision.parts = decision.parts.filter((p) => p.operations.length > 0 || p.instrument !== null || p.renumbers)
}

/** The widest level that numbers items. */
function topLevel(lines: string[], from: number): Level | null {
  const seen = new Set(lines.slice(from).map(levelOf))
  return labels.map(([level]) => level).find((level) => seen.has(level)) ?? null
}

function labelOf(line: string, level: Level): string {
  return labels.find(([name]) => name === level)![1].exec(line)![0]
}

function clean(label: string): string {
  return trimEndOf(label, '、．. \t\u3000')
}

/** 十五 and （二） are 十五（二）; 八 and 1. are 八、1. */
function join(outer: string, label: string): string {
  const own = clean(label)
  if (outer === '') return own
  return /^[（(]/.test(own) ? outer + own : `${outer}、${own}`
}

function hasQuote(line: string): boolean {
  return quoteMark.test(line)
}

/** Reads an item into the part; @returns the place that it opens for its sub-items. */
function readItem(item: Item, part: DecisionPart, decision: Decision, lexed: Lexed, context: Place): Place {
  const text = withoutName(item.lines.join('\n'), part.instrument ?? (decision.named === 1 ? decision.instruments[0]! : null))
  if (announces.test(text) && !hasQuote(text)) {
    decision.notes.push(unlex(text, lexed))
    // 废止《甲办法》 is nothing that a text could follow: refused for that instrument, nobody else's.
    for (const { name } of text.startsWith('废止') ? titlesIn(text) : [])
      part.operations.push(operationOf({ kind: 'unknown', source: unlex(text, lexed), item: item.label, instrument: name }))
    return nowhere
  }
  const read = readInstructions(text, lexed, context)
  for (const operation of read) {
    operation.item = item.label
    if (operation.instrument !== null && !decision.shortNames.includes(operation.instrument)) addInstrument(decision, operation.instrument)
    if (operation.kind === 'bulkRenumber') part.renumbers = true
  }
  // 对部分条文作以下修改： an item that only opens its sub-items is no instruction.
  const opens = read.length === 1 && read[0]!.kind === 'unknown' && /[：:]$/.test(text) && !hasQuote(text)
  // 本修正案自公布之日起施行 as a numbered item.
  if (opens || closing.test(text)) decision.notes.push(unlex(text, lexed))
  else part.operations.push(...read)
  return opens ? openingPlace(text) : nowhere
}

function close(line: string, decision: Decision, part: DecisionPart, isPackage: boolean, lexed: Lexed): void {
  decision.notes.push(unlex(line, lexed))
  if (isPackage || !bulk.test(line)) return
  part.renumbers = true
  part.operations.push(operationOf({ kind: 'bulkRenumber', source: unlex(line, lexed) }))
}

/** 附件：修改后全文 – everything behind that line, as it stands, is the new text. */
function wholeText(words: string, decision: Decision, rest: string[], lexed: Lexed): Decision {
  for (const line of rest) if (line !== '') decision.notes.push(unlex(line, lexed))
  const source = decision.notes.find((line) => line.includes('全文')) ?? ''
  const operation = operationOf({ kind: 'replaceText', source, words: [words] })
  decision.parts.push({ instrument: decision.instruments[0] ?? null, operations: [operation], renumbers: false })
  return decision
}
