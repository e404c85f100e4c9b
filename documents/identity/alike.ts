import { type Alignment, join } from './align.ts'
import { type Bigrams, bigramsOf, sizeOf } from './bigrams.ts'
import { longestRun } from './sequence.ts'
import { classOf, type Units } from './units.ts'

/** Likeness that makes two units one where they stand between the same neighbours; elsewhere more is asked. */
const IN_PLACE = 0.25
const ELSEWHERE = 0.5
/** Fewer bigrams than this prove little away from their place. */
const FEW = 8
const PLACE_BONUS = 0.15
/** A rival this close makes the choice ambiguous. */
const CLOSE = 0.08
/** Share of a piece that must come from the text it was split from, or went into, beyond what its partner explains. */
const PIECE = 0.5
/** The same for a piece that stands there nearly word for word. */
const VERBATIM = 0.8
const VERBATIM_PIECE = 0.3
/** Bigrams standing in more units than this say little and cost much: they are left out when looking for candidates. */
const COMMON = 64
/** So many characters at the beginning tell which piece carries on. */
const BEGINNING = 10
const CANDIDATES = 8

interface Field {
  before: Units
  after: Units
  alignment: Alignment
  /** Old and new units that have no equal partner. */
  olds: number[]
  news: number[]
  bigrams: Bigrams
  postings: { offsets: Int32Array; olds: Int32Array }
}

interface Candidate {
  old: number
  new: number
  /** Dice's likeness. */
  score: number
  rank: number
}

/** Pairs what is left by shared bigrams, then names splits and merges. */
export function pairAlike(before: Units, after: Units, alignment: Alignment): void {
  const olds = unequal(before.nodes.length, (a) => alignment.after[a]! >= 0 && alignment.equal[alignment.after[a]!] === 1)
  const news = unequal(after.nodes.length, (b) => alignment.before[b]! >= 0 && alignment.equal[b] === 1)
  const open = olds.some((a) => alignment.after[a] === -1) || news.some((b) => alignment.before[b] === -1)
  if (olds.length === 0 || news.length === 0 || !open) return
  const bigrams = bigramsOf([...olds.map((a) => before.bodies[a]!), ...news.map((b) => after.bodies[b]!)])
  const field: Field = { before, after, alignment, olds, news, bigrams, postings: postingsOf(bigrams, olds.length) }
  const candidates = candidatesOf(field)
  choose(field, candidates)
  nameSplits(field)
  nameMerges(field)
  markRivals(field, candidates)
}

function unequal(length: number, settled: (i: number) => boolean): number[] {
  const list: number[] = []
  for (let i = 0; i < length; i++) if (!settled(i)) list.push(i)
  return list
}

function postingsOf(bigrams: Bigrams, olds: number): Field['postings'] {
  const offsets = new Int32Array(bigrams.vocabulary + 1)
  const end = bigrams.offsets[olds]!
  for (let k = 0; k < end; k++) offsets[bigrams.ids[k]! + 1]!++
  for (let id = 0; id < bigrams.vocabulary; id++) offsets[id + 1]! += offsets[id]!
  const fill = offsets.slice(0, bigrams.vocabulary)
  const list = new Int32Array(end)
  for (let i = 0; i < olds; i++) for (let k = bigrams.offsets[i]!; k < bigrams.offsets[i + 1]!; k++) list[fill[bigrams.ids[k]!]!++] = i
  return { offsets, olds: list }
}

/** For each open new unit the old ones that share most with it, with their exact likeness. */
function candidatesOf(field: Field): Candidate[] {
  const { alignment, olds, news, before, after } = field
  const place = placesOf(field)
  const candidates: Candidate[] = []
  const counts = new Int32Array(olds.length)
  for (let n = 0; n < news.length; n++) {
    const b = news[n]!
    if (alignment.before[b] !== -1) continue
    for (const o of nearest(
      field,
      n,
      counts,
      (i) => alignment.after[olds[i]!] === -1 && classOf(before.nodes[olds[i]!]!) === classOf(after.nodes[b]!),
    )) {
      const size = sizeOf(field.bigrams, o)
      const own = sizeOf(field.bigrams, olds.length + n)
      const score = (2 * sharedBy(field, o, n)) / (size + own)
      const inPlace = olds[o]! > place.low[b]! && olds[o]! < place.high[b]!
      if (score < (inPlace ? IN_PLACE : ELSEWHERE) || (!inPlace && Math.min(size, own) < FEW)) continue
      candidates.push({ old: o, new: n, score, rank: score + (inPlace ? PLACE_BONUS : 0) })
    }
  }
  return candidates.sort((x, y) => y.rank - x.rank || x.new - y.new || x.old - y.old)
}

/** For each new unit the old units its neighbours came from: what lies between them is in its place. */
function placesOf(field: Field): { low: Int32Array; high: Int32Array } {
  const { alignment, before, after } = field
  const run = longestRun(alignment.before)
  const low = new Int32Array(after.nodes.length)
  const high = new Int32Array(after.nodes.length)
  let at = -1
  for (let b = 0; b < run.length; b++) {
    if (run[b] === 1) at = alignment.before[b]!
    low[b] = at
  }
  at = before.nodes.length
  for (let b = run.length - 1; b >= 0; b--) {
    if (run[b] === 1) at = alignment.before[b]!
    high[b] = at
  }
  return { low, high }
}

function nearest(field: Field, n: number, counts: Int32Array, fits: (o: number) => boolean): number[] {
  const { bigrams, postings, olds } = field
  const touched: number[] = []
  for (let k = bigrams.offsets[olds.length + n]!; k < bigrams.offsets[olds.length + n + 1]!; k++) {
    const id = bigrams.ids[k]!
    const to = postings.offsets[id + 1]!
    if (to - postings.offsets[id]! > COMMON) continue
    for (let p = postings.offsets[id]!; p < to; p++) {
      const o = postings.olds[p]!
      if (counts[o]!++ === 0) touched.push(o)
    }
  }
  const best = touched.filter(fits).sort((x, y) => counts[y]! / sizeOf(bigrams, y) - counts[x]! / sizeOf(bigrams, x) || x - y)
  const most = touched.filter(fits).sort((x, y) => counts[y]! - counts[x]! || x - y)
  for (const o of touched) counts[o] = 0
  return [...new Set([...most.slice(0, CANDIDATES), ...best.slice(0, CANDIDATES)])]
}

/** The distinct bigrams that old unit `o` and new unit `n` share; with `but`, those that text `but` lacks. */
function sharedBy(field: Field, o: number, n: number, but = -1): number {
  const { bigrams, olds } = field
  const mark = marks(bigrams.vocabulary)
  for (let k = bigrams.offsets[o]!; k < bigrams.offsets[o + 1]!; k++) mark[bigrams.ids[k]!] = 1
  if (but >= 0) for (let k = bigrams.offsets[but]!; k < bigrams.offsets[but + 1]!; k++) mark[bigrams.ids[k]!] = 0
  let shared = 0
  const from = bigrams.offsets[olds.length + n]!
  const to = bigrams.offsets[olds.length + n + 1]!
  for (let k = from; k < to; k++) shared += mark[bigrams.ids[k]!]!
  for (let k = bigrams.offsets[o]!; k < bigrams.offsets[o + 1]!; k++) mark[bigrams.ids[k]!] = 0
  return shared
}

let spare = new Uint8Array(1024)
/** A zeroed array kept between calls; every user clears what it set. */
function marks(size: number): Uint8Array {
  if (spare.length < size) spare = new Uint8Array(size * 2)
  return spare
}

function choose(field: Field, candidates: Candidate[]): void {
  const { alignment, olds, news } = field
  for (const candidate of candidates) {
    const a = olds[candidate.old]!
    const b = news[candidate.new]!
    if (alignment.after[a] === -1 && alignment.before[b] === -1) join(alignment, a, b, candidate.score)
  }
}

/** Marks the pairs that another candidate left alone would have made nearly as well. */
function markRivals(field: Field, candidates: Candidate[]): void {
  const { alignment, olds, news } = field
  const chosen = new Map<number, number>()
  const indexOf = new Map(news.map((b, n) => [b, n]))
  for (const candidate of candidates)
    if (alignment.before[news[candidate.new]!] === olds[candidate.old]!) chosen.set(candidate.new, candidate.rank)
  for (const candidate of candidates) {
    const a = olds[candidate.old]!
    const b = news[candidate.new]!
    const partner = alignment.after[a]!
    // A rival that found a partner of its own is no rival; one left alone is.
    if (partner === -1 && alignment.mergedInto[a] !== b && candidate.rank > (chosen.get(candidate.new) ?? 2) - CLOSE)
      alignment.ambiguous[b] = 1
    if (
      alignment.before[b] === -1 &&
      alignment.splitFrom[b] !== a &&
      partner >= 0 &&
      candidate.rank > (chosen.get(indexOf.get(partner)!) ?? 2) - CLOSE
    )
      alignment.ambiguous[partner] = 1
  }
}

/** @param own bigrams that the partner does not explain; @param all those found there at all; @param size of the piece. */
function isPiece(own: number, all: number, size: number): boolean {
  return own >= FEW && (own >= PIECE * size || (all >= VERBATIM * size && own >= VERBATIM_PIECE * size))
}

/** A new unit without partner whose words come from an old one that changed, and are not what became of that old one. */
function nameSplits(field: Field): void {
  const { alignment, olds, news, before, after, bigrams } = field
  if (!news.some((b) => alignment.before[b] === -1)) return
  const indexOfNew = new Map(news.map((b, n) => [b, n]))
  const counts = new Int32Array(olds.length)
  for (let n = 0; n < news.length; n++) {
    const b = news[n]!
    if (alignment.before[b] !== -1) continue
    let best = -1
    let most = 0
    for (const o of nearest(
      field,
      n,
      counts,
      (i) => alignment.after[olds[i]!]! >= 0 && classOf(before.nodes[olds[i]!]!) === classOf(after.nodes[b]!),
    )) {
      const partner = indexOfNew.get(alignment.after[olds[o]!]!)
      if (partner === undefined) continue
      const shared = sharedBy(field, o, n, olds.length + partner)
      if (shared > most && isPiece(shared, sharedBy(field, o, n), sizeOf(bigrams, olds.length + n))) {
        most = shared
        best = o
      }
    }
    if (best < 0) continue
    const a = olds[best]!
    const main = alignment.after[a]!
    alignment.splitFrom[b] = a
    alignment.score[b] = most / sizeOf(bigrams, olds.length + n)
    // The piece that begins as the old one did carries it on, however short it is now.
    if (prefix(before.bodies[a]!, after.bodies[b]!) < BEGINNING || prefix(before.bodies[a]!, after.bodies[main]!) >= BEGINNING) continue
    join(alignment, a, b, (2 * sharedBy(field, best, n)) / (sizeOf(bigrams, best) + sizeOf(bigrams, olds.length + n)))
    alignment.before[main] = -1
    alignment.splitFrom[main] = a
    alignment.splitFrom[b] = -1
  }
}

/** An old unit without partner whose words went into a new one, and are not what that one had before. */
function nameMerges(field: Field): void {
  const { alignment, olds, news, before, after, bigrams } = field
  if (!olds.some((a) => alignment.after[a] === -1)) return
  const indexOfOld = new Map(olds.map((a, o) => [a, o]))
  const targets = new Map<number, { n: number; shared: number }>()
  const counts = new Int32Array(olds.length)
  for (let n = 0; n < news.length; n++) {
    const b = news[n]!
    const partner = indexOfOld.get(alignment.before[b]!)
    if (partner === undefined) continue
    for (const o of nearest(
      field,
      n,
      counts,
      (i) => alignment.after[olds[i]!] === -1 && classOf(before.nodes[olds[i]!]!) === classOf(after.nodes[b]!),
    )) {
      const shared = sharedBy(field, o, n, partner)
      if (shared > (targets.get(o)?.shared ?? 0) && isPiece(shared, sharedBy(field, o, n), sizeOf(bigrams, o)))
        targets.set(o, { n, shared })
    }
  }
  for (const [o, { n }] of targets) alignment.mergedInto[olds[o]!] = news[n]!
}

function prefix(a: string, b: string): number {
  let length = 0
  while (length < BEGINNING && length < a.length && a[length] === b[length]) length++
  return length
}
