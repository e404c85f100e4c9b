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

/**
 * A day as people write it: 2019-3-1, 2019/03/01, 2019.3.1, 20190301, 2019年3月1日.
 *
 * @returns `YYYY-MM-DD`; undefined for what is no day.
 */
export function dayTyped(typed: unknown): string | undefined {
  if (typeof typed !== 'string') return undefined
  const parts = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?$/.exec(typed.normalize('NFKC').trim())
  const day = parts
    ?.slice(1)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  return day !== undefined && isLegalDay(day) ? day : undefined
}

/** A receipt as people copy it from paper: in small letters, without its strokes or with others. */
export function receiptTyped(typed: unknown): string {
  if (typeof typed !== 'string') return ''
  const signs = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return signs.length === 12 ? `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}` : typed.trim().slice(0, 40)
}

/** Filters as typed into an address: what makes no sense is as if it were not there. Without a choice the catalogue shows what is in force. */
export function queryOf(given: Record<string, unknown>): Query {
  const text = (name: string, fits: (value: string) => boolean): Record<string, string> => {
    const value = given[name]
    return typeof value === 'string' && value !== '' && fits(value) ? { [name]: value } : {}
  }
  const filters: Query = {
    ...text('q', (value) => value.trim() !== ''),
    ...text('organ', (value) => value.length <= 100),
    ...text('year', (value) => /^(19|20)\d\d$/.test(value)),
    ...text('after', (value) => value.length <= 300),
  }
  // more words than the field takes are cut, not forgotten: else they would find everything
  if (filters.q !== undefined) filters.q = filters.q.slice(0, 200)
  const on = dayTyped(given.on)
  if (on !== undefined) filters.on = on
  const standing = given.standing
  const shown = typeof standing === 'string' ? standing : filters.q === undefined ? 'inForce' : ''
  return { ...filters, ...((shownStandings as readonly string[]).includes(shown) ? { standing: shown } : {}) }
}
