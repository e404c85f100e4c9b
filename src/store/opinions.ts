import type { Kysely } from 'kysely'
import type { Elsewhere } from '../../workflows/types.ts'
import type { Database } from './schema.ts'
import type { OpinionTable, RemarkChangeTable, RemarkTable } from './schema-cases.ts'
import { type Shaped, shaped } from './shape.ts'

/** A conclusion of a person for an organ, bound to drafts. */
export type StoredOpinion = Shaped<OpinionTable, OpinionJson>

interface OpinionJson {
  draftIds: string[]
  elsewhere: Elsewhere | null
}

/** A remark anchored to a provision, or a reply to one (`parentId`). */
export type StoredRemark = Shaped<RemarkTable>

/** The opinions of a case in the order given. */
export async function opinionsOf(db: Kysely<Database>, caseId: string): Promise<StoredOpinion[]> {
  const rows = await db.selectFrom('opinion').selectAll().where('case_id', '=', caseId).orderBy('given_on').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** One opinion, or undefined. */
export async function opinionById(db: Kysely<Database>, id: string): Promise<StoredOpinion | undefined> {
  const row = await db.selectFrom('opinion').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped<OpinionTable, OpinionJson>(row)
}

/** The remarks of a case, or only those of one opinion, in the order made. */
export async function remarksOf(db: Kysely<Database>, caseId: string, opinionId?: string): Promise<StoredRemark[]> {
  let query = db.selectFrom('remark').selectAll().where('case_id', '=', caseId)
  if (opinionId !== undefined) query = query.where('opinion_id', '=', opinionId)
  const rows = await query.orderBy('created_at').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** What the remarks of a case said before they were changed or withdrawn, in that order. */
export async function remarkChangesOf(db: Kysely<Database>, caseId: string): Promise<Shaped<RemarkChangeTable>[]> {
  const rows = await db.selectFrom('remark_change').selectAll().where('case_id', '=', caseId).orderBy('changed_at').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** One remark, or undefined. */
export async function remarkById(db: Kysely<Database>, id: string): Promise<StoredRemark | undefined> {
  const row = await db.selectFrom('remark').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}
