import { describe, expect, it } from 'vitest'
import { perform } from '../../workflows/engine.ts'
import type { CurrentDraft, SignOffKind } from '../../workflows/rulemaking/facts.ts'
import { openPlaces } from '../../workflows/rulemaking/stages.ts'
import { signOffs } from '../../workflows/sign-offs.ts'
import { begun, one, reasons, type Story, step, told, tried, upTo } from './support/story.ts'

/** A text of three articles with their labels. */
function text(provisions: Record<string, string> = { a1: 'h1', a2: 'h2', a3: 'h3' }, labels: Record<string, string> = {}) {
  const id = `draft.${JSON.stringify(provisions)}`
  return {
    draftId: id,
    textId: id,
    textHash: id,
    provisions,
    labels: { a1: '第一条', a2: '第二条', a3: '第三条', a4: '第四条', ...labels },
    findings: [],
  }
}

const first = upTo(told(begun(), 'draft.save', { resolved: text() }), 'review')

/** All three reviews given but one, so that the case stays in the review. */
const reviewed = told(told(first, 'departmentLegality.conclude'), 'adviserOpinion.give')

const replaced = (story: Story, resolved: object, payload: object = {}) =>
  told(story, 'draft.replace', { resolved: resolved as Record<string, unknown>, payload: payload as Record<string, unknown> })

function open(story: Story, kind: SignOffKind) {
  const view = signOffs(story.state).find((signOff) => signOff.kind === kind)
  return { status: view?.status, open: view?.open.map(({ label, change, noise }) => `${label} ${change}${noise ? ' noise' : ''}`) }
}

describe('a sign-off binds a text', () => {
  it('opens on the changed, the new and the removed provision, and on no other', () => {
    const story = replaced(reviewed, text({ a1: 'h1', a2: 'other', a4: 'h4' }))
    for (const kind of ['departmentLegality', 'adviserOpinion'] as const) {
      expect(open(story, kind)).toEqual({ status: 'partlyOpen', open: ['第二条 changed', '第四条 added', '第三条 removed'] })
    }
  })

  it('opens nothing when articles are only renumbered', () => {
    const story = replaced(reviewed, text({ a1: 'h1', a2: 'h2', a3: 'h3' }, { a1: '第二条', a2: '第三条', a3: '第四条' }))
    expect(open(story, 'departmentLegality')).toEqual({ status: 'whole', open: [] })
    expect(openPlaces(story.state.value)).toEqual(['fairCompetitionReview'])
  })

  it('closes again when the words come back', () => {
    const changed = replaced(reviewed, text({ a1: 'h1', a2: 'other', a3: 'h3' }))
    expect(open(replaced(changed, text()), 'departmentLegality')).toEqual({ status: 'whole', open: [] })
  })

  it('lists noise and declared editorial changes for one click, and substance beneath noise stays substance', () => {
    const noisy = replaced(reviewed, { ...text({ a1: 'n1', a2: 'n2', a3: 'h3' }), noiseOnly: ['a1'] })
    expect(open(noisy, 'departmentLegality').open).toEqual(['第一条 changed noise', '第二条 changed'])
    const edited = replaced(reviewed, text({ a1: 'e1', a2: 'h2', a3: 'h3' }), { editorial: true })
    expect(open(edited, 'departmentLegality').open).toEqual(['第一条 changed noise'])
    const later = replaced(noisy, { ...text({ a1: 'n1', a2: 'n3', a3: 'h3' }), noiseOnly: true })
    expect(open(later, 'departmentLegality').open).toEqual(['第一条 changed noise', '第二条 changed'])
    const confirmed = told(told(edited, 'signoff.confirm'), 'signoff.confirm')
    expect(open(confirmed, 'departmentLegality').status).toBe('whole')
  })

  it('takes no declaration of editorial for a change that is called major', () => {
    expect(reasons(tried(reviewed, 'draft.replace', { payload: { major: true, editorial: true } }))).toEqual(['notMajorAndEditorial'])
  })

  it('asks for whole on every draft: a second text of the case opens everything in it', () => {
    const story = replaced(reviewed, text({ c1: 'x', c2: 'y' }), { role: 'consolidated' })
    expect(open(story, 'departmentLegality')).toEqual({ status: 'partlyOpen', open: ['c1 added', 'c2 added'] })
  })

  it('asks the signer to confirm what changed, and not to conclude anew beside it', () => {
    const answer = tried(replaced(reviewed, text({ a1: 'h1', a2: 'other', a3: 'h3' })), 'material.add')
    const asked = answer.ok ? answer.asks.map((ask) => `${ask.action} ${ask.role}`) : []
    expect(asked).toEqual(expect.arrayContaining(['signoff.confirm unitLegalReviewer', 'signoff.confirm legalAdviser']))
    expect(asked.filter((ask) => /^(departmentLegality|adviserOpinion)/.test(ask))).toEqual([])
  })

  it('reopens the lane of the review until the signer confirms, and the join waits for all', () => {
    let story = replaced(reviewed, text({ a1: 'h1', a2: 'other', a3: 'h3' }))
    expect(openPlaces(story.state.value)).toEqual(['departmentLegality', 'adviserOpinion', 'fairCompetitionReview'])
    story = told(told(story, 'fairCompetition.selfReview'), 'fairCompetition.conclude')
    expect(openPlaces(story.state.value)).toEqual(['departmentLegality', 'adviserOpinion'])
    story = told(story, 'signoff.confirm')
    expect(openPlaces(story.state.value)).toEqual(['adviserOpinion'])
    story = told(story, 'signoff.confirm')
    expect(story.state.value).toBe('departmentDeliberation')
  })

  it('is confirmed by the signer or who holds his post, only for what is open, and never by a drafter', () => {
    const story = replaced(reviewed, text({ a1: 'h1', a2: 'other', a3: 'h3' }))
    const legality = signOffs(story.state).find(({ kind }) => kind === 'departmentLegality')!
    const payload = { signOffId: legality.id, provisionIds: ['a2'] }
    const by = (personId: string) => one('unitLegalReviewer', personId)
    expect(reasons(tried(story, 'signoff.confirm', { payload, by: by('successor') }))).toEqual([])
    expect(reasons(tried(story, 'signoff.confirm', { payload, by: by('drafter@bureau') }))).toEqual(['notOwnDraft'])
    expect(reasons(tried(story, 'signoff.confirm', { payload, by: one('marketReviewer') }))).toEqual(['roleHeld'])
    expect(reasons(tried(story, 'signoff.confirm', { payload: { ...payload, provisionIds: ['a1'] }, by: by('x') }))).toEqual([
      'provisionsOpen',
    ])
    expect(reasons(tried(story, 'signoff.confirm', { payload: { ...payload, signOffId: 'none' }, by: by('x') }))).toContain(
      'provisionsOpen',
    )
  })

  it('is void when the signer says that the change touches the whole; then a new conclusion is asked for', () => {
    const changed = replaced(reviewed, text({ a1: 'h1', a2: 'other', a3: 'h3' }))
    const story = told(changed, 'signoff.widen', { payload: { signOffId: signOffs(changed.state)[0]!.id } })
    expect(open(story, 'departmentLegality').status).toBe('void')
    expect(openPlaces(story.state.value)).toContain('departmentLegality')
    expect(reasons(tried(story, 'departmentLegality.conclude'))).toEqual([])
  })

  it('leads back to the review concerned when its signer refuses, and the other sign-offs stand', () => {
    const later = replaced(upTo(first, 'signing'), text({ a1: 'h1', a2: 'other', a3: 'h3' }))
    const adviser = signOffs(later.state).find(({ kind }) => kind === 'adviserOpinion')!
    const story = told(later, 'signoff.refuse', { payload: { signOffId: adviser.id }, by: one('legalAdviser') })
    expect(story.state.value).toMatchObject({ review: { adviserOpinion: 'open' } })
    expect(signOffs(story.state).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'departmentLegality partlyOpen',
      'adviserOpinion void',
      'fairCompetitionReview partlyOpen',
      'legalityReview partlyOpen',
      'deliberation partlyOpen',
    ])
    expect(upTo(story, 'archived').state.value).toBe('archived')
  })

  it('after a negative conclusion the same words are not judged again; an editorial change is none', () => {
    const negative = told(told(first, 'fairCompetition.selfReview'), 'fairCompetition.conclude', { payload: { conclusion: 'mayNotIssue' } })
    expect(reasons(tried(negative, 'fairCompetition.conclude'))).toEqual(['changedSinceFairCompetition'])
    const edited = replaced(negative, text({ a1: 'e', a2: 'h2', a3: 'h3' }), { editorial: true })
    expect(reasons(tried(edited, 'fairCompetition.conclude'))).toEqual(['changedSinceFairCompetition'])
    expect(reasons(tried(replaced(negative, text({ a1: 'other', a2: 'h2', a3: 'h3' })), 'fairCompetition.conclude'))).toEqual([])
  })

  it('must revise passes when every point is answered; “met” asks that the very provision changed, and the reviewer confirms it', () => {
    const review = upTo(first, 'legalityReview')
    const dated = { ...review, at: { ...review.at, today: '2026-04-20' } }
    const points = [
      { provisionId: 'a2', text: '删去迁入条件' },
      { provisionId: 'a3', text: '补充依据' },
    ]
    expect(reasons(tried(dated, 'legality.decide', { payload: { conclusion: 'mustRevise' } }))).toEqual(['pointsForMustRevise'])
    expect(
      reasons(tried(dated, 'legality.decide', { payload: { conclusion: 'mustRevise', points: [{ provisionId: 'zz', text: '无' }] } })),
    ).toEqual(['pointsKnown'])
    let story = told(dated, 'legality.decide', { payload: { conclusion: 'mustRevise', points } })
    expect(story.state.value).toBe('legalityReview')
    const [a2, a3] = story.state.facts.signOffs.find(({ kind }) => kind === 'legalityReview')!.points
    expect(reasons(tried(story, 'legalityPoint.answer', { payload: { pointId: a2!.id, disposition: 'met' } }))).toEqual([
      'pointMetByChange',
    ])
    story = replaced(story, text({ a1: 'h1', a2: 'better', a3: 'h3' }))
    story = told(story, 'legalityPoint.answer', { payload: { pointId: a2!.id, disposition: 'met' } })
    expect(reasons(tried(story, 'legalityPoint.answer', { payload: { pointId: a3!.id, disposition: 'met' } }))).toEqual([
      'pointMetByChange',
    ])
    story = told(story, 'legalityPoint.answer', { payload: { pointId: a3!.id, disposition: 'notAdopted' } })
    expect(story.state.value).toBe('legalityReview')
    const legality = signOffs(story.state).find(({ kind }) => kind === 'legalityReview')!
    expect(legality.open.map(({ provisionId }) => provisionId)).toEqual(['a2'])
    story = told(story, 'signoff.confirm', { payload: { signOffId: legality.id, provisionIds: ['a2'] }, by: one('legalityReviewer') })
    expect(story.state.value).toBe('deliberation')
  })

  it('the adviser’s objections hold the case until each is answered', () => {
    let story = told(first, 'adviserOpinion.give', { payload: { conclusion: 'objections', points: [{ text: '程序' }] } })
    expect(openPlaces(story.state.value)).toContain('adviserOpinion')
    story = told(story, 'opinion.answer')
    expect(openPlaces(story.state.value)).not.toContain('adviserOpinion')
  })
})

describe('a document of 1,260 articles', () => {
  const provisions = (changed = 0) =>
    Object.fromEntries(Array.from({ length: 1260 }, (_, at) => [`p${at}`, `${at < changed ? 'x' : 'h'}${String(at).padStart(63, '0')}`]))
  const labels = Object.fromEntries(Array.from({ length: 1260 }, (_, at) => [`p${at}`, `第${at + 1}条`]))
  const big = (changed = 0) => ({
    draftId: `d${changed}`,
    textId: 't',
    textHash: 'h',
    provisions: provisions(changed),
    labels,
    findings: [],
  })

  it('keeps one map of its provisions, however many sign-offs bind it', () => {
    const story = upTo(told(begun(), 'draft.save', { resolved: big() }), 'publication')
    const size = JSON.stringify(story.state).length
    const draft = JSON.stringify(story.state.facts.drafts.act as CurrentDraft).length
    expect(size - draft).toBeLessThan(6_000)
    expect(story.state.facts.signOffs).toHaveLength(6)
  })

  it('holds only the changes since each signature, and is confirmed in one batch', () => {
    let story = upTo(told(begun(), 'draft.save', { resolved: big() }), 'deliberation')
    story = replaced(story, big(60))
    expect(signOffs(story.state).map((signOff) => signOff.open.length)).toEqual([60, 60, 60, 60])
    const { event, actor } = step(story, 'signoff.confirm')
    expect(event.payload.provisionIds).toHaveLength(60)
    expect(perform(story.state, event, { ...story.at, actor }).ok).toBe(true)
  })
})
