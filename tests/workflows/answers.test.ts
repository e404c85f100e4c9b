import { describe, expect, it } from 'vitest'
import { actionOf, actionsOf, availableActions, begin, evolve, explain, perform } from '../../workflows/engine.ts'
import { openPlaces, reviewLanes, stages } from '../../workflows/rulemaking/stages.ts'
import type { CaseOpening, StoredState } from '../../workflows/types.ts'
import { begun, calendar, reasons, type Story, step, told, tried, upTo, world } from './support/story.ts'

const opening: CaseOpening = {
  kind: 'making',
  title: '办法',
  documentClass: 'government',
  instruments: [],
  occurredOn: '2026-03-02',
  caseId: 'c',
}

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
