import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { addDays } from '../../workflows/days.ts'
import { actionOf, actionsOf, availableActions, begin, evolve, explain, open, perform } from '../../workflows/engine.ts'
import { rulemakingV1 } from '../../workflows/rulemaking/machine-v1.ts'
import { openPlaces, reviewLanes, stages } from '../../workflows/rulemaking/stages.ts'
import type { CaseOpening, StoredState } from '../../workflows/types.ts'
import { begun, calendar, everybody, later, one, organs, reasons, type Story, step, told, tried, upTo, world } from './support/story.ts'

const opening: CaseOpening = {
  kind: 'making',
  title: '办法',
  documentClass: 'government',
  instruments: [],
  occurredOn: '2026-03-02',
  caseId: 'c',
}

describe('opening a case', () => {
  it('answers with the state, its stage, who is asked, and work items on the instruments', () => {
    const instruments = [{ id: 'i1', mode: 'revises' as const, baseVersionId: 'v1' }]
    const opened = open('rulemaking', { ...opening, kind: 'revision', instruments }, world('2026-03-02', one('drafter')))
    expect(opened).toMatchObject({ ok: true, done: false, state: { workflow: 'rulemaking', version: 1, value: 'initiation' } })
    if (!opened.ok) return
    expect(opened.stages).toEqual([{ stage: 'initiation', enteredOn: '2026-03-02', dueOn: null, due: null, notComputable: null }])
    expect(opened.asks.map((ask) => [ask.action, ask.role, ask.organId])).toContainEqual(['classification.set', 'drafter', 'bureau'])
    expect(opened.followUps).toEqual([
      {
        machine: 'instrument',
        id: 'i1',
        event: { type: 'work.open', payload: { id: 'c', kind: 'revision' }, occurredOn: '2026-03-02', actorId: 'drafter@bureau' },
      },
    ])
  })

  it('is refused to people outside the drafting unit, to a revision without an instrument, on a day to come, and to bodies that may not issue', () => {
    const refused = (change: Partial<CaseOpening>, actor = one('drafter')) =>
      reasons(open('rulemaking', { ...opening, ...change }, world('2026-03-02', actor)))
    expect(refused({}, one('chief'))).toEqual(['roleHeld'])
    expect(refused({ kind: 'revision' })).toEqual(['openerKind'])
    expect(refused({ kind: 'repeal' })).toEqual(['openerKind'])
    expect(refused({ occurredOn: '2026-03-03', reason: '预先' })).toEqual(['dayNotInFuture'])
    expect(refused({ occurredOn: '2026-03-01' })).toEqual(['otherDayHasReason'])
    expect(refused({ occurredOn: '2026-03-01', reason: '补录' })).toEqual([])
    expect(refused({ issuingOrganType: '议事协调机构' })).toEqual(['issuerMayIssue'])
    expect(open('rulemaking', { ...opening, title: ' ' }, world())).toMatchObject({ ok: false, code: 'badInput' })
    expect(open('rulemaking', { ...opening, extra: 1 } as never, world())).toMatchObject({ ok: false, code: 'badInput' })
  })
})

describe('what is refused before the law is asked', () => {
  it('a step that belongs to another stage, and it says which', () => {
    const result = tried(begun(), 'signing.sign')
    expect(result).toMatchObject({ ok: false, code: 'notInStage' })
    expect(!result.ok && result.message.zh).toBe('这一步在“签发”环节办理，办件现在在“立项”')
  })

  it('an unknown action, a payload with an unknown field, a blank text, a wrong day', () => {
    const story = begun()
    const { event, actor } = step(story, 'initiation.propose')
    const answer = (change: object) => perform(story.state, { ...event, ...change }, { ...story.at, actor })
    expect(answer({ type: 'make.coffee' })).toMatchObject({ ok: false, code: 'badInput' })
    expect(answer({ payload: { ...event.payload, extra: 1 } })).toMatchObject({
      ok: false,
      code: 'badInput',
      details: [{ field: '/extra' }, {}],
    })
    expect(answer({ payload: { ...event.payload, necessity: '   ' } })).toMatchObject({
      ok: false,
      code: 'badInput',
      details: [{ field: '/necessity' }],
    })
    expect(reasons(answer({}))).toEqual([])
    expect(tried(upTo(begun(), 'consultation'), 'departments.ask', { payload: { dueOn: '2026-02-30' } })).toMatchObject({
      ok: false,
      code: 'badInput',
    })
  })

  it('anything on a case that has ended', () => {
    const story = told(begun(), 'case.withdraw')
    expect(tried(story, 'case.suspend')).toMatchObject({ ok: false, code: 'finished' })
    expect(availableActions(story.state, story.at)).toEqual([])
    expect(() => evolve(story.state, step(story, 'case.suspend').event)).toThrow('cannot follow')
  })

  it('a stored state that the machine does not know or would fill in', () => {
    const story = begun()
    for (const value of ['review', { review: {} }, { review: { departmentLegality: 'open' } }, 'nowhere', 7]) {
      const state = { ...story.state, value } as StoredState
      expect(perform(state, step(story, 'case.suspend').event, story.at), JSON.stringify(value)).toMatchObject({
        ok: false,
        code: 'corruptState',
      })
    }
    expect(perform({ ...story.state, version: 9 }, step(story, 'case.suspend').event, story.at)).toMatchObject({
      ok: false,
      code: 'corruptState',
    })
  })
})

describe('traps of the library that the engine stands on', () => {
  const snapshot = rulemakingV1.resolveState({ value: 'initiation', context: { facts: begun().state.facts } })

  it('an event that no state handles leaves the very same facts', () => {
    const [next] = transition(rulemakingV1, snapshot, {
      type: 'signing.sign',
      event: {},
      action: {},
      place: '',
      at: null,
      answers: new Map(),
    } as never)
    expect(next.context.facts).toBe(snapshot.context.facts)
  })

  it('a partial value is filled in silently: the engine compares', () => {
    const filled = rulemakingV1.resolveState({ value: 'review', context: snapshot.context } as never)
    expect(filled.value).toEqual({ review: { departmentLegality: 'open', adviserOpinion: 'open', fairCompetitionReview: 'open' } })
  })
})

describe('two times', () => {
  const story = later(upTo(begun(), 'consultation'), '2026-03-10')

  it('what happened is not later than today and not before the stage was entered; another day than today has a reason', () => {
    expect(reasons(tried(story, 'departments.ask', { on: '2026-03-11', reason: '预先' }))).toEqual(['dayNotInFuture'])
    expect(reasons(tried(story, 'departments.ask', { on: '2026-03-01', reason: '补录' }))).toEqual(['dayNotBeforeStage'])
    expect(reasons(tried(story, 'departments.ask', { on: '2026-03-05' }))).toEqual(['otherDayHasReason'])
    expect(reasons(tried(story, 'departments.ask', { on: '2026-03-05', reason: '  ' }))).toEqual(['otherDayHasReason'])
    expect(reasons(tried(story, 'departments.ask', { on: '2026-03-05', reason: '补录上周发函' }))).toEqual([])
  })

  it('terms and packs go by the day it happened', () => {
    const published = told(story, 'notice.publish', { on: '2026-03-05', reason: '补录' })
    expect(published.state.facts.notice).toMatchObject({ publishedOn: '2026-03-05', until: '2026-03-15' })
    const tighter = {
      id: 'new',
      jurisdiction: 'X',
      level: 'organ' as const,
      effectiveFrom: '2026-03-08',
      effectiveTo: null,
      title: { zh: '新', en: 'new' },
    }
    const entry = {
      key: 'consultation.minDays.other',
      value: 20,
      unit: 'naturalDays' as const,
      mode: 'block' as const,
      stricter: 'higher' as const,
      mayLoosen: false,
    }
    const pack = {
      ...tighter,
      entries: [{ ...entry, source: '本地', article: null, confidence: 'U' as const, zh: '征求意见', en: 'notice' }],
    }
    const at = { ...story.at, pack: world('2026-03-10', everybody, [pack]).pack }
    const until = { payload: { until: '2026-03-20' }, reason: '补录' }
    expect(reasons(tried({ ...story, at }, 'notice.publish', { ...until, on: '2026-03-07' }))).toEqual([])
    expect(reasons(tried({ ...story, at }, 'notice.publish', { ...until, on: '2026-03-08' }))).toEqual(['noticeLongEnough'])
  })
})

describe('who may', () => {
  it('refuses people without the role, with the role needed', () => {
    const result = tried(upTo(begun(), 'legalityReview'), 'legality.supplement', { by: one('unitChief') })
    expect(result).toMatchObject({ ok: false, code: 'forbidden' })
    expect(!result.ok && result.unmet[0]).toMatchObject({
      code: 'roleHeld',
      zh: '这一步由审核机构的合法性审核员或者负责人办理',
      remedy: { by: 'legalityReviewer' },
    })
  })

  it('counts a role only in the organ concerned', () => {
    const stranger = { personId: 's', posts: [{ organId: 'elsewhere', role: 'legalityReviewer' as const, onBehalfOf: null }] }
    expect(reasons(tried(upTo(begun(), 'legalityReview'), 'legality.supplement', { by: stranger }))).toEqual(['roleHeld'])
  })

  it('lets nobody approve his own draft, not under another role, not through a deputy, not for a principal, not after a change of post', () => {
    const story = later(upTo(begun(), 'legalityReview'), '2026-04-30')
    const asReviewer = (personId: string, onBehalfOf: string | null = null) => ({
      personId,
      posts: [{ organId: 'justice', role: 'legalityReviewer' as const, onBehalfOf }],
    })
    expect(reasons(tried(story, 'legality.decide', { by: asReviewer('drafter@bureau') }))).toEqual(['notOwnDraft'])
    expect(reasons(tried(story, 'legality.decide', { by: asReviewer('deputy', 'drafter@bureau'), onBehalfOf: 'drafter@bureau' }))).toEqual([
      'notOwnDraft',
    ])
    expect(reasons(tried(story, 'legality.decide', { by: asReviewer('drafter@bureau', 'boss'), onBehalfOf: 'boss' }))).toEqual([
      'notOwnDraft',
    ])
    expect(reasons(tried(story, 'legality.decide', { by: asReviewer('other') }))).toEqual([])
  })

  it('lets no reviewer draft afterwards', () => {
    const story = told(upTo(begun(), 'review'), 'departmentLegality.conclude')
    const reviewer = { personId: 'unitLegalReviewer@bureau', posts: one('drafter').posts }
    expect(reasons(tried(story, 'draft.replace', { by: reviewer }))).toEqual(['notApprover'])
  })

  it('keeps both names of a deputy, and takes him only for the principal he stands for', () => {
    const story = later(upTo(begun(), 'legalityReview'), '2026-04-30')
    const deputy = { personId: 'deputy', posts: [{ organId: 'justice', role: 'legalityReviewer' as const, onBehalfOf: 'boss' }] }
    const decided = told(story, 'legality.decide', { by: deputy, onBehalfOf: 'boss' })
    expect(decided.state.facts.signOffs.find(({ kind }) => kind === 'legalityReview')).toMatchObject({
      personId: 'deputy',
      onBehalfOf: 'boss',
    })
    expect(decided.state.facts.approvers).toEqual(expect.arrayContaining(['deputy', 'boss']))
    expect(reasons(tried(story, 'legality.decide', { by: deputy }))).toEqual(['roleHeld'])
    expect(reasons(tried(story, 'legality.decide', { by: deputy, onBehalfOf: 'somebody' }))).toEqual(['roleHeld'])
  })

  it('lets those stand in whom the pack names for a small bureau', () => {
    const story = upTo(begun(), 'review')
    expect(reasons(tried(story, 'departmentLegality.conclude', { by: one('unitChief') }))).toEqual([])
    expect(
      reasons(
        tried(
          { ...story, at: { ...story.at, pack: (day) => world().pack('2024-12-31') && { ...world().pack(day), get: () => null } } },
          'departmentLegality.conclude',
          { by: one('unitChief') },
        ),
      ),
    ).toEqual(['roleHeld'])
  })

  it('asks no legality body where there is none: nobody stands in for it', () => {
    const story = upTo(begun(), 'legalityReview')
    const at = { ...story.at, organs: { ...organs, legalityBody: null } }
    expect(explain(story.state, 'legality.decide', { ...at, actor: everybody }).mine).toBe(false)
  })
})

describe('recorded as done elsewhere', () => {
  const story = later(upTo(begun(), 'legalityReview'), '2026-04-30')
  const draftIds = Object.values(story.state.facts.drafts).map((draft) => draft.draftId)
  const elsewhere = { place: 'oa' as const, address: 'OA-2026-7', person: '审核员甲', materialId: 'm', draftIds }

  it('counts like an act done here, and the trail shows it', () => {
    const decided = told(story, 'legality.decide', { by: one('officeClerk'), elsewhere })
    expect(decided.state.value).toBe('deliberation')
    expect(decided.state.facts.signOffs.find(({ kind }) => kind === 'legalityReview')).toMatchObject({
      elsewhere: true,
      personId: '审核员甲',
    })
  })

  it('is recorded by a member of the organ concerned or the general office, never by a drafter or a stranger', () => {
    expect(reasons(tried(story, 'legality.decide', { by: one('legalityChief'), elsewhere }))).toEqual([])
    expect(reasons(tried(story, 'legality.decide', { by: one('marketReviewer'), elsewhere }))).toEqual(['recordedByRightPerson'])
    expect(reasons(tried(story, 'legality.decide', { by: one('officeClerk', 'drafter@bureau'), elsewhere }))).toContain(
      'recordedByRightPerson',
    )
  })

  it('names the drafts that lay before the signer: others than the present ones are refused', () => {
    expect(reasons(tried(story, 'legality.decide', { by: one('officeClerk'), elsewhere: { ...elsewhere, draftIds: ['old'] } }))).toEqual([
      'draftNamedIsCurrent',
    ])
  })

  it('does not let a drafter approve on paper', () => {
    expect(
      reasons(tried(story, 'legality.decide', { by: one('officeClerk'), elsewhere: { ...elsewhere, person: 'drafter@bureau' } })),
    ).toEqual(['notOwnDraft'])
  })
})

describe('facts that are no stages', () => {
  it('a suspended case only collects materials, is resumed or withdrawn, and its clock stands still', () => {
    let story = upTo(begun(), 'legalityReview')
    const before = perform(story.state, step(story, 'material.add').event, { ...story.at, actor: one('drafter') })
    const due = before.ok && before.stages[0]?.dueOn
    story = told(story, 'case.suspend', { by: one('legalityChief') })
    const allowed = availableActions(story.state, story.at).filter((offer) => offer.allowed)
    expect(allowed.map((offer) => offer.action).sort()).toEqual(['case.resume', 'case.withdraw', 'material.add'])
    expect(reasons(tried(story, 'legality.decide'))).toContain('notSuspended')
    story = told(later(story, addDays(story.at.today, 10)), 'case.resume')
    const after = tried(story, 'material.add')
    expect(((after.ok && after.stages[0]?.dueOn) as string) > (due as string)).toBe(true)
  })

  it('a supplement stops the clock of the legality review until it is supplied', () => {
    let story = told(upTo(begun(), 'legalityReview'), 'legality.supplement')
    const paused = tried(story, 'material.add')
    expect(paused.ok && paused.stages[0]).toMatchObject({ dueOn: null, notComputable: { en: expect.stringContaining('stands still') } })
    story = later(story, addDays(story.at.today, 7))
    expect(reasons(tried(story, 'legality.decide'))).toContain('clockRuns')
    story = told(story, 'legality.supplied')
    expect(reasons(tried(story, 'legality.decide'))).toEqual(['legalityMinDays'])
  })

  it('a term is extended within the limit of the pack', () => {
    let story = upTo(begun(), 'legalityReview')
    expect(reasons(tried(story, 'term.extend', { payload: { days: 11 } }))).toEqual(['extensionWithinLimit'])
    story = told(story, 'term.extend', { payload: { days: 8 } })
    expect(reasons(tried(story, 'term.extend', { payload: { days: 3 } }))).toEqual(['extensionWithinLimit'])
    const answer = tried(story, 'material.add')
    expect(answer.ok && answer.stages[0]?.due).toMatchObject({ days: 23, unit: 'working' })
  })

  it('a return undoes what was decided on the returned pack, and keeps the reviews that bind the text', () => {
    const story = told(upTo(begun(), 'publication'), 'case.return', { payload: { to: 'drafting' } })
    const { facts } = story.state
    expect(facts.signOffs.filter((signOff) => signOff.void === null).map(({ kind }) => kind)).toEqual([
      'departmentLegality',
      'adviserOpinion',
      'fairCompetitionReview',
    ])
    expect(facts).toMatchObject({ signedOn: null, decidedOn: null, submittedOn: null, acceptedOn: null })
    expect(upTo(story, 'archived').state.value).toBe('archived')
  })

  it('a department document is deliberated by its own meeting only, a government document by its drafting unit first', () => {
    const department = upTo(begun({ documentClass: 'department' }), 'receipt')
    expect(department.state.facts.departmentDeliberatedOn).toBeNull()
    expect(upTo(begun(), 'receipt').state.facts.departmentDeliberatedOn).not.toBeNull()
    expect(reasons(tried(upTo(department, 'deliberation'), 'meeting.decide', { payload: { kind: 'executive' } }))).toEqual([
      'meetingKindFits',
    ])
  })

  it('a paper that fails one of the six tests does not take this way', () => {
    const isNormative = { value: false, reason: '内部管理', tests: [true, true, true, false, true, true] }
    const story = told(told(begun(), 'classification.set', { payload: { isNormative } }), 'initiation.propose')
    expect(reasons(tried(story, 'initiation.approve'))).toEqual(['normativeDocument'])
    expect(reasons(tried(begun(), 'classification.set', { payload: { isNormative: { ...isNormative, value: true } } }))).toEqual([
      'classificationConsistent',
    ])
  })

  it('after the public was asked, a saved draft says whether it is major; a major one is consulted again', () => {
    let story = told(upTo(begun(), 'review'), 'case.return', { payload: { to: 'drafting' } })
    expect(reasons(tried(story, 'draft.save', { payload: { role: 'act', major: undefined } }))).toEqual(['majorDeclared'])
    story = told(story, 'draft.save', { payload: { role: 'act', major: true } })
    story = told(story, 'drafting.finish')
    expect(reasons(tried(story, 'consultation.finish'))).toEqual(['majorChangeConsulted'])
    expect(upTo(story, 'archived').state.facts.notice?.draftSeq).toBe(2)
  })
})

describe('the answer of a step', () => {
  it('has one row per open stage or lane, with its due day explained', () => {
    const answer = tried(upTo(begun(), 'review'), 'material.add')
    expect(answer.ok && answer.stages.map((row) => row.stage)).toEqual([...reviewLanes])
    const review = tried(upTo(begun(), 'legalityReview'), 'material.add')
    expect(review.ok && review.stages).toMatchObject([
      { stage: 'legalityReview', enteredOn: '2026-03-13', dueOn: '2026-04-03', due: { counted: 15, calendar: calendar.version } },
    ])
    const notice = tried(told(upTo(begun(), 'consultation'), 'notice.publish'), 'material.add')
    expect(notice.ok && notice.stages[0]).toMatchObject({ dueOn: '2026-03-12', due: { key: 'notice.until', days: 10 } })
  })

  it('asks the people whose turn it is', () => {
    const answer = tried(told(upTo(begun(), 'review'), 'departmentLegality.conclude'), 'material.add')
    expect(answer.ok && answer.asks.map((ask) => [ask.action, ask.role, ask.organId])).toEqual([
      ['adviserOpinion.give', 'legalAdviser', 'gov'],
      ['fairCompetition.selfReview', 'drafter', 'bureau'],
      ['fairCompetition.selfReview', 'unitLegalReviewer', 'bureau'],
    ])
  })

  it('tells the instruments what publishing and withdrawing mean for them', () => {
    let story = upTo(begun({ kind: 'revision' }), 'publication')
    for (const action of ['secrecy.check', 'number.assign', 'publication.set', 'interpretation.publish']) story = told(story, action)
    const answer = tried(story, 'publication.publish')
    expect(answer.ok && answer.followUps.map(({ id, event }) => [id, event.type, event.payload.kind ?? event.payload.outcome])).toEqual([
      ['i1', 'effect.record', 'reissues'],
      ['i1', 'work.close', 'done'],
    ])
    const resolved = { effects: [{ effectId: 'e9', actId: 'a', instrumentId: 'i2', kind: 'makes', whole: true }] }
    const named = tried(story, 'publication.publish', { resolved })
    expect(named.ok && named.followUps[0]).toMatchObject({
      id: 'i2',
      event: { type: 'effect.record', payload: { effectId: 'e9', actId: 'a', kind: 'makes', whole: true } },
    })
    const withdrawn = tried(story, 'case.withdraw')
    expect(withdrawn.ok && withdrawn.followUps).toMatchObject([
      { id: 'i1', event: { type: 'work.close', payload: { id: 'case', outcome: 'withdrawn' } } },
    ])
  })

  it('refuses to publish a revision of a version that is no longer the latest, until the texts are compared', () => {
    const latest = { latestVersions: { i1: 'v2' } }
    let story = upTo(begun({ kind: 'revision' }), 'signing')
    expect(reasons(tried(story, 'signing.sign', { resolved: latest }))).toEqual(['baseVersionCurrent'])
    const resolved = { instrumentId: 'i1', versionId: 'v2', changed: [{ provisionId: 'act.1', label: '第一条' }] }
    story = told(story, 'baseVersion.compare', { resolved })
    expect(reasons(tried(story, 'signing.sign', { resolved: latest }))).toEqual([
      'departmentLegalityWhole',
      'adviserOpinionWhole',
      'fairCompetitionWhole',
      'legalityWhole',
      'deliberationWhole',
    ])
  })

  it('never changes the state it was given', () => {
    const frozen = (value: unknown): void => {
      if (value && typeof value === 'object' && !Object.isFrozen(value)) {
        Object.freeze(value)
        Object.values(value).forEach(frozen)
      }
    }
    let story = begun()
    for (const name of ['classification.set', 'initiation.propose', 'initiation.approve', 'draft.save', 'effects.set']) {
      frozen(story.state)
      story = told(story, name)
    }
    frozen(upTo(story, 'publication').state)
  })

  it('is plain JSON: stored and read back it is the same', () => {
    for (const stage of [...stages, 'archived']) {
      const { state } = upTo(begun(), stage)
      expect(JSON.parse(JSON.stringify(state)), stage).toEqual(state)
    }
  })
})

describe('offers', () => {
  it('list the actions of the stage and those of every stage, each with all its reasons, basis and remedy', () => {
    const story = upTo(begun(), 'drafting')
    const offers = availableActions(story.state, story.at)
    expect(offers.map((offer) => offer.action).sort()).toEqual(
      actionsOf('rulemaking')
        .filter((action) => action.stages.includes('drafting'))
        .map((action) => action.name)
        .sort(),
    )
    const finish = offers.find((offer) => offer.action === 'drafting.finish')
    expect(finish).toMatchObject({ allowed: false, mine: true, primary: true, stage: 'drafting', schema: 'rulemaking.drafting.finish' })
    expect(finish?.unmet.map((unmet) => unmet.code)).toEqual([
      'actDraft',
      'effectsSet',
      'explanatoryNote',
      'basesListed',
      'researchedOrExperts',
    ])
    for (const unmet of finish?.unmet ?? []) {
      expect(unmet.basis.length).toBeGreaterThan(0)
      expect(actionOf('rulemaking', unmet.remedy.action!)?.stages).toContain('drafting')
    }
  })

  it('explain an action of another stage by its stage', () => {
    const story = begun()
    expect(explain(story.state, 'legality.decide', story.at)).toMatchObject({
      allowed: false,
      mine: false,
      stage: 'legalityReview',
      unmet: [{ code: 'inStage' }],
    })
    expect(() => explain(story.state, 'nothing', story.at)).toThrow(RangeError)
  })

  it('replay gives the state that was stored, event by event, from the opening', () => {
    let state: StoredState = begin('rulemaking', opening)
    let story: Story = { state: state as Story['state'], at: world() }
    for (const name of [
      'classification.set',
      'initiation.propose',
      'initiation.approve',
      'draft.save',
      'effects.set',
      'case.suspend',
      'case.resume',
    ]) {
      const { event, actor } = step(story, name)
      const answer = perform(story.state, event, { ...story.at, actor })
      if (!answer.ok) throw new Error(name)
      state = evolve(state, event)
      expect(state).toEqual(answer.state)
      story = { ...story, state: answer.state as Story['state'] }
    }
    expect(openPlaces(state.value)).toEqual(['drafting'])
  })
})
