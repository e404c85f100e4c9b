import type { Pattern } from './pattern.ts'
import type { WordSet } from './vocabulary.ts'

/** A word found: its number and where it stands. */
export interface Hit {
  word: number
  start: number
  end: number
}

/** A place where a pattern holds. */
export interface Match {
  start: number
  end: number
}

/** A sentence ready for matching: its hits, and the number of the clause of each character (counted from `start`). */
export class Sentence {
  readonly start: number
  readonly end: number
  private readonly hits: readonly Hit[]
  private readonly clauses: Uint16Array
  private readonly bySet = new Map<number, readonly Hit[]>()

  constructor(start: number, end: number, hits: readonly Hit[], clauses: Uint16Array) {
    this.start = start
    this.end = end
    this.hits = hits
    this.clauses = clauses
  }

  /** The hits of a set that no stop word of it covers. */
  hitsOf(set: WordSet): readonly Hit[] {
    const known = this.bySet.get(set.id)
    if (known) return known
    const stops = set.stops.size === 0 ? [] : this.hits.filter((hit) => set.stops.has(hit.word))
    const here = this.hits.filter((hit) => set.words.has(hit.word) && !stops.some((stop) => stop.start <= hit.start && stop.end >= hit.end))
    this.bySet.set(set.id, here)
    return here
  }

  /** The number of the clause in which a place lies. */
  clauseAt(at: number): number {
    return this.clauses[at - this.start] ?? 0
  }
}

/** All places of a sentence where a pattern holds, one for each place of its last step. Linear in the hits. */
export function matches(pattern: Pattern, sentence: Sentence): Match[] {
  if (pattern.steps.some(({ set }) => sentence.hitsOf(set).length === 0)) return []
  let found: Match[] = []
  for (const [i, { set, gap, far }] of pattern.steps.entries()) {
    const here = sentence.hitsOf(set)
    if (i === 0) {
      found = here.map(({ start, end }) => ({ start, end }))
      continue
    }
    found.sort((a, b) => a.end - b.end)
    const next: Match[] = []
    let before = -1
    for (const hit of here) {
      while (before + 1 < found.length && found[before + 1]!.end <= hit.start) before++
      // The nearest one before is the best: a farther one is behind more characters and more marks.
      const last = found[before]
      if (last && hit.start - last.end <= gap && (far || sentence.clauseAt(last.end - 1) === sentence.clauseAt(hit.start)))
        next.push({ start: last.start, end: hit.end })
    }
    if (next.length === 0) return []
    found = next
  }
  return found
}
