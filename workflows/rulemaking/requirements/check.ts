import type { Question, Requirement } from '../../question.ts'
import type { RulemakingFacts } from '../facts.ts'

/** A question about a rulemaking case and a requirement of its machine. */
export type Ask = Question<RulemakingFacts>
export type Check = Requirement<RulemakingFacts>

/** A field of the payload, undefined for an offer. The schema has checked its type before. */
export function said<T>(q: Ask, field: string): T | undefined {
  return q.event?.payload[field] as T | undefined
}

/** True when the payload gives a reason that is not blank: the reason of the conclusion, not of a late record. */
export function givesReason(q: Ask): boolean {
  return (said<string>(q, 'reason') ?? '').trim() !== ''
}

/** True when the event itself gives a reason (for a deviation from a rule "as a rule"). */
export function deviates(q: Ask): boolean {
  return q.event?.reason !== undefined && q.event.reason.trim() !== ''
}
