import { addDays } from '../../../workflows/days.ts'
import { actionOf, actionsOf, perform } from '../../../workflows/engine.ts'
import type { DraftRole, RulemakingFacts, SignOffKind } from '../../../workflows/rulemaking/facts.ts'
import { openPlaces, stageOf } from '../../../workflows/rulemaking/stages.ts'
import type { ActionEvent, Actor, Performed, Refused, StoredState } from '../../../workflows/types.ts'
import { begun, everybody, one, type Story, step, world } from './story.ts'

/** Numbers between 0 and 1 from a seed (mulberry32): the same seed is the same walk. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Step {
  before: StoredState<RulemakingFacts>
  event: ActionEvent
  actor: Actor
  today: string
  result: Performed | Refused
  story: Story
}

const people: Actor[] = [
  everybody,
  one('drafter'),
  one('drafter', 'second'),
  one('unitChief'),
  one('unitLegalReviewer'),
  one('legalityReviewer'),
  one('chief'),
  one('marketReviewer'),
  // A bureau's reviewer who types as well, and a deputy of a drafter: both must be caught.
  { personId: 'busy', posts: [...one('drafter').posts, ...one('unitLegalReviewer').posts, ...one('legalityReviewer').posts] },
  { personId: 'deputy', posts: [{ organId: 'justice', role: 'legalityReviewer', onBehalfOf: 'drafter@bureau' }] },
]

/** A case that people treat as they like: wrong days, wrong people, bad conclusions, changes at every moment; now and then what is due. */
export function* walk(seed: number, length: number): Generator<Step> {
  const roll = dice(seed)
  const kind = pick(roll, ['making', 'making', 'revision', 'repeal'] as const)
  let story = begun({ kind, documentClass: roll() < 0.7 ? 'government' : 'department', at: world('2026-01-05') })
  for (let turn = 0; turn < length; turn++) {
    if (roll() < 0.15) story = { ...story, at: { ...story.at, today: addDays(story.at.today, Math.floor(roll() * 9)) } }
    if (story.at.today > '2026-11-30') return
    const name = roll() < 0.5 ? due(story, roll) : meddling(story, roll)
    const { event, actor } = disturbed(story, name, roll)
    const result = perform(story.state, event, { ...story.at, actor })
    yield { before: story.state, event, actor, today: story.at.today, result, story }
    if (result.ok) story = { ...story, state: result.state as StoredState<RulemakingFacts> }
    else story = waited(story, result, roll)
    if (result.ok && result.done) return
  }
}

function pick<T>(roll: () => number, list: readonly T[]): T {
  return list[Math.floor(roll() * list.length)] as T
}

/** Something that people in this stage could think of; seldom the end of the case, now and then what belongs elsewhere. */
function meddling(story: Story, roll: () => number): string {
  const places: string[] = [stageOf(story.state.value), ...openPlaces(story.state.value)]
  const here = actionsOf('rulemaking').filter((action) => action.stages.some((stage) => places.includes(stage)))
  const ending = ['case.withdraw', 'initiation.refuse']
  const list = roll() < 0.95 ? here.filter(({ name }) => !ending.includes(name) || roll() < 0.05) : actionsOf('rulemaking')
  if (roll() < 0.2 && here.some(({ name }) => name === 'draft.replace')) return 'draft.replace'
  return pick(roll, list.length > 0 ? list : actionsOf('rulemaking')).name
}

/** What carries the case on: the step of the stage, or what its refusal names. */
function due(story: Story, roll: () => number): string {
  let name = forward(story, roll)
  for (let depth = 0; depth < 5; depth++) {
    const { event, actor } = step(story, name)
    const result = perform(story.state, event, { ...story.at, actor })
    if (result.ok) return name
    const remedy = result.unmet.find((unmet) => unmet.remedy.action !== null && unmet.remedy.action !== name)?.remedy.action
    if (!remedy) return name
    name = remedy
  }
  return name
}

function forward(story: Story, roll: () => number): string {
  const places: string[] = openPlaces(story.state.value)
  return pick(
    roll,
    actionsOf('rulemaking').filter((action) => action.primary && action.stages.some((stage) => places.includes(stage))),
  ).name
}

/** When only time is missing, people mostly wait. */
function waited(story: Story, refused: Refused, roll: () => number): Story {
  const day = refused.unmet.map((unmet) => unmet.remedy.day).find((candidate) => candidate !== null && candidate > story.at.today)
  return day && roll() < 0.7 ? { ...story, at: { ...story.at, today: day } } : story
}

function disturbed(story: Story, name: string, roll: () => number): { event: ActionEvent; actor: Actor } {
  const base = step(story, name)
  const actor = roll() < 0.1 ? pick(roll, people) : base.actor
  const payload = roll() < 0.3 ? varied(name, base.event.payload, roll) : base.event.payload
  const event: ActionEvent = { ...base.event, payload, actorId: actor.personId }
  const onBehalfOf = actor.posts[0]?.onBehalfOf
  if (onBehalfOf) event.onBehalfOf = onBehalfOf
  if (roll() < 0.08) event.occurredOn = addDays(story.at.today, Math.floor(roll() * 8) - 5)
  if (roll() < 0.3) event.reason = '补录'
  if (roll() < 0.05) {
    const draftIds = Object.values(story.state.facts.drafts).map((draft) => draft.draftId)
    event.elsewhere = {
      place: 'oa',
      address: 'oa',
      person: pick(roll, people).personId,
      materialId: null,
      draftIds: roll() < 0.7 ? draftIds : ['old'],
    }
  }
  if (name === 'baseVersion.compare')
    event.resolved = { instrumentId: 'i1', versionId: `v${fresh}`, changed: [{ provisionId: 'p2', label: '第二条' }] }
  if (name === 'draft.save' || name === 'draft.replace') event.resolved = words(story, payload.role as DraftRole, roll)
  return { event, actor }
}

/** Other words of the choices, other answers to yes and no, points on some provision. */
function varied(name: string, payload: Record<string, unknown>, roll: () => number): Record<string, unknown> {
  const properties = (actionOf('rulemaking', name)?.schema.properties ?? {}) as Record<
    string,
    { enum?: string[]; type?: string; properties?: { value?: unknown } }
  >
  const next = { ...payload }
  for (const [key, schema] of Object.entries(properties)) {
    if (schema.enum && roll() < 0.6) next[key] = pick(roll, schema.enum)
    if (schema.type === 'boolean' && roll() < 0.4) next[key] = roll() < 0.5
    const group = payload[key] as { value?: unknown } | undefined
    if (name === 'classification.set' && typeof group?.value === 'boolean' && key !== 'isNormative' && roll() < 0.4)
      next[key] = { ...group, value: roll() < 0.5 }
    if (key === 'points' && roll() < 0.5)
      next.points = [{ provisionId: 'p1', text: '意见' }, { text: '总体意见' }].slice(0, 1 + Math.floor(roll() * 2))
    if (key === 'reason' && roll() < 0.5) next.reason = '理由'
    if (key === 'exception' && roll() < 0.3)
      next.exception = { ground: 'E3', noLessRestrictiveAlternative: roll() < 0.7, endCondition: '期满', thirdPartyMaterialId: 'm' }
    if (key === 'until' && roll() < 0.6) next.until = addDays(String(payload.until), Math.floor(roll() * 12) - 9)
    if (key === 'shortenedReason' && roll() < 0.4) next.shortenedReason = '急需'
    if (key === 'disposition' && name === 'legalityPoint.answer') next.disposition = pick(roll, ['met', 'notAdopted'])
  }
  return next
}

let fresh = 0

/** A text of a few provisions in which some change, come, go or come back. */
function words(story: Story, role: DraftRole, roll: () => number): Record<string, unknown> {
  const before = story.state.facts.drafts[role]?.provisions ?? { p1: 'a', p2: 'b', p3: 'c' }
  const provisions: Record<string, string> = { ...before }
  for (const id of ['p1', 'p2', 'p3', 'p4']) {
    if (roll() < 0.25) provisions[id] = pick(roll, ['a', 'b', 'c', 'd'])
    if (roll() < 0.08 && id !== 'p1') delete provisions[id]
  }
  fresh += 1
  const id = `draft.${fresh}`
  const labels = Object.fromEntries(Object.keys(provisions).map((key) => [key, `第${key}条`]))
  return {
    draftId: id,
    textId: id,
    textHash: id,
    provisions,
    labels,
    findings: roll() < 0.1 ? [{ id: `f${fresh}`, rule: 'gap', severity: 'warning' }] : [],
    noiseOnly: roll() < 0.2 ? ['p2'] : [],
  }
}

/**
 * What each conclusion binds, kept apart from the engine: whole copies of the texts at the moment of signing, brought up to date only
 * by what was confirmed. At signing and publication they must be the present texts.
 */
export class Witness {
  readonly bound = new Map<SignOffKind, Record<string, Record<string, string>>>()

  see({ before, event, result }: Step): void {
    if (!result.ok) return
    const facts = result.state.facts as RulemakingFacts
    const kinds: Record<string, SignOffKind> = {
      'departmentLegality.conclude': 'departmentLegality',
      'adviserOpinion.give': 'adviserOpinion',
      'fairCompetition.conclude': 'fairCompetitionReview',
      'legality.decide': 'legalityReview',
      'meeting.decide': 'deliberation',
      'expedited.decide': 'deliberation',
      'signing.sign': 'signature',
    }
    const kind = kinds[event.type]
    if (kind) this.bound.set(kind, copy(before.facts))
    if (event.type === 'signoff.confirm') {
      const signOff = before.facts.signOffs.find((candidate) => candidate.id === event.payload.signOffId)
      const texts = signOff && this.bound.get(signOff.kind)
      if (texts) for (const id of event.payload.provisionIds as string[]) confirm(texts, copy(before.facts), id)
    }
    if (event.type === 'publication.publish' || event.type === 'signing.sign') this.compare(facts, event.type)
  }

  private compare(facts: RulemakingFacts, type: string): void {
    for (const kind of [
      'departmentLegality',
      'adviserOpinion',
      'fairCompetitionReview',
      'legalityReview',
      'deliberation',
      'signature',
    ] as const) {
      const now = JSON.stringify(sorted(copy(facts)))
      const signed = JSON.stringify(sorted(this.bound.get(kind) ?? {}))
      if (now !== signed) throw new Error(`${type}: ${kind} binds ${signed}, the text is ${now}`)
    }
  }
}

function copy(facts: RulemakingFacts): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(facts.drafts).map(([role, draft]) => [role, { ...draft.provisions }]))
}

function confirm(texts: Record<string, Record<string, string>>, now: Record<string, Record<string, string>>, id: string): void {
  for (const role of Object.keys(now)) {
    texts[role] ??= {}
    const text = texts[role]
    if (now[role]?.[id] === undefined) delete text[id]
    else text[id] = now[role][id] as string
  }
}

function sorted(texts: Record<string, Record<string, string>>): unknown {
  return Object.entries(texts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, text]) => [role, Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** Where a case stands and which requirements its actions miss: walks check a state of each sort once. */
export function sortOf(state: StoredState<RulemakingFacts>, unmet: string[]): string {
  return `${stageOf(state.value)} ${JSON.stringify(state.value)} ${unmet.join(',')}`
}
