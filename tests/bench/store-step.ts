import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import type { Kysely, Transaction } from 'kysely'
import { caseById } from '../../src/store/cases.ts'
import { eventHash, noHash } from '../../src/store/event-hash.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import type { Database } from '../../src/store/schema.ts'

/**
 * One durable step of a case, written three ways that leave exactly the same rows and hashes: an event, the moved head, the case with its new
 * state; through HTTP also the row of an idempotent retry.
 */
export type Step = (caseId: string) => Promise<unknown>

/** Whether the step keeps its answer for a retry, as every POST does. */
export type Retry = 'keepsAnswer' | 'noRetry'

const organId = 'organ-1'
const facts = { draft: '0190-draft', hashes: Array.from({ length: 4 }, (_, index) => `provision-${index}-0123456789abcdef`) }

/** The next state and the event, as an engine gives them; `value` makes each step's state its own. */
export function decided(value: unknown): { state: string; body: Record<string, unknown> } {
  const body = {
    action: 'material.add',
    payload: { kind: 'bases', materialId: 'material-1', title: '依据', on: '2026-03-02' },
    reason: null,
  }
  return { state: JSON.stringify({ workflow: 'rulemaking', version: 1, value, facts }), body }
}

/** A new SQLite database with so many cases in it, each with its first event. */
export async function database(cases: number): Promise<{ path: string; caseIds: string[]; drop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-bench-'))
  const path = join(folder, 'bench.db')
  const store = await openStore(path)
  const caseIds = Array.from({ length: cases }, () => newId())
  await Promise.all(caseIds.map(ourOpening(store)))
  await store.close()
  return { path, caseIds, drop: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Ours: a new case with its first event. */
export function ourOpening(store: Store): Step {
  return (id) => {
    const event = { type: 'case.open', body: {}, actorId: 'person-1', occurredOn: '2026-03-02' }
    const row = caseRow(id, '2026-03-02T00:00:00.000Z')
    return store.commit({ append: [{ stream: { kind: 'case', id, organId }, ...event }], rows: [{ insert: 'case_file', row }] })
  }
}

function caseRow(id: string, now: string) {
  return {
    ...{ id, organ_id: organId, drafting_organ_id: organId, kind: 'making' as const, title: '办法' },
    ...{ workflow: 'rulemaking', workflow_version: 1, state_json: decided('initiation').state, stage: 'initiation' },
    ...{ status: 'open' as const, opened_on: '2026-03-02', opened_by: 'person-1', instruments_json: '[]', updated_at: now },
  }
}

/** Ours: read by the store's function, decide, commit as a change set. */
export function ourStep(store: Store, retry: Retry, next: (value: unknown) => unknown): Step {
  return async (caseId) => {
    const found = (await caseById(store.db, caseId))!
    const { state, body } = decided(next(found.state.value))
    const stream = { kind: 'case' as const, id: caseId, organId }
    const set = { state_json: state, stage: 'initiation', updated_at: new Date().toISOString() }
    return store.commit({
      seen: [{ ...stream, seq: found.rev }],
      append: [{ stream, type: 'material.add', body, actorId: 'person-1', occurredOn: '2026-03-02' }],
      rows: [{ update: 'case_file', where: { id: caseId }, set, guard: 'stale' }],
      ...(retry === 'keepsAnswer'
        ? {
            idempotency: {
              personId: 'person-1',
              key: newId(),
              route: 'POST /actions',
              bodyHash: 'hash',
              status: 200,
              answer: { ok: true },
            },
          }
        : {}),
    })
  }
}

/** Raw better-sqlite3: prepared statements, one `begin immediate … commit` a step, everything in one turn. */
export function rawStep(sqlite: Sqlite.Database, retry: Retry): Step {
  const step = sqlite.transaction(bareStep(sqlite, retry))
  return async (caseId) => step.immediate(caseId)
}

/** Raw better-sqlite3: the same rows of a new case, one transaction. */
export function rawOpening(sqlite: Sqlite.Database): Step {
  const open = sqlite.transaction(bareOpening(sqlite))
  return async (caseId) => open.immediate(caseId)
}

/** The limit of any queue: the same bare statements, one opening or step of every case in one transaction with a savepoint each. */
export function rawGroup(sqlite: Sqlite.Database): { open(caseIds: string[]): void; step(caseIds: string[]): void } {
  const each = (write: (caseId: string) => void) => {
    const one = sqlite.transaction(write)
    const group = sqlite.transaction((caseIds: string[]) => caseIds.forEach(one))
    return (caseIds: string[]) => group.immediate(caseIds)
  }
  return { open: each(bareOpening(sqlite)), step: each(bareStep(sqlite, 'noRetry')) }
}

function bareOpening(sqlite: Sqlite.Database): (caseId: string) => void {
  const columns = Object.keys(caseRow('', ''))
  const insert = sqlite.prepare(`insert into case_file (${columns.join()}) values (${columns.map(() => '?').join()})`)
  const append = sqlite.prepare(appendEvent)
  const start = sqlite.prepare('insert into stream_head (kind, id, organ_id, seq, hash, recorded_at) values (?, ?, ?, ?, ?, ?)')
  return (caseId) => {
    const now = new Date().toISOString()
    const row = { ...eventRow(caseId, { seq: 0, hash: noHash, recorded_at: '' }, '{}', now), type: 'case.open' }
    const hash = eventHash(row)
    append.run(...Object.values(row), hash)
    start.run('case', caseId, organId, row.seq, hash, row.recorded_at)
    insert.run(...Object.values(caseRow(caseId, now)))
  }
}

const appendEvent = `insert into event (kind, stream_id, seq, organ_id, type, body_json, actor_id, on_behalf_of, occurred_on,
  recorded_at, prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

function bareStep(sqlite: Sqlite.Database, retry: Retry): (caseId: string) => void {
  // Two reads, not a join: SQLite with STAT4 prepares a join anew for each parameter, and the baseline shall be as good as it can be.
  const readCase = sqlite.prepare<[string], { state_json: string }>('select state_json from case_file where id = ?')
  const readHead = sqlite.prepare<[string, string], Head>('select seq, hash, recorded_at from stream_head where kind = ? and id = ?')
  const append = sqlite.prepare(appendEvent)
  const move = sqlite.prepare(
    'update stream_head set seq = ?, hash = ?, recorded_at = ? where kind = ? and id = ? and organ_id = ? and seq = ?',
  )
  const save = sqlite.prepare('update case_file set state_json = ?, stage = ?, updated_at = ? where id = ?')
  const keep = sqlite.prepare(`insert into idempotency (person_id, key, route, body_hash, status, answer_json, created_at)
    values (?, ?, ?, ?, ?, ?, ?)`)
  return (caseId) => {
    const { state, body } = decided(stateValue(readCase.get(caseId)!.state_json))
    const found = readHead.get('case', caseId)!
    const now = new Date().toISOString()
    const row = eventRow(caseId, found, JSON.stringify(body), now)
    const hash = eventHash(row)
    append.run(...Object.values(row), hash)
    if (move.run(row.seq, hash, row.recorded_at, 'case', caseId, organId, found.seq).changes !== 1) throw new Error('stale')
    save.run(state, 'initiation', now, caseId)
    if (retry === 'keepsAnswer') keep.run('person-1', newId(), 'POST /actions', 'hash', 200, JSON.stringify({ ok: true }), now)
  }
}

/** The same in an ordinary Kysely transaction each. */
export function kyselyStep(db: Kysely<Database>): Step {
  return (caseId) =>
    db.transaction().execute(async (transaction: Transaction<Database>) => {
      const found = await transaction
        .selectFrom('case_file')
        .innerJoin('stream_head', (join) => join.onRef('stream_head.id', '=', 'case_file.id').on('stream_head.kind', '=', 'case'))
        .select(['case_file.state_json', 'stream_head.seq', 'stream_head.hash', 'stream_head.recorded_at'])
        .where('case_file.id', '=', caseId)
        .executeTakeFirstOrThrow()
      const { state, body } = decided(stateValue(found.state_json))
      const now = new Date().toISOString()
      const row = eventRow(caseId, found, JSON.stringify(body), now)
      const hash = eventHash(row)
      await transaction
        .insertInto('event')
        .values({ ...row, hash })
        .execute()
      const head = { seq: row.seq, hash, recorded_at: row.recorded_at }
      await transaction
        .updateTable('stream_head')
        .set(head)
        .where('kind', '=', 'case')
        .where('id', '=', caseId)
        .where('seq', '=', found.seq)
        .execute()
      await transaction
        .updateTable('case_file')
        .set({ state_json: state, stage: 'initiation', updated_at: now })
        .where('id', '=', caseId)
        .execute()
      const answer = { route: 'POST /actions', body_hash: 'hash', status: 200, answer_json: JSON.stringify({ ok: true }), created_at: now }
      await transaction
        .insertInto('idempotency')
        .values({ person_id: 'person-1', key: newId(), ...answer })
        .execute()
    })
}

function stateValue(state: string): unknown {
  return (JSON.parse(state) as { value: unknown }).value
}

interface Head {
  seq: number
  hash: string
  recorded_at: string
}

function eventRow(caseId: string, found: Head, body: string, now: string) {
  return {
    kind: 'case',
    stream_id: caseId,
    seq: found.seq + 1,
    organ_id: organId,
    type: 'material.add',
    body_json: body,
    actor_id: 'person-1',
    on_behalf_of: null,
    occurred_on: '2026-03-02',
    recorded_at: now > found.recorded_at ? now : found.recorded_at,
    prev_hash: found.hash,
  }
}
