import { isLegalDay } from '../../../workflows/days.ts'

export const shownStandings = [
  ...(['inForce', 'notYet', 'partlySuspended', 'repealed', 'expired', 'declaredInvalid', 'revoked', 'replaced', 'notNormative'] as const),
] as const

/** What the public catalogue is asked for. */
export interface Query {
  q?: string
  standing?: string
  organ?: string
  year?: string
  on?: string
  after?: string
}

/** Filters as typed into an address: what makes no sense is as if it were not there. Without a choice the catalogue shows what is in force. */
export function queryOf(given: Record<string, unknown>): Query {
  const text = (name: string, fits: (value: string) => boolean): Record<string, string> => {
    const value = given[name]
    return typeof value === 'string' && value !== '' && fits(value) ? { [name]: value } : {}
  }
  const filters: Query = {
    ...text('q', (value) => value.trim() !== '' && value.length <= 200),
    ...text('organ', (value) => value.length <= 100),
    ...text('year', (value) => /^(19|20)\d\d$/.test(value)),
    ...text('on', isLegalDay),
    ...text('after', (value) => value.length <= 300),
  }
  const standing = given.standing
  const shown = typeof standing === 'string' ? standing : filters.q === undefined ? 'inForce' : ''
  return { ...filters, ...((shownStandings as readonly string[]).includes(shown) ? { standing: shown } : {}) }
}
