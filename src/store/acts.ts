import { type Kysely, sql } from 'kysely'
import { afterOf, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { ActTable } from './schema-register.ts'
import { type Shaped, shaped } from './shape.ts'

/** Something nobody knows of an old paper, and why. */
export interface Gap {
  field: string
  reason: string
}

/** An act as issued. `issuers` are names as printed; the numbers stand in their own table. */
export type StoredAct = Shaped<ActTable, { issuers: string[]; gaps: Gap[] }>

/** One act, or undefined. */
export async function actById(db: Kysely<Database>, id: string): Promise<StoredAct | undefined> {
  return (await actsByIds(db, [id])).get(id)
}

/** Acts by id. */
export async function actsByIds(db: Kysely<Database>, ids: string[]): Promise<Map<string, StoredAct>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('act').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, shaped(row)]))
}

/** The acts that a case issued. */
export async function actsOfCase(db: Kysely<Database>, caseId: string): Promise<StoredAct[]> {
  const rows = await db.selectFrom('act').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

export interface ActFilter extends Paging {
  organId?: string | undefined
  origin?: ActTable['origin'] | undefined
}

/** Acts, the latest published first; those whose day nobody knows come last. */
export async function listActs(db: Kysely<Database>, filter: ActFilter = {}): Promise<Page<StoredAct>> {
  const day = sql<string>`coalesce(published_from, '')`
  let query = db.selectFrom('act').selectAll()
  if (filter.organId !== undefined) query = query.where('organ_id', '=', filter.organId)
  if (filter.origin !== undefined) query = query.where('origin', '=', filter.origin)
  const after = afterOf(filter, ['string', 'string'])
  if (after) query = query.where(sql<boolean>`(${day}, id) < (${sql.join(after)})`)
  const rows = await query
    .orderBy(day, 'desc')
    .orderBy('id', 'desc')
    .limit(limitOf(filter) + 1)
    .execute()
  return pageOf(
    rows,
    filter,
    (row) => [row.published_from ?? '', row.id],
    (row) => shaped(row),
  )
}
