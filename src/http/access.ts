import type { Role } from '../contract/base.ts'
import type { EndpointKey } from '../contract/endpoints.ts'
import type { HeldPost, Identity } from './context.ts'

/**
 * Who may use an endpoint. `anyone`: the public too. `signedIn`: every account. `staff`: who holds a post in a working organ, not only an
 * administration. `case`: staff of an organ that has to do with the case; to everybody else the case does not exist. A list: who holds
 * one of these roles. What may be *done* in a case is not decided here but by the machine, from stored facts.
 */
export type Rule = 'anyone' | 'signedIn' | 'staff' | 'case' | readonly Role[]

const system = ['systemAdmin'] as const
const second = ['systemAdmin', 'securityAdmin'] as const
const registrars = ['officeRegistrar'] as const
// Who prepares a cleanup: auditors, the legality body, the office that keeps the register.
const cleaners = ['auditor', 'legalityReviewer', 'legalityChief', 'officeRegistrar', 'unitLegalReviewer'] as const
const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const

/** One line an endpoint; a test fails when one is missing. */
export const access: Record<EndpointKey, Rule> = {
  'GET /session': 'anyone',
  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
  'POST /session/switch': 'anyone',
  'GET /sessions': 'signedIn',
  'DELETE /sessions/:id': 'signedIn',
  'POST /password': 'signedIn',
  'POST /setup': 'anyone',
  'GET /inbox': 'signedIn',
  'POST /inbox/seen': 'signedIn',

  'GET /cases': 'staff',
  'POST /cases': 'staff',
  'GET /cases/:id': 'case',
  'GET /cases/:id/actions': 'case',
  'POST /cases/:id/actions/:action': 'case',
  'GET /cases/:id/plan': 'case',
  'GET /cases/:id/history': 'case',
  'GET /cases/:id/sign-offs': 'case',
  'GET /actions/:workflow': 'signedIn',
  'GET /cases/:id/drafts': 'case',
  'GET /cases/:id/drafts/:draftId': 'case',
  'GET /cases/:id/drafts/:draftId/words': 'case',
  'GET /cases/:id/drafts/:a/compare/:b': 'case',
  'GET /cases/:id/changes': 'case',
  'GET /cases/:id/working-copies/:role': 'case',
  'PUT /cases/:id/working-copies/:role': 'case',
  'GET /cases/:id/findings': 'case',
  'GET /cases/:id/opinions': 'case',
  'GET /cases/:id/remarks': 'case',
  'POST /cases/:id/remarks': 'case',
  'POST /cases/:id/remarks/:remarkId/edit': 'case',
  'POST /cases/:id/remarks/:remarkId/withdraw': 'case',
  'GET /cases/:id/materials': 'case',
  'POST /cases/:id/materials': 'case',
  // The case stands behind the material: the route asks again when it knows which.
  'GET /materials/:id/file': 'staff',
  'GET /cases/:id/comments': 'case',
  'POST /text/parse': 'signedIn',
  'POST /text/open': 'signedIn',
  'POST /text/diff': 'signedIn',
  'POST /text/render': 'signedIn',
  'POST /text/findings': 'signedIn',
  'POST /text/amend': 'signedIn',
  'POST /text/apply': 'signedIn',
  'POST /text/cite': 'signedIn',

  'GET /instruments': 'signedIn',
  'GET /instruments/:id': 'signedIn',
  'GET /instruments/:id/on/:day': 'signedIn',
  'GET /instruments/:id/compare': 'signedIn',
  'GET /instruments/:id/citations': 'signedIn',
  'GET /instruments/:id/cited-by': 'signedIn',
  'GET /instruments/:id/breaks': 'signedIn',
  'GET /instruments/:id/changes': 'signedIn',
  'GET /versions/:id': 'signedIn',
  'GET /acts': 'signedIn',
  'GET /acts/:id': 'signedIn',
  'POST /acts': registrars,
  'POST /acts/:proposalId/confirm': registrars,
  'POST /acts/:proposalId/refuse': registrars,
  'GET /imports': registrars,
  'POST /imports': registrars,
  'GET /imports/:id': registrars,
  'POST /imports/:id/organs': registrars,
  'POST /imports/:id/confirm': registrars,
  'POST /imports/:id/refuse': registrars,
  'GET /numbers': 'staff',
  'GET /search': 'signedIn',

  'GET /audit-rules': 'signedIn',
  'GET /audits': 'staff',
  'POST /audits': cleaners,
  'GET /audits/:id': 'staff',
  'GET /audits/:id/file': 'staff',
  'POST /audits/:id/cancel': cleaners,
  'POST /audits/:id/resume': cleaners,
  'GET /findings': 'staff',

  // What may be done in a campaign, and by whom, the machine says; its lists are read by all who work here.
  'GET /campaigns': 'staff',
  'GET /amendments-due': 'staff',
  'POST /campaigns/scope': 'staff',
  'POST /campaigns': 'staff',
  'GET /campaigns/:id': 'staff',
  'GET /campaigns/:id/items': 'staff',
  'GET /campaigns/:id/actions': 'staff',
  'POST /campaigns/:id/actions/:action': 'staff',
  'GET /campaigns/:id/plan': 'staff',
  'GET /campaigns/:id/history': 'staff',
  'GET /campaigns/:id/paper': 'staff',
  'GET /campaigns/:id/catalogues.xlsx': 'staff',
  'GET /campaigns/:id/catalogues.docx': 'staff',
  'GET /campaigns/:id/decision.docx': 'staff',
  'GET /campaigns/:id/table': 'staff',
  'POST /campaigns/:id/table': 'staff',

  'GET /reports/annual': 'staff',
  'GET /reports/annual/file': 'staff',
  'GET /reports/ledgers/:ledger': 'staff',
  'GET /compendium': 'staff',
  'GET /compendium/file': 'staff',
  'GET /power-items': 'staff',
  // Who works in the organ; the route asks which.
  'POST /compendium': 'staff',
  'POST /power-items': 'staff',
  'PUT /power-items/:id': 'staff',
  'POST /reports/figures': 'staff',
  'PUT /reports/blocks/:block': 'staff',

  'GET /public/consultations': 'anyone',
  'GET /public/consultations/:caseId': 'anyone',
  'POST /public/consultations/:caseId/comments': 'anyone',
  'GET /public/comments/:receipt': 'anyone',
  'GET /public/instruments': 'anyone',
  'GET /public/instruments/:id': 'anyone',
  'GET /public/instruments/:id/on/:day': 'anyone',

  'GET /organs': 'signedIn',
  'GET /admin/organs': administrators,
  'POST /admin/organs': system,
  'PATCH /admin/organs/:id': system,
  'GET /admin/successions': administrators,
  'POST /admin/successions': system,
  'POST /admin/successions/table': system,
  'GET /admin/people': administrators,
  'POST /admin/people': system,
  'POST /admin/people/:id/disable': second,
  'POST /admin/people/:id/enable': second,
  'POST /admin/people/:id/password': system,
  'GET /admin/memberships': administrators,
  // The system administrator only until there is a security administrator; the route sees to that.
  'POST /admin/memberships': second,
  'POST /admin/memberships/:id/end': second,
  'GET /colleagues': 'signedIn',
  'GET /admin/deputies': 'signedIn',
  // A person names his own deputy; for others the security administrator does.
  'POST /admin/deputies': 'signedIn',
  'GET /admin/absences': 'signedIn',
  'POST /admin/absences': 'signedIn',
  'GET /admin/number-books': 'signedIn',
  'POST /admin/number-books': system,
  'GET /admin/proposals': ['systemAdmin', 'securityAdmin', 'auditAdmin', 'officeRegistrar'],
  'GET /admin/rule-packs': 'signedIn',
  'POST /admin/rule-packs': second,
  'POST /admin/rule-packs/:id/confirm': second,
  'POST /admin/rule-packs/:id/refuse': second,
  'GET /admin/holiday-years': 'signedIn',
  'POST /admin/holiday-years': second,
  'POST /admin/holiday-years/:id/confirm': second,
  'POST /admin/holiday-years/:id/refuse': second,
  'GET /admin/installation': administrators,
  'PATCH /admin/installation': system,
  // A demonstration is everybody's.
  'POST /admin/legal-day': 'signedIn',
  'GET /admin/verify': ['auditAdmin'],
  'GET /admin/events': ['auditAdmin'],
  'GET /rules': 'signedIn',
}

/** `hidden` is answered 404: what may not be known does not exist. */
export type Verdict = 'yes' | 'notSignedIn' | 'changePassword' | 'hidden' | { roles: readonly string[] }

/** Endpoints an account may use that must choose a password of its own first. */
const beforePassword = new Set<EndpointKey>(['GET /session', 'POST /session', 'DELETE /session', 'POST /session/switch', 'POST /password'])

/**
 * The one answer to "may this person do this to that".
 *
 * @param organs for endpoints of a case: the organs that have to do with it, null when there is no such case.
 */
export function can(identity: Identity | null, key: EndpointKey, organs?: ReadonlySet<string> | null): Verdict {
  const rule = access[key]
  if (identity?.mustChange && !beforePassword.has(key) && rule !== 'anyone') return 'changePassword'
  if (rule === 'anyone') return 'yes'
  if (!identity) return 'notSignedIn'
  if (rule === 'signedIn') return 'yes'
  if (rule === 'staff') return worksHere(identity.posts) ? 'yes' : { roles: ['staff'] }
  if (rule === 'case') return organs && hasToDoWith(identity.posts, organs) ? 'yes' : 'hidden'
  return identity.posts.some((post) => rule.includes(post.role)) ? 'yes' : { roles: rule }
}

/** Whether somebody works in one of these organs. The three administrations administer; they are no staff of a case. */
export function hasToDoWith(posts: HeldPost[], organs: ReadonlySet<string>): boolean {
  return posts.some((post) => isWork(post) && organs.has(post.organId))
}

export function worksHere(posts: HeldPost[]): boolean {
  return posts.some(isWork)
}

export function isWork(post: HeldPost): boolean {
  return !(administrators as readonly string[]).includes(post.role)
}
