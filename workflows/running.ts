import type { Way } from './plan.ts'
import type { Requirement } from './question.ts'
import type { ActionDefinition, ActionEvent, Ask, Circumstances, Facts, FollowUp, Said, StageRow, StoredState, Who } from './types.ts'

/** The live snapshot of a machine, as the engine reads it. */
export interface Snapshot {
  value: unknown
  status: string
  context: { facts: Facts }
}

/** What follows from a state: stage rows with due days, inbox rows, events for other machines. */
export interface Derived {
  stages: StageRow[]
  asks: Ask[]
  followUps: FollowUp[]
}

/** A released version of a workflow as the engine drives it: the engine itself knows no workflow by name. */
export interface Running {
  /** Created once: machines are expensive to make. */
  machine: { resolveState(config: { value: unknown; context: { facts: Facts } }): Snapshot }
  requirements: ReadonlyMap<string, Requirement<Facts>>
  /** Value and facts with which it begins. */
  begins(input: unknown): { value: unknown; facts: Facts }
  /** How opening is judged; null where nothing is asked. */
  opening: { action: ActionDefinition; place: string; followUps(facts: Facts, actorId: string): FollowUp[] } | null
  isDone(value: unknown): boolean
  /** The place of the value where the action belongs (a stage, an open lane), or null. */
  placeOf(action: ActionDefinition, value: unknown): string | null
  placeName(place: string): Said
  /** Where the case stands, in words. */
  here(value: unknown): Said
  whoMay(action: ActionDefinition, facts: Facts, place: string): Who[]
  /** The facts after a step with what hangs on stages entered and left. */
  settled(before: StoredState, value: unknown, facts: Facts, event: ActionEvent): Facts
  derived(state: StoredState, event: ActionEvent | null, at: Circumstances): Derived
  /** How its plan goes on; null where there is nothing to plan. */
  plan: Way | null
}
