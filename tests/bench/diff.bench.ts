import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Comparison, compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { type Case, caseNamed, REAL_CASE, realCase } from './diff.texts.ts'
import type { Figure } from './figure.ts'

/** Runs the comparison goals G1–G4: quality and the distance to the limit in this process, each peer in a fresh one. */
export async function run(): Promise<Figure[]> {
  const [code5r, code30r, code5rm] = [caseNamed('code5r'), caseNamed('code30r'), caseNamed('code5rm')]
  return [limitRow(code5r, 2.5), limitRow(code30r, 5), ...qualityRows(code5r), ...qualityRows(code30r), moveRow(code5rm), ...peerRows()]
}

/** G3: the comparison of two parsed texts against cutting and interning all articles of both, which any tool must do. */
function limitRow(made: Case, times: number): Figure {
  const [before, after] = [parse(made.before), parse(made.after)]
  const limit = () => splitAndIntern(made.before, made.after)
  const work = () => compare(before, after)
  const measured = fastest(work, limit)
  const parsing = fastest(() => [parse(made.before), parse(made.after)], limit)
  return {
    goal: 'G3',
    name: `${made.name}: split + intern ÷ compare`,
    ratio: measured.theirs / measured.ours,
    floor: 1 / times,
    detail: `compare ${ms(measured.ours)}, limit ${ms(measured.theirs)} = ${(measured.ours / measured.theirs).toFixed(2)}× (goal ≤ ${times}×); parsing both texts apart ${ms(parsing.ours)}`,
  }
}

/**
 * The fastest of 60 turns of each after a warm-up, in turn. Not the median: these are single milliseconds, and on a busy machine
 * the longer of the two is interrupted more often.
 */
function fastest(ours: () => unknown, theirs: () => unknown): { ours: number; theirs: number } {
  const began = performance.now()
  while (performance.now() - began < 1200) {
    ours()
    theirs()
  }
  const best = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY }
  for (let turn = 0; turn < 60; turn++) {
    best.ours = Math.min(best.ours, timed(ours))
    best.theirs = Math.min(best.theirs, timed(theirs))
  }
  return best
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
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

/** G1, G2: the peers, each tool in a fresh process; the real law only where the texts are. */
function peerRows(): Figure[] {
  const floors: [string, string, Record<string, number>][] = [
    ['G1', 'code5r', { jsdiff: 300, 'diff-match-patch': 20, 'fast-diff': 20 }],
    ['G2', REAL_CASE, { 'diff-match-patch': 50, 'fast-diff': 200 }],
  ]
  return floors
    .filter(([, name]) => name !== REAL_CASE || realCase(name))
    .flatMap(([goal, name, tools]) => {
      const ours = inFreshProcess('compare', name)
      const whole = inFreshProcess('parse and compare', name)
      return Object.entries(tools).map(([tool, floor]) => {
        const theirs = inFreshProcess(tool, name)
        const detail = `compare ${ms(ours)}, with parsing ${ms(whole)} (${(theirs / whole).toFixed(0)}×), ${tool} ${ms(theirs)}`
        return { goal, name: `${name}: ${tool} ÷ compare`, ratio: theirs / ours, floor, detail }
      })
    })
}

function inFreshProcess(tool: string, name: string): number {
  return Number(
    execFileSync(process.execPath, [fileURLToPath(new URL('diff.peer.ts', import.meta.url)), tool, name], {
      encoding: 'utf8',
      timeout: 300_000,
    }),
  )
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

function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`
}
