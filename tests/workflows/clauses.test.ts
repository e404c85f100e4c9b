import { describe, expect, it } from 'vitest'
import type { Classification, RulemakingFacts, SignOff, SignOffKind } from '../../workflows/rulemaking/facts.ts'
import { safety, safetySentences } from '../../workflows/rulemaking/safety.ts'
import { begun, one, reasons, type Story, told, tried, upTo } from './support/story.ts'

/** A case with nothing left to do but to publish. */
function ready(kind: 'making' | 'repeal' = 'making'): Story {
  let story = upTo(begun({ kind }), 'publication')
  for (const action of ['secrecy.check', 'number.assign', 'publication.set', 'interpretation.publish']) story = told(story, action)
  return story
}

const making = ready()
const repeal = ready('repeal')

type Spoil = (facts: RulemakingFacts) => Partial<RulemakingFacts>

const withSignOff =
  (kind: SignOffKind, change: Partial<SignOff>): Spoil =>
  (facts) => ({ signOffs: facts.signOffs.map((signOff) => (signOff.kind === kind ? { ...signOff, ...change } : signOff)) })

const opened = { differences: { act: { 'act.1': { signed: 'other', label: '第一条', noise: false } }, consolidated: {} } }
const openedOnConsolidated = { differences: { act: {}, consolidated: { c1: { signed: null, label: '第一条', noise: false } } } }
const point = { id: 'p', provisionId: 'act.1', answer: null, touched: false }

/** Each clause of the safety sentences (issue 2, line 8), made false alone: the requirement that refuses, and the sentence that breaks. */
const clauses: { clause: string; spoil: Spoil; code: string; breaks?: string; of?: Story }[] = [
  {
    clause: 'the public was not consulted and no ground recorded',
    spoil: () => ({ notice: null }),
    code: 'publicConsulted',
    breaks: 'publicConsulted',
  },
  {
    clause: 'the notice was published but never closed',
    spoil: (facts) => ({ notice: { ...facts.notice!, closedOn: null } }),
    code: 'publicConsulted',
    breaks: 'publicConsulted',
  },
  {
    clause: 'a later change was marked major and not consulted again',
    spoil: (facts) => ({ lastMajor: facts.draftSeq + 1 }),
    code: 'majorChangeConsulted',
    breaks: 'majorConsulted',
  },
  {
    clause: 'the legality body has not concluded',
    spoil: (facts) => ({ signOffs: facts.signOffs.filter(({ kind }) => kind !== 'legalityReview') }),
    code: 'legalityWhole',
    breaks: 'legalityConcluded',
  },
  {
    clause: 'the legality body concluded unlawful',
    spoil: withSignOff('legalityReview', { conclusion: 'unlawful' }),
    code: 'legalityWhole',
    breaks: 'legalityConcluded',
  },
  {
    clause: 'must revise, with a point neither met nor reasoned',
    spoil: withSignOff('legalityReview', { conclusion: 'mustRevise', points: [point] }),
    code: 'legalityWhole',
    breaks: 'legalityConcluded',
  },
  {
    clause: 'the legality conclusion is not whole: a provision changed',
    spoil: withSignOff('legalityReview', opened),
    code: 'legalityWhole',
    breaks: 'wholeOnEveryDraft',
  },
  {
    clause: 'the legality conclusion is not whole on the second draft of the case',
    spoil: withSignOff('legalityReview', openedOnConsolidated),
    code: 'legalityWhole',
    breaks: 'wholeOnEveryDraft',
  },
  {
    clause: 'the legality conclusion is void',
    spoil: withSignOff('legalityReview', { void: 'signer' }),
    code: 'legalityWhole',
    breaks: 'wholeOnEveryDraft',
  },
  {
    clause: 'fair competition was not reviewed',
    spoil: (facts) => ({ signOffs: facts.signOffs.filter(({ kind }) => kind !== 'fairCompetitionReview') }),
    code: 'fairCompetitionWhole',
    breaks: 'competitionConcluded',
  },
  {
    clause: 'fair competition: may not issue',
    spoil: withSignOff('fairCompetitionReview', { conclusion: 'mayNotIssue' }),
    code: 'fairCompetitionWhole',
    breaks: 'competitionConcluded',
  },
  {
    clause: 'fair competition: revise, then issue',
    spoil: withSignOff('fairCompetitionReview', { conclusion: 'reviseThenIssue' }),
    code: 'fairCompetitionWhole',
    breaks: 'competitionConcluded',
  },
  {
    clause: 'fair competition is not whole',
    spoil: withSignOff('fairCompetitionReview', opened),
    code: 'fairCompetitionWhole',
    breaks: 'wholeOnEveryDraft',
  },
  {
    clause: 'the meeting has not decided',
    spoil: (facts) => ({ signOffs: facts.signOffs.filter(({ kind }) => kind !== 'deliberation') }),
    code: 'deliberationWhole',
    breaks: 'meetingDecided',
  },
  {
    clause: 'the meeting wants it again',
    spoil: withSignOff('deliberation', { conclusion: 'again' }),
    code: 'deliberationWhole',
    breaks: 'meetingDecided',
  },
  {
    clause: 'the meeting decided on other words',
    spoil: withSignOff('deliberation', opened),
    code: 'deliberationWhole',
    breaks: 'wholeOnEveryDraft',
  },
  { clause: 'the text is not the one signed', spoil: withSignOff('signature', opened), code: 'signatureWhole', breaks: 'signed' },
  { clause: 'it is not signed', spoil: () => ({ signedOn: null }), code: 'signed', breaks: 'signed' },
  { clause: 'it has no number', spoil: () => ({ number: null }), code: 'numbered', breaks: 'numbered' },
  {
    clause: 'it was not cleared for publication',
    spoil: () => ({ secrecy: 'keptBack' }),
    code: 'secrecyCleared',
    breaks: 'secrecyCleared',
  },
  {
    clause: 'it would take effect before it is published',
    spoil: (facts) => ({ validity: { ...facts.validity!, effectiveFrom: '2020-01-01' } }),
    code: 'effectiveNotBeforePublication',
    breaks: 'notRetroactive',
  },
  {
    clause: 'the publisher drafted it',
    spoil: (facts) => ({ drafters: [...facts.drafters, 'officeRegistrar@office'] }),
    code: 'notOwnDraft',
    breaks: 'ownDraft',
  },
  {
    clause: 'the department’s legality opinion is missing',
    spoil: (facts) => ({ signOffs: facts.signOffs.filter(({ kind }) => kind !== 'departmentLegality') }),
    code: 'departmentLegalityWhole',
  },
  {
    clause: 'the adviser’s objections are not answered',
    spoil: withSignOff('adviserOpinion', { conclusion: 'objections', points: [point] }),
    code: 'adviserOpinionWhole',
  },
  { clause: 'validity is not set', spoil: () => ({ validity: null }), code: 'validitySet', breaks: 'notRetroactive' },
  { clause: 'there is no interpretation', spoil: () => ({ interpreted: false }), code: 'interpretationReady' },
  {
    clause: 'a repeal: legality not applicable without a reason',
    spoil: withSignOff('legalityReview', { conclusion: 'notApplicable', reasoned: false }),
    code: '',
    breaks: 'legalityConcluded',
    of: repeal,
  },
]

function spoiled(story: Story, spoil: Spoil): Story {
  return { ...story, state: { ...story.state, facts: { ...story.state.facts, ...spoil(story.state.facts) } } }
}

describe('each clause, made false alone', () => {
  it('with none of them false the text is published, and no safety sentence breaks', () => {
    for (const story of [making, repeal]) {
      const result = tried(story, 'publication.publish')
      expect(reasons(result)).toEqual([])
      expect(result.ok && safety(result.state)).toEqual([])
    }
  })

  for (const { clause, spoil, code, of = making } of clauses.filter((one) => one.code !== '')) {
    it(`refuses to publish: ${clause}`, () => {
      const result = tried(spoiled(of, spoil), 'publication.publish', { by: one('officeRegistrar') })
      expect(reasons(result)).toEqual([code])
    })
  }

  for (const { clause, spoil, breaks, of = making } of clauses.filter((one) => one.breaks)) {
    it(`breaks its safety sentence and no other: ${clause}`, () => {
      const published = tried(of, 'publication.publish')
      if (!published.ok) throw new Error('not published')
      const facts = published.state.facts as RulemakingFacts
      const state = { ...published.state, facts: { ...facts, ...spoil(facts) } }
      expect(safety(state)).toEqual([safetySentences.find(({ id }) => id === breaks)?.says])
    })
  }

  it('covers every safety sentence', () => {
    const covered = new Set(clauses.map(({ breaks }) => breaks))
    // These three are refused at their own steps: see below and engine.test.ts.
    expect(safetySentences.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual(['twoReviewers', 'noticeRan', 'inOrder'])
  })
})

describe('the steps that keep the clauses', () => {
  const yes = (value: boolean) => ({ value, reason: '理由' })
  const classified = (change: Partial<Record<keyof Classification, { value: boolean; reason: string }>>) =>
    told(begun(), 'classification.set', { payload: change })

  it('an exception of fair competition states no lesser alternative, an end in the future, and a third party’s evaluation', () => {
    const story = told(upTo(begun(), 'review'), 'fairCompetition.selfReview')
    const full = { ground: 'E3', noLessRestrictiveAlternative: true, endDate: '2027-01-01', thirdPartyMaterialId: 'm' }
    const { endDate, ...endless } = full
    const { thirdPartyMaterialId, ...alone } = full
    const conclude = (exception: object) => reasons(tried(story, 'fairCompetition.conclude', { payload: { exception } }))
    expect(conclude(full)).toEqual([])
    expect(conclude({ ...endless, endCondition: '任务完成' })).toEqual([])
    expect(conclude({ ...full, noLessRestrictiveAlternative: false })).toEqual(['exceptionComplete'])
    expect(conclude(endless)).toEqual(['exceptionComplete'])
    expect(conclude({ ...full, endDate: '2025-01-01' })).toEqual(['exceptionComplete'])
    expect(conclude(alone)).toEqual(['exceptionEvaluated'])
  })

  it('“not applicable” needs a reason and is only for fair competition without operators, or for a repeal', () => {
    const notApplicable = (story: Story, action: string, payload: object = { reason: '不涉及经营者' }) =>
      reasons(tried(story, action, { payload: { conclusion: 'notApplicable', ...payload } }))
    const concerns = told(upTo(classified({ concernsOperators: yes(true) }), 'review'), 'fairCompetition.selfReview')
    const none = upTo(classified({ concernsOperators: yes(false) }), 'review')
    expect(notApplicable(concerns, 'fairCompetition.conclude')).toEqual(['notApplicableAllowed'])
    expect(notApplicable(none, 'fairCompetition.conclude')).toEqual([])
    expect(notApplicable(none, 'fairCompetition.conclude', { reason: undefined })).toEqual(['notApplicableAllowed'])
    expect(notApplicable(none, 'departmentLegality.conclude')).toEqual(['notApplicableAllowed'])
    const repealing = upTo(begun({ kind: 'repeal' }), 'review')
    for (const action of ['departmentLegality.conclude', 'adviserOpinion.give']) expect(notApplicable(repealing, action)).toEqual([])
    expect(notApplicable(repealing, 'departmentLegality.conclude', { reason: undefined })).toEqual(['notApplicableAllowed'])
  })

  it('the chief’s expedited decision replaces the meeting, and neither the legality opinion nor its absence', () => {
    const story = upTo(begun(), 'deliberation')
    expect(reasons(tried(story, 'expedited.decide'))).toEqual(['expeditedGranted'])
    const granted = told(story, 'expedited.grant')
    const decided = told(granted, 'expedited.decide')
    expect(decided.state.value).toBe('signing')
    const { facts } = granted.state
    const unreviewed = {
      ...granted,
      state: { ...granted.state, facts: { ...facts, signOffs: facts.signOffs.filter(({ kind }) => kind !== 'legalityReview') } },
    }
    expect(reasons(tried(unreviewed, 'expedited.decide'))).toEqual(['legalityWhole'])
    expect(safety(upTo(decided, 'archived').state)).toEqual([])
  })

  it('no meeting is held, and nothing signed, without legality and fair competition whole', () => {
    for (const [stage, action] of [
      ['deliberation', 'meeting.decide'],
      ['signing', 'signing.sign'],
    ] as const) {
      const story = upTo(begun(), stage)
      for (const [kind, code] of [
        ['legalityReview', 'legalityWhole'],
        ['fairCompetitionReview', 'fairCompetitionWhole'],
      ] as const) {
        expect(reasons(tried(spoiled(story, withSignOff(kind, opened)), action))).toEqual([code])
      }
    }
  })

  it('what the meeting passed with changes is signed only when they are made and the meeting’s secretary has confirmed them', () => {
    let story = told(upTo(begun(), 'deliberation'), 'meeting.decide', { payload: { decision: 'passWithChanges' } })
    expect(reasons(tried(story, 'signing.sign'))).toEqual(['changesMade'])
    story = told(story, 'draft.replace')
    expect(reasons(tried(story, 'signing.sign'))).toEqual([
      'departmentLegalityWhole',
      'adviserOpinionWhole',
      'fairCompetitionWhole',
      'legalityWhole',
      'deliberationWhole',
    ])
    for (let turn = 0; turn < 5; turn++) story = told(story, 'signoff.confirm')
    expect(reasons(tried(story, 'signing.sign'))).toEqual([])
  })

  it('a number is assigned once', () => {
    const story = told(upTo(begun(), 'publication'), 'number.assign')
    expect(reasons(tried(story, 'number.assign'))).toEqual(['notNumbered'])
  })

  it('a notice is not closed on its last day, nor before', () => {
    const story = told(upTo(begun(), 'consultation'), 'notice.publish')
    const until = story.state.facts.notice!.until
    for (const today of ['2026-03-02', until])
      expect(reasons(tried({ ...story, at: { ...story.at, today } }, 'notice.close'))).toEqual(['noticeTermPassed'])
  })

  it('the department’s reviewer does not conclude the legality review as well', () => {
    const story = upTo(begun(), 'legalityReview')
    const both = { personId: 'unitLegalReviewer@bureau', posts: one('legalityReviewer').posts }
    expect(reasons(tried({ ...story, at: { ...story.at, today: '2026-04-30' } }, 'legality.decide', { by: both }))).toEqual([
      'otherReviewer',
    ])
  })
})
