import { createMachine, transition } from 'xstate'
import { verifyChains } from '../../src/store/chain.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { type Figure, sideBySide } from './figure.ts'
import { database, ourOpening, ourStep, rawGroup, rawOpening, rawStep, type Step } from './store-step.ts'

const concurrent = 32
/** A case is opened and takes eight steps, each on the disk before the next: the scenario of performance.md §3. */
const stepsOfCase = 8
/** Cases one after the other in each of the 32 places, a round. */
const casesInTurn = 20
const durable = concurrent * casesInTurn * (1 + stepsOfCase)
const single = 800
const rounds = 9

/** G5: durable steps of 32 cases at once. G7: one step at a time with a transition of a machine in it. Both against raw better-sqlite3. */
export async function run(): Promise<Figure[]> {
  const [ours, theirs] = [await database(concurrent), await database(concurrent)]
  const store = await openStore(ours.path)
  const sqlite = openSqlite(theirs.path, false)
  const raw = rawStep(sqlite, 'noRetry')
  const plain = ourStep(store, 'noRetry', () => 'initiation')
  const moving = ourStep(store, 'noRetry', moved)
  const [ourCases, rawCases] = [() => inParallel(ourOpening(store), plain), () => inParallel(rawOpening(sqlite), raw)]
  const grouped = rawGroup(sqlite)
  // Both are compiled and warm before they are timed: a server runs for months.
  for (let round = 0; round < 3; round++) for (const side of [ourCases, rawCases]) await side()

  const many = await sideBySide(rounds, ourCases, rawCases)
  const limit = await sideBySide(rounds, () => inGroups(grouped), rawCases)
  await oneByOne(moving, ours.caseIds, single)
  const alone = await sideBySide(
    rounds,
    () => oneByOne(moving, ours.caseIds, single),
    () => oneByOne(raw, theirs.caseIds, single),
  )
  const { ok } = await verifyChains(store)
  if (!ok) throw new Error('the benchmark left a broken chain')
  await store.close()
  sqlite.close()
  ours.drop()
  theirs.drop()
  return [
    figure('G5', `durable step, ${concurrent} cases at once`, many, 5, durable),
    // No floor: it says how much of the way to the goal this machine leaves open to any queue.
    figure('G5', 'its limit: bare statements, 32 savepoints a commit', limit, 0, durable),
    figure('G7', 'one step at a time, with xstate', alone, 0.6, single),
  ]
}

function figure(goal: string, name: string, times: { ours: number; theirs: number }, floor: number, count: number): Figure {
  const rate = (ms: number) => `${Math.round((count / ms) * 1000).toLocaleString('en')}/s`
  const detail = `${rate(times.ours)} against ${rate(times.theirs)}, better-sqlite3 with one commit a step, synchronous FULL on both`
  return { goal, name, ratio: times.theirs / times.ours, floor, detail }
}

/** New cases in 32 places at once; in each place one after the other is opened and takes its steps. */
async function inParallel(open: Step, step: Step): Promise<void> {
  await Promise.all(
    Array.from({ length: concurrent }, async () => {
      for (let done = 0; done < casesInTurn; done++) {
        const id = newId()
        await open(id)
        for (let at = 0; at < stepsOfCase; at++) await step(id)
      }
    }),
  )
}

/** The same, 32 openings or steps in each transaction. */
function inGroups(grouped: ReturnType<typeof rawGroup>): void {
  for (let done = 0; done < casesInTurn; done++) {
    const ids = Array.from({ length: concurrent }, () => newId())
    grouped.open(ids)
    for (let at = 0; at < stepsOfCase; at++) grouped.step(ids)
  }
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
