import type { Kysely } from 'kysely'
import { createIndex, createTable } from './tables.ts'

/** What a remark said before its author changed or withdrew it. Frozen in time like the first. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  await createTable(db, dialect, 'remark_change', 'id, organ_id, remark_id, case_id, kind, body, changed_at', 'id, organ_id')
  await createIndex(db, 'remark_change', 'case_id')
}
