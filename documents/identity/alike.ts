import { type Alignment, join } from './align.ts'
import { sizeOf } from './bigrams.ts'
import { FEW, type Field, fieldOf, likenessOf, nearest } from './field.ts'
import { nameMerges, nameSplits } from './pieces.ts'
import { longestRun } from './sequence.ts'
import type { Units } from './units.ts'

/** Likeness that makes two units one where they stand between the same neighbours; elsewhere more is asked. */
const IN_PLACE = 0.25
const ELSEWHERE = 0.5
const PLACE_BONUS = 0.15
/** A rival this close makes the choice ambiguous. */
const CLOSE = 0.08

interface Candidate {
  old: number
  now: number
  /** Dice's likeness. */
  score: number
  rank: number
}

/** Pairs what is left by shared bigrams, then names splits and merges. */
export function pairAlike(before: Units, after: Units, alignment: Alignment): void {
  const field = fieldOf(before, after, alignment)
  if (!field) return
  const candidates = candidatesOf(field)
  for (const { old, now, score } of candidates)
    if (alignment.after[old] === -1 && alignment.before[now] === -1) join(alignment, old, now, score)
  nameSplits(field)
  nameMerges(field)
  markRivals(alignment, candidates)
}

/** For each open new unit the open old ones that share most with it, with their exact likeness; best first. */
function candidatesOf(field: Field): Candidate[] {
  const { alignment, olds, news, bigrams } = field
  const place = placesOf(field)
  const candidates: Candidate[] = []
  const open = Uint8Array.from(olds, (a) => (alignment.after[a] === -1 ? 1 : 0))
  if (!open.includes(1)) return candidates
  news.forEach((now, n) => {
    if (alignment.before[now] !== -1) return
    const document = olds.length + n
    for (const other of nearest(field, document, open)) {
      const old = olds[other]!
      const score = likenessOf(field, other, document)
      const inPlace = old > place.low[now]! && old < place.high[now]!
      const few = Math.min(sizeOf(bigrams, other), sizeOf(bigrams, document)) < FEW
      if (score >= (inPlace ? IN_PLACE : ELSEWHERE) && (inPlace || !few))
        candidates.push({ old, now, score, rank: score + (inPlace ? PLACE_BONUS : 0) })
    }
  })
  return candidates.sort((x, y) => y.rank - x.rank || x.now - y.now || x.old - y.old)
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

/** Marks the pairs that another candidate, left alone, would have made nearly as well. One that found a partner is no rival. */
function markRivals(alignment: Alignment, candidates: Candidate[]): void {
  const chosen = new Map<number, number>()
  for (const { old, now, rank } of candidates) if (alignment.before[now] === old) chosen.set(now, rank)
  for (const { old, now, rank } of candidates) {
    const partner = alignment.after[old]!
    if (partner === -1 && alignment.mergedInto[old] !== now && rank > (chosen.get(now) ?? 2) - CLOSE) alignment.ambiguous[now] = 1
    const alone = alignment.before[now] === -1 && alignment.splitFrom[now] !== old
    if (alone && partner >= 0 && rank > (chosen.get(partner) ?? 2) - CLOSE) alignment.ambiguous[partner] = 1
  }
}
