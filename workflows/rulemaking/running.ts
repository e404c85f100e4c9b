import type { Running } from '../running.ts'
import type { CaseOpening } from '../types.ts'
import { asksOf } from './asks.ts'
import type { RulemakingFacts } from './facts.ts'
import { followUpsOf, onOpened } from './follow-ups.ts'
import { rulemakingV1 } from './machine-v1.ts'
import { caseBegins, caseOpen } from './opening.ts'
import { requirements } from './requirements/index.ts'
import { whoMay } from './roles.ts'
import { ends, openPlaces, stageName, stageOf } from './stages.ts'
import { placeInWords, stageRows, visitsAfter } from './terms.ts'
import { rulemakingWay } from './way.ts'

const over: readonly unknown[] = ends

/** Rulemaking, version 1, as the engine drives it. */
export const rulemakingRunning = {
  machine: rulemakingV1 as never,
  requirements: requirements as never,
  begins: (input) => ({ value: 'initiation', facts: caseBegins(input as CaseOpening) }),
  opening: { action: caseOpen, place: 'initiation', followUps: (facts, actorId) => onOpened(facts as RulemakingFacts, actorId) },
  isDone: (value) => over.includes(value),
  placeOf: (action, value) => {
    const stage = stageOf(value)
    if (action.stages.includes(stage)) return stage
    return openPlaces(value).find((place) => action.stages.includes(place)) ?? null
  },
  placeName: stageName,
  here: placeInWords,
  whoMay: (action, facts, place) => whoMay(action, facts as RulemakingFacts, place),
  settled: (before, value, after, event) => {
    const facts = after as RulemakingFacts
    return { ...facts, visits: visitsAfter(before.value, value, facts, event.occurredOn) }
  },
  derived: (state, event, at) => {
    const facts = state.facts as RulemakingFacts
    const stages = stageRows(state.value, facts, at)
    const asks = over.includes(state.value) ? [] : asksOf(state.value, facts, stages, at)
    return { stages, asks, followUps: event ? followUpsOf(facts, event, state.value) : [] }
  },
  plan: rulemakingWay,
} satisfies Running
