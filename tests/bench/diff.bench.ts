import { diffChars } from 'diff'
import { type Comparison, compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { type Case, codeArticles, codeCase, realCase } from './diff.texts.ts'
import type { Figure } from './figure.ts'

/** Runs the comparison goals G1–G4 in this process, each side after its own warm-up, and returns their rows. */
export async function run(): Promise<Figure[]> {
  const articles = codeArticles()
  const code5r = codeCase('code5r', articles, 0.05, true, 0)
  const code30r = codeCase('code30r', articles, 0.3, true, 0)
  const code5rm = codeCase('code5rm', articles, 0.05, true, 10)
  // Quality and the distance to the limit first: what jsdiff leaves behind in the process must not slow our side.
  return [
    limitRow(code5r, 2.5),
    limitRow(code30r, 5),
    ...qualityRows(code5r),
    ...qualityRows(code30r),
    moveRow(code5rm),
    ...peerRows(code5r),
  ]
}

/** G3: the comparison of two parsed texts against cutting and interning all articles of both, which any tool must do. */
function limitRow(made: Case, times: number): Figure {
  const [before, after] = [parse(made.before), parse(made.after)]
  const ours = median(() => compare(before, after))
  const limit = median(() => splitAndIntern(made.before, made.after))
  const parsing = median(() => [parse(made.before), parse(made.after)])
  return {
    goal: 'G3',
    name: `${made.name}: split + intern ÷ compare`,
    ratio: limit / ours,
    floor: 1 / times,
    detail: `compare ${ms(ours)}, limit ${ms(limit)} = ${(ours / limit).toFixed(2)}× (goal ≤ ${times}×); parsing both texts apart ${ms(parsing)}`,
  }
}

/** G4: unchanged articles told as renumbered without a changed character; changed characters against the true edit. */
function qualityRows(made: Case): Figure[] {
  const { changes } = compare(parse(made.before), parse(made.after))
  const bodies = new Set(articleBodies(made.before))
  let unchanged = 0
  let clean = 0
  for (const change of changes) {
    if (change.after === null || !change.after.label?.endsWith('条')) continue
    if (!bodies.has(made.after.slice(change.after.start + change.after.label.length, change.after.end).trim())) continue
    unchanged++
    if (change.kind.join() === 'renumbered' && change.edits.every((edit) => edit.op === 'equal' || /^第.{1,8}条$/.test(edit.text))) clean++
  }
  const told = changedCharacters(changes)
  const truth = made.deleted + made.inserted
  return [
    {
      goal: 'G4',
      name: `${made.name}: unchanged but renumbered articles told so`,
      ratio: clean / unchanged,
      floor: 1,
      detail: `${clean} of ${unchanged}, no changed character in them`,
    },
    {
      goal: 'G4',
      name: `${made.name}: true ÷ reported changed characters`,
      ratio: truth / told,
      floor: 1 / 1.05,
      detail: `reported ${told}, true edit ${truth} = ${(told / truth).toFixed(2)}× (goal ≤ 1.05×), ${made.changed} articles edited`,
    },
  ]
}

/** G4: moves named as moves. */
function moveRow(made: Case): Figure {
  const { summary } = compare(parse(made.before), parse(made.after))
  return {
    goal: 'G4',
    name: `${made.name}: moved articles found`,
    ratio: Math.min(summary.moved, made.moved) / made.moved,
    floor: 1,
    detail: `${summary.moved} named of ${made.moved}`,
  }
}

/** G1, G2: against jsdiff by character on whole texts, once each: it takes seconds. */
function peerRows(code: Case): Figure[] {
  const rows = [peerRow('G1', code, 300)]
  const real = realCase('对外贸易法')
  if (real) rows.push(peerRow('G2', real, 50))
  return rows
}

function peerRow(goal: string, made: Case, floor: number): Figure {
  const ours = median(() => compare(parse(made.before), parse(made.after)))
  const [before, after] = [parse(made.before), parse(made.after)]
  const aligned = median(() => compare(before, after))
  const started = performance.now()
  diffChars(made.before, made.after)
  const theirs = performance.now() - started
  return {
    goal,
    name: `${made.name}: jsdiff diffChars ÷ compare`,
    ratio: theirs / aligned,
    floor,
    detail: `compare ${ms(aligned)}, with parsing ${ms(ours)} (${(theirs / ours).toFixed(0)}×), jsdiff ${ms(theirs)}`,
  }
}

function changedCharacters(changes: Comparison['changes']): number {
  let changed = 0
  for (const change of changes) {
    for (const edit of change.edits)
      if (edit.op !== 'equal' && !/^第.{1,8}条$/.test(edit.text))
        changed += edit.text.replace(/^第.{1,8}条\s/, '').replace(/\s+/g, '').length
  }
  return changed
}

function articleBodies(text: string): string[] {
  return splitArticles(text).map(([, body]) => body)
}

function splitAndIntern(before: string, after: string): number {
  const ids = new Map<string, number>()
  let total = 0
  for (const text of [before, after]) {
    for (const [, body] of splitArticles(text)) {
      const id = ids.get(body) ?? ids.size
      ids.set(body, id)
      total += id
    }
  }
  return total
}

function splitArticles(text: string): [string, string][] {
  const articles: [string, string][] = []
  const label = /^第[一二三四五六七八九十百千零]{1,9}条(?:之[一二三四五六七八九十]{1,3})?/gm
  let from = -1
  let name = ''
  for (let match = label.exec(text); match; match = label.exec(text)) {
    if (from >= 0) articles.push([name, text.slice(from, match.index).trim()])
    name = match[0]
    from = label.lastIndex
  }
  if (from >= 0) articles.push([name, text.slice(from).trim()])
  return articles
}

/** Median of 15 runs in milliseconds after at least 0.6 s of warm-up. */
function median(work: () => unknown): number {
  const warm = performance.now()
  while (performance.now() - warm < 600) work()
  const times: number[] = []
  for (let i = 0; i < 15; i++) {
    const started = performance.now()
    work()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[7]!
}

function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`
}
