import type { Kysely } from 'kysely'
import type { SeenHead, StreamRef } from './change-set.ts'
import type { Database, EventTable } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'
import { hot } from './statements.ts'

/** One record of a stream; `body` is what the command said. */
export type StoredEvent = Shaped<EventTable, { body: Record<string, unknown> }>

/** The revision of a stream, ready to stand in `seen` or `read`: seq 0 where nobody has written yet. */
export async function headOf(db: Kysely<Database>, stream: StreamRef): Promise<SeenHead> {
  const query = () => db.selectFrom('stream_head').select('seq').where('kind', '=', '').where('id', '=', '')
  const [row] = await hot(db, 'headOf', query, [stream.kind, stream.id])
  return { kind: stream.kind, id: stream.id, organId: stream.organId, seq: row?.seq ?? 0 }
}

/** The revisions of many streams of one kind, by id; an id nobody wrote to is not in the map. */
export async function revisionsOf(db: Kysely<Database>, kind: StreamRef['kind'], ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('stream_head').select(['id', 'seq']).where('kind', '=', kind).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.seq]))
}

/** A stream's records in order. */
export async function streamOf(db: Kysely<Database>, kind: StreamRef['kind'], id: string, afterSeq = 0): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', kind)
    .where('stream_id', '=', id)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .execute()
  return rows.map((row) => shaped(row))
}

/** Every stream there is, in the order kind, id. */
export async function allStreams(db: Kysely<Database>, kind?: StreamRef['kind']): Promise<StreamRef[]> {
  let query = db.selectFrom('stream_head').select(['kind', 'id', 'organ_id']).orderBy('kind').orderBy('id')
  if (kind) query = query.where('kind', '=', kind)
  return (await query.execute()).map((row) => ({ kind: row.kind as StreamRef['kind'], id: row.id, organId: row.organ_id }))
}
