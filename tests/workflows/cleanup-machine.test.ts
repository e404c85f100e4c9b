import { describe, expect, it } from 'vitest'
import { cleanupV1 } from '../../workflows/cleanup/machine-v1.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { actionsOf, open } from '../../workflows/engine.ts'
import type { Actor } from '../../workflows/types.ts'
import {
  agreed,
  type Campaign,
  concluded,
  conclusion,
  numbered,
  of,
  opened,
  passed,
  registrar,
  reviewer,
  told,
  tried,
  upTo,
} from './support/campaign.ts'
import { one, reasons, world } from './support/story.ts'
import { transitionTable } from './support/table.ts'

describe('the cleanup machine, version 1', () => {
  it('is frozen: its moves are those of the golden table', async () => {
    await expect(`${transitionTable('cleanup').join('\n')}\n`).toMatchFileSnapshot('../golden/cleanup-v1.txt')
  })

  it('takes every action of the table in the stages the table names, and in no other', () => {
    const handled = new Map<string, Set<string>>()
    for (const line of transitionTable('cleanup')) {
      const [from = '', action = ''] = line.split(' | ')
      if (action.startsWith('(')) continue
      const name = action.split(' ')[0] as string
      handled.set(name, (handled.get(name) ?? new Set()).add(from.split(' ')[0] as string))
    }
    for (const action of actionsOf('cleanup'))
      expect([...(handled.get(action.name) ?? [])].sort(), action.name).toEqual([...action.stages].sort())
  })

  it('has no clock, no actor, no delay and no history', () => {
    expect(JSON.stringify(cleanupV1.definition)).not.toMatch(/"invoke":\[\{|"after":\{"|"type":"history"|xstate\.after/)
  })

  it('goes from scope to catalogue, and tells the instruments when the list is frozen and when the decision is issued', () => {
    const given: Record<string, Outcome> = { i1: 'retain', i2: 'amend', i3: 'repeal', i4: 'declareInvalid' }
    const frozen = tried(opened(4), 'scope.freeze', {}, reviewer)
    expect(frozen.ok && frozen.followUps.map(({ id, event }) => [id, event.type, event.payload.kind])).toEqual(
      Object.keys(given).map((id) => [id, 'work.open', 'campaign']),
    )
    const effects = [{ effectId: 'e', actId: 'act', instrumentId: 'i3', kind: 'repeals', whole: true }]
    const issued = tried(numbered(upTo('decision', given)), 'decision.publish', { channels: ['门户'], address: 'x' }, registrar, {
      resolved: { actId: 'act', effects },
    })
    expect(issued.ok && issued.followUps.map(({ id, event }) => `${id} ${event.type}`)).toEqual([
      'i3 effect.record',
      ...Object.keys(given).map((id) => `${id} work.close`),
    ])
    expect(upTo('closed', given).state).toMatchObject({
      value: 'closed',
      facts: { number: '新府〔2026〕1号', published: { actId: 'act' } },
    })
  })

  it('closes the work on withdrawal, and has none to close before the list is frozen', () => {
    const chief = of('justice', 'legalityChief')
    const early = tried(opened(2), 'campaign.withdraw', { reason: '计划调整' }, chief)
    expect(early.ok && [early.done, early.followUps]).toEqual([true, []])
    const late = tried(upTo('conclusions', { i1: 'retain', i2: 'retain' }), 'campaign.withdraw', { reason: '计划调整' }, chief)
    expect(late.ok && late.followUps.map(({ event }) => event.payload.outcome)).toEqual(['withdrawn', 'withdrawn'])
  })

  it('judges anew only what was returned', () => {
    const given: Record<string, Outcome> = { i1: 'retain', i2: 'repeal' }
    const review = upTo('itemReview', given)
    const drafter = of('bureau', 'drafter')
    expect(reasons(tried(review, 'item.conclude', { items: [conclusion('i1', 'repeal')] }, drafter))).toEqual(['itemsOpenToConclude'])
    const returned = told(review, 'item.review', { items: [{ instrumentId: 'i1', verdict: 'returns', note: '依据已废止' }] }, reviewer)
    expect(reasons(tried(returned, 'itemReview.finish', {}, reviewer))).toEqual(['everyItemAgreed'])
    const again = told(returned, 'item.conclude', { items: [conclusion('i1', 'declareInvalid')] }, drafter)
    expect(again.state.facts.items.i1).toMatchObject({ outcome: 'declareInvalid', verdict: null, rev: 3 })
    expect(told(agreed(again, ['i1', 'i2']), 'itemReview.finish', {}, reviewer).state.value).toBe('resolution')
  })

  it('voids draft and signature when something goes back after the decision was signed', () => {
    const signed = numbered(upTo('decision', { i1: 'retain', i2: 'repeal' }))
    const back = told(signed, 'campaign.return', { instrumentIds: ['i2'], reason: '已由其他文件废止' }, reviewer)
    expect(back.state).toMatchObject({ value: 'itemReview', facts: { draft: null, signed: null, number: '新府〔2026〕1号' } })
    const again = told(back, 'item.conclude', { items: [conclusion('i2', 'retain')] }, of('finance', 'drafter'))
    const decided = told(
      told(agreed(again, ['i2']), 'itemReview.finish', {}, reviewer),
      'resolution.record',
      passed,
      one('meetingSecretary'),
    )
    expect(reasons(tried(decided, 'decision.publish', { channels: ['门户'], address: 'x' }, registrar))).toEqual([
      'decisionSigned',
      'draftCurrent',
    ])
  })

  it('asks the head of an organ once all of its documents are concluded, and in the last stage whoever takes the next step', () => {
    const asked = (now: Campaign, type: string, payload: Record<string, unknown>, who: Actor, more = {}) => {
      const answer = tried(now, type, payload, who, more)
      return answer.ok ? answer.asks.map((ask) => `${ask.action} ${ask.role} ${ask.organId}`) : answer.unmet
    }
    const asking = upTo('conclusions', { i1: 'retain', i2: 'retain' })
    expect(asked(asking, 'item.conclude', { items: [conclusion('i1', 'retain')] }, of('bureau', 'drafter'))).toEqual([
      ...['conclusions.submit unitChief bureau', 'conclusions.submit chief bureau', 'item.conclude drafter finance'],
    ])
    const decided = upTo('decision', { i1: 'retain', i2: 'retain' })
    const draft = { resolved: { textId: 't', textHash: 'h' } }
    expect(asked(decided, 'decision.draft', {}, reviewer, draft)).toEqual(['decision.sign chief gov'])
    const drafted = told(decided, 'decision.draft', {}, reviewer, draft)
    expect(asked(drafted, 'decision.sign', { signer: '主要负责人' }, one('chief'))).toEqual(['decision.number officeRegistrar office'])
    const signed = told(drafted, 'decision.sign', { signer: '主要负责人' }, one('chief'))
    expect(asked(signed, 'decision.draft', {}, reviewer, { resolved: { textId: 't2', textHash: 'h2' } })).toEqual([
      'decision.sign chief gov',
    ])
  })

  it('asks the organs that have not handed in, with the day, and says so in words', () => {
    const answer = tried(upTo('assignment', { i1: 'retain', i2: 'retain' }), 'assignment.finish', { dueOn: '2026-04-30' }, reviewer)
    if (!answer.ok) throw new Error('refused')
    expect(answer.asks.map(({ organId, dueOn }) => [organId, dueOn])).toEqual([
      ['bureau', '2026-04-30'],
      ['finance', '2026-04-30'],
    ])
    expect(answer.stages[0]).toMatchObject({ stage: 'conclusions', dueOn: '2026-04-30', due: { days: 59 } })
  })
})

describe('opening', () => {
  const opening = {
    kind: 'periodic' as const,
    title: '清理',
    cutOff: '2025-12-31',
    items: [{ instrumentId: 'i1' }],
    occurredOn: '2026-03-02',
  }
  const at = { ...world('2026-03-02'), actor: reviewer }

  it('refuses what a campaign cannot begin with', () => {
    expect(reasons(open('cleanup', { ...opening, items: [] }, at))).toEqual(['scopeNotEmpty'])
    expect(reasons(open('cleanup', { ...opening, cutOff: '2026-03-03' }, at))).toEqual(['cutOffNotLater'])
    expect(reasons(open('cleanup', { ...opening, kind: 'special' }, at))).toEqual(['triggerNamed'])
    expect(reasons(open('cleanup', { ...opening, kind: 'special', trigger: '公平竞争审查清理通知' }, at))).toEqual([])
    expect(reasons(open('cleanup', opening, { ...at, actor: one('drafter') }))).toEqual(['roleHeld'])
  })
})

it('a campaign to which everybody stays true concludes each instrument once', () => {
  const campaign = concluded(upTo('conclusions', { i1: 'retain', i2: 'repeal', i3: 'amend' }), { i1: 'retain', i2: 'repeal', i3: 'amend' })
  expect(Object.values(campaign.state.facts.items).map((item) => item.rev)).toEqual([1, 1, 1])
})
