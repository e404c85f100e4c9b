import type { Assumed } from '../plan.ts'
import { whyNotPassed } from '../sign-offs.ts'
import type { ActionDefinition, ActionEvent, Actor, Circumstances, LegalDay, Role } from '../types.ts'
import { payloads } from './assumed-payloads.ts'
import type { CurrentDraft, RulemakingFacts, SignOff } from './facts.ts'
import { organFor, organOfSignOff, whoMay } from './roles.ts'

/**
 * The favourable form of an action on a day, taken by somebody who may: what the plan walks, and what tests use as a sensible payload.
 *
 * @param why the requirement this step is to satisfy, where that decides its content (where to return to).
 * @throws {UnknownYear} when a term it has to name runs into a year without a holiday notice.
 */
export function assumed(
  action: ActionDefinition,
  facts: RulemakingFacts,
  place: string,
  on: LegalDay,
  at: Circumstances,
  why = '',
): Assumed {
  const payload = payloads[action.name]?.({ facts, on, at, why, place }) ?? {}
  const actor = untouched(actorFor(action, facts, place, at, payload.signOffId), action, facts)
  const post = actor.posts[0]
  const event: ActionEvent = { type: action.name, payload, occurredOn: on, actorId: actor.personId }
  if (action.name === 'draft.save' || action.name === 'draft.replace') event.resolved = draftFor(facts, payload.role as 'act')
  else if (concluding.has(action.name)) event.resolved = { signOffId: `${action.name}.${facts.step}`, organId: post?.organId ?? '' }
  return { event, actor }
}

const concluding = new Set([
  'departmentLegality.conclude',
  'adviserOpinion.give',
  'fairCompetition.conclude',
  'legality.decide',
  'meeting.decide',
  'expedited.decide',
  'signing.sign',
])

/** A person of its own for each role, so that four eyes are always eight. */
function actorFor(action: ActionDefinition, facts: RulemakingFacts, place: string, at: Circumstances, signOffId: unknown): Actor {
  const who = whoMay(action, facts, place).find(
    ({ relation }) => organFor(relation, at.organs) !== null || relation === 'signer' || relation === 'public',
  )
  const signOff = facts.signOffs.find((candidate) => candidate.id === signOffId)
  if (who?.relation === 'signer' && signOff) return person(signerRole(signOff, facts), organOfSignOff(signOff, facts, at.organs) ?? '')
  return person(who?.role[0] ?? 'drafter', who ? (organFor(who.relation, at.organs) ?? '') : '')
}

/** Where the holder of the post has taken part on the other side, somebody else of the organ is supposed to act. */
function untouched(actor: Actor, action: ActionDefinition, facts: RulemakingFacts): Actor {
  const barred = [
    ...(action.requirements.includes('notOwnDraft') ? facts.drafters : []),
    ...(action.requirements.includes('notApprover') ? facts.approvers : []),
    ...(action.requirements.includes('otherReviewer') ? reviewers(facts) : []),
  ]
  return barred.includes(actor.personId) ? untouched({ ...actor, personId: `${actor.personId}+` }, action, facts) : actor
}

function reviewers(facts: RulemakingFacts): string[] {
  return facts.signOffs.filter(({ kind }) => kind === 'departmentLegality' || kind === 'legalityReview').map((signOff) => signOff.personId)
}

function person(role: Role, organId: string): Actor {
  return { personId: `${role}@${organId}`, posts: [{ organId, role, onBehalfOf: null }] }
}

function signerRole(signOff: SignOff, facts: RulemakingFacts): Role {
  const roles: Record<SignOff['kind'], Role> = {
    departmentLegality: 'unitLegalReviewer',
    adviserOpinion: 'legalAdviser',
    fairCompetitionReview: facts.documentClass === 'government' ? 'marketReviewer' : 'unitLegalReviewer',
    legalityReview: 'legalityReviewer',
    deliberation: 'meetingSecretary',
    signature: 'chief',
  }
  return roles[signOff.kind]
}

/** A draft whose words differ where a review asked for it, else in its first provision. */
function draftFor(facts: RulemakingFacts, role: 'act' | 'consolidated'): Record<string, unknown> {
  const before: CurrentDraft | undefined = facts.drafts[role]
  const provisions = { ...(before?.provisions ?? { [`${role}.1`]: 'hash' }) }
  const asked = facts.signOffs.filter((signOff) => whyNotPassed(facts, signOff.kind) !== null).flatMap((signOff) => signOff.points)
  const wanted = asked.find((point) => point.provisionId !== null && provisions[point.provisionId] !== undefined)?.provisionId
  const changed = wanted ?? Object.keys(provisions)[0]
  if (before && changed) provisions[changed] = `${provisions[changed]}*`
  const id = `draft.${role}.${facts.step}`
  return { draftId: id, textId: id, textHash: id, provisions, labels: before?.labels ?? {}, findings: [] }
}
