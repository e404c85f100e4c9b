import type { Kysely } from 'kysely'
import { resolveTitle, titleKey } from '../../documents/titles/index.ts'
import type { Database } from './schema.ts'
import type { CompendiumTable, PowerItemTable } from './schema-cleanup.ts'
import { type Shaped, shaped } from './shape.ts'

/** A text that an edition held: which version of which instrument. */
export interface EditionItem {
  instrumentId: string
  versionId: string | null
  title: string
  number: string | null
}
/** An edition of a 制度汇编. */
export type StoredEdition = Shaped<CompendiumTable, { items: EditionItem[] }>

/** A legal basis of a power item; `instrumentId` null where the register does not know the instrument. */
export interface PowerBasis {
  title: string
  place: string | null
  instrumentId: string | null
  /** How many amendments of it were known when the item was confirmed. */
  seen: number
}
/** 行政权力事项. */
export type StoredPowerItem = Shaped<PowerItemTable, { bases: PowerBasis[] }>

/** The editions of an organ's collection, the latest first. */
export async function editionsOf(db: Kysely<Database>, organId: string): Promise<StoredEdition[]> {
  const rows = await db.selectFrom('compendium').selectAll().where('organ_id', '=', organId).orderBy('edition', 'desc').execute()
  return rows.map((row) => shaped<CompendiumTable, { items: EditionItem[] }>(row))
}

/** The power items of an organ, or of all, by organ and name. */
export async function powerItems(db: Kysely<Database>, organId?: string): Promise<StoredPowerItem[]> {
  let query = db.selectFrom('power_item').selectAll()
  if (organId !== undefined) query = query.where('organ_id', '=', organId)
  const rows = await query.orderBy('organ_id').orderBy('name').orderBy('id').execute()
  return rows.map((row) => shaped<PowerItemTable, { bases: PowerBasis[] }>(row))
}

/** One power item, or undefined. */
export async function powerItemById(db: Kysely<Database>, id: string): Promise<StoredPowerItem | undefined> {
  const row = await db.selectFrom('power_item').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped<PowerItemTable, { bases: PowerBasis[] }>(row)
}

/** The instruments that titles mean on a day, by title; those that nobody bears, or several, are left out. */
export async function namedOn(db: Kysely<Database>, titles: string[], day: string): Promise<Map<string, string>> {
  const keys = [...new Set(titles.map(titleKey))]
  if (keys.length === 0) return new Map()
  const rows = await db.selectFrom('title_key').selectAll().where('key', 'in', keys).execute()
  const candidates = rows.map((row) => ({
    ...{ instrumentId: row.instrument_id, title: row.title, from: row.from_day, to: row.to_day, edition: row.edition },
  }))
  return new Map(
    titles.flatMap((title) => {
      const named = resolveTitle(title, candidates, { day })
      return 'instrumentId' in named ? [[title, named.instrumentId] as const] : []
    }),
  )
}
