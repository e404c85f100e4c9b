import { citesExpired, citesRenamed, citesRepealed, citesReplaced } from './rules/citations.ts'
import { unfitIssuer } from './rules/issuer.ts'
import { amendmentOrdered } from './rules/ordered.ts'
import { organAbolished } from './rules/organs.ts'
import { periodOver } from './rules/period.ts'
import { neverFiled, neverPublished, numberOddity } from './rules/records.ts'
import { competition, legality } from './rules/red-flags.ts'
import { repealConflict } from './rules/repeal-conflict.ts'
import { superiorAmended } from './rules/superior.ts'
import { superseded } from './rules/superseded.ts'
import { expiry, interim, noValidity } from './rules/validity.ts'
import type { AuditFinding, AuditRule, AuditSettings, AuditSubject } from './types.ts'

export { daysInWords, type Matter, matters } from './matters.ts'
export { proposal, REASONS } from './proposal.ts'
export type * from './types.ts'

/** All audit rules, in the order in which pages list them. */
export const auditRules: readonly AuditRule[] = [
  expiry,
  interim,
  noValidity,
  citesRepealed,
  citesReplaced,
  citesExpired,
  citesRenamed,
  superiorAmended,
  organAbolished,
  periodOver,
  amendmentOrdered,
  superseded,
  repealConflict,
  neverFiled,
  neverPublished,
  unfitIssuer,
  competition,
  legality,
  numberOddity,
]

/**
 * What the rules find on one instrument on the day of the settings: first what concerns it as a whole, then in the order of the text.
 * Deterministic; instruments that are over (repealed, replaced …) have only what contradicts in the register.
 */
export function audit(subject: AuditSubject, settings: AuditSettings): AuditFinding[] {
  return auditRules.flatMap((rule) => rule.run(subject, settings)).sort(byPlace)
}

function byPlace(a: AuditFinding, b: AuditFinding): number {
  return (a.start ?? -1) - (b.start ?? -1) || (a.end ?? -1) - (b.end ?? -1) || compare(a.rule, b.rule) || compare(a.message, b.message)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
