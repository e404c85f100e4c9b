import { describe, expect, it } from 'vitest'
import type { CleanupFacts } from '../../workflows/cleanup/facts.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { type Campaign, conclusion, numbered, of, opened, passed, registrar, reviewer, told, tried, upTo } from './support/campaign.ts'
import { one, reasons, world } from './support/story.ts'

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
