import type { Kysely } from 'kysely'
import type { Dialect } from '../../migrations/index.ts'
import type { ChangeSet, Committed, SeenHead, StreamRef } from './change-set.ts'
import { StoreError } from './errors.ts'
import { eventHash, noHash } from './event-hash.ts'
import { findAnswer, forgetAnswers } from './idempotency.ts'
import { type Resolved, resolveChanges } from './resolve.ts'
import type { Database } from './schema.ts'
import { type Indexable, indexable, writeIndex } from './search-index.ts'
import type { Statements } from './statements.ts'
import { takeNumbers } from './take-numbers.ts'
import { insert, writeRow } from './write-row.ts'

/** A change set with everything done that needs no transaction. */
export interface Prepared {
  changes: ChangeSet
  /** Every stream it touches or looked at, in the order in which PostgreSQL locks them: kind, organ, id. */
  streams: StreamRef[]
  /** Known already where no number is to be taken. */
  resolved: Resolved | undefined
  index: Indexable[]
}

/** Where a change set is written: the connection inside its transaction, and what the dialect remembers. */
export interface Target {
  db: Kysely<Database>
  dialect: Dialect
  statements: Statements
}

/** Does the work of a change set that needs no transaction: order of locks, JSON, words for search. */
export function prepare(changes: ChangeSet): Prepared {
  const streams = new Map<string, StreamRef>()
  const heads = [...(changes.seen ?? []), ...(changes.read ?? []), ...changes.append.map((event) => event.stream)]
  for (const stream of heads) streams.set(streamKey(stream), stream)
  const order = [...streams].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, stream]) => stream)
  return {
    changes,
    streams: order,
    resolved: changes.numbers?.length ? undefined : resolveChanges(changes, []),
    index: (changes.index ?? []).map(indexable),
  }
}

/**
 * Writes one change set inside the transaction or savepoint that the caller holds. The same on both databases; the only writer there is.
 *
 * The order matters: heads are locked first, then revisions are compared; numbers come before events, because a hash covers them. When it
 * throws and the transaction or savepoint is undone, {@link answeredBefore} says whether the request was committed before.
 *
 * @param now the instant to record, unless a stream's last event is later.
 */
export async function apply(target: Target, prepared: Prepared, now: string): Promise<Committed> {
  const { changes } = prepared
  const heads = new Map<string, Head>()
  for (const stream of prepared.streams) heads.set(streamKey(stream), await lockHead(target, stream))

  compare(changes.seen, heads, 'stale')
  compare(changes.read, heads, 'conflict')

  const taken = await takeNumbers(target, changes.numbers ?? [])
  const resolved = prepared.resolved ?? resolveChanges(changes, taken)
  const events = await appendEvents(target, changes, resolved, heads, now)
  for (const row of resolved.rows) await writeRow(target, row)
  for (const [index, entry] of (changes.outbox ?? []).entries()) {
    await insert(target, 'outbox', {
      id: entry.id,
      organ_id: entry.organId,
      kind: entry.kind,
      body_json: resolved.outbox[index],
      created_at: now,
      due_on: entry.dueOn ?? null,
      done_at: null,
      attempts: 0,
      error: null,
    })
  }
  for (const doc of prepared.index) await writeIndex(target, doc)
  if (changes.idempotency) {
    const { personId, key, route, bodyHash, status } = changes.idempotency
    const row = { person_id: personId, key, route, body_hash: bodyHash, status, answer_json: resolved.answerJson, created_at: now }
    await insert(target, 'idempotency', row)
  }
  if (changes.forgetAnswersBefore !== undefined) await forgetAnswers(target, changes.forgetAnswersBefore)
  return {
    numbers: taken.map(({ sequence, printed }) => ({ sequence, printed })),
    events,
    answer: resolved.answer,
    replayed: false,
    status: changes.idempotency?.status,
  }
}

/**
 * What a change set that could not be written gets when the same request was committed before, even if the case has moved on meanwhile.
 * Looked up only after a failure: a request that was committed before always fails, at the latest at its key.
 *
 * @returns undefined when it was not committed before.
 * @throws {StoreError} `keyReused`.
 */
export async function answeredBefore(db: Kysely<Database>, { changes }: Prepared): Promise<Committed | undefined> {
  const found = changes.idempotency && (await findAnswer(db, changes.idempotency))
  return found && { numbers: [], events: [], answer: found.answer, replayed: true, status: found.status }
}

interface Head {
  stream: StreamRef
  seq: number
  hash: string
  recordedAt: string
  known: boolean
}

function streamKey(stream: StreamRef): string {
  return `${stream.kind}\n${stream.organId}\n${stream.id}`
}

async function lockHead({ db, dialect, statements }: Target, stream: StreamRef): Promise<Head> {
  const { rows } = await statements.run<{ organ_id: string; seq: number; hash: string; recorded_at: string }>(
    db,
    'lock head',
    () => {
      const query = db
        .selectFrom('stream_head')
        .select(['organ_id', 'seq', 'hash', 'recorded_at'])
        .where('kind', '=', '')
        .where('id', '=', '')
      return dialect === 'postgres' ? query.forUpdate() : query
    },
    [stream.kind, stream.id],
  )
  const row = rows[0]
  if (!row) return { stream, seq: 0, hash: noHash, recordedAt: '', known: false }
  if (row.organ_id !== stream.organId) {
    throw new StoreError('wrongOrgan', `${stream.kind} ${stream.id} belongs to organ ${row.organ_id}, not ${stream.organId}`)
  }
  return { stream, seq: row.seq, hash: row.hash, recordedAt: row.recorded_at, known: true }
}

function compare(wanted: SeenHead[] | undefined, heads: Map<string, Head>, code: 'stale' | 'conflict'): void {
  for (const head of wanted ?? []) {
    const seq = heads.get(streamKey(head))?.seq
    if (seq !== head.seq) throw new StoreError(code, `${head.kind} ${head.id} stands at ${seq}, not at ${head.seq}`)
  }
}

async function appendEvents(
  target: Target,
  changes: ChangeSet,
  resolved: Resolved,
  heads: Map<string, Head>,
  now: string,
): Promise<Committed['events']> {
  const events: Committed['events'] = []
  const moved = new Set<Head>()
  for (const [index, event] of changes.append.entries()) {
    const head = heads.get(streamKey(event.stream))!
    const row = {
      kind: event.stream.kind,
      stream_id: event.stream.id,
      seq: head.seq + 1,
      organ_id: event.stream.organId,
      type: event.type,
      body_json: resolved.bodies[index]!,
      actor_id: event.actorId,
      on_behalf_of: event.onBehalfOf ?? null,
      occurred_on: event.occurredOn,
      recorded_at: now > head.recordedAt ? now : head.recordedAt,
      prev_hash: head.hash,
    }
    const hash = eventHash(row)
    await insert(target, 'event', { ...row, hash })
    Object.assign(head, { seq: row.seq, hash, recordedAt: row.recorded_at })
    moved.add(head)
    events.push({ stream: event.stream, seq: row.seq, hash, recordedAt: row.recorded_at })
  }
  for (const head of moved) await moveHead(target, head)
  return events
}

async function moveHead(target: Target, head: Head): Promise<void> {
  const { kind, id, organId } = head.stream
  const values = { seq: head.seq, hash: head.hash, recorded_at: head.recordedAt }
  if (!head.known) return insert(target, 'stream_head', { kind, id, organ_id: organId, ...values })
  const { db, statements } = target
  const query = () =>
    db
      .updateTable('stream_head')
      .set({ seq: 0, hash: '', recorded_at: '' })
      .where('kind', '=', '')
      .where('id', '=', '')
      .where('organ_id', '=', '')
  await statements.run(db, 'move head', query, [values.seq, values.hash, values.recorded_at, kind, id, organId])
}
