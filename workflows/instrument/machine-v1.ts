import { assign, setup } from 'xstate'
import type { ActionDefinition, ActionEvent, Circumstances } from '../types.ts'
import { instrumentActions } from './actions.ts'
import { endOf, recordInstrument } from './evolve.ts'
import type { InstrumentFacts } from './facts.ts'
import { instrumentRequirements } from './requirements.ts'

interface Happening {
  type: string
  event: ActionEvent
  action: ActionDefinition
  place: string
  at: Circumstances | null
  answers: Map<string, boolean>
}

const machine = setup({
  types: { context: {} as { facts: InstrumentFacts }, events: {} as Happening, input: {} as InstrumentFacts },
  guards: {
    requires: ({ context: { facts }, event }, names: readonly string[]) =>
      event.at === null || names.every((name) => holds(facts, event, event.at as Circumstances, name)),
    ended: ({ context }) => context.facts.neverMade || endOf(context.facts) !== undefined,
    notEnded: ({ context }) => !context.facts.neverMade && endOf(context.facts) === undefined,
  },
  actions: { record: assign(({ context, event }) => ({ facts: recordInstrument(context.facts, event.event) })) },
})

function holds(facts: InstrumentFacts, { event, action, place }: Happening, at: Circumstances, name: string): boolean {
  return instrumentRequirements.get(name)?.holds({ facts, action, place, event, at, on: event.occurredOn }) ?? false
}

const on = Object.fromEntries(
  instrumentActions.map(({ name, requirements }) => [
    name,
    { guard: { type: 'requires' as const, params: requirements }, actions: 'record' as const },
  ]),
)

/**
 * The instrument's machine, version 1: which work is open on it and whether an act has ended it. It never finishes: a corrected
 * row may bring an instrument back. What is in force on a day is computed by `standing.ts`.
 */
export const instrumentV1 = machine.createMachine({
  id: 'instrument',
  context: ({ input }) => ({ facts: input }),
  initial: 'open',
  states: {
    open: { on, always: { guard: 'ended', target: 'ended' } },
    ended: { on, always: { guard: 'notEnded', target: 'open' } },
  },
})
