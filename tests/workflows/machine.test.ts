import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getSimplePaths } from 'xstate/graph'
import { actionsOf } from '../../workflows/actions.ts'
import { openingFacts } from '../../workflows/rulemaking/facts.ts'
import { rulemakingV1 } from '../../workflows/rulemaking/machine-v1.ts'
import { ends, openPlaces, stages } from '../../workflows/rulemaking/stages.ts'
import { transitionTable } from './support/table.ts'

describe('the rulemaking machine, version 1', () => {
  it('is frozen: its moves are those of the golden table', async () => {
    await expect(`${transitionTable().join('\n')}\n`).toMatchFileSnapshot('../golden/rulemaking-v1.txt')
  })

  it('takes every action of the table in the stages the table names, and in no other', () => {
    const handled = new Map<string, Set<string>>()
    for (const line of transitionTable()) {
      const [from, action] = line.split(' | ') as [string, string]
      if (action.startsWith('(')) continue
      const name = action.split(' ')[0] as string
      const path = (from.split(' ')[0] as string).split('.')
      handled.set(name, (handled.get(name) ?? new Set()).add(path[1] ?? (path[0] as string)))
    }
    for (const action of actionsOf('rulemaking'))
      expect([...(handled.get(action.name) ?? [])].sort(), action.name).toEqual([...action.stages].sort())
    expect([...handled.keys()].filter((name) => !actionsOf('rulemaking').some((action) => action.name === name))).toEqual([])
  })

  it('has no clock, no actor, no delay and no history', () => {
    const text = JSON.stringify(rulemakingV1.definition)
    expect(text).not.toMatch(/"invoke":\[\{|"after":\{"|"type":"history"|xstate\.after/)
  })
})

/** Which kinds of review have passed: all that the graph of values needs to know of the facts. */
type Passed = Record<string, boolean>

const events = [
  ...actionsOf('rulemaking').flatMap(({ name }) => {
    const variants: Record<string, Record<string, string>[]> = {
      'case.return': ['drafting', 'consultation', 'review', 'legalityReview', 'deliberation', 'signing'].map((to) => ({ to })),
      'meeting.decide': ['pass', 'again', 'reject'].map((decision) => ({ decision })),
      'departmentDeliberation.record': ['pass', 'rework'].map((decision) => ({ decision })),
      'signoff.refuse': ['review', 'legalityReview', 'deliberation', 'signing'].map((refused) => ({ refused })),
    }
    return (variants[name] ?? [{}]).map((payload) => ({ type: name, event: { type: name, payload } }))
  }),
]

const concludes: Record<string, string> = {
  'departmentLegality.conclude': 'departmentLegality',
  'adviserOpinion.give': 'adviserOpinion',
  'fairCompetition.conclude': 'fairCompetitionReview',
  'legality.decide': 'legalityReview',
}

function graph(documentClass: 'government' | 'department') {
  const passed = (context: unknown) => (context as { passed?: Passed }).passed ?? {}
  return rulemakingV1.provide({
    guards: {
      requires: () => true,
      passed: ({ context }, kind) => passed(context)[kind] === true,
      isClass: (_, wanted) => wanted === documentClass,
      refusedFor: ({ event }, stage) => event.event.payload.refused === stage,
    },
    // Facts stay out of the graph; what the reviews concluded is kept beside it (below).
    actions: { record: () => {} },
  })
}

describe('the graph of its values', () => {
  for (const documentClass of ['government', 'department'] as const) {
    it(`has no path to publication around the legality review, among all simple paths of up to 20 steps (${documentClass} document)`, () => {
      const machine = graph(documentClass)
      const input = openingFacts('making', 'x', documentClass, [], '2026-03-02', null)
      const logic = {
        transition: (snapshot: never, event: { type: string }) => {
          const kind = concludes[event.type]
          const before = snapshot as { context: { passed?: Passed } }
          const context = kind ? { ...before.context, passed: { ...before.context.passed, [kind]: true } } : before.context
          const [next] = transition(machine, { ...(snapshot as object), context } as never, event as never)
          return next as never
        },
        initialTransition: (..._: never[]) => machine.resolveState({ value: 'initiation', context: { facts: input } }) as never,
        getInitialSnapshot: () => machine.resolveState({ value: 'initiation', context: { facts: input } }) as never,
      }
      const paths = getSimplePaths(logic as never, {
        events: events as never,
        limit: 2_000_000,
        serializeState: (state) => JSON.stringify((state as { value: unknown }).value),
      }) as unknown as { state: { value: unknown }; steps: { state: { value: unknown }; event: { type: string } }[] }[]
      const short = paths.filter((path) => path.steps.length <= 20)
      const visited = new Set(
        short.flatMap((path) => [path.state, ...path.steps.map((step) => step.state)]).flatMap(({ value }) => openPlaces(value)),
      )
      const wanted = [
        ...stages.filter((stage) => stage !== 'review'),
        ...ends,
        'departmentLegality',
        'adviserOpinion',
        'fairCompetitionReview',
      ]
      expect([...visited].sort()).toEqual(
        wanted.filter((stage) => documentClass === 'government' || stage !== 'departmentDeliberation').sort(),
      )
      for (const path of short) {
        const [types, places] = [path.steps.map(({ event }) => event.type), openPlaces(path.state.value)]
        if (!places.some((place) => ['publication', 'filing', 'archiving', 'archived'].includes(place))) continue
        for (const step of [...Object.keys(concludes), 'consultation.finish', 'signing.sign']) expect(types).toContain(step)
        expect(types.includes('meeting.decide') || types.includes('expedited.decide')).toBe(true)
      }
      expect(short.length).toBeGreaterThan(50)
    })
  }
})
