import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import type { MaterialTable } from './schema-cases.ts'
import { type Shaped, shaped } from './shape.ts'

/** A file of a case; its bytes are the blob named by `sha256`. */
export type StoredMaterial = Shaped<MaterialTable>
export type StoredMeeting = Shaped<Database['meeting']>
export type StoredFiling = Shaped<Database['filing']>

/** The materials of a case in the order added, also the withdrawn ones. */
export async function materialsOf(db: Kysely<Database>, caseId: string): Promise<StoredMaterial[]> {
  const rows = await db.selectFrom('material').selectAll().where('case_id', '=', caseId).orderBy('added_at').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** One material, or undefined. */
export async function materialById(db: Kysely<Database>, id: string): Promise<StoredMaterial | undefined> {
  const row = await db.selectFrom('material').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

/** The meetings of a case in the order held. */
export async function meetingsOf(db: Kysely<Database>, caseId: string): Promise<StoredMeeting[]> {
  const rows = await db.selectFrom('meeting').selectAll().where('case_id', '=', caseId).orderBy('held_on').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** The filings (备案) of a case in the order sent. */
export async function filingsOf(db: Kysely<Database>, caseId: string): Promise<StoredFiling[]> {
  const rows = await db.selectFrom('filing').selectAll().where('case_id', '=', caseId).orderBy('sent_on').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}
