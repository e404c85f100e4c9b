import type { Question, Requirement } from '../../question.ts'
import type { RulemakingFacts } from '../facts.ts'

/** A question about a rulemaking case and a requirement of its machine. */
export type Ask = Question<RulemakingFacts>
export type Check = Requirement<RulemakingFacts>

/** A field of the payload, undefined for an offer. The schema has checked its type before. */
export function said<T>(q: Ask, field: string): T | undefined {
  return q.event?.payload[field] as T | undefined
}

/** True when the payload or event gives a reason that is not blank. */
export function givesReason(q: Ask): boolean {
  const given = said<string>(q, 'reason') ?? q.event?.reason
  return given !== undefined && given.trim() !== ''
}

/** True when the event itself gives a reason (for a deviation from a rule "as a rule"). */
export function deviates(q: Ask): boolean {
  return q.event?.reason !== undefined && q.event.reason.trim() !== ''
}
