import { pairAlike } from './alike.ts'
import { edgeLikeness, longestRun } from './sequence.ts'
import { classOf, type Units } from './units.ts'

/** Which unit of the new text is which of the old one. All arrays by index of a unit; −1 means none. */
export interface Alignment {
  /** By old unit: the new one. */
  after: Int32Array
  /** By new unit: the old one. */
  before: Int32Array
  /** By new unit: 1 when the words are the same, character for character. */
  equal: Uint8Array
  /** By new unit: likeness to its partner or, of a split-off piece, share of it found in its source; 0 to 1. */
  score: Float64Array
  /** By new unit: 1 when another partner would do nearly as well. */
  ambiguous: Uint8Array
  /** By new unit: 1 when its place among the others changed. */
  moved: Uint8Array
  /** By new unit without partner: the old one it was split off from. */
  splitFrom: Int32Array
  /** By old unit without partner: the new one it was merged into. */
  mergedInto: Int32Array
}

/** Above this share of common beginning and end the two units of a gap are one, without looking closer. */
const EDGES_ENOUGH = 0.5

/**
 * Aligns two lists of units: equal bodies first, then what stands alone between two pairs, then by shared bigrams; splits and
 * merges among what is left. Moves are what lies off the longest run in order (performance.md §1).
 */
export function align(before: Units, after: Units): Alignment {
  const alignment = empty(before.nodes.length, after.nodes.length)
  pairEqual(before, after, alignment)
  const run = longestRun(alignment.before)
  pairInGaps(before, after, alignment, run)
  pairAlike(before, after, alignment)
  const order = longestRun(alignment.before)
  for (let b = 0; b < order.length; b++) alignment.moved[b] = alignment.before[b]! >= 0 && order[b] === 0 ? 1 : 0
  return alignment
}

/** Records that new unit `b` is old unit `a`. */
export function join(alignment: Alignment, a: number, b: number, score: number, equal = false): void {
  alignment.after[a] = b
  alignment.before[b] = a
  alignment.score[b] = score
  alignment.equal[b] = equal ? 1 : 0
}

function empty(olds: number, news: number): Alignment {
  return {
    after: new Int32Array(olds).fill(-1),
    before: new Int32Array(news).fill(-1),
    equal: new Uint8Array(news),
    score: new Float64Array(news),
    ambiguous: new Uint8Array(news),
    moved: new Uint8Array(news),
    splitFrom: new Int32Array(news).fill(-1),
    mergedInto: new Int32Array(olds).fill(-1),
  }
}

/** Pairs units whose words are the same. Repeated bodies go in order; where their number changed the choice is open. */
function pairEqual(before: Units, after: Units, alignment: Alignment): void {
  const olds = before.nodes.length
  // Equal ends need no hashing: comparing two strings is several times cheaper than putting one into a map.
  let from = 0
  const shortest = Math.min(olds, after.nodes.length)
  while (from < shortest && same(before, from, after, from)) join(alignment, from, from++, 1, true)
  let oldEnd = olds
  let newEnd = after.nodes.length
  while (oldEnd > from && newEnd > from && same(before, oldEnd - 1, after, newEnd - 1)) join(alignment, --oldEnd, --newEnd, 1, true)
  if (from === oldEnd || from === newEnd) return
  const first = new Map<string, number>()
  const next = new Int32Array(oldEnd).fill(-1)
  for (let a = oldEnd - 1; a >= from; a--) {
    const there = first.get(before.bodies[a]!)
    if (there !== undefined) next[a] = there
    first.set(before.bodies[a]!, a)
  }
  let repeated = false
  for (let b = from; b < newEnd; b++) {
    const a = first.get(after.bodies[b]!)
    if (a === undefined) continue
    if (next[a] !== -1 || alignment.after[a] !== -1) {
      repeated = true
      continue
    }
    if (classOf(before.nodes[a]!) === classOf(after.nodes[b]!)) join(alignment, a, b, 1, true)
  }
  if (repeated) pairRepeated(before, after, alignment, from, oldEnd, newEnd)
}

function same(before: Units, a: number, after: Units, b: number): boolean {
  return before.bodies[a] === after.bodies[b] && classOf(before.nodes[a]!) === classOf(after.nodes[b]!)
}

/** Bodies that stand several times: same label first, then in order. */
function pairRepeated(before: Units, after: Units, alignment: Alignment, from: number, oldEnd: number, newEnd: number): void {
  const olds = new Map<string, number[]>()
  for (let a = from; a < oldEnd; a++) if (alignment.after[a] === -1) listOf(olds, key(before, a)).push(a)
  const news = new Map<string, number[]>()
  for (let b = from; b < newEnd; b++) if (alignment.before[b] === -1 && olds.has(key(after, b))) listOf(news, key(after, b)).push(b)
  for (const [words, places] of news) {
    const sources = olds.get(words)!
    const open = sources.length !== places.length
    if (open) pairByLabel(before, sources, after, places, alignment)
    const left = sources.filter((a) => alignment.after[a] === -1)
    const free = places.filter((b) => alignment.before[b] === -1)
    for (let i = 0; i < Math.min(left.length, free.length); i++) {
      join(alignment, left[i]!, free[i]!, 1, true)
      if (open) alignment.ambiguous[free[i]!] = 1
    }
  }
}

function pairByLabel(before: Units, sources: number[], after: Units, places: number[], alignment: Alignment): void {
  for (const b of places) {
    const a = sources.find((source) => alignment.after[source] === -1 && before.nodes[source]!.label === after.nodes[b]!.label)
    if (a !== undefined && after.nodes[b]!.label !== null) join(alignment, a, b, 1, true)
  }
}

function key(units: Units, i: number): string {
  return `${classOf(units.nodes[i]!)} ${units.bodies[i]}`
}

function listOf<T>(map: Map<string, T[]>, words: string): T[] {
  const list = map.get(words) ?? []
  if (list.length === 0) map.set(words, list)
  return list
}

/** Between two pairs in order as many unpaired units on either side: one for one, when beginning and end agree. */
function pairInGaps(before: Units, after: Units, alignment: Alignment, run: Uint8Array): void {
  let a = 0
  let oldGap: number[] = []
  let newGap: number[] = []
  for (let b = 0; b <= run.length; b++) {
    if (b < run.length && run[b] === 0) {
      if (alignment.before[b] === -1) newGap.push(b)
      continue
    }
    const to = b < run.length ? alignment.before[b]! : before.nodes.length
    for (; a < to; a++) if (alignment.after[a] === -1) oldGap.push(a)
    a = to + 1
    if (newGap.length > 0 && newGap.length === oldGap.length) pairOneForOne(before, oldGap, after, newGap, alignment)
    if (newGap.length > 0) newGap = []
    if (oldGap.length > 0) oldGap = []
  }
}

function pairOneForOne(before: Units, olds: number[], after: Units, news: number[], alignment: Alignment): void {
  for (let i = 0; i < olds.length; i++) {
    const a = olds[i]!
    const b = news[i]!
    const kind = classOf(before.nodes[a]!)
    if (kind !== classOf(after.nodes[b]!)) continue
    // A form slot is the same slot whatever fills it: the number of a draft is still empty.
    const score =
      kind >= 10
        ? Math.max(EDGES_ENOUGH, edgeLikeness(before.bodies[a]!, after.bodies[b]!))
        : edgeLikeness(before.bodies[a]!, after.bodies[b]!)
    if (score >= EDGES_ENOUGH) join(alignment, a, b, score)
  }
}
