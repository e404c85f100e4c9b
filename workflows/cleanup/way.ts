import { addDays } from '../days.ts'
import type { Way } from '../plan.ts'
import { organFor } from '../rulemaking/roles.ts'
import type { ActionDefinition, ActionEvent, Actor, CaseOrgans, Circumstances, LegalDay, Role, StoredState } from '../types.ts'
import { cleanupActions } from './actions/index.ts'
import type { CleanupFacts, CleanupItem } from './facts.ts'
import { cleanupStages } from './stages.ts'
import { implementingOrgans } from './who.ts'

/** How the plan of a campaign goes on: every organ concludes that its documents remain, the legal office agrees, nobody sends back. */
export const cleanupWay: Way = {
  stageOf: String,
  order: [...cleanupStages, 'closed'],
  forward: ({ value }) => cleanupActions.find((action) => action.primary && action.stages.includes(String(value)))?.name ?? null,
  placeOf: (_, { value }) => String(value),
  whoMay: (action) => action.by,
  assumed: (action, state, _place, on, at) => {
    const facts = state.facts as CleanupFacts
    const scene = { facts, stage: String(state.value), on, at, organ: organOf(action, state, at.organs) }
    const actor = actorFor(action, scene)
    const event: ActionEvent = { type: action.name, payload: payloads[action.name]?.(scene) ?? {}, occurredOn: on, actorId: actor.personId }
    const resolved = lookedUp[action.name]?.(facts)
    return { actor, event: resolved ? { ...event, resolved } : event }
  },
}

interface Scene {
  facts: CleanupFacts
  stage: string
  on: LegalDay
  at: Circumstances
  /** The organ that acts. */
  organ: string
}

const supposed = '（预计）'
const told = { channels: [supposed], address: supposed }

/** The favourable payload of each action that carries a campaign on; those that are missing take none. */
const payloads: Record<string, (scene: Scene) => Record<string, unknown>> = {
  'scope.change': () => ({ reason: supposed }),
  'assignment.set': ({ facts, at }) => ({ instrumentIds: idsOf(facts, (item) => item.organ === null), organId: at.organs.issuing }),
  'assignment.finish': ({ on }) => ({ dueOn: addDays(on, 1) }),
  'item.conclude': ({ facts, stage, organ }) => ({
    items: idsOf(facts, (item) => item.organ === organ && isOpen(item, stage)).map((instrumentId) => ({ instrumentId, outcome: 'retain' })),
  }),
  'conclusions.submit': ({ organ }) => ({ organId: organ }),
  'item.review': ({ facts }) => ({
    items: idsOf(facts, (item) => item.outcome !== null && item.verdict === null).map((instrumentId) => ({
      instrumentId,
      verdict: 'agrees',
    })),
  }),
  'resolution.record': ({ on }) => ({
    ...{ meeting: supposed, heldOn: on, attendees: [supposed], views: supposed, minutes: supposed },
    ...{ vote: { for: 1, against: 0, abstain: 0 }, decision: 'pass' },
  }),
  'decision.sign': () => ({ signer: supposed }),
  'decision.number': () => ({ bookId: supposed }),
  'decision.publish': () => told,
  'catalogue.publish': () => told,
}

/** What a command would have looked up. */
const lookedUp: Record<string, (facts: CleanupFacts) => Record<string, unknown>> = {
  'decision.draft': ({ step }) => ({ textId: `draft.${step}`, textHash: `draft.${step}`, packaged: [] }),
  'decision.number': () => ({ number: supposed, numberId: supposed }),
  'decision.publish': () => ({ actId: supposed, effects: [] }),
}

/** Without a conclusion yet, or returned with one that the legal office does not share. */
function isOpen(item: CleanupItem, stage: string): boolean {
  return stage === 'itemReview' ? item.verdict === 'returns' : item.outcome === null
}

function idsOf(facts: CleanupFacts, wanted: (item: CleanupItem) => boolean): string[] {
  return Object.entries(facts.items).flatMap(([id, item]) => (wanted(item) ? [id] : []))
}

/** Of the organs that have to conclude, the first that has something left to do; else the organ whose act it is. */
function organOf(action: ActionDefinition, { facts, value }: StoredState, organs: CaseOrgans): string {
  const known = facts as CleanupFacts
  const relation = action.by[0]?.relation ?? 'system'
  if (relation !== 'implementing') return organFor(relation, organs) ?? ''
  const all = [...implementingOrgans(known)]
  if (action.name === 'conclusions.submit') return all.find((organ) => !(organ in known.submitted)) ?? ''
  // Who hands in next concludes first.
  const next = all.filter((organ) => value === 'itemReview' || !(organ in known.submitted))
  const busy = new Set(Object.values(known.items).flatMap((item) => (isOpen(item, String(value)) ? [item.organ] : [])))
  return next.find((organ) => busy.has(organ)) ?? ''
}

/** A person of its own for each role; where he has concluded something himself, somebody else of the organ. */
function actorFor(action: ActionDefinition, { facts, organ }: Scene): Actor {
  const role: Role = action.by[0]?.role[0] ?? 'officeClerk'
  const concluded = action.requirements.includes('notOwnConclusion')
    ? new Set(Object.values(facts.items).map((item) => item.by))
    : new Set()
  let personId = `${role}@${organ}`
  while (concluded.has(personId)) personId += '+'
  return { personId, posts: [{ organId: organ, role, onBehalfOf: null }] }
}
