import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { addDays } from '../../workflows/days.ts'
import { availableActions, evolve, open, perform } from '../../workflows/engine.ts'
import { rulemakingV1 } from '../../workflows/rulemaking/machine-v1.ts'
import type { CaseOpening, StoredState } from '../../workflows/types.ts'
import { begun, everybody, later, one, reasons, step, told, tried, upTo, world } from './support/story.ts'

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

describe('the log from before', () => {
  it('a notice without a summary, from before it was asked for, is refused today and still counts when it is replayed', () => {
    const story = upTo(begun(), 'consultation')
    const old = { payload: { summary: undefined, affected: undefined } }
    expect(tried(story, 'notice.publish', old)).toMatchObject({ ok: false, code: 'badInput' })
    const { event } = step(story, 'notice.publish', old)
    expect(evolve(story.state, event).facts).toMatchObject({ notice: { publishedOn: story.at.today } })
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
