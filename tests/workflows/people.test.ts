import { describe, expect, it } from 'vitest'
import { explain } from '../../workflows/engine.ts'
import { begun, everybody, later, one, organs, reasons, told, tried, upTo, world } from './support/story.ts'

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
