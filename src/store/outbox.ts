import type { Kysely } from 'kysely'
import type { Database, OutboxTable } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'

/** Something that is to happen outside the transaction, once. */
export type OutboxEntry = Shaped<OutboxTable>

/** What is open and due by a day, undated entries first, each in the order written. */
export async function openOutbox(db: Kysely<Database>, day: string, limit = 100): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('done_at', 'is', null)
    .where((where) => where.or([where('due_on', 'is', null), where('due_on', '<=', day)]))
    .orderBy('due_on', (order) => order.asc().nullsFirst())
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => shaped(row))
}

/** Every entry in the order written; for replay and the administrator. */
export async function allOutbox(db: Kysely<Database>): Promise<OutboxEntry[]> {
  return (await db.selectFrom('outbox').selectAll().orderBy('created_at').orderBy('id').execute()).map((row) => shaped(row))
}
