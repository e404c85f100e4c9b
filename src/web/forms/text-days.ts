import { commencementClause, validityClause } from '../../../documents/clauses.ts'
import { parse } from '../../../documents/parse.ts'

/**
 * What the text says of its own days: from when, until when, and the sentences that say so. A term in years is counted from a day that is
 * named; from the day of publication it is left to the person, since that day is not known yet.
 */
export function daysOfText(text: string): { values: { effectiveFrom?: string; validTo?: string }; says: string[] } {
  const tree = parse(text)
  const from = commencementClause(tree)
  const until = validityClause(tree)
  const effectiveFrom = from?.day ?? (from && /[自从于](?:公布|发布|印发)之日/.test(from.text) ? 'publication' : undefined)
  const validTo = until?.day ?? (until?.years && from?.day ? lastDay(from.day, until.years) : undefined)
  const says = [...new Set([from?.text, until?.text].filter((one) => one !== undefined))]
  return { values: { ...(effectiveFrom ? { effectiveFrom } : {}), ...(validTo ? { validTo } : {}) }, says }
}

/** Five years from 2026-08-01 end on 2031-07-31. */
function lastDay(from: string, years: number): string {
  const day = new Date(`${from}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + years)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
