import { describe, expect, it } from 'vitest'
import { addsUp, sumsOf } from '../../workflows/cleanup/facts.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { upTo } from './support/campaign.ts'

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
