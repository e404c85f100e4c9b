import type { StreamRef } from './change-set.ts'
import type { Target } from './commit.ts'
import { StoreError } from './errors.ts'
import { noHash } from './event-hash.ts'
import type { Asked, Work } from './work.ts'
import { insertion } from './write-row.ts'

/** Where a stream stands while a change set is written. */
export interface Head {
  stream: StreamRef
  seq: number
  hash: string
  recordedAt: string
  /** Whether it has a row. */
  known: boolean
  moved: boolean
}

interface Row {
  organ_id: string
  seq: number
  hash: string
  recorded_at: string
}

/** No more streams than this are remembered; some 250 bytes each. */
const remembered = 10_000

/**
 * The heads that this process has read or moved. Good for as long as nobody else writes and nothing is undone; whoever holds the
 * transaction forgets them then.
 */
export class HeadMemory {
  readonly #kinds = new Map<StreamRef['kind'], Map<string, Row>>()

  of(stream: StreamRef): Row | undefined {
    return this.#kinds.get(stream.kind)?.get(stream.id)
  }

  /** Called once the change set is written. */
  keep({ stream, seq, hash, recordedAt, known, moved }: Head): void {
    if (!known && !moved) return
    const heads = this.#kinds.get(stream.kind) ?? new Map<string, Row>()
    if (heads.size >= remembered) heads.clear()
    if (heads.size === 0) this.#kinds.set(stream.kind, heads)
    heads.set(stream.id, { organ_id: stream.organId, seq, hash, recorded_at: recordedAt })
  }

  forget(): void {
    this.#kinds.clear()
  }
}

/**
 * Where the streams stand; on PostgreSQL they are locked in the order given.
 *
 * @throws {StoreError} `wrongOrgan`.
 */
export function* lockHeads(target: Target, streams: StreamRef[]): Work<Head[]> {
  const heads: Head[] = []
  for (const stream of streams) {
    const known = target.memory?.of(stream)
    if (!known) return yield* readHeads(target, streams)
    heads.push(standing(stream, known))
  }
  return heads
}

function* readHeads(target: Target, streams: StreamRef[]): Work<Head[]> {
  const answers = yield streams.map((stream) => asking(target, stream))
  return streams.map((stream, index) => standing(stream, answers[index]!.rows[0] as Row | undefined))
}

/** The statement that writes where a stream stands now. */
export function moving(target: Target, head: Head): Asked {
  const { kind, id, organId } = head.stream
  const { seq, hash, recordedAt } = head
  if (!head.known) return insertion(target, 'stream_head', { kind, id, organ_id: organId, seq, hash, recorded_at: recordedAt })
  const { db, statements } = target
  const query = () =>
    db
      .updateTable('stream_head')
      .set({ seq: 0, hash: '', recorded_at: '' })
      .where('kind', '=', '')
      .where('id', '=', '')
      .where('organ_id', '=', '')
  return { sql: statements.of('move head', query, 6).sql, parameters: [seq, hash, recordedAt, kind, id, organId] }
}

function asking({ db, dialect, statements }: Target, stream: StreamRef): Asked {
  const build = () => {
    const query = db
      .selectFrom('stream_head')
      .select(['organ_id', 'seq', 'hash', 'recorded_at'])
      .where('kind', '=', '')
      .where('id', '=', '')
    return dialect === 'postgres' ? query.forUpdate() : query
  }
  return { sql: statements.of('lock head', build, 2).sql, parameters: [stream.kind, stream.id] }
}

function standing(stream: StreamRef, row: Row | undefined): Head {
  if (!row) return { stream, seq: 0, hash: noHash, recordedAt: '', known: false, moved: false }
  if (row.organ_id !== stream.organId) {
    throw new StoreError('wrongOrgan', `${stream.kind} ${stream.id} belongs to organ ${row.organ_id}, not ${stream.organId}`)
  }
  return { stream, seq: row.seq, hash: row.hash, recordedAt: row.recorded_at, known: true, moved: false }
}
