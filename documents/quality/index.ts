import type { Hash } from '../provisions.ts'
import { applying, roundTrips } from './decisions.ts'
import { checking, citing } from './marks.ts'
import { comparing, identity, parsing } from './texts.ts'
import { type Measuring, type Sources, sampled } from './types.ts'

export * from './types.ts'

/** How many rounds of mutations and how many edit scripts the published figures stand on. */
const ROUNDS = 20
const SCRIPTS = 10_000

/**
 * All figures of the law-text engine on what is given; a source without items leaves its figures out. The same sources give the
 * same figures: every random choice has a fixed seed.
 *
 * @param sample at most so many texts, pairs, decisions, sentences and edit scripts, and one round of mutations; null is everything.
 */
export function* measure(sources: Sources, hash: Hash, sample: number | null = null): Measuring {
  const few = <T>(list: readonly T[]) => (sample === null ? [...list] : sampled(list, sample))
  const { texts, pairs, triples, exceptions, citations, seeds } = sources
  const all = [
    ...texts,
    ...pairs.flatMap(({ id, before, after }) => parts(id, { before, after })),
    ...triples.flatMap(({ id, before, decision, after }) => parts(id, { before, decision, after })),
  ]
  const figures = yield* parsing(few(all))
  // one pair has nobody to lend it words
  if (pairs.length > 1) figures.push(...(yield* identity(few(pairs), sample === null ? ROUNDS : 1)))
  if (pairs.length > 0) {
    figures.push(...(yield* comparing(few(pairs))))
    figures.push(...(yield* roundTrips(few(pairs), sample === null ? SCRIPTS : sample, hash)))
  }
  if (triples.length > 0) figures.push(...(yield* applying(few(triples), exceptions, hash)))
  if (citations.length > 0) figures.push(...(yield* citing(few(citations))))
  if (seeds) figures.push(...(yield* checking(seeds)))
  return figures.filter((figure) => figure.of > 0)
}

function parts(id: string, texts: Record<string, string>): { name: string; text: string }[] {
  return Object.entries(texts).map(([part, text]) => ({ name: `${id}/${part}`, text }))
}
