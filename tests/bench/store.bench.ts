import { createMachine, transition } from 'xstate'
import { verifyChains } from '../../src/store/chain.ts'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { type Figure, sideBySide } from './figure.ts'
import { database, ourStep, rawGroup, rawStep, type Step } from './store-step.ts'

const concurrent = 32
const steps = 3200
const rounds = 7

/** G5: durable steps of 32 cases at once. G7: one step at a time with a transition of a machine in it. Both against raw better-sqlite3. */
export async function run(): Promise<Figure[]> {
  const [ours, theirs] = [await database(concurrent), await database(concurrent)]
  const store = await openStore(ours.path)
  const sqlite = openSqlite(theirs.path, false)
  const raw = rawStep(sqlite, 'noRetry')
  const plain = ourStep(store, 'noRetry', () => 'initiation')
  const moving = ourStep(store, 'noRetry', moved)
  await inParallel(plain, ours.caseIds, 640)
  await oneByOne(moving, ours.caseIds, 320)
  await oneByOne(raw, theirs.caseIds, 640)

  const many = await sideBySide(
    rounds,
    () => inParallel(plain, ours.caseIds, steps),
    () => inParallel(raw, theirs.caseIds, steps),
  )
  const grouped = rawGroup(sqlite, 'noRetry')
  const limit = await sideBySide(
    rounds,
    async () => {
      for (let done = 0; done < steps; done += concurrent) grouped(theirs.caseIds)
    },
    () => inParallel(raw, theirs.caseIds, steps),
  )
  const single = await sideBySide(
    rounds,
    () => oneByOne(moving, ours.caseIds, steps / 4),
    () => oneByOne(raw, theirs.caseIds, steps / 4),
  )
  const { ok } = await verifyChains(store)
  if (!ok) throw new Error('the benchmark left a broken chain')
  await store.close()
  sqlite.close()
  ours.drop()
  theirs.drop()
  return [
    figure('G5', `durable step, ${concurrent} cases at once`, many, 5, steps),
    // No floor: it says how much of the way to the goal this machine leaves open to any queue.
    figure('G5', 'its limit: bare statements, 32 savepoints a commit', limit, 0, steps),
    figure('G7', 'one step at a time, with xstate', single, 0.6, steps / 4),
  ]
}

function figure(goal: string, name: string, times: { ours: number; theirs: number }, floor: number, count: number): Figure {
  const rate = (ms: number) => `${Math.round((count / ms) * 1000).toLocaleString('en')}/s`
  const detail = `${rate(times.ours)} against ${rate(times.theirs)}, better-sqlite3 with one commit a step, synchronous FULL on both`
  return { goal, name, ratio: times.theirs / times.ours, floor, detail }
}

/** Every case does its steps one after the other, all cases at once. */
async function inParallel(step: Step, caseIds: string[], count: number): Promise<void> {
  const each = count / caseIds.length
  await Promise.all(
    caseIds.map(async (id) => {
      for (let done = 0; done < each; done++) await step(id)
    }),
  )
}

async function oneByOne(step: Step, caseIds: string[], count: number): Promise<void> {
  for (let done = 0; done < count; done++) await step(caseIds[done % caseIds.length]!)
}

// As large as a release's machine: a line of stages, each taking its own and every stage's actions.
const stages = [
  'initiation',
  'drafting',
  'consultation',
  'review',
  'receipt',
  'legalityReview',
  'deliberation',
  'signing',
  'publication',
  'filing',
]
const machine = createMachine({
  context: {},
  initial: 'initiation',
  on: { 'material.add': {}, 'case.withdraw': '.withdrawn' },
  states: Object.fromEntries([
    ...stages.map((stage, index) => [stage, { on: { next: stages[index + 1] ?? 'withdrawn', back: stages[index - 1] ?? stage } }]),
    ['withdrawn', { type: 'final' }],
  ]),
})

function moved(value: unknown): unknown {
  const [next] = transition(machine, machine.resolveState({ value: value as string, context: {} }), {
    type: value === 'filing' ? 'back' : 'next',
  })
  return next.value
}
