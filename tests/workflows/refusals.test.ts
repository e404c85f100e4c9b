import { describe, expect, it } from 'vitest'
import { open } from '../../workflows/engine.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import { requirements } from '../../workflows/rulemaking/requirements/index.ts'
import type { CaseOpening } from '../../workflows/types.ts'
import { begun, later, one, reasons, type Story, type Twist, told, tried, upTo, world } from './support/story.ts'

interface Refusal {
  action: string
  story: () => Story
  twist?: Twist
  /** What else fails with it by its nature. */
  besides?: string[]
}

const stage =
  (name: string, kind: 'making' | 'revision' | 'repeal' = 'making') =>
  () =>
    upTo(begun({ kind }), name)
const also =
  (story: () => Story, ...actions: string[]) =>
  () =>
    actions.reduce((now, action) => told(now, action), story())
const twisted = (story: () => Story, action: string, twist: Twist) => () => told(story(), action, twist)
const spoiled = (story: () => Story, change: (facts: RulemakingFacts) => Partial<RulemakingFacts>) => () => {
  const now = story()
  return { ...now, state: { ...now.state, facts: { ...now.state.facts, ...change(now.state.facts) } } }
}
const on = (story: () => Story, today: string) => () => later(story(), today)
const without = (kind: string) => (facts: RulemakingFacts) => ({ signOffs: facts.signOffs.filter((signOff) => signOff.kind !== kind) })
const yes = (value: boolean) => ({ value, reason: '理由' })
const classified = (change: Record<string, unknown>) => twisted(stage('initiation'), 'classification.set', { payload: change })
const fromClassified = (name: string, change: Record<string, unknown>) => () => upTo(classified(change)(), name)
const draft = (more: object = {}) => ({
  draftId: 'd',
  textId: 't',
  textHash: 'h',
  provisions: { p1: 'a' },
  labels: {},
  findings: [],
  ...more,
})
const finding = draft({ findings: [{ id: 'f1', rule: 'gap', severity: 'warning' }] })
const running = also(stage('consultation'), 'notice.publish')
const closed = on(() => told(later(running(), '2026-03-13'), 'notice.close'), '2026-03-13')
const negative = (kind: string, action: string, conclusion: string, story: () => Story) =>
  [kind, twisted(story, action, { payload: { conclusion } })] as const
const [, dept] = negative('', 'departmentLegality.conclude', 'unlawful', stage('review'))
const [, fcr] = negative('', 'fairCompetition.conclude', 'mayNotIssue', also(stage('review'), 'fairCompetition.selfReview'))
const [, legality] = negative('', 'legality.decide', 'unlawful', on(stage('legalityReview'), '2026-04-20'))
const amended = { payload: { effects: [{ kind: 'amends', instrumentId: 'i1', from: 'publication' }] } }
const point = { conclusion: 'mustRevise', points: [{ text: '修改' }] }

/** Every requirement of the machine, refused alone by the situation it is for. */
const refusals: Record<string, Refusal> = {
  roleHeld: { action: 'initiation.propose', story: stage('initiation'), twist: { by: one('chief') } },
  recordedByRightPerson: {
    action: 'initiation.propose',
    story: stage('initiation'),
    twist: { by: one('marketReviewer'), elsewhere: { place: 'oa', address: 'x', person: 'y', materialId: null, draftIds: [] } },
  },
  notOwnDraft: {
    action: 'initiation.approve',
    story: also(stage('initiation'), 'classification.set', 'initiation.propose'),
    twist: { by: one('officeClerk', 'drafter@bureau') },
  },
  notApprover: { action: 'draft.replace', story: stage('receipt'), twist: { by: one('drafter', 'unitChief@bureau') } },
  otherReviewer: {
    action: 'legality.decide',
    story: on(stage('legalityReview'), '2026-04-20'),
    twist: { by: one('legalityReviewer', 'unitLegalReviewer@bureau') },
  },
  dayNotInFuture: { action: 'initiation.propose', story: stage('initiation'), twist: { on: '2026-03-03', reason: 'x' } },
  dayNotBeforeStage: { action: 'initiation.propose', story: stage('initiation'), twist: { on: '2026-03-01', reason: 'x' } },
  otherDayHasReason: { action: 'initiation.propose', story: on(stage('initiation'), '2026-03-05'), twist: { on: '2026-03-04' } },
  notSuspended: { action: 'initiation.propose', story: also(stage('initiation'), 'case.suspend') },
  suspended: { action: 'case.resume', story: stage('initiation') },
  resumeNotBeforeSuspension: {
    action: 'case.resume',
    story: on(() => told(later(begun(), '2026-03-05'), 'case.suspend'), '2026-03-06'),
    twist: { on: '2026-03-04', reason: 'x' },
  },
  draftNamedIsCurrent: {
    action: 'departmentLegality.conclude',
    story: stage('review'),
    twist: { by: one('officeClerk'), elsewhere: { place: 'paper', address: 'x', person: 'y', materialId: null, draftIds: ['old'] } },
  },
  classified: { action: 'initiation.approve', story: also(stage('initiation'), 'initiation.propose') },
  normativeDocument: {
    action: 'initiation.approve',
    story: also(
      classified({ isNormative: { value: false, reason: 'x', tests: [true, true, true, true, true, false] } }),
      'initiation.propose',
    ),
  },
  classificationConsistent: {
    action: 'classification.set',
    story: stage('initiation'),
    twist: { payload: { isNormative: { value: false, reason: 'x', tests: [true, true, true, true, true, true] } } },
  },
  proposed: { action: 'initiation.approve', story: also(stage('initiation'), 'classification.set') },
  actDraft: {
    action: 'departmentLegality.conclude',
    story: spoiled(stage('review'), ({ drafts }) => ({ drafts: { act: { ...drafts.act!, parsed: false } } })),
  },
  consolidatedDraft: {
    action: 'drafting.finish',
    story: twisted(
      also(stage('drafting', 'revision'), 'draft.save', 'material.add', 'material.add', 'research.record'),
      'effects.set',
      amended,
    ),
  },
  draftBefore: { action: 'draft.replace', story: spoiled(stage('consultation'), () => ({ drafts: {} })) },
  draftResolved: { action: 'draft.save', story: stage('drafting'), twist: { resolved: { provisions: 1 } } },
  majorDeclared: {
    action: 'draft.save',
    story: twisted(stage('review'), 'case.return', { payload: { to: 'drafting' } }),
    twist: { payload: { role: 'act', major: undefined } },
  },
  notMajorAndEditorial: { action: 'draft.replace', story: stage('review'), twist: { payload: { major: true, editorial: true } } },
  effectsSet: {
    action: 'drafting.finish',
    story: also(stage('drafting'), 'draft.save', 'material.add', 'material.add', 'research.record'),
  },
  effectsFitKind: { action: 'effects.set', story: stage('drafting', 'repeal'), twist: amended },
  effectsNameInstrument: {
    action: 'effects.set',
    story: stage('drafting'),
    twist: { payload: { effects: [{ kind: 'makes', from: 'publication' }] } },
  },
  explanatoryNote: {
    action: 'drafting.finish',
    story: twisted(also(stage('drafting'), 'draft.save', 'effects.set', 'research.record'), 'material.add', { payload: { kind: 'bases' } }),
  },
  basesListed: {
    action: 'drafting.finish',
    story: twisted(also(stage('drafting'), 'draft.save', 'effects.set', 'research.record'), 'material.add', {
      payload: { kind: 'explanatoryNote' },
    }),
  },
  researchedOrExperts: {
    action: 'drafting.finish',
    story: also(stage('drafting'), 'draft.save', 'effects.set', 'material.add', 'material.add'),
  },
  findingsAnswered: {
    action: 'drafting.finish',
    story: twisted(also(stage('drafting'), 'effects.set', 'material.add', 'material.add', 'research.record'), 'draft.save', {
      resolved: finding,
    }),
  },
  findingThere: {
    action: 'finding.answer',
    story: twisted(stage('drafting'), 'draft.save', { resolved: finding }),
    twist: { payload: { findingId: 'f2' } },
  },
  materialNew: {
    action: 'material.add',
    story: twisted(stage('drafting'), 'material.add', { payload: { materialId: 'm' } }),
    twist: { payload: { materialId: 'm' } },
  },
  materialThere: { action: 'material.withdraw', story: stage('drafting') },
  baseVersionResolved: {
    action: 'baseVersion.compare',
    story: stage('drafting', 'revision'),
    twist: { payload: { instrumentId: 'i9' }, resolved: { versionId: 'v2', changed: [] } },
  },
  baseVersionCurrent: {
    action: 'signing.sign',
    story: stage('signing', 'revision'),
    twist: { resolved: { latestVersions: { i1: 'v2' } } },
  },
  dueDayNotPast: { action: 'departments.ask', story: stage('consultation'), twist: { payload: { dueOn: '2026-03-01' } } },
  departmentsAsked: { action: 'departments.close', story: stage('consultation') },
  departmentWasAsked: {
    action: 'departments.reply',
    story: also(stage('consultation'), 'departments.ask'),
    twist: { payload: { organ: '别的单位' } },
  },
  departmentsAnsweredOrLate: { action: 'departments.close', story: also(stage('consultation'), 'departments.ask') },
  departmentsHeard: { action: 'consultation.finish', story: () => told(closed(), 'result.publish') },
  mayBePublished: { action: 'notice.publish', story: fromClassified('consultation', { keptFromPublication: yes(true) }) },
  noticeNotRunning: { action: 'notice.publish', story: running },
  noticeRunning: { action: 'notice.close', story: stage('consultation') },
  noticeStillOpen: { action: 'comment.receive', story: on(running, '2026-03-13') },
  noticeOfCurrentDraft: { action: 'notice.publish', story: stage('consultation'), twist: { payload: { draftId: 'old' } } },
  noticeLongEnough: { action: 'notice.publish', story: stage('consultation'), twist: { payload: { until: '2026-03-11' } } },
  noticeTermPassed: { action: 'notice.close', story: running },
  noticeClosed: { action: 'result.publish', story: stage('consultation') },
  skipGroundPossible: { action: 'notice.skip', story: stage('consultation'), besides: ['skipGroundHolds'] },
  skipGroundHolds: { action: 'notice.skip', story: stage('consultation', 'repeal'), twist: { payload: { ground: 'secrecy' } } },
  commentNew: {
    action: 'comment.receive',
    story: twisted(running, 'comment.receive', { payload: { commentId: 'c' } }),
    twist: { payload: { commentId: 'c' } },
  },
  commentsThere: { action: 'comment.answer', story: running, twist: { payload: { commentIds: ['c'] } }, besides: ['commentsKnown'] },
  commentsKnown: { action: 'comment.answer', story: also(running, 'comment.receive'), twist: { payload: { commentIds: ['c9'] } } },
  commentsAnswered: {
    action: 'result.publish',
    story: () => told(later(told(running(), 'comment.receive'), '2026-03-13'), 'notice.close'),
  },
  resultPublished: {
    action: 'consultation.finish',
    story: () => ['departments.ask', 'departments.reply', 'departments.close'].reduce((now, action) => told(now, action), closed()),
  },
  publicConsulted: { action: 'pack.submit', story: spoiled(stage('receipt'), () => ({ notice: null })) },
  majorChangeConsulted: { action: 'pack.submit', story: spoiled(stage('receipt'), () => ({ lastMajor: 9 })) },
  noticeFitsClass: {
    action: 'pack.submit',
    story: () => upTo(told(stage('review')(), 'classification.set', { payload: { productionRelated: yes(true) } }), 'receipt'),
  },
  riskAssessed: {
    action: 'pack.submit',
    story: spoiled(stage('receipt'), (facts) => ({ classification: { ...facts.classification!, majorDecision: true } })),
    besides: ['noticeFitsClass'],
  },
  heldNotAfterRecord: { action: 'hearing.record', story: stage('consultation'), twist: { payload: { heldOn: '2026-03-03' } } },
  departmentLegalityWhole: { action: 'pack.submit', story: spoiled(stage('receipt'), without('departmentLegality')) },
  adviserOpinionWhole: { action: 'pack.submit', story: spoiled(stage('receipt'), without('adviserOpinion')) },
  fairCompetitionWhole: { action: 'pack.submit', story: spoiled(stage('receipt'), without('fairCompetitionReview')) },
  legalityWhole: { action: 'meeting.decide', story: spoiled(stage('deliberation'), without('legalityReview')) },
  deliberationWhole: { action: 'signing.sign', story: spoiled(stage('signing'), without('deliberation')) },
  signatureWhole: {
    action: 'publication.publish',
    story: spoiled(
      also(stage('publication'), 'secrecy.check', 'number.assign', 'publication.set', 'interpretation.publish'),
      without('signature'),
    ),
  },
  changedSinceDepartmentLegality: { action: 'departmentLegality.conclude', story: dept },
  changedSinceFairCompetition: { action: 'fairCompetition.conclude', story: fcr },
  changedSinceLegality: { action: 'legality.decide', story: legality },
  notApplicableAllowed: {
    action: 'adviserOpinion.give',
    story: stage('review'),
    twist: { payload: { conclusion: 'notApplicable', reason: 'x' } },
  },
  selfReviewFirst: { action: 'fairCompetition.conclude', story: stage('review') },
  exceptionComplete: {
    action: 'fairCompetition.conclude',
    story: also(stage('review'), 'fairCompetition.selfReview'),
    twist: { payload: { exception: { ground: 'E1', noLessRestrictiveAlternative: true, thirdPartyMaterialId: 'm' } } },
  },
  exceptionEvaluated: {
    action: 'fairCompetition.conclude',
    story: also(stage('review'), 'fairCompetition.selfReview'),
    twist: { payload: { exception: { ground: 'E1', noLessRestrictiveAlternative: true, endCondition: 'x' } } },
  },
  pointsKnown: {
    action: 'departmentLegality.conclude',
    story: stage('review'),
    twist: { payload: { points: [{ provisionId: 'none', text: 'x' }] } },
  },
  pointsForMustRevise: {
    action: 'legality.decide',
    story: on(stage('legalityReview'), '2026-04-20'),
    twist: { payload: { conclusion: 'mustRevise' } },
  },
  opinionPointOpen: { action: 'opinion.answer', story: stage('review'), besides: ['opinionPointThere'] },
  opinionPointThere: {
    action: 'opinion.answer',
    story: twisted(stage('review'), 'adviserOpinion.give', { payload: { conclusion: 'objections' } }),
    twist: { payload: { pointId: 'x' } },
  },
  legalityPointOpen: { action: 'legalityPoint.answer', story: stage('legalityReview'), besides: ['legalityPointThere'] },
  legalityPointThere: {
    action: 'legalityPoint.answer',
    story: twisted(on(stage('legalityReview'), '2026-04-20'), 'legality.decide', { payload: point }),
    twist: { payload: { pointId: 'x' } },
  },
  pointMetByChange: {
    action: 'legalityPoint.answer',
    story: twisted(on(stage('legalityReview'), '2026-04-20'), 'legality.decide', { payload: point }),
    twist: { payload: { disposition: 'met' } },
  },
  signOffToConfirm: {
    action: 'signoff.confirm',
    story: stage('receipt'),
    twist: { by: one('legalAdviser'), payload: { provisionIds: ['x'] } },
    besides: ['roleHeld', 'provisionsOpen'],
  },
  signOffOpen: {
    action: 'signoff.widen',
    story: stage('receipt'),
    twist: { by: one('legalAdviser'), payload: { signOffId: 'x' } },
    besides: ['roleHeld'],
  },
  provisionsOpen: {
    action: 'signoff.confirm',
    story: also(stage('receipt'), 'draft.replace'),
    twist: { payload: { provisionIds: ['x'] } },
  },
  departmentDeliberated: { action: 'pack.submit', story: spoiled(stage('receipt'), () => ({ departmentDeliberatedOn: null })) },
  notYetSubmitted: { action: 'pack.submit', story: also(stage('receipt'), 'pack.submit') },
  packSubmitted: { action: 'receipt.accept', story: stage('receipt') },
  clockRuns: { action: 'legality.supplement', story: also(stage('legalityReview'), 'legality.supplement') },
  supplementPending: { action: 'legality.supplied', story: stage('legalityReview') },
  suppliedNotBeforeAsked: {
    action: 'legality.supplied',
    story: () => later(told(later(stage('legalityReview')(), '2026-03-20'), 'legality.supplement'), '2026-03-21'),
    twist: { on: '2026-03-19', reason: 'x' },
  },
  legalityMinDays: { action: 'legality.decide', story: stage('legalityReview') },
  legalityMinDaysMajor: {
    action: 'legality.decide',
    story: () => later(fromClassified('legalityReview', { majorDecision: yes(true) })(), '2026-04-10'),
  },
  riskOnlyForMajorDecision: {
    action: 'legality.decide',
    story: on(stage('legalityReview'), '2026-04-20'),
    twist: { payload: { conclusion: 'riskDisclosed' } },
  },
  partyReported: {
    action: 'meeting.decide',
    story: spoiled(stage('deliberation'), (facts) => ({ classification: { ...facts.classification!, majorDecision: true } })),
  },
  reportDayNotInFuture: { action: 'partyReport.record', story: stage('receipt'), twist: { payload: { on: '2026-12-01' } } },
  meetingDayFits: { action: 'meeting.decide', story: stage('deliberation'), twist: { payload: { heldOn: '2026-03-01' } } },
  meetingKindFits: { action: 'meeting.decide', story: stage('deliberation'), twist: { payload: { kind: 'office' } } },
  dissentRecorded: {
    action: 'meeting.decide',
    story: stage('deliberation'),
    twist: { payload: { vote: { for: 5, against: 1, abstain: 0 } } },
  },
  voteCarries: {
    action: 'meeting.decide',
    story: stage('deliberation'),
    twist: { payload: { vote: { for: 1, against: 1, abstain: 3 }, dissent: 'x' } },
  },
  expeditedGranted: { action: 'expedited.decide', story: stage('deliberation') },
  notYetExpedited: { action: 'expedited.grant', story: also(stage('drafting'), 'expedited.grant') },
  decided: { action: 'signing.sign', story: spoiled(stage('signing'), () => ({ decidedOn: null })) },
  changesMade: {
    action: 'signing.sign',
    story: twisted(stage('deliberation'), 'meeting.decide', { payload: { decision: 'passWithChanges' } }),
  },
  signed: { action: 'number.assign', story: spoiled(stage('publication'), () => ({ signedOn: null })) },
  secrecyCleared: {
    action: 'publication.publish',
    story: also(stage('publication'), 'number.assign', 'publication.set', 'interpretation.publish'),
  },
  notNumbered: { action: 'number.assign', story: also(stage('publication'), 'number.assign') },
  numbered: {
    action: 'publication.publish',
    story: also(stage('publication'), 'secrecy.check', 'publication.set', 'interpretation.publish'),
  },
  validityStated: {
    action: 'publication.set',
    story: stage('publication'),
    twist: { payload: { validTo: undefined } },
    besides: ['validityWithinMax'],
  },
  validityWithinMax: { action: 'publication.set', story: stage('publication'), twist: { payload: { validTo: '2031-03-20' } } },
  validitySet: {
    action: 'publication.publish',
    story: also(stage('publication'), 'secrecy.check', 'number.assign', 'interpretation.publish'),
  },
  effectiveNotBeforePublication: {
    action: 'publication.publish',
    story: twisted(also(stage('publication'), 'secrecy.check', 'number.assign', 'interpretation.publish'), 'publication.set', {
      payload: { effectiveFrom: '2026-03-01' },
    }),
  },
  interpretationReady: {
    action: 'publication.publish',
    story: also(stage('publication'), 'secrecy.check', 'number.assign', 'publication.set'),
  },
  recipientNamed: { action: 'filing.send', story: stage('filing'), twist: { payload: { recipient: undefined } } },
  filingSent: { action: 'filing.receipt', story: stage('filing'), besides: ['filingSentThere'] },
  filingSentThere: { action: 'filing.receipt', story: also(stage('filing'), 'filing.send'), twist: { payload: { recipient: '别处' } } },
  filedEverywhere: { action: 'filing.finish', story: also(stage('filing'), 'filing.send', 'filing.receipt') },
  filingsAnswered: { action: 'filing.finish', story: also(stage('filing'), 'filing.send', 'filing.send') },
  extensionAllowed: {
    action: 'term.extend',
    story: twisted(stage('legalityReview'), 'term.extend', { payload: { days: 10 } }),
    besides: ['extensionWithinLimit'],
  },
  extensionOfThisStage: { action: 'term.extend', story: stage('legalityReview'), twist: { payload: { stage: 'filing' } } },
  extensionWithinLimit: { action: 'term.extend', story: stage('legalityReview'), twist: { payload: { days: 11 } } },
  returnGoesBack: { action: 'case.return', story: stage('receipt'), twist: { payload: { to: 'signing' } } },
}

describe('every requirement refuses its situation alone', () => {
  for (const [code, { action, story, twist = {}, besides = [] }] of Object.entries(refusals)) {
    it(`${code}: ${action}`, () => {
      const now = story()
      const result = tried(now, action, twist)
      expect([...reasons(result)].sort()).toEqual([code, ...besides].sort())
      if (result.ok) return
      const unmet = result.unmet.find((one) => one.code === code)
      expect(`${unmet?.zh}${unmet?.en}${unmet?.remedy.zh}${unmet?.remedy.en}`).not.toMatch(/\{|undefined|null/)
      expect(unmet?.basis.length).toBeGreaterThan(0)
    })
  }

  it('a term, or the reason for none, is asked only of what brings a document into force or renews it', () => {
    const bare = { payload: { validTo: undefined, longTermReason: undefined } }
    expect(reasons(tried(stage('publication', 'repeal')(), 'publication.set', bare))).toEqual([])
    expect(reasons(tried(stage('publication', 'revision')(), 'publication.set', bare))).toEqual(['validityStated', 'validityWithinMax'])
    const amends = spoiled(stage('publication', 'revision'), (facts) => ({ effects: [{ ...facts.effects[0]!, kind: 'amends' }] }))
    expect(reasons(tried(amends(), 'publication.set', bare))).toEqual([])
  })

  it('with none left out', () => {
    const opening: CaseOpening = {
      kind: 'revision',
      title: 'x',
      documentClass: 'government',
      instruments: [],
      occurredOn: '2026-03-02',
      issuingOrganType: '临时机构',
    }
    const opened = reasons(open('rulemaking', opening, world('2026-03-02', one('drafter'))))
    expect([...requirements.keys()].filter((code) => !(code in refusals) && !opened.includes(code))).toEqual([])
  })
})
