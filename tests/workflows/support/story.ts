import { calendarFrom, shippedHolidayYears } from '../../../workflows/deadlines.ts'
import { actionOf, open, perform } from '../../../workflows/engine.ts'
import { rehearse } from '../../../workflows/plan.ts'
import { assumed } from '../../../workflows/rulemaking/assume.ts'
import type { CaseKind, DocumentClass, RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { openPlaces, stageOf } from '../../../workflows/rulemaking/stages.ts'
import { rulemakingWay } from '../../../workflows/rulemaking/way.ts'
import type { RulePack } from '../../../workflows/rules/pack.ts'
import { resolverOf } from '../../../workflows/rules/resolve.ts'
import { shippedPacks } from '../../../workflows/rules/shipped.ts'
import type {
  ActionEvent,
  Actor,
  CaseOpening,
  CaseOrgans,
  Circumstances,
  LegalDay,
  Performed,
  Refused,
  Role,
  StoredState,
} from '../../../workflows/types.ts'

/** The organs of the stories: a government with its office and bodies, one drafting bureau. */
export const organs: CaseOrgans = {
  issuing: 'gov',
  drafting: 'bureau',
  generalOffice: 'office',
  legalityBody: 'justice',
  marketRegulator: 'market',
  legalUnit: 'bureau',
  adviser: 'gov',
}

const homes: Record<Role, string> = {
  drafter: 'bureau',
  unitChief: 'bureau',
  unitLegalReviewer: 'bureau',
  legalAdviser: 'gov',
  marketReviewer: 'market',
  officeClerk: 'office',
  officeRegistrar: 'office',
  legalityReviewer: 'justice',
  legalityChief: 'justice',
  meetingSecretary: 'gov',
  chief: 'gov',
  auditor: 'gov',
  systemAdmin: 'gov',
  securityAdmin: 'gov',
  auditAdmin: 'gov',
}

/** A person who holds one role in its organ; named by role and organ like those of the plan. */
export function one(role: Role, personId = `${role}@${homes[role]}`): Actor {
  return { personId, posts: [{ organId: homes[role], role, onBehalfOf: null }] }
}

/** Somebody with every role and no part in any case: sees the case as it stands, whoever asks. */
export const everybody: Actor = {
  personId: 'everybody',
  posts: (Object.keys(homes) as Role[]).map((role) => ({ organId: homes[role], role, onBehalfOf: null })),
}

export const calendar = calendarFrom(shippedHolidayYears())

/** The world on a day: shipped packs (and more), the shipped calendar. */
export function world(today: LegalDay = '2026-03-02', actor: Actor = everybody, more: RulePack[] = []): Circumstances {
  const pack = more.length === 0 ? shipped : resolverOf([...shippedPacks, ...more])
  return { actor, organs, today, recordedAt: `${today}T02:00:00.000Z`, pack, calendar }
}

const shipped = resolverOf(shippedPacks)

/** A case as it goes: its state, the day on which it stands, the world without day and actor. */
export interface Story {
  state: StoredState<RulemakingFacts>
  at: Circumstances
}

export interface Beginning {
  kind?: CaseKind
  documentClass?: DocumentClass
  at?: Circumstances
}

/** A case just opened; a revision or repeal is about instrument `i1`. */
export function begun({ kind = 'making', documentClass = 'government', at = world() }: Beginning = {}): Story {
  const mode = kind === 'repeal' ? ('repeals' as const) : ('revises' as const)
  const instruments = kind === 'making' ? [] : [{ id: 'i1', mode, baseVersionId: 'v1' }]
  const opening: CaseOpening = { kind, title: '工业扶持办法', documentClass, instruments, occurredOn: at.today, caseId: 'case' }
  const opened = open('rulemaking', opening, { ...at, actor: one('drafter') })
  if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened.unmet)}`)
  return { state: opened.state as StoredState<RulemakingFacts>, at }
}

export interface Twist {
  payload?: Record<string, unknown>
  resolved?: Record<string, unknown>
  by?: Actor
  on?: LegalDay
  reason?: string
  onBehalfOf?: string
  elsewhere?: ActionEvent['elsewhere']
}

/** The favourable form of an action with some things put otherwise, and the answer of the engine; the story itself does not move. */
export function tried(story: Story, name: string, twist: Twist = {}): Performed | Refused {
  const { event, actor } = step(story, name, twist)
  return perform(story.state, event, { ...story.at, actor })
}

/** The event a story takes for an action, and who takes it. */
export function step(story: Story, name: string, twist: Twist = {}): { event: ActionEvent; actor: Actor } {
  const action = actionOf('rulemaking', name)
  if (!action) throw new Error(`no action ${name}`)
  const stage = stageOf(story.state.value)
  const lane = openPlaces(story.state.value).find((place) => action.stages.includes(place))
  const place = action.stages.includes(stage) ? stage : (lane ?? action.stages[0] ?? stage)
  const base = assumed(action, story.state.facts, place, twist.on ?? story.at.today, story.at)
  const actor = twist.by ?? base.actor
  // A field put to undefined is a field left out.
  const payload = Object.fromEntries(Object.entries({ ...base.event.payload, ...twist.payload }).filter(([, value]) => value !== undefined))
  const event: ActionEvent = { ...base.event, actorId: actor.personId, payload }
  if (base.event.resolved || twist.resolved) event.resolved = { ...base.event.resolved, ...twist.resolved }
  if (twist.reason !== undefined) event.reason = twist.reason
  if (twist.onBehalfOf !== undefined) event.onBehalfOf = twist.onBehalfOf
  if (twist.elsewhere !== undefined) event.elsewhere = twist.elsewhere
  return { event, actor }
}

/** The story after an action. @throws when the engine refuses it, with the reasons. */
export function told(story: Story, name: string, twist: Twist = {}): Story {
  const result = tried(story, name, twist)
  if (!result.ok)
    throw new Error(`${name}: ${result.code} ${result.unmet.map((unmet) => `${unmet.code} (${unmet.en})`).join('; ')} ${result.message.en}`)
  return { ...story, state: result.state as StoredState<RulemakingFacts> }
}

/** The story on a later day. */
export function later(story: Story, today: LegalDay): Story {
  return { ...story, at: { ...story.at, today } }
}

/** The shortest lawful way to a stage, taken; the day moves where the law asks for waiting. @throws when there is none. */
export function upTo(story: Story, target: string): Story {
  const way = rehearse(perform, rulemakingWay, story.state, target, story.at)
  if (!way.reachable) throw new Error(`no way to ${target}: ${way.blockedBy.map((unmet) => unmet.code).join(', ')}`)
  let { state } = story
  for (const { event, actor } of way.taken) {
    const result = perform(state, event, { ...story.at, today: event.occurredOn, actor })
    if (!result.ok) throw new Error(`${event.type}: ${result.message.en}`)
    state = result.state as StoredState<RulemakingFacts>
  }
  return { state, at: { ...story.at, today: way.on ?? story.at.today } }
}

/** Codes of the reasons in a refusal; empty when it was accepted. */
export function reasons(result: Performed | Refused): string[] {
  return result.ok ? [] : result.unmet.map((unmet) => unmet.code)
}
