import { type Kysely, sql } from 'kysely'
import { createIndex } from './tables.ts'

/** The few effects that order an amendment, which the inbox and the day job look for. Frozen in time like the first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndex(db, 'effect', 'instrument_id', { where: sql`kind = 'ordersAmendment'`, name: 'effect_orders' })
}
