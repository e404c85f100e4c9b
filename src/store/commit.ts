import type { Kysely } from 'kysely'
import type { Dialect } from '../../migrations/index.ts'
import type { ChangeSet, Committed, SeenHead, StreamRef } from './change-set.ts'
import { StoreError } from './errors.ts'
import { eventHash } from './event-hash.ts'
import { type Head, type HeadMemory, lockHeads, moving } from './heads.ts'
import { answerGiven, forgetting } from './idempotency.ts'
import { type Resolved, resolveChanges } from './resolve.ts'
import type { Database } from './schema.ts'
import { type Indexable, indexables, writeIndex } from './search-index.ts'
import type { Statements } from './statements.ts'
import { takeNumbers } from './take-numbers.ts'
import type { Asked, Work } from './work.ts'
import { insertion, writing } from './write-row.ts'

/** A change set with everything done that needs no transaction. */
export interface Prepared {
  changes: ChangeSet
  /** Every stream it touches or looked at, in the order in which PostgreSQL locks them: kind, organ, id. */
  streams: StreamRef[]
  /** Known already where no number is to be taken. */
  resolved: Resolved | undefined
  index: Indexable[]
}

/** What is known of the database where a change set is written. */
export interface Target {
  /** For building statements; whoever holds the transaction runs them. */
  db: Kysely<Database>
  dialect: Dialect
  statements: Statements
  /** Heads that need not be read again, where there is a queue that knows of every write. */
  memory?: HeadMemory
}

/** Does the work of a change set that needs no transaction: order of locks, JSON, words for search. */
export function prepare(changes: ChangeSet): Prepared {
  return {
    changes,
    streams: streamsOf(changes),
    resolved: changes.numbers?.length ? undefined : resolveChanges(changes, []),
    index: changes.index ? indexables(changes.index) : [],
  }
}

/**
 * Writes one change set inside the transaction or savepoint that the caller holds. The same on both databases; the only writer there is.
 *
 * The order matters: heads are locked and revisions compared before anything is written; numbers come before events, because a hash covers
 * them; of the writes those come first that an ordinary conflict refuses, guarded updates and the key of a retry, so that a conflict
 * leaves nothing to be undone. {@link answeredBefore} says whether the request of a refused change set was committed before.
 *
 * @param now the instant to record, unless a stream's last event is later.
 */
export function* apply(target: Target, prepared: Prepared, now: string): Work<Committed> {
  const { changes } = prepared
  const heads = yield* lockHeads(target, prepared.streams)
  const headOf = finder(heads)
  if (changes.seen) compare(changes.seen, headOf, 'stale')
  if (changes.read) compare(changes.read, headOf, 'conflict')

  const taken = changes.numbers?.length ? yield* takeNumbers(target, changes.numbers) : []
  const resolved = prepared.resolved ?? resolveChanges(changes, taken)
  const writes: Asked[] = []
  for (const row of resolved.rows) if (row.guard !== undefined) writes.push(writing(target, row))
  if (changes.idempotency) writes.push(answerRow(target, changes.idempotency, resolved, now))
  const events = appendEvents(target, changes, resolved, { heads, headOf }, now, writes)
  for (const row of resolved.rows) if (row.guard === undefined) writes.push(writing(target, row))
  if (changes.outbox) outboxRows(target, changes.outbox, resolved, now, writes)
  if (writes.length > 0) yield writes
  if (prepared.index.length > 0) yield* writeIndex(target, prepared.index)
  if (changes.forgetAnswersBefore !== undefined) yield [forgetting(target, changes.forgetAnswersBefore)]
  if (target.memory) for (const head of heads) target.memory.keep(head)
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
export function* answeredBefore(target: Target, { changes }: Prepared): Work<Committed | undefined> {
  const found = changes.idempotency && (yield* answerGiven(target, changes.idempotency))
  return found && { numbers: [], events: [], answer: found.answer, replayed: true, status: found.status }
}

function streamsOf({ seen = [], read = [], append }: ChangeSet): StreamRef[] {
  const all: StreamRef[] = [...seen, ...read, ...append.map((event) => event.stream)]
  const first = all[0]
  if (!first || all.every((stream) => stream.id === first.id && stream.kind === first.kind && stream.organId === first.organId)) {
    return first ? [first] : []
  }
  const streams = new Map(all.map((stream) => [streamKey(stream), stream]))
  return [...streams].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, stream]) => stream)
}

function streamKey(stream: StreamRef): string {
  return `${stream.kind}\n${stream.organId}\n${stream.id}`
}

type HeadOf = (stream: StreamRef) => Head

/** The head of a stream among those locked, without looking through all of them: closing a campaign locks one for each instrument. */
function finder(heads: Head[]): HeadOf {
  const [only] = heads
  if (heads.length === 1) return () => only!
  const byStream = new Map(heads.map((head) => [`${head.stream.kind}\n${head.stream.id}`, head]))
  return ({ kind, id }) => byStream.get(`${kind}\n${id}`)!
}

function compare(wanted: SeenHead[], headOf: HeadOf, code: 'stale' | 'conflict'): void {
  for (const head of wanted) {
    const { seq } = headOf(head)
    if (seq !== head.seq) throw new StoreError(code, `${head.kind} ${head.id} stands at ${seq}, not at ${head.seq}`)
  }
}

/** Links the events to their chains; the heads given stand at the new ends afterwards. */
function appendEvents(
  target: Target,
  changes: ChangeSet,
  resolved: Resolved,
  { heads, headOf }: { heads: Head[]; headOf: HeadOf },
  now: string,
  writes: Asked[],
): Committed['events'] {
  const events: Committed['events'] = []
  for (const [index, event] of changes.append.entries()) {
    const head = headOf(event.stream)
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
      hash: '',
    }
    row.hash = eventHash(row)
    writes.push(insertion(target, 'event', row))
    head.seq = row.seq
    head.hash = row.hash
    head.recordedAt = row.recorded_at
    head.moved = true
    events.push({ stream: event.stream, seq: row.seq, hash: row.hash, recordedAt: row.recorded_at })
  }
  for (const head of heads) if (head.moved) writes.push(moving(target, head))
  return events
}

function answerRow(target: Target, asked: NonNullable<ChangeSet['idempotency']>, resolved: Resolved, now: string): Asked {
  const { personId, key, route, bodyHash, status } = asked
  const row = { person_id: personId, key, route, body_hash: bodyHash, status, answer_json: resolved.answerJson, created_at: now }
  return insertion(target, 'idempotency', row)
}

function outboxRows(target: Target, outbox: NonNullable<ChangeSet['outbox']>, resolved: Resolved, now: string, writes: Asked[]): void {
  for (const [index, { id, organId, kind, dueOn }] of outbox.entries()) {
    const body = { body_json: resolved.outbox[index], created_at: now, due_on: dueOn ?? null, done_at: null, attempts: 0, error: null }
    writes.push(insertion(target, 'outbox', { id, organ_id: organId, kind, ...body }))
  }
}
