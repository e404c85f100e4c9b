import { actionOf, actionsOf } from './actions.ts'
import { daysBetween, yearOf } from './days.ts'
import { UnknownYear, yearMissing } from './deadlines.ts'
import { type Assumed, assumed } from './rulemaking/assume.ts'
import type { RulemakingFacts } from './rulemaking/facts.ts'
import { whoInWords, whoMay } from './rulemaking/roles.ts'
import { openPlaces, type Place, type Stage, stageOf, stages } from './rulemaking/stages.ts'
import { whyNotPassed } from './sign-offs.ts'
import type { ActionEvent, Circumstances, LegalDay, Performed, Plan, PlanStep, Refused, Said, StoredState, Unmet } from './types.ts'

type Perform = (state: StoredState, event: ActionEvent, at: Circumstances) => Performed | Refused

/** A plan with the very events it supposes: tests walk them again. */
export interface Rehearsal extends Plan {
  taken: Assumed[]
}

/** The plan alone (see `rehearse`). */
export function planned(perform: Perform, state: StoredState, target: string, at: Circumstances): Plan {
  const { taken, ...plan } = rehearse(perform, state, target, at)
  return plan
}

/**
 * Plays the case forward to a stage as if everything went well: tries the step that carries the stage, does first what each
 * refusal names as its remedy, and waits exactly as long as a refusal says. So it can skip nothing the engine asks for.
 */
export function rehearse(perform: Perform, state: StoredState, target: string, at: Circumstances): Rehearsal {
  const play: Play = { perform, at, state, day: at.today, steps: [], taken: [], waiting: null, blockedBy: [], notComputable: null }
  for (let turn = 0; turn < 200 && !reached(play.state, target); turn++) {
    const goal = forward(play.state)
    if (goal === null || !attempt(play, goal, [], '')) break
  }
  const reachable = reached(play.state, target)
  return {
    ...{ reachable, on: reachable ? play.day : null, steps: play.steps, taken: play.taken },
    ...{ blockedBy: reachable ? [] : play.blockedBy, notComputable: reachable ? null : play.notComputable },
  }
}

interface Play {
  perform: Perform
  at: Circumstances
  state: StoredState
  day: LegalDay
  steps: PlanStep[]
  taken: Assumed[]
  waiting: PlanStep['waits']
  blockedBy: Unmet[]
  notComputable: Said | null
}

function reached(state: StoredState, target: string): boolean {
  const now = stageOf(state.value)
  if (now === target) return true
  const order: string[] = [...stages, 'archived']
  return order.includes(now) && order.includes(target) && order.indexOf(now) > order.indexOf(target)
}

/** The step that carries the case forward from where it stands. */
function forward(state: StoredState): string | null {
  const facts = state.facts as RulemakingFacts
  // What only changed since it was signed is confirmed in one click, not concluded anew.
  const toConfirm = facts.signOffs.some(({ kind }) => whyNotPassed(facts, kind) === 'partlyOpen')
  if (toConfirm && ['review', 'legalityReview'].includes(stageOf(state.value))) return 'signoff.confirm'
  const places: Place[] = openPlaces(state.value)
  return (
    actionsOf('rulemaking').find((action) => action.primary && action.stages.some((stage) => places.includes(stage as Place)))?.name ?? null
  )
}

/** Takes one action, doing before it whatever a refusal names; false when there is no way. */
function attempt(play: Play, name: string, trail: string[], why: string): boolean {
  if (trail.includes(name) || trail.length > 12) return false
  const begunIn = stageOf(play.state.value)
  for (let turn = 0; turn < 60; turn++) {
    const result = take(play, name, why)
    if (result === null) return false
    if (result.ok) return true
    // A remedy led the case elsewhere (a return): what carries it from there is another step.
    if (result.code === 'notInStage' && stageOf(play.state.value) !== begunIn) return true
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
    const remedy = one.remedy.action
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
  const action = actionOf('rulemaking', name)
  if (!action) return null
  const facts = play.state.facts as RulemakingFacts
  const stage = stageOf(play.state.value) as Stage
  const place = action.stages.includes(stage) ? stage : (openPlaces(play.state.value).find((one) => action.stages.includes(one)) ?? stage)
  try {
    const step = assumed(action, facts, place, play.day, play.at, why)
    const result = play.perform(play.state, step.event, { ...play.at, today: play.day, actor: step.actor })
    if (!result.ok) return result
    play.state = result.state
    const by = whoInWords(whoMay(action, facts, place))
    play.steps.push({ action: name, on: play.day, zh: action.zh, en: action.en, by: by.zh, waits: play.waiting })
    play.taken.push(step)
    play.waiting = null
    return result
  } catch (problem) {
    if (!(problem instanceof UnknownYear)) throw problem
    play.notComputable = yearMissing(problem.year)
    return null
  }
}
