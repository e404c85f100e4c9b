import { transition } from 'xstate'
import { actionOf, actionsOf, schemaName } from './actions.ts'
import { instrumentBegins } from './instrument/evolve.ts'
import { instrumentV1 } from './instrument/machine-v1.ts'
import { instrumentRequirements } from './instrument/requirements.ts'
import { misfit, misfitMessage, plainUnmet, unmetOf } from './judge.ts'
import { planned } from './plan.ts'
import type { Question, Requirement } from './question.ts'
import { asksOf } from './rulemaking/asks.ts'
import type { RulemakingFacts } from './rulemaking/facts.ts'
import { followUpsOf, onOpened } from './rulemaking/follow-ups.ts'
import { rulemakingV1 } from './rulemaking/machine-v1.ts'
import { caseBegins, caseOpen } from './rulemaking/opening.ts'
import { requirements as rulemakingRequirements } from './rulemaking/requirements/index.ts'
import { whoInWords, whoMay } from './rulemaking/roles.ts'
import { openPlaces, stageName, stageOf } from './rulemaking/stages.ts'
import { placeInWords, stageRows, visitsAfter } from './rulemaking/terms.ts'
import type {
  ActionDefinition,
  ActionEvent,
  CaseOpening,
  Circumstances,
  Facts,
  InstrumentOpening,
  Offer,
  Performed,
  Plan,
  RefusalCode,
  Refused,
  Said,
  StoredState,
  Unmet,
  Workflow,
} from './types.ts'

export { actionOf, actionsOf } from './actions.ts'

/** A machine of any workflow as this file drives it; created once, they are expensive to make. */
interface Running {
  machine: {
    resolveState(config: { value: unknown; context: { facts: Facts } }): Snapshot
  }
  requirements: ReadonlyMap<string, Requirement<Facts>>
}

interface Snapshot {
  value: unknown
  status: string
  context: { facts: Facts }
}

const released: Record<Workflow, Record<number, Running>> = {
  rulemaking: { 1: { machine: rulemakingV1, requirements: rulemakingRequirements } as unknown as Running },
  instrument: { 1: { machine: instrumentV1, requirements: instrumentRequirements } as unknown as Running },
}

/** Opens a case or an instrument. Refuses with the reasons; never throws on bad input. */
export function open(workflow: 'rulemaking', input: CaseOpening, at: Circumstances): Performed | Refused
export function open(workflow: 'instrument', input: InstrumentOpening, at: Circumstances): Performed | Refused
export function open(workflow: Workflow, input: CaseOpening | InstrumentOpening, at: Circumstances): Performed | Refused {
  if (workflow === 'instrument') return performed(begin('instrument', input as InstrumentOpening), null, at, true)
  const problems = misfit(caseOpen, input)
  if (problems) return refuse('badInput', [], misfitMessage(problems), problems)
  const opening = input as CaseOpening
  const state = begin('rulemaking', opening)
  const event: ActionEvent = { type: 'case.open', payload: { ...opening }, occurredOn: opening.occurredOn, actorId: at.actor.personId }
  const onBehalfOf = at.actor.posts.find((post) => post.organId === at.organs.drafting)?.onBehalfOf
  if (opening.reason !== undefined) event.reason = opening.reason
  if (onBehalfOf) event.onBehalfOf = onBehalfOf
  const question = { facts: state.facts, action: caseOpen, place: 'initiation', event, at, on: opening.occurredOn }
  const unmet = unmetOf(question as Question<RulemakingFacts>, rulemakingRequirements)
  if (unmet.length > 0) return refuseUnmet(unmet)
  return { ...performed(state, null, at, true), followUps: onOpened(state.facts as RulemakingFacts, at.actor.personId) }
}

/** The state with which a workflow begins, without asking whether it may: for `open` and for replaying a log. */
export function begin(workflow: 'rulemaking', input: CaseOpening): StoredState
export function begin(workflow: 'instrument', input: InstrumentOpening): StoredState
export function begin(workflow: Workflow, input: CaseOpening | InstrumentOpening): StoredState {
  if (workflow === 'rulemaking') return { workflow, version: 1, value: 'initiation', facts: caseBegins(input as CaseOpening) }
  return { workflow, version: 1, value: 'open', facts: instrumentBegins(input as InstrumentOpening) }
}

/** One step: the new state with its stage rows, inbox rows and follow-ups, or every reason why not. */
export function perform(state: StoredState, event: ActionEvent, at: Circumstances): Performed | Refused {
  const running = released[state.workflow]?.[state.version]
  const snapshot = running && restore(running, state)
  if (!running || !snapshot) return refuse('corruptState', [], corrupt)
  if (snapshot.status !== 'active') return refuse('finished', [], finished)
  const action = actionOf(state.workflow, event.type)
  if (!action) return refuse('badInput', [], unknownAction(event.type))
  const place = placeOf(action, state)
  if (place === null) return refuseNotInStage(action, state)
  const problems = misfit(action, event.payload)
  if (problems) return refuse('badInput', [], misfitMessage(problems), problems)
  const next = step(running, snapshot, action, place, event, at)
  if (next) return performed(settled(state, next, event), event, at, JSON.stringify(next.value) !== JSON.stringify(state.value))
  const question = { facts: state.facts, action, place, event, at, on: event.occurredOn }
  return refuseUnmet(unmetOf(question, running.requirements))
}

/**
 * The state after an event that was accepted when it happened: requirements are taken as decided.
 *
 * @throws {Error} when the event cannot follow the state at all: the log or the state is not what it was.
 */
export function evolve(state: StoredState, event: ActionEvent): StoredState {
  const running = released[state.workflow]?.[state.version]
  const snapshot = running && restore(running, state)
  const action = actionOf(state.workflow, event.type)
  const place = action ? placeOf(action, state) : null
  if (!running || !snapshot || !action || place === null || snapshot.status !== 'active')
    throw new Error(`${event.type} cannot follow this state`)
  const next = step(running, snapshot, action, place, event, null)
  if (!next) throw new Error(`${event.type} cannot follow this state`)
  return settled(state, next, event)
}

/** Every action of the stage (and of every stage), allowed or with the full list of what is missing. Empty for a finished case. */
export function availableActions(state: StoredState, at: Circumstances): Offer[] {
  if (isDone(state)) return []
  return actionsOf(state.workflow)
    .filter((action) => placeOf(action, state) !== null)
    .map((action) => explain(state, action.name, at))
}

/** One action as it stands now, also when it belongs to another stage. @throws {RangeError} for an unknown action. */
export function explain(state: StoredState, name: string, at: Circumstances): Offer {
  const action = actionOf(state.workflow, name)
  const running = released[state.workflow]?.[state.version]
  if (!action || !running) throw new RangeError(`no action ${name}`)
  const place = isDone(state) ? null : placeOf(action, state)
  const stage = place ?? action.stages[0] ?? ''
  const question = { facts: state.facts, action, place: stage, event: null, at, on: at.today }
  const unmet = place === null ? [outOfStage(action, state)] : unmetOf(question, running.requirements)
  const who = state.workflow === 'rulemaking' ? whoMay(action, state.facts as RulemakingFacts, stage) : action.by
  const first = who[0] ?? action.by[0]
  return {
    ...{ action: name, zh: action.zh, en: action.en, help: action.help, stage, allowed: unmet.length === 0, unmet },
    by: { role: first?.role ?? [], relation: first?.relation ?? 'system', ...whoInWords(who.length > 0 ? who : action.by) },
    mine: place !== null && !unmet.some((one) => one.code === 'roleHeld'),
    ...{ primary: action.primary, schema: schemaName(state.workflow, name) },
  }
}

/** The fastest lawful path to a stage (`archived` for the end) with its days; never skips a statutory minimum. */
export function plan(state: StoredState, target: string, at: Circumstances): Plan {
  return planned(perform, state, target, at)
}

/** True when the case has ended. */
export function isDone(state: StoredState): boolean {
  return state.workflow === 'rulemaking' && typeof state.value === 'string' && ['archived', 'refused', 'withdrawn'].includes(state.value)
}

/** The live snapshot of a stored state; null where the machine does not know it or would fill it in (an older shape). */
function restore(running: Running, state: StoredState): Snapshot | null {
  try {
    const snapshot = running.machine.resolveState({ value: state.value, context: { facts: state.facts } })
    return sameValue(snapshot.value, state.value) ? snapshot : null
  } catch {
    return null
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => sameValue(left[key], right[key]))
}

/**
 * One macrostep, or null when no transition is enabled. The library ignores such an event and gives back the same context;
 * every transition of ours records facts, so an unchanged object says "not handled" at half the price of `can` and `transition`.
 */
function step(running: Running, snapshot: Snapshot, action: ActionDefinition, place: string, event: ActionEvent, at: Circumstances | null) {
  const happening = { type: event.type, event, action, place, at, answers: new Map<string, boolean>() }
  const [next] = transition(running.machine as never, snapshot as never, happening as never) as unknown as [Snapshot]
  return next.context.facts === snapshot.context.facts ? null : next
}

function settled(before: StoredState, next: Snapshot, event: ActionEvent): StoredState {
  const { workflow, version } = before
  if (workflow === 'instrument') return { workflow, version, value: next.value, facts: next.context.facts }
  const facts = next.context.facts as RulemakingFacts
  return {
    workflow,
    version,
    value: next.value,
    facts: { ...facts, visits: visitsAfter(before.value, next.value, facts, event.occurredOn) },
  }
}

function performed(state: StoredState, event: ActionEvent | null, at: Circumstances, stageChanged: boolean): Performed {
  const done = isDone(state)
  if (state.workflow === 'instrument') return { ok: true, state, stages: [], asks: [], followUps: [], done, stageChanged }
  const facts = state.facts as RulemakingFacts
  const stages = stageRows(state.value, facts, at)
  const followUps = event ? followUpsOf(facts, event, state.value) : []
  return { ok: true, state, stages, asks: done ? [] : asksOf(state.value, facts, stages, at), followUps, done, stageChanged }
}

/** Where the action would happen: the stage, an open lane of the review, or nowhere. */
function placeOf(action: ActionDefinition, state: StoredState): string | null {
  if (state.workflow === 'instrument') return action.stages.includes(String(state.value)) ? String(state.value) : null
  const stage = stageOf(state.value)
  if (action.stages.includes(stage)) return stage
  return openPlaces(state.value).find((place) => action.stages.includes(place)) ?? null
}

const personal = ['roleHeld', 'recordedByRightPerson', 'notOwnDraft', 'notApprover', 'otherReviewer']

function refuseUnmet(unmet: Unmet[]): Refused {
  const person = unmet.find((one) => personal.includes(one.code))
  const first = person ?? unmet[0]
  if (!first) return refuse('badInput', [], { zh: '这一步不能这样办理', en: 'The step cannot be taken in this way' })
  return refuse(person ? 'forbidden' : 'requirementsUnmet', unmet, { zh: first.zh, en: first.en })
}

function refuseNotInStage(action: ActionDefinition, state: StoredState): Refused {
  const unmet = outOfStage(action, state)
  return refuse('notInStage', [unmet], { zh: unmet.zh, en: unmet.en })
}

function outOfStage(action: ActionDefinition, state: StoredState): Unmet {
  const names = action.stages.map(stageName)
  const here = placeInWords(state.value)
  return plainUnmet('inStage', {
    ...{ stageZh: names.map((name) => name.zh).join('、'), stageEn: names.map((name) => name.en).join(', ') },
    ...{ hereZh: here.zh, hereEn: here.en },
  })
}

function refuse(code: RefusalCode, unmet: Unmet[], message: Said, details?: unknown): Refused {
  return details === undefined ? { ok: false, code, unmet, message } : { ok: false, code, unmet, message, details }
}

const finished: Said = { zh: '办件已经结束', en: 'The case has ended' }
const corrupt: Said = { zh: '保存的状态与流程版本不符', en: 'The stored state does not fit its workflow version' }

function unknownAction(name: string): Said {
  return { zh: `没有“${name}”这一步`, en: `There is no action “${name}”` }
}
