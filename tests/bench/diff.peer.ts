/**
 * One comparer on one case in a process of its own, for `diff.bench.ts`: differs that share a process slow each other down
 * (performance.md §1). `node diff.peer.ts <tool> <case>` prints the median in milliseconds.
 */
import { diffChars } from 'diff'
import { diff_match_patch } from 'diff-match-patch'
import fastDiff from 'fast-diff'
import { compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { caseNamed } from './diff.texts.ts'
import { median } from './figure.ts'

const [tool, name] = process.argv.slice(2)
const { before, after } = caseNamed(name!)
const trees = [parse(before), parse(after)] as const
const flat = new diff_match_patch()
// Its default of one second gives up silently on long heavy revisions and answers "all replaced".
flat.Diff_Timeout = 0

const TOOLS: Record<string, () => unknown> = {
  compare: () => compare(trees[0], trees[1]),
  'parse and compare': () => compare(parse(before), parse(after)),
  jsdiff: () => diffChars(before, after),
  'diff-match-patch': () => flat.diff_main(before, after),
  'fast-diff': () => fastDiff(before, after),
}

const work = TOOLS[tool!]!
const first = timed()
console.log(first > 1500 ? first : warmMedian())

/** Median of up to 15 calls after 0.8 s of warm-up, 4 s in all. */
function warmMedian(): number {
  const began = performance.now()
  while (performance.now() - began < 800) work()
  const times: number[] = []
  while (times.length < 15 && performance.now() - began < 4000) times.push(timed())
  return median(times.length > 0 ? times : [first])
}

function timed(): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
