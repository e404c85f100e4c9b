import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import type { StoredState } from '../../../workflows/types.ts'
import { type Verification, verifyChains } from '../../store/chain.ts'
import { allStreams, streamOf } from '../../store/events.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'
import { circumstances } from '../circumstances.ts'
import { effectFacts, effectRow, standingIndex } from '../register/effects.ts'
import { lastRuleChange } from '../rule-changes.ts'
import { replayCampaign } from './replay-campaign.ts'
import { replayCase } from './replay-case.ts'
import { replayInstrument } from './replay-instrument.ts'
import { replayNumbers } from './replay-numbers.ts'
import { replayOutbox } from './replay-outbox.ts'
import { compareRows, type Difference, Tables } from './rows.ts'

/** What a replay found. */
export interface Replay {
  cases: number
  campaigns: number
  instruments: number
  events: number
  /** Rows compared, by table. */
  rows: Record<string, number>
  /** Empty when the events give exactly what is stored. */
  differences: Difference[]
  /** True when rules were confirmed after due days were last computed: they are left out until the job has run. */
  dueDaysPending: boolean
}

/** Chains, checkpoints and replay together. */
export interface FullVerification {
  ok: boolean
  chains: Verification
  replay: Replay
}

export interface VerifyOptions {
  /** Told of each stream read. */
  progress?: ((done: number, of: number) => void) | undefined
}

/** Everything `cli verify` checks: hash chains, checkpoints, and the replay of every stream against what is stored. Reads only. */
export async function verifyAll(store: Store, options: VerifyOptions = {}): Promise<FullVerification> {
  const chains = await verifyChains(store, options.progress)
  const replay = await replayAll(store, options)
  return { ok: chains.problems.length === 0 && replay.differences.length === 0, chains, replay }
}

/**
 * Rebuilds case rows, stage rows, tasks, drafts, opinions, meetings, filings, campaigns with their items, instruments, effects, standing, number books and outbox
 * decisions from the events alone and compares them row by row with what is stored.
 */
export async function replayAll(store: Store, options: VerifyOptions = {}): Promise<Replay> {
  const tables = new Tables()
  const replay: Replay = {
    cases: 0,
    campaigns: 0,
    instruments: 0,
    events: 0,
    rows: {},
    differences: [],
    dueDaysPending: await dueDaysPending(store),
  }
  const causes = new Map<string, string>()
  const dayDone = (await setting(store.db, 'dayDone')) ?? ''
  const streams = await allStreams(store.db)
  // Effects come first: an instrument's stream does not say whose effect it was.
  const order = ['organ', 'case', 'campaign', 'instrument'] as const
  const sorted = order.flatMap((kind) => streams.filter((stream) => stream.kind === kind))
  for (const [done, stream] of sorted.entries()) {
    const events = await streamOf(store.db, stream.kind, stream.id)
    replay.events += events.length
    replayNumbers(events, tables)
    replayOutbox(events, tables)
    try {
      if (stream.kind === 'organ') recordedEffects(events, tables, causes)
      if (stream.kind === 'case') {
        replay.cases++
        const { issuing, drafting } = events[0]!.body.resolved as { issuing: string; drafting: string }
        const found = replayCase(events, await circumstances(store.db, '', { issuing, drafting }), dayDone, tables)
        for (const { fact, actId } of found.effects) addEffect(fact, actId, found.id, tables, causes)
      }
      if (stream.kind === 'campaign') {
        replay.campaigns++
        for (const { fact, actId } of replayCampaign(events, tables)) addEffect(fact, actId, stream.id, tables, causes)
      }
      if (stream.kind === 'instrument') {
        replay.instruments++
        replayInstrument(events, causes, tables)
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      replay.differences.push({
        table: 'event',
        id: `${stream.kind} ${stream.id}`,
        column: '',
        expected: 'a log that can be replayed',
        stored: message,
      })
    }
    options.progress?.(done + 1, sorted.length)
  }
  await compare(store, tables, replay)
  return replay
}

function recordedEffects(events: Awaited<ReturnType<typeof streamOf>>, tables: Tables, causes: Map<string, string>): void {
  for (const event of events) {
    if (event.type !== 'act.confirm' && event.type !== 'act.import') continue
    const actId = String(event.body.actId)
    for (const fact of (event.body.recorded ?? []) as Record<string, unknown>[]) addEffect(fact, actId, actId, tables, causes)
  }
}

function addEffect(fact: Record<string, unknown>, actId: string, cause: string, tables: Tables, causes: Map<string, string>): void {
  const { organId, ...effect } = fact as unknown as Parameters<typeof effectRow>[0] & { organId: string }
  // what ended an instrument of a list can be another paper than the one that is entered
  tables.of('effect').push(effectRow({ ...effect, actId: effect.actId ?? actId }, organId))
  causes.set(effect.effectId, cause)
}

/** What is compared, with the columns that name a row and those that are instants or texts of their own. */
const COMPARED: [
  table:
    | 'case_file'
    | 'stage'
    | 'task'
    | 'draft'
    | 'opinion'
    | 'meeting'
    | 'filing'
    | 'campaign'
    | 'campaign_item'
    | 'instrument'
    | 'effect'
    | 'number'
    | 'outbox',
  key: string[],
  skip: string[],
][] = [
  ['case_file', ['id'], []],
  ['stage', ['case_id', 'stage'], []],
  ['task', ['id'], []],
  ['draft', ['id'], []],
  ['opinion', ['id'], []],
  ['meeting', ['id'], []],
  ['filing', ['id'], []],
  ['campaign', ['id'], []],
  ['campaign_item', ['campaign_id', 'instrument_id'], []],
  ['instrument', ['id'], []],
  ['effect', ['id'], []],
  ['number', ['id'], []],
  ['outbox', ['id'], []],
]

/** Columns that hang on rule packs and calendar. */
const DUE = ['due_on', 'due_json']

async function dueDaysPending(store: Store): Promise<boolean> {
  const [changed, done] = await Promise.all([lastRuleChange(store.db), setting(store.db, 'dayDoneAt')])
  return changed !== null && (done === undefined || changed > done)
}

async function compare(store: Store, tables: Tables, replay: Replay): Promise<void> {
  for (const [table, key, skip] of COMPARED) {
    const stored = await store.db.selectFrom(table).selectAll().execute()
    replay.rows[table] = stored.length
    replay.differences.push(
      ...compareRows(table, key, tables.of(table), stored as Record<string, unknown>[], replay.dueDaysPending ? [...skip, ...DUE] : skip),
    )
  }
  await compareStanding(store, replay)
}

/** The stored standing is an index: computed again for the day it says it is of. */
async function compareStanding(store: Store, replay: Replay): Promise<void> {
  const rows = await store.db
    .selectFrom('instrument')
    .select(['id', 'standing', 'standing_day', 'valid_to', 'from_day', 'state_json'])
    .execute()
  for (const row of rows) {
    const state = JSON.parse(row.state_json) as StoredState<RulemakingFacts> & { facts: { neverMade?: boolean } }
    const facts = await effectFacts(store.db, row.id)
    if (facts.length === 0 && !state.facts.neverMade) continue
    const index = standingIndex(facts, row.standing_day, state.facts.neverMade)
    for (const column of ['standing', 'valid_to', 'from_day'] as const) {
      if (index[column] !== row[column])
        replay.differences.push({ table: 'instrument', id: row.id, column, expected: index[column], stored: row[column] })
    }
  }
}
