import { addDays, addYears } from '../days.ts'
import { openProvisions, signOffOf } from '../sign-offs.ts'
import type { Circumstances, LegalDay } from '../types.ts'
import type { RulemakingFacts, SignOff } from './facts.ts'
import { earliestUntil } from './requirements/notice.ts'
import { openFindings } from './requirements/preparation.ts'
import { comesBefore, type Stage } from './stages.ts'
import { setsValidity } from './validity.ts'

/** What a payload is made from. */
export interface Scene {
  facts: RulemakingFacts
  on: LegalDay
  at: Circumstances
  why: string
  place: string
}

const reason = '（预计）'
const yes = (value: boolean) => ({ value, reason })

/** The favourable payload of each action; those that are missing take none. */
export const payloads: Record<string, (scene: Scene) => Record<string, unknown>> = {
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
      ...{ summary: reason, affected: reason },
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
  if (!setsValidity(facts.kind, facts.effects)) return {}
  return typeof years !== 'number' ? { longTermReason: reason } : { validTo: addDays(addYears(on, years), -1) }
}
