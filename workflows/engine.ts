import { transition } from 'xstate'
import { actionOf, actionsOf, schemaName } from './actions.ts'
import { cleanupRunning } from './cleanup/running.ts'
import { instrumentRunning } from './instrument/running.ts'
import { misfit, misfitMessage, plainUnmet, unmetOf } from './judge.ts'
import { planned } from './plan.ts'
import { whoInWords } from './rulemaking/roles.ts'
import { rulemakingRunning } from './rulemaking/running.ts'
import type { Running, Snapshot } from './running.ts'
import type {
  ActionDefinition,
  ActionEvent,
  CampaignOpening,
  CaseOpening,
  Circumstances,
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

/** Every released version of every workflow. A new workflow is a new line here and in `actions.ts`; this file knows none by name. */
const released: Record<Workflow, Record<number, Running>> = {
  rulemaking: { 1: rulemakingRunning },
  instrument: { 1: instrumentRunning },
  cleanup: { 1: cleanupRunning },
}

/** The version on which a new case begins. */
const newest: Record<Workflow, number> = { rulemaking: 1, instrument: 1, cleanup: 1 }

/** Opens a case, an instrument or a campaign. Refuses with the reasons; never throws on bad input. */
export function open(workflow: 'rulemaking', input: CaseOpening, at: Circumstances): Performed | Refused
export function open(workflow: 'instrument', input: InstrumentOpening, at: Circumstances): Performed | Refused
export function open(workflow: 'cleanup', input: CampaignOpening, at: Circumstances): Performed | Refused
export function open(workflow: Workflow, input: Opening, at: Circumstances): Performed | Refused {
  const running = runningOf({ workflow, version: newest[workflow] })
  const { opening } = running
  const problems = opening && misfit(opening.action, input)
  if (problems) return refuse('badInput', [], misfitMessage(problems), problems)
  const state = beginning(workflow, input)
  if (!opening) return performed(running, state, null, at, true)
  const event = openingEvent(opening.action.name, input as CaseOpening | CampaignOpening, at)
  const question = { facts: state.facts, action: opening.action, place: opening.place, event, at, on: event.occurredOn }
  const unmet = unmetOf(question, running.requirements)
  if (unmet.length > 0) return refuseUnmet(unmet)
  return { ...performed(running, state, null, at, true), followUps: opening.followUps(state.facts, at.actor.personId) }
}

type Opening = CaseOpening | InstrumentOpening | CampaignOpening

function openingEvent(type: string, opening: CaseOpening | CampaignOpening, at: Circumstances): ActionEvent {
  const event: ActionEvent = { type, payload: { ...opening }, occurredOn: opening.occurredOn, actorId: at.actor.personId }
  const onBehalfOf = at.actor.posts.find((post) => post.organId === at.organs.drafting)?.onBehalfOf
  if (opening.reason !== undefined) event.reason = opening.reason
  if (onBehalfOf) event.onBehalfOf = onBehalfOf
  return event
}

/** The state with which a workflow begins, without asking whether it may: for `open` and for replaying a log. */
export function begin(workflow: 'rulemaking', input: CaseOpening): StoredState
export function begin(workflow: 'instrument', input: InstrumentOpening): StoredState
export function begin(workflow: 'cleanup', input: CampaignOpening): StoredState
export function begin(workflow: Workflow, input: Opening): StoredState {
  return beginning(workflow, input)
}

function beginning(workflow: Workflow, input: Opening): StoredState {
  const version = newest[workflow]
  return { workflow, version, ...runningOf({ workflow, version }).begins(input) }
}

function runningOf({ workflow, version }: { workflow: Workflow; version: number }): Running {
  const running = released[workflow]?.[version]
  if (!running) throw new RangeError(`no version ${version} of ${workflow}`)
  return running
}

/** One step: the new state with its stage rows, inbox rows and follow-ups, or every reason why not. */
export function perform(state: StoredState, event: ActionEvent, at: Circumstances): Performed | Refused {
  const running = released[state.workflow]?.[state.version]
  const snapshot = running && restore(running, state)
  if (!running || !snapshot) return refuse('corruptState', [], corrupt)
  if (snapshot.status !== 'active') return refuse('finished', [], finished)
  const action = actionOf(state.workflow, event.type)
  if (!action) return refuse('badInput', [], unknownAction(event.type))
  const place = running.placeOf(action, state.value)
  if (place === null) return refuseNotInStage(running, action, state)
  const problems = misfit(action, event.payload)
  if (problems) return refuse('badInput', [], misfitMessage(problems), problems)
  const next = step(running, snapshot, action, place, event, at)
  if (next)
    return performed(running, settled(running, state, next, event), event, at, JSON.stringify(next.value) !== JSON.stringify(state.value))
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
  const place = running && action ? running.placeOf(action, state.value) : null
  if (!running || !snapshot || !action || place === null || snapshot.status !== 'active')
    throw new Error(`${event.type} cannot follow this state`)
  const next = step(running, snapshot, action, place, event, null)
  if (!next) throw new Error(`${event.type} cannot follow this state`)
  return settled(running, state, next, event)
}

/** Every action of the stage (and of every stage), allowed or with the full list of what is missing. Empty for a finished case. */
export function availableActions(state: StoredState, at: Circumstances): Offer[] {
  const running = released[state.workflow]?.[state.version]
  if (!running || running.isDone(state.value)) return []
  return actionsOf(state.workflow)
    .filter((action) => running.placeOf(action, state.value) !== null)
    .map((action) => explain(state, action.name, at))
}

/** One action as it stands now, also when it belongs to another stage. @throws {RangeError} for an unknown action. */
export function explain(state: StoredState, name: string, at: Circumstances): Offer {
  const action = actionOf(state.workflow, name)
  const running = released[state.workflow]?.[state.version]
  if (!action || !running) throw new RangeError(`no action ${name}`)
  const place = running.isDone(state.value) ? null : running.placeOf(action, state.value)
  const stage = place ?? action.stages[0] ?? ''
  const question = { facts: state.facts, action, place: stage, event: null, at, on: at.today }
  const unmet = place === null ? [outOfStage(running, action, state)] : unmetOf(question, running.requirements)
  const who = running.whoMay(action, state.facts, stage)
  const first = who[0] ?? action.by[0]
  return {
    ...{ action: name, zh: action.zh, en: action.en, help: action.help, stage, allowed: unmet.length === 0, unmet },
    by: { role: first?.role ?? [], relation: first?.relation ?? 'system', ...whoInWords(who.length > 0 ? who : action.by) },
    mine: place !== null && !unmet.some((one) => one.code === 'roleHeld'),
    ...{ primary: action.primary, schema: schemaName(state.workflow, name) },
  }
}

/** The fastest lawful path to a stage (`archived`, `closed` for the end) with its days; never skips a statutory minimum. Empty for a workflow without one. */
export function plan(state: StoredState, target: string, at: Circumstances): Plan {
  const way = released[state.workflow]?.[state.version]?.plan
  const none = { reachable: false, on: null, steps: [], blockedBy: [], notComputable: null, sooner: null }
  return way ? planned(perform, way, state, target, at) : none
}

/** True when the case has ended. */
export function isDone(state: StoredState): boolean {
  return released[state.workflow]?.[state.version]?.isDone(state.value) ?? false
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

function settled(running: Running, before: StoredState, next: Snapshot, event: ActionEvent): StoredState {
  const { workflow, version } = before
  return { workflow, version, value: next.value, facts: running.settled(before, next.value, next.context.facts, event) }
}

function performed(running: Running, state: StoredState, event: ActionEvent | null, at: Circumstances, stageChanged: boolean): Performed {
  return { ok: true, state, ...running.derived(state, event, at), done: running.isDone(state.value), stageChanged }
}

const personal = [
  'roleHeld',
  'recordedByRightPerson',
  'notOwnDraft',
  'notApprover',
  'otherReviewer',
  'itemsOfOwnOrgan',
  'submitsForOwnOrgan',
  'notOwnConclusion',
]

function refuseUnmet(unmet: Unmet[]): Refused {
  const person = unmet.find((one) => personal.includes(one.code))
  const first = person ?? unmet[0]
  if (!first) return refuse('badInput', [], { zh: '这一步不能这样办理', en: 'The step cannot be taken in this way' })
  return refuse(person ? 'forbidden' : 'requirementsUnmet', unmet, { zh: first.zh, en: first.en })
}

function refuseNotInStage(running: Running, action: ActionDefinition, state: StoredState): Refused {
  const unmet = outOfStage(running, action, state)
  return refuse('notInStage', [unmet], { zh: unmet.zh, en: unmet.en })
}

function outOfStage(running: Running, action: ActionDefinition, state: StoredState): Unmet {
  const names = action.stages.map(running.placeName)
  const here = running.here(state.value)
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
