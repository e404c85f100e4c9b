import { describe, expect, it } from 'vitest'
import { addsUp, type CleanupFacts, sumsOf } from '../../workflows/cleanup/facts.ts'
import { cleanupV1 } from '../../workflows/cleanup/machine-v1.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { cleanupSafety } from '../../workflows/cleanup/safety.ts'
import { cleanupStages } from '../../workflows/cleanup/stages.ts'
import { actionsOf, availableActions, evolve, explain, open, perform } from '../../workflows/engine.ts'
import type { Actor, StoredState } from '../../workflows/types.ts'
import { full, limit } from '../support/full.ts'
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
  walk,
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

describe('every requirement', () => {
  const two: Record<string, Outcome> = { i1: 'retain', i2: 'repeal' }
  const drafter = of('bureau', 'drafter')
  const conclude = (row: Record<string, unknown>) =>
    tried(upTo('conclusions', two), 'item.conclude', { items: [{ instrumentId: 'i1', ...row }] }, drafter)
  const doctored = (stage: string, change: (facts: CleanupFacts) => Partial<CleanupFacts>): Campaign => {
    const campaign = upTo(stage, two)
    return { ...campaign, state: { ...campaign.state, facts: { ...campaign.state.facts, ...change(campaign.state.facts) } } }
  }
  const open2 = (facts: CleanupFacts) => ({ items: { ...facts.items, i2: { ...facts.items.i2!, outcome: null } } })

  const cases: [code: string, () => ReturnType<typeof tried>][] = [
    ['scopeChangeFits', () => tried(opened(2), 'scope.change', { add: [{ instrumentId: 'i1' }], reason: 'x' }, reviewer)],
    [
      'scopeNotEmpty',
      () => tried(told(opened(1), 'scope.change', { remove: ['i1'], reason: 'x' }, reviewer), 'scope.freeze', {}, reviewer),
    ],
    [
      'everyItemAssigned',
      () =>
        tried(
          told(told(opened(1), 'scope.change', { add: [{ instrumentId: 'x' }], reason: 'x' }, reviewer), 'scope.freeze', {}, reviewer),
          'assignment.finish',
          { dueOn: '2026-04-30' },
          reviewer,
        ),
    ],
    ['tablesDueAhead', () => tried(upTo('assignment', two), 'assignment.finish', { dueOn: '2026-03-02' }, reviewer)],
    ['itemsInScope', () => tried(upTo('conclusions', two), 'assignment.set', { instrumentIds: ['i9'], organId: 'finance' }, reviewer)],
    [
      'itemsInScope',
      () =>
        tried(upTo('itemReview', two), 'item.review', { items: [1, 2].map(() => ({ instrumentId: 'i1', verdict: 'agrees' })) }, reviewer),
    ],
    [
      'itemsNotConcluded',
      () =>
        tried(
          told(upTo('conclusions', two), 'item.conclude', { items: [conclusion('i1', 'retain')] }, drafter),
          'assignment.set',
          { instrumentIds: ['i1'], organId: 'finance' },
          reviewer,
        ),
    ],
    ['itemsOfOwnOrgan', () => tried(upTo('conclusions', two), 'item.conclude', { items: [conclusion('i2', 'retain')] }, drafter)],
    [
      'itemsOpenToConclude',
      () =>
        tried(
          told(
            told(upTo('conclusions', two), 'item.conclude', { items: [conclusion('i1', 'retain')] }, drafter),
            'conclusions.submit',
            { organId: 'bureau' },
            of('bureau', 'unitChief'),
          ),
          'item.conclude',
          { items: [conclusion('i1', 'repeal')] },
          drafter,
        ),
    ],
    ['outcomeHasReason', () => conclude({ outcome: 'repeal' })],
    ['outcomeHasReason', () => conclude({ outcome: 'notNormative' })],
    ['reasonsFit', () => conclude({ outcome: 'retain', reasons: ['R1'] })],
    ['reasonsFit', () => conclude({ outcome: 'declareInvalid', reasons: ['R1'] })],
    ['amendDeadlineSaid', () => conclude({ outcome: 'amend', reasons: ['R11'] })],
    ['amendDayAhead', () => conclude({ outcome: 'amend', reasons: ['R11'], amendBy: '2026-03-02', lapses: true })],
    ['amendLapses', () => conclude({ outcome: 'amend', reasons: ['R11'], amendBy: '2026-12-31' })],
    ['replacementNamed', () => conclude({ outcome: 'declareInvalid', reasons: ['R6'], replacedBy: 'i1' })],
    ['submitsForOwnOrgan', () => tried(upTo('conclusions', two), 'conclusions.submit', { organId: 'market' }, of('bureau', 'unitChief'))],
    ['organItemsConcluded', () => tried(upTo('conclusions', two), 'conclusions.submit', { organId: 'bureau' }, of('bureau', 'unitChief'))],
    [
      'notOwnConclusion',
      () =>
        tried(
          told(upTo('conclusions', two), 'item.conclude', { items: [conclusion('i1', 'retain')] }, of('bureau', 'unitChief')),
          'conclusions.submit',
          { organId: 'bureau' },
          of('bureau', 'unitChief'),
        ),
    ],
    [
      'itemsConcludedBefore',
      () => tried(doctored('itemReview', open2), 'item.review', { items: [{ instrumentId: 'i2', verdict: 'agrees' }] }, reviewer),
    ],
    [
      'returnHasReason',
      () => tried(upTo('itemReview', two), 'item.review', { items: [{ instrumentId: 'i1', verdict: 'returns' }] }, reviewer),
    ],
    ['everyItemAgreed', () => tried(upTo('itemReview', two), 'itemReview.finish', {}, reviewer)],
    [
      'heldNotInFuture',
      () => tried(upTo('resolution', two), 'resolution.record', { ...passed, heldOn: '2026-03-03' }, one('meetingSecretary')),
    ],
    ['sentBackNamed', () => tried(upTo('resolution', two), 'resolution.record', { ...passed, decision: 'again' }, one('meetingSecretary'))],
    ['packagedAreAmended', () => tried(upTo('decision', two), 'decision.draft', { packaged: ['i1'] }, reviewer)],
    ['dayNotInFuture', () => tried(opened(1), 'scope.freeze', {}, reviewer, { occurredOn: '2026-03-03', reason: 'x' })],
    ['dayNotBeforeStage', () => tried(opened(1), 'scope.freeze', {}, reviewer, { occurredOn: '2026-03-01', reason: 'x' })],
    [
      'recordedByRightPerson',
      () =>
        tried(opened(1), 'scope.freeze', {}, one('drafter'), {
          elsewhere: { place: 'paper', address: 'x', person: 'p', materialId: null, draftIds: [] },
        }),
    ],
    ['notYetNumbered', () => tried(numbered(upTo('decision', two)), 'decision.number', { bookId: 'b' }, registrar)],
  ]

  it.each(cases.map(([code, situation], index) => ({ code, situation, index })))(
    '$code refuses its situation alone ($index)',
    ({ code, situation }) => {
      const answer = situation()
      expect(reasons(answer)).toEqual([code])
      if (answer.ok) return
      for (const unmet of answer.unmet) {
        expect([unmet.zh, unmet.en, unmet.remedy.zh, unmet.remedy.en].every((words) => words !== '' && !/[{}]/.test(words))).toBe(true)
        expect(unmet.basis.length).toBeGreaterThan(0)
      }
    },
  )

  it('refuses a decision with an instrument left open, whatever else is done', () => {
    const campaign = doctored('decision', open2)
    expect(reasons(tried(campaign, 'decision.publish', { channels: ['门户'], address: 'x' }, registrar))).toEqual([
      ...['everyItemConcluded', 'sumsEqualScope', 'decisionSigned', 'draftCurrent', 'decisionNumbered'],
    ])
    expect(reasons(tried(campaign, 'decision.sign', { signer: 'x' }, one('chief')))).toEqual(['decisionDrafted', 'draftCurrent'])
    expect(reasons(tried(upTo('decision', two), 'decision.number', { bookId: 'b' }, registrar))).toEqual(['decisionSigned'])
    expect(reasons(tried(opened(1), 'scope.freeze', {}, reviewer, { occurredOn: '2026-03-02' }))).toEqual([])
  })

  it('lets a pack that asks for a reason pass an amendment that does not lapse with one', () => {
    const more = {
      id: 'x',
      jurisdiction: 'x',
      level: 'county' as const,
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      title: { zh: 'x', en: 'x' },
    }
    const entry = {
      ...{
        key: 'cleanup.amendDeadlineAutoLapse',
        value: false,
        unit: 'none' as const,
        mode: 'block' as const,
        stricter: null,
        mayLoosen: true,
      },
      ...{ source: 'x', article: null, confidence: 'U' as const, zh: 'x', en: 'x' },
    }
    const campaign = upTo('conclusions', two)
    const at = { ...campaign.at, pack: world('2026-03-02', drafter, [{ ...more, entries: [entry] }]).pack }
    const row = { instrumentId: 'i1', outcome: 'amend', reasons: ['R11'], amendBy: '2026-12-31' }
    expect(reasons(tried({ ...campaign, at }, 'item.conclude', { items: [row] }, drafter))).toEqual([])
  })
})

describe('the sums', () => {
  const parts = (counts: Partial<Record<Outcome, number>>) =>
    Object.entries(counts).flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome as Outcome))

  it.each([
    ['濮阳县: 136 = 91 + 44 + 1', 136, { retain: 91, declareInvalid: 44, amend: 1 }],
    ['a city, 2023: 118 = 49 + 28 + 28 + 13', 118, { retain: 49, repeal: 28, declareInvalid: 28, amend: 13 }],
    ['荆门: 270 → 237', 270, { retain: 237, repeal: 20, declareInvalid: 13 }],
  ] as [string, number, Partial<Record<Outcome, number>>][])('%s, through the machine', (_, total, counts) => {
    const given = Object.fromEntries(parts(counts).map((outcome, i) => [`i${i + 1}`, outcome]))
    const closed = upTo('closed', given)
    const sums = sumsOf(closed.state.facts.items)
    expect(sums).toEqual({ scope: total, retain: 0, amend: 0, repeal: 0, declareInvalid: 0, notNormative: 0, open: 0, ...counts })
    expect([closed.state.value, addsUp(sums)]).toEqual(['closed', true])
  })

  it('a province, 2008: 97,504 = 46,236 + 5,491 + 45,777, on the pure core', () => {
    const given = Object.fromEntries(parts({ retain: 46_236, amend: 5_491, repeal: 45_777 }).map((outcome, i) => [`i${i + 1}`, outcome]))
    const closed = upTo('closed', given)
    expect(sumsOf(closed.state.facts.items)).toMatchObject({ scope: 97_504, retain: 46_236, amend: 5_491, repeal: 45_777, open: 0 })
    expect(closed.state.value).toBe('closed')
  }, 120_000)

  it('do not add up while one is open, or where a list has one too many', () => {
    expect(addsUp({ scope: 2, retain: 1, amend: 0, repeal: 0, declareInvalid: 0, notNormative: 0, open: 1 })).toBe(false)
    expect(addsUp({ scope: 2, retain: 1, amend: 0, repeal: 2, declareInvalid: 0, notNormative: 0, open: 0 })).toBe(false)
  })
})

describe('seeded random walks', () => {
  const walks = full ? 10_000 : 400
  it('keep every safety sentence and a replay that gives the stored state, and get to the end', { timeout: limit(600_000) }, () => {
    const taken: Record<string, number> = {}
    const ends: Record<string, number> = {}
    for (let seed = 1; seed <= walks; seed++) {
      let value = 'scope'
      for (const { before, event, result } of walk(seed, 250)) {
        if (!result.ok) {
          expect(result.message.zh).not.toBe('')
          continue
        }
        const state = result.state as StoredState<CleanupFacts>
        taken[event.type] = (taken[event.type] ?? 0) + 1
        const broken = cleanupSafety.filter((sentence) => !sentence.holds(state)).map((sentence) => sentence.id)
        if (broken.length > 0) throw new Error(`seed ${seed}, ${event.type}: ${broken.join()}`)
        if (seed % 10 === 0) expect(evolve(before, event)).toEqual(state)
        value = String(state.value)
      }
      ends[value] = (ends[value] ?? 0) + 1
    }
    if (full) console.log(JSON.stringify(ends))
    expect(ends.closed ?? 0).toBeGreaterThan(walks / 20)
    expect(actionsOf('cleanup').filter(({ name }) => !taken[name])).toEqual([])
  })

  it('offer exactly the actions that a fitting payload makes work', () => {
    const actors: Actor[] = [reviewer, of('bureau', 'drafter'), of('bureau', 'unitChief'), registrar, one('chief'), one('auditor')]
    let compared = 0
    for (const stage of cleanupStages) {
      const campaign = upTo(stage, { i1: 'retain', i2: 'amend' })
      for (const actor of actors) {
        const at = { ...campaign.at, actor }
        const offered = new Map(availableActions(campaign.state, at).map((offer) => [offer.action, offer.allowed]))
        for (const { name } of actionsOf('cleanup')) {
          compared++
          const works = fitting(name).some(
            (payload) =>
              perform(
                campaign.state,
                { type: name, payload, occurredOn: at.today, actorId: actor.personId, resolved: { textHash: 'h' } },
                at,
              ).ok,
          )
          // An organ's head is offered the hand-in before his organ has concluded: what lacks is a matter of the event.
          if (name === 'conclusions.submit' && stage === 'conclusions') continue
          expect(offered.get(name) ?? false, `${name} in ${stage} by ${actor.personId}`).toBe(works)
        }
      }
      expect(explain(campaign.state, 'catalogue.publish', campaign.at).allowed).toBe(stage === 'catalogue')
    }
    expect(compared).toBe(cleanupStages.length * actors.length * actionsOf('cleanup').length)
  })
})

/** Payloads of which one works where the action may be taken at all. */
function fitting(name: string): Record<string, unknown>[] {
  const payloads: Record<string, Record<string, unknown>[]> = {
    'scope.change': [{ remove: ['i1'], reason: 'x' }],
    'assignment.set': [{ instrumentIds: ['i1'], organId: 'bureau' }],
    'assignment.finish': [{ dueOn: '2026-04-30' }],
    'item.conclude': [{ items: [conclusion('i1', 'retain')] }],
    'conclusions.submit': [{ organId: 'bureau' }],
    'item.review': [{ items: [{ instrumentId: 'i1', verdict: 'agrees' }] }],
    'resolution.record': [passed],
    'campaign.return': [{ instrumentIds: ['i1'], reason: 'x' }],
    'decision.sign': [{ signer: 'x' }],
    'decision.number': [{ bookId: 'b' }],
    'decision.publish': [{ channels: ['x'], address: 'x' }],
    'catalogue.publish': [{ channels: ['x'], address: 'x' }],
    'campaign.withdraw': [{ reason: 'x' }],
  }
  return payloads[name] ?? [{}]
}

it('a campaign to which everybody stays true concludes each instrument once', () => {
  const campaign = concluded(upTo('conclusions', { i1: 'retain', i2: 'repeal', i3: 'amend' }), { i1: 'retain', i2: 'repeal', i3: 'amend' })
  expect(Object.values(campaign.state.facts.items).map((item) => item.rev)).toEqual([1, 1, 1])
})
