import { addDays, addYears } from '../days.ts'
import { openProvisions, signOffOf, whyNotPassed } from '../sign-offs.ts'
import type { ActionDefinition, ActionEvent, Actor, Circumstances, LegalDay, Role } from '../types.ts'
import type { CurrentDraft, RulemakingFacts, SignOff } from './facts.ts'
import { earliestUntil } from './requirements/consultation.ts'
import { openFindings } from './requirements/preparation.ts'
import { organFor, organOfSignOff, whoMay } from './roles.ts'
import type { Stage } from './stages.ts'
import { comesBefore } from './stages.ts'

/** A step as the plan supposes it: everything goes well, nobody dallies, everyone answers in the same moment. */
export interface Assumed {
  event: ActionEvent
  actor: Actor
}

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

interface Scene {
  facts: RulemakingFacts
  on: LegalDay
  at: Circumstances
  why: string
  place: string
}

const reason = '（预计）'
const yes = (value: boolean) => ({ value, reason })

/** Payloads by action; those that are missing take none. */
const payloads: Record<string, (scene: Scene) => Record<string, unknown>> = {
  'classification.set': ({ facts }) => ({
    isNormative: { value: true, reason, tests: [true, true, true, true, true, true] },
    documentClass: { value: facts.documentClass, reason },
    ...{
      majorDecision: yes(false),
      concernsOperators: yes(true),
      productionRelated: yes(false),
      interim: yes(false),
      keptFromPublication: yes(false),
    },
  }),
  'initiation.propose': () => ({ necessity: reason, problem: reason, measures: reason, similar: [] }),
  'initiation.refuse': () => ({ grounds: reason, reason }),
  'research.record': () => ({ summary: reason }),
  'expertReview.record': () => ({ experts: ['专家'], summary: reason }),
  'material.add': ({ facts, on, why }) => ({ kind: missingMaterial(facts, why), materialId: `material.${facts.step}`, title: reason, on }),
  'material.withdraw': ({ facts }) => ({ materialId: facts.materials[0]?.id ?? 'material', reason }),
  'draft.save': ({ facts }) => ({
    role: facts.drafts.act ? 'consolidated' : 'act',
    draftKind: '草案',
    workingCopyId: 'copy',
    rev: 1,
    major: false,
  }),
  'draft.replace': () => ({ role: 'act', workingCopyId: 'copy', rev: 1, reason, major: false, editorial: false }),
  'effects.set': ({ facts }) => ({ effects: effectsFor(facts) }),
  'finding.answer': ({ facts }) => ({
    findingId: openFindings(facts)[0] ?? anyFinding(facts),
    answer: 'dismissed',
    reason,
  }),
  'opinion.answer': ({ facts }) => {
    const signOff = facts.signOffs.find((one) => ['adviserOpinion', 'departmentLegality'].includes(one.kind) && one.points.length > 0)
    return { opinionId: signOff?.id ?? 'opinion', pointId: openPoint(signOff), disposition: 'notAdopted', reason }
  },
  'signoff.confirm': ({ facts }) => {
    const signOff = facts.signOffs.find((one) => one.void === null && openProvisions(one, facts).length > 0)
    return {
      signOffId: signOff?.id ?? 'signOff',
      provisionIds: signOff ? openProvisions(signOff, facts).map((open) => open.provisionId) : ['p'],
    }
  },
  'signoff.widen': ({ facts }) => ({ signOffId: standing(facts), reason }),
  'signoff.refuse': ({ facts }) => ({ signOffId: standing(facts), reason }),
  'baseVersion.compare': ({ facts }) => ({ instrumentId: facts.instruments[0]?.id ?? 'instrument' }),
  'case.suspend': () => ({ reason }),
  'case.resume': () => ({ reason }),
  'case.withdraw': () => ({ reason }),
  'term.extend': ({ place }) => ({ stage: place, days: 1, reason }),
  'expedited.grant': () => ({ ground: 'emergency', reason }),
  'case.return': ({ why, place }) => ({ to: returnTarget(why, place as Stage), grounds: ['R7'], reason }),
  'partyReport.record': ({ on }) => ({ on, reference: reason }),
  'departments.ask': ({ on }) => ({ organs: [{ name: '有关部门' }], dueOn: on }),
  'departments.reply': ({ facts }) => ({ organ: firstSilent(facts), reply: reason, disposition: 'none', reason }),
  'notice.publish': ({ facts, on, at }) => ({
    ...{
      draftId: facts.drafts.act?.draftId ?? 'draft',
      until: earliestUntil(facts, at, on) ?? on,
      channels: ['政府网站'],
      address: reason,
    },
  }),
  'notice.skip': ({ facts }) => ({ ground: skipGround(facts), reason }),
  'comment.receive': ({ facts }) => ({ commentId: `comment.${facts.step}`, channel: '网站' }),
  'comment.answer': ({ facts }) => ({
    commentIds: facts.comments.open.length > 0 ? facts.comments.open : facts.comments.answered,
    disposition: 'notAdopted',
    reason,
  }),
  'result.publish': () => ({ address: reason, channels: ['政府网站'] }),
  'riskAssessment.record': () => ({ conclusion: 'controllable', summary: reason }),
  'hearing.record': ({ on }) => ({ heldOn: on, summary: reason }),
  'departmentLegality.conclude': () => ({ conclusion: 'lawful', opinion: reason }),
  'adviserOpinion.give': () => ({ conclusion: 'noObjection', opinion: reason }),
  'fairCompetition.selfReview': () => ({ findings: reason, opinion: reason }),
  'fairCompetition.conclude': ({ facts }) =>
    facts.classification?.concernsOperators === false
      ? { conclusion: 'notApplicable', opinion: reason, reason }
      : { conclusion: 'mayIssue', opinion: reason },
  'departmentDeliberation.record': ({ on }) => ({ heldOn: on, attendees: ['负责人'], minutes: 'minutes', decision: 'pass' }),
  'pack.submit': () => ({ signedBy: '主要负责人' }),
  'receipt.supplement': () => ({ missing: reason }),
  'receipt.return': () => ({ grounds: ['R4'], reason }),
  'legality.decide': () => ({ conclusion: 'lawful', opinion: reason }),
  'legality.supplement': () => ({ request: reason }),
  'legalityPoint.answer': ({ facts }) => ({ pointId: openPoint(signOffOf(facts, 'legalityReview')), disposition: 'notAdopted', reason }),
  'legality.return': () => ({ grounds: ['R8'], reason }),
  'meeting.decide': ({ facts, on }) => ({
    ...{ meeting: reason, heldOn: on, kind: facts.documentClass === 'department' ? 'office' : 'executive', attendees: ['主要负责人'] },
    ...{ views: reason, vote: { for: 1, against: 0, abstain: 0 }, decision: 'pass', minutes: 'minutes' },
  }),
  'expedited.decide': () => ({ ground: reason, reason }),
  'signing.sign': () => ({ signer: '主要负责人' }),
  'secrecy.check': ({ facts }) => ({ result: facts.classification?.keptFromPublication ? 'keptBack' : 'mayPublish', reason }),
  'number.assign': () => ({ bookId: 'book' }),
  'publication.set': ({ facts, on, at }) => ({ effectiveFrom: 'publication', ...validity(facts, on, at) }),
  'interpretation.publish': () => ({ address: reason }),
  'publication.publish': () => ({ channels: ['政府公报'], address: reason }),
  'filing.send': ({ facts }) => ({
    recipient: facts.filings.find((one) => one.result === 'deferred')?.recipient ?? `备案机关${facts.filings.length + 1}`,
    reference: reason,
  }),
  'filing.receipt': ({ facts }) => ({
    ...{
      recipient:
        facts.filings.find((one) => one.result === null || one.result === 'deferred')?.recipient ??
        facts.filings[0]?.recipient ??
        '备案机关1',
      result: 'registered',
      reference: reason,
    },
  }),
  'archive.close': () => ({ note: reason }),
}

function missingMaterial(facts: RulemakingFacts, why: string): string {
  if (why === 'explanatoryNote') return 'explanatoryNote'
  if (why === 'basesListed') return 'bases'
  return facts.materials.some((material) => material.kind === 'explanatoryNote') ? 'bases' : 'explanatoryNote'
}

function effectsFor(facts: RulemakingFacts): Record<string, unknown>[] {
  const from = 'publication'
  const first = facts.instruments[0]
  if (facts.kind === 'repeal') return facts.instruments.map(({ id }) => ({ kind: 'repeals', instrumentId: id, from }))
  if (facts.kind === 'revision') return [{ kind: 'reissues', instrumentId: first?.id ?? 'instrument', from }]
  return [first ? { kind: 'makes', instrumentId: first.id, from } : { kind: 'makes', newInstrument: { title: facts.title }, from }]
}

function anyFinding(facts: RulemakingFacts): string {
  return Object.values(facts.drafts).flatMap((draft) => draft.findings)[0]?.id ?? 'finding'
}

function openPoint(signOff: SignOff | undefined): string {
  return signOff?.points.find((point) => point.answer === null)?.id ?? signOff?.points[0]?.id ?? 'point'
}

function standing(facts: RulemakingFacts): string {
  return facts.signOffs.find((signOff) => signOff.void === null)?.id ?? 'signOff'
}

function firstSilent(facts: RulemakingFacts): string {
  const asked = facts.departments?.asked ?? {}
  return Object.keys(asked).find((organ) => !asked[organ]) ?? Object.keys(asked)[0] ?? '有关部门'
}

function skipGround(facts: RulemakingFacts): string {
  if (facts.classification?.keptFromPublication) return 'secrecy'
  return facts.expedited ? 'urgentOrder' : 'repealOnly'
}

const returnTargets: Record<string, Stage> = {
  publicConsulted: 'consultation',
  majorChangeConsulted: 'consultation',
  noticeFitsClass: 'consultation',
  riskAssessed: 'consultation',
  departmentDeliberated: 'review',
  departmentLegalityWhole: 'review',
  adviserOpinionWhole: 'review',
  fairCompetitionWhole: 'review',
  legalityWhole: 'legalityReview',
  deliberationWhole: 'deliberation',
  decided: 'deliberation',
  signatureWhole: 'signing',
  signed: 'signing',
  baseVersionCurrent: 'signing',
}

function returnTarget(why: string, place: Stage): Stage {
  const wanted = returnTargets[why]
  return wanted && comesBefore(wanted, place) ? wanted : 'drafting'
}

function validity(facts: RulemakingFacts, on: LegalDay, at: Circumstances): Record<string, unknown> {
  const key = facts.classification?.interim ? 'validity.provisionalMaxYears' : 'validity.maxYears'
  const years = at.pack(on).get(key)?.value
  return facts.kind === 'repeal' || typeof years !== 'number' ? { longTermReason: reason } : { validTo: addDays(addYears(on, years), -1) }
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
