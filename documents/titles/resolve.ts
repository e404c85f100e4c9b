import { editionOf, titleKey } from './key.ts'

/** A name under which an instrument of the register can be meant. */
export interface TitleCandidate {
  instrumentId: string
  title: string
  /** From when to when it bore the name and was in force, `YYYY-MM-DD`; null where an edge is open or not known. */
  from: string | null
  to: string | null
  /** {@link editionOf} the title. */
  edition: string | null
}

/** `unknown`: no instrument bears the name. `ambiguous`: several do, and the day does not tell which is meant. */
export type Resolved = { instrumentId: string } | { unresolved: 'unknown' | 'ambiguous' }

/**
 * Which instrument a cited title means.
 *
 * One instrument that bears or bore the name is meant on every day: a renamed one is followed, a repealed one is still what was cited.
 * Of several, an edition that the citation names decides, else the one in force on the day, else nobody can say.
 *
 * @param candidates in any order; those of other titles are left out here.
 * @param at the day on which the citing words are read; null = not known.
 */
export function resolveTitle(cited: string, candidates: TitleCandidate[], at: { day: string | null }): Resolved {
  const key = titleKey(cited)
  return chooseInstrument(
    editionOf(cited),
    candidates.filter((candidate) => titleKey(candidate.title) === key),
    at.day,
  )
}

/** {@link resolveTitle} for candidates that are known to share the key of the cited title. */
export function chooseInstrument(edition: string | null, named: TitleCandidate[], day: string | null): Resolved {
  const all = instruments(named)
  if (all.length === 0) return { unresolved: 'unknown' }
  if (all.length === 1) return { instrumentId: all[0]! }
  const same = named.filter((candidate) => candidate.edition === edition)
  const narrowed = edition !== null && same.length > 0 ? same : named
  const alive = day === null ? narrowed : narrowed.filter((candidate) => covers(candidate, day))
  const choices = [alive.filter((candidate) => candidate.edition === edition), alive, alive.length === 0 ? same : []]
  for (const choice of choices) {
    const [one, second] = instruments(choice)
    if (one !== undefined && second === undefined) return { instrumentId: one }
  }
  return { unresolved: 'ambiguous' }
}

function instruments(candidates: TitleCandidate[]): string[] {
  return [...new Set(candidates.map((candidate) => candidate.instrumentId))]
}

function covers({ from, to }: TitleCandidate, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}
