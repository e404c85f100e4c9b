import { actionOf } from './actions.ts'
import { daysBetween, yearOf } from './days.ts'
import { UnknownYear, yearMissing } from './deadlines.ts'
import { whoInWords } from './rulemaking/roles.ts'
import type {
  ActionDefinition,
  ActionEvent,
  Actor,
  Circumstances,
  LegalDay,
  Performed,
  Plan,
  PlanStep,
  Refused,
  Said,
  StoredState,
  Unmet,
  Who,
} from './types.ts'

type Perform = (state: StoredState, event: ActionEvent, at: Circumstances) => Performed | Refused

/** A step as the plan supposes it: everything goes well, nobody dallies, everyone answers in the same moment. */
export interface Assumed {
  event: ActionEvent
  actor: Actor
}

/** What a workflow tells the plan: where its cases stand, what carries them on, and the favourable form of each action. */
export interface Way {
  /** The stage in which a case stands. */
  stageOf(value: unknown): string
  /** Stages and the end, in their order. */
  order: readonly string[]
  /** The action that carries the case forward from where it stands; null at the end. */
  forward(state: StoredState): string | null
  /** The place where the action would be taken. */
  placeOf(action: ActionDefinition, state: StoredState): string
  /** Who may take it there. */
  whoMay(action: ActionDefinition, state: StoredState, place: string): Who[]
  /**
   * The favourable form of an action on a day, taken by somebody who may.
   *
   * @param why the requirement this step is to satisfy, where that decides its content.
   * @throws {UnknownYear} when a term it has to name runs into a year without a holiday notice.
   */
  assumed(action: ActionDefinition, state: StoredState, place: string, on: LegalDay, at: Circumstances, why: string): Assumed
  /** What somebody may decide that makes the way shorter, and that the plan does not suppose of itself; null where nothing of the kind is open. */
  choice?(state: StoredState): Choice | null
}

/** A lawful decision that takes the place of a step: named in the plan with its day, never supposed silently. */
export interface Choice extends Said {
  action: string
  insteadOf: string
}

/** A plan with the very events it supposes: tests walk them again. */
export interface Rehearsal extends Omit<Plan, 'sooner'> {
  taken: Assumed[]
}

/** The plan alone (see `rehearse`), with what a decision that is open would gain. */
export function planned(perform: Perform, way: Way, state: StoredState, target: string, at: Circumstances): Plan {
  const { taken, ...plan } = rehearse(perform, way, state, target, at)
  return { ...plan, sooner: plan.on === null ? null : sooner(perform, way, state, target, at, plan.on) }
}

/** The earlier day on which the target is reached if somebody decides what is open to him; null where nothing is gained. */
function sooner(perform: Perform, way: Way, state: StoredState, target: string, at: Circumstances, than: LegalDay): Plan['sooner'] {
  const choice = way.choice?.(state) ?? null
  if (choice === null) return null
  const { on, steps } = rehearse(perform, way, state, target, at, choice)
  const { action, zh, en } = choice
  return on !== null && on < than && steps.some((step) => step.action === action) ? { action, on, zh, en } : null
}

/**
 * Plays the case forward to a stage as if everything went well: tries the step that carries the stage, does first what each
 * refusal names as its remedy, and waits exactly as long as a refusal says. So it can skip nothing the engine asks for.
 *
 * @param choice a decision that is supposed to be taken where the step it replaces would be a remedy.
 */
export function rehearse(
  perform: Perform,
  way: Way,
  state: StoredState,
  target: string,
  at: Circumstances,
  choice: Choice | null = null,
): Rehearsal {
  const begun = { steps: [], taken: [], waiting: null, blockedBy: [], notComputable: null }
  const play: Play = { perform, way, at, choice, state, day: at.today, ...begun }
  for (let turn = 0; turn < MOST_TURNS && !reached(play, target); turn++) {
    const goal = way.forward(play.state)
    if (goal === null || !attempt(play, goal, [], '')) break
  }
  const reachable = reached(play, target)
  return {
    ...{ reachable, on: reachable ? play.day : null, steps: play.steps, taken: play.taken },
    ...{ blockedBy: reachable ? [] : play.blockedBy, notComputable: reachable ? null : play.notComputable },
  }
}

/** A campaign takes two turns for each of its organs. */
const MOST_TURNS = 2_000

function reached({ way, state }: Play, target: string): boolean {
  const now = way.stageOf(state.value)
  if (now === target) return true
  const { order } = way
  return order.includes(now) && order.includes(target) && order.indexOf(now) > order.indexOf(target)
}

interface Play {
  perform: Perform
  way: Way
  at: Circumstances
  choice: Choice | null
  state: StoredState
  day: LegalDay
  steps: PlanStep[]
  taken: Assumed[]
  waiting: PlanStep['waits']
  blockedBy: Unmet[]
  notComputable: Said | null
}

/** Takes one action, doing before it whatever a refusal names; false when there is no way. */
function attempt(play: Play, name: string, trail: string[], why: string): boolean {
  if (trail.includes(name) || trail.length > 12) return false
  const begunIn = play.way.stageOf(play.state.value)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const result = take(play, name, why)
    if (result === null) return false
    if (result.ok) return true
    // A remedy led the case elsewhere (a return): what carries it from there is another step.
    if (result.code === 'notInStage' && play.way.stageOf(play.state.value) !== begunIn) return true
    play.blockedBy = result.unmet
    if (!remedied(play, name, trail, result.unmet)) return false
  }
  return false
}

/** Does the first thing that can be done now; when nothing is left to do, waits until the last day named. */
function remedied(play: Play, name: string, trail: string[], unmet: Unmet[]): boolean {
  const waits = unmet.filter((one) => one.remedy.day !== null && one.remedy.day > play.day)
  const todo = unmet.filter((one) => !waits.includes(one))
  for (const one of todo) {
    const remedy = one.remedy.action === play.choice?.insteadOf ? play.choice.action : one.remedy.action
    if (remedy === null) return false
    if (remedy === name) return cannotCompute(play, one)
    const before = play.state
    if (!attempt(play, remedy, [...trail, name], one.code)) return false
    if (play.state !== before) return true
  }
  if (waits.length === 0) return false
  wait(play, waits)
  return true
}

function wait(play: Play, waits: Unmet[]): void {
  const last = waits.reduce((a, b) => ((b.remedy.day as string) > (a.remedy.day as string) ? b : a))
  const until = last.remedy.day as LegalDay
  const days = daysBetween(play.day, until) + (play.waiting?.days ?? 0)
  play.waiting = { code: last.code, days, zh: last.zh, en: last.en, basis: last.basis }
  play.day = until
}

/** A least term without a computable day: the calendar does not know the year it runs into. */
function cannotCompute(play: Play, unmet: Unmet): false {
  if (!unmet.code.startsWith('legalityMinDays')) return false
  let year = yearOf(play.day)
  while (play.at.calendar.years.includes(year)) year += 1
  play.notComputable = yearMissing(year)
  return false
}

/** Performs the favourable form of the action today; null when its content cannot be computed. */
function take(play: Play, name: string, why: string): Performed | Refused | null {
  const { way, state } = play
  const action = actionOf(state.workflow, name)
  if (!action) return null
  const place = way.placeOf(action, state)
  try {
    const step = way.assumed(action, state, place, play.day, play.at, why)
    const result = play.perform(state, step.event, { ...play.at, today: play.day, actor: step.actor })
    if (!result.ok) return result
    play.state = result.state
    const by = whoInWords(way.whoMay(action, state, place))
    const organId = step.actor.posts[0]?.organId || null
    play.steps.push({ action: name, on: play.day, zh: action.zh, en: action.en, by: by.zh, organId, waits: play.waiting })
    play.taken.push(step)
    play.waiting = null
    return result
  } catch (problem) {
    if (!(problem instanceof UnknownYear)) throw problem
    play.notComputable = yearMissing(problem.year)
    return null
  }
}
