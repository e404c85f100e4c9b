import { type Kysely, sql } from 'kysely'
import type { StoredState } from '../../workflows/types.ts'
import { afterOf, containing, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { EffectTable, InstrumentTable, VersionTable } from './schema-register.ts'
import { type Shaped, shaped } from './shape.ts'

/** An instrument. `standing`, `validTo` and `fromDay` are an index as of `standingDay`; the truth is computed from the effects. */
export type StoredInstrument = Shaped<InstrumentTable, { state: StoredState | null }>
export type StoredVersion = Shaped<VersionTable>
export type StoredName = Shaped<Database['instrument_name']>

/** What an act does to an instrument. */
export type StoredEffect = Shaped<EffectTable, { provisions: string[] | null; lapsesIf: unknown; carriers: string[] | null }>

/** One instrument, or undefined. */
export async function instrumentById(db: Kysely<Database>, id: string): Promise<StoredInstrument | undefined> {
  return (await instrumentsByIds(db, [id])).get(id)
}

/** Instruments by id. */
export async function instrumentsByIds(db: Kysely<Database>, ids: string[]): Promise<Map<string, StoredInstrument>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('instrument').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, shaped(row)]))
}

export interface InstrumentFilter extends Paging {
  standing?: string | undefined
  organId?: string | undefined
  ownership?: InstrumentTable['ownership'] | undefined
  /** The year it took effect. */
  year?: number | undefined
  /** Words in the title. */
  words?: string | undefined
  documentClass?: string | undefined
}

/** The register, the latest in force first; instruments whose day nobody knows come last. */
export async function listInstruments(db: Kysely<Database>, filter: InstrumentFilter = {}): Promise<Page<StoredInstrument>> {
  const day = sql<string>`coalesce(from_day, '')`
  let query = db.selectFrom('instrument').selectAll()
  if (filter.standing !== undefined) query = query.where('standing', '=', filter.standing)
  if (filter.organId !== undefined) query = query.where('organ_id', '=', filter.organId)
  if (filter.ownership !== undefined) query = query.where('ownership', '=', filter.ownership)
  if (filter.documentClass !== undefined) query = query.where('document_class', '=', filter.documentClass)
  if (filter.words) query = query.where(sql<boolean>`lower(title) like ${containing(filter.words)} escape '\\'`)
  if (filter.year !== undefined) query = query.where(day, '>=', `${filter.year}-01-01`).where(day, '<=', `${filter.year}-12-31`)
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
    (row) => [row.from_day ?? '', row.id],
    (row) => shaped(row),
  )
}

/** Instruments that bear or bore exactly this title: not one, in general (design.md §2). */
export async function instrumentsTitled(db: Kysely<Database>, title: string): Promise<StoredInstrument[]> {
  const named = db.selectFrom('instrument_name').select('instrument_id').where('title', '=', title)
  const rows = await db
    .selectFrom('instrument')
    .selectAll()
    .where((where) => where.or([where('title', '=', title), where('id', 'in', named)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** Every instrument whose stored standing is of another day: what the day job refreshes. */
export async function instrumentsNotOf(db: Kysely<Database>, day: string): Promise<StoredInstrument[]> {
  const rows = await db.selectFrom('instrument').selectAll().where('standing_day', '<>', day).orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** The names an instrument bore, undated ones first. */
export async function namesOf(db: Kysely<Database>, instrumentId: string): Promise<StoredName[]> {
  const rows = await db
    .selectFrom('instrument_name')
    .selectAll()
    .where('instrument_id', '=', instrumentId)
    .orderBy(sql`coalesce(from_day, '')`)
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** The names of many instruments, each in the order of {@link namesOf}. */
export async function namesOfMany(db: Kysely<Database>, instrumentIds: string[]): Promise<Map<string, StoredName[]>> {
  if (instrumentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('instrument_name')
    .selectAll()
    .where('instrument_id', 'in', instrumentIds)
    .orderBy(sql`coalesce(from_day, '')`)
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map((row): StoredName => shaped(row)),
    (name) => name.instrumentId,
  )
}

/** The versions of an instrument in order. */
export async function versionsOf(db: Kysely<Database>, instrumentId: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('version')
    .selectAll()
    .where('instrument_id', '=', instrumentId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** The latest version of each of many instruments; those without a text are not in it. */
export async function latestVersionsOf(db: Kysely<Database>, instrumentIds: string[]): Promise<Map<string, StoredVersion>> {
  if (instrumentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('version')
    .selectAll()
    .where('instrument_id', 'in', instrumentIds)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.instrument_id, shaped(row)]))
}

/** One version, or undefined. */
export async function versionById(db: Kysely<Database>, id: string): Promise<StoredVersion | undefined> {
  const row = await db.selectFrom('version').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

/** The effects on an instrument in the order in which they became known. */
export async function effectsOf(db: Kysely<Database>, instrumentId: string): Promise<StoredEffect[]> {
  return effectsOfMany(db, [instrumentId])
}

/** The effects on many instruments, by instrument and then in the order in which they became known. */
export async function effectsOfMany(db: Kysely<Database>, instrumentIds: string[]): Promise<StoredEffect[]> {
  if (instrumentIds.length === 0) return []
  const rows = await db
    .selectFrom('effect')
    .selectAll()
    .where('instrument_id', 'in', instrumentIds)
    .orderBy('instrument_id')
    .orderBy('known_from')
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** What an act does, to whichever instruments. */
export async function effectsOfAct(db: Kysely<Database>, actId: string): Promise<StoredEffect[]> {
  const rows = await db.selectFrom('effect').selectAll().where('act_id', '=', actId).orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/**
 * The number an instrument goes by: that of the last act that made or reissued it, or none.
 *
 * @param on a legal day: an act that begins later does not give its number yet, unless none had begun.
 * @returns printed numbers by instrument id; an act with several numbers gives the first.
 */
export async function numbersOfInstruments(db: Kysely<Database>, instrumentIds: string[], on?: string): Promise<Map<string, string>> {
  if (instrumentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('effect')
    .leftJoin('number', (join) => join.onRef('number.act_id', '=', 'effect.act_id').on('number.state', '=', 'used'))
    .select(['effect.instrument_id', 'effect.from_from', 'number.printed'])
    .where('effect.instrument_id', 'in', instrumentIds)
    .where('effect.kind', 'in', ['makes', 'reissues'])
    .orderBy(sql`coalesce(effect.from_from, '')`)
    .orderBy('effect.id')
    .orderBy('number.id', 'desc')
    .execute()
  const begun = new Set<string>()
  const numbers = new Map<string, string>()
  for (const { instrument_id: id, from_from: from, printed } of rows) {
    if (on === undefined || (from ?? '') <= on) begun.add(id)
    else if (begun.has(id)) continue
    if (printed !== null) numbers.set(id, printed)
  }
  return numbers
}
