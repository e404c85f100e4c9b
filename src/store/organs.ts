import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import type { OrganTable } from './schema-people.ts'
import { type Shaped, shaped } from './shape.ts'

/** An organ; `own` works in this installation. */
export type StoredOrgan = Shaped<OrganTable>
/** That a duty went from one organ to another; `duty` null means all of them. */
export type StoredSuccession = Shaped<Database['organ_succession']>

/** Every organ in the order of code; the tree is in `parentId`. */
export async function organs(db: Kysely<Database>): Promise<StoredOrgan[]> {
  return (await db.selectFrom('organ').selectAll().orderBy('code').execute()).map((row) => shaped(row))
}

/** One organ by its code, or undefined. */
export async function organByCode(db: Kysely<Database>, code: string): Promise<StoredOrgan | undefined> {
  const row = await db.selectFrom('organ').selectAll().where('code', '=', code).executeTakeFirst()
  return row && shaped(row)
}

/** The names of organs, by id. */
export async function organNames(db: Kysely<Database>, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('organ').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Every succession, the oldest first. */
export async function successions(db: Kysely<Database>): Promise<StoredSuccession[]> {
  return (await db.selectFrom('organ_succession').selectAll().orderBy('from_day').orderBy('id').execute()).map((row) => shaped(row))
}

/**
 * Who holds on a day what an organ held: the organ itself, or those to which its duties went, followed through every later succession.
 *
 * @returns organ ids with the duty that came to each; `duty` null is all of them.
 */
export async function successorsOn(
  db: Kysely<Database>,
  organId: string,
  day: string,
): Promise<{ organId: string; duty: string | null }[]> {
  const all = (await successions(db)).filter((row) => row.fromDay <= day)
  const found: { organId: string; duty: string | null }[] = []
  const walk = (id: string, duty: string | null, walked: Set<string>): void => {
    const next = all.filter((row) => row.oldOrganId === id && !walked.has(row.newOrganId))
    // Where only single duties went, the rest stayed.
    if (!next.some((row) => row.duty === null)) found.push({ organId: id, duty })
    for (const row of next) walk(row.newOrganId, row.duty ?? duty, new Set(walked).add(row.newOrganId))
  }
  walk(organId, null, new Set([organId]))
  return found
}
