import { describe, expect, test } from 'vitest'
import type { Offer } from '../../src/contract/index.ts'
import { boardOf } from '../../src/web/pages/case/board.ts'
import { askedOf, lackedBy } from '../../src/web/pages/case/primary.ts'
import { anewAction, shownChanges, toConclude, withoutTaken } from '../../src/web/pages/case/reviews.ts'

/** An offer as far as the page looks at it: what it still lacks, by the action that would meet it. */
function offer(action: string, more: { mine?: boolean; allowed?: boolean; primary?: boolean; lacks?: string[] }): Offer {
  const unmet = (more.lacks ?? []).map((name) => ({ code: name, params: {}, zh: '', en: '', basis: [], remedy: { action: name } }))
  return { action, mine: true, allowed: unmet.length === 0, primary: false, unmet, ...more } as unknown as Offer
}

describe('what is asked of a person', () => {
  test('what the step lacks at one remove: a reply before the round is closed, the round before the consultation is finished', () => {
    const finish = offer('consultation.finish', { primary: true, lacks: ['departments.close', 'notice.close'] })
    const offers = [
      finish,
      offer('departments.close', { lacks: ['departments.reply'] }),
      offer('notice.close', { lacks: ['notice.close'] }),
      offer('departments.reply', {}),
      offer('material.add', {}),
    ]
    expect([...lackedBy(finish, offers)]).toEqual(['departments.close', 'notice.close', 'departments.reply'])
    expect(askedOf(offers)).toMatchObject({ offer: { action: 'departments.reply' }, towards: { action: 'consultation.finish' } })
  })

  test('of reviews side by side the one that waits for him is asked, though others conclude them all', () => {
    const offers = [
      offer('departmentLegality.conclude', { primary: true, mine: false }),
      offer('fairCompetition.conclude', { primary: true, mine: false, lacks: ['fairCompetition.selfReview'] }),
      offer('fairCompetition.selfReview', {}),
    ]
    expect(askedOf(offers)).toMatchObject({ offer: { action: 'fairCompetition.selfReview' } })
    expect(askedOf(offers.slice(0, 1))).toMatchObject({ offer: { action: 'departmentLegality.conclude' }, towards: null })
  })
})

test('the departments’ round stands among the usual until it is closed, then with what is seldom needed', () => {
  const names = (list: readonly Offer[]) => list.map((one) => one.action)
  const round = [offer('departments.ask', {}), offer('departments.reply', {})]
  const asked = [
    offer('consultation.finish', { primary: true, lacks: ['departments.close', 'notice.publish'] }),
    ...[offer('notice.publish', {}), ...round, offer('departments.close', { lacks: ['departments.reply'] })],
  ]
  expect(names(boardOf('making', asked).usual)).toContain('departments.reply')
  const closed = [
    offer('consultation.finish', { primary: true, lacks: ['notice.publish'] }),
    ...[offer('notice.publish', {}), ...round, offer('departments.close', {})],
  ]
  expect(names(boardOf('making', closed).usual)).toEqual([])
  expect(names(boardOf('making', closed).rest)).toEqual(['departments.ask', 'departments.reply', 'departments.close'])
})

describe('a review', () => {
  test('is concluded on the text only by who may conclude it now', () => {
    expect(toConclude([offer('legality.decide', {})], 'legality.decide')?.action).toBe('legality.decide')
    expect(toConclude([offer('legality.decide', { mine: false })], 'legality.decide')).toBeUndefined()
    expect(toConclude([offer('legality.decide', { lacks: ['legality.decide'] })], 'legality.decide')).toBeUndefined()
    expect(toConclude([offer('signing.sign', {})], 'signing.sign')).toBeUndefined()
  })

  test('that did not let the text pass is concluded anew, one that did is confirmed', () => {
    const given = (conclusion: string) => ({ kind: 'fairCompetitionReview', conclusion }) as Parameters<typeof anewAction>[0]
    expect(anewAction(given('reviseThenIssue'))).toBe('fairCompetition.conclude')
    expect(anewAction(given('mayIssue'))).toBeUndefined()
  })

  test('shows a changed article once, not again for its paragraph', () => {
    const row = (provisionId: string, change: 'added' | 'changed') => ({ provisionId, change, label: '第八条', noise: false })
    const parents: Record<string, string> = { paragraph: 'article', other: 'article' }
    const open = [row('article', 'added'), row('paragraph', 'added'), row('other', 'changed')]
    expect(shownChanges(open, (id) => parents[id]).map((one) => one.provisionId)).toEqual(['article', 'other'])
  })

  test('shows a remark once when its author took it over as a point of his opinion, unless somebody replied to it', () => {
    const remark = { id: 'r1', opinionId: null, parentId: null, personId: 'a', provisionId: 'p', body: '请写明口径' }
    const point = { ...remark, id: 'r2', opinionId: 'o' }
    expect(withoutTaken([remark, point]).map((one) => one.id)).toEqual(['r2'])
    const reply = { ...remark, id: 'r3', parentId: 'r1', personId: 'b', body: '好' }
    expect(withoutTaken([remark, point, reply])).toHaveLength(3)
    expect(withoutTaken([{ ...remark, personId: 'b' }, point])).toHaveLength(2)
  })
})
