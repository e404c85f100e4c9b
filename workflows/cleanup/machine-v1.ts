import { and, assign, setup } from 'xstate'
import type { ActionDefinition, ActionEvent, Circumstances } from '../types.ts'
import { cleanupActions } from './actions/index.ts'
import { recordCleanup } from './evolve.ts'
import type { CleanupFacts } from './facts.ts'
import { cleanupRequirements } from './requirements/index.ts'
import { implementingOrgans } from './who.ts'

interface Happening {
  type: string
  event: ActionEvent
  action: ActionDefinition
  place: string
  at: Circumstances | null
  answers: Map<string, boolean>
}

const byName = new Map(cleanupActions.map((action) => [action.name, action]))

const machine = setup({
  types: { context: {} as { facts: CleanupFacts }, events: {} as Happening, input: {} as CleanupFacts },
  guards: {
    requires: ({ context: { facts }, event }, names: readonly string[]) =>
      event.at === null || names.every((name) => holds(facts, event, event.at as Circumstances, name)),
    says: ({ event }, { field, words }: { field: string; words: readonly string[] }) => words.includes(String(event.event.payload[field])),
    /** Every organ that has instruments has handed in. */
    allSubmitted: ({ context: { facts } }) => [...implementingOrgans(facts)].every((organ) => organ in facts.submitted),
  },
  actions: { record: assign(({ context, event }) => ({ facts: recordCleanup(context.facts, event.event) })) },
})

function holds(facts: CleanupFacts, { event, action, place, answers }: Happening, at: Circumstances, name: string): boolean {
  const known = answers.get(name)
  if (known !== undefined) return known
  const answer = cleanupRequirements.get(name)?.holds({ facts, action, place, event, at, on: event.occurredOn }) ?? false
  answers.set(name, answer)
  return answer
}

const needs = (name: string) => ({ type: 'requires' as const, params: byName.get(name)?.requirements ?? [] })
const move = (name: string, target: string) => ({ [name]: { target, guard: needs(name), actions: 'record' as const } })
const stays = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { guard: needs(name), actions: 'record' as const }]))
const withdraw = move('campaign.withdraw', 'withdrawn')

/**
 * The cleanup machine, version 1 (design.md §5, domain.md §9). Frozen by `tests/golden/cleanup-v1.txt`.
 *
 * A conclusion that the legal office returns stays in its stage: what is open is a fact of each item, not a state of the whole.
 */
export const cleanupV1 = machine.createMachine({
  id: 'cleanup',
  context: ({ input }) => ({ facts: input }),
  initial: 'scope',
  states: {
    scope: { on: { ...stays('scope.change'), ...move('scope.freeze', 'assignment'), ...withdraw } },
    assignment: { on: { ...stays('assignment.set'), ...move('assignment.finish', 'conclusions'), ...withdraw } },
    conclusions: {
      on: { ...stays('assignment.set', 'item.conclude', 'conclusions.submit'), ...withdraw },
      always: { guard: 'allSubmitted', target: 'itemReview' },
    },
    itemReview: { on: { ...stays('item.conclude', 'item.review'), ...move('itemReview.finish', 'resolution'), ...withdraw } },
    resolution: {
      on: {
        'resolution.record': [
          {
            target: 'decision',
            guard: and([{ type: 'says', params: { field: 'decision', words: ['pass'] } }, needs('resolution.record')]),
            actions: 'record',
          },
          {
            target: 'itemReview',
            guard: and([{ type: 'says', params: { field: 'decision', words: ['again'] } }, needs('resolution.record')]),
            actions: 'record',
          },
        ],
        ...move('campaign.return', 'itemReview'),
        ...withdraw,
      },
    },
    decision: {
      on: {
        ...stays('decision.draft', 'decision.sign', 'decision.number'),
        ...move('decision.publish', 'catalogue'),
        ...move('campaign.return', 'itemReview'),
        ...withdraw,
      },
    },
    catalogue: { on: move('catalogue.publish', 'closed') },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})
