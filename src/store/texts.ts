import type { Kysely } from 'kysely'
import type { Provision } from '../../documents/provisions.ts'
import type { Database } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'

/** A text: exact, immutable, with its SHA-256. */
export type StoredText = Shaped<Database['text']>
/** A text without its content, for lists. */
export type TextHead = Omit<StoredText, 'content'>

/** One text, or undefined. */
export async function textById(db: Kysely<Database>, id: string): Promise<StoredText | undefined> {
  const row = await db.selectFrom('text').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

/** Hash, title and length of texts, by id. */
export async function textHeads(db: Kysely<Database>, ids: string[]): Promise<Map<string, TextHead>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('text').select(['id', 'hash', 'chars', 'title', 'created_at']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, shaped(row)]))
}

/** Texts with exactly this SHA-256; several lineages may hold the same words. */
export async function textsByHash(db: Kysely<Database>, hash: string): Promise<TextHead[]> {
  const rows = await db
    .selectFrom('text')
    .select(['id', 'hash', 'chars', 'title', 'created_at'])
    .where('hash', '=', hash)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** The provisions of a text in the order of the document, in the shape that documents/ works with. */
export async function provisionsOf(db: Kysely<Database>, textId: string): Promise<Provision[]> {
  const rows = await db.selectFrom('provision').selectAll().where('text_id', '=', textId).orderBy('position').execute()
  return rows.map((row) => ({
    provisionId: row.provision_id,
    parentId: row.parent_id,
    kind: row.kind as Provision['kind'],
    label: row.label,
    start: row.start,
    end: row.end,
    bodyHash: row.body_hash,
    slot: row.slot === 1,
  }))
}

/** The labels (第五条) that provisions bear in a text, by id. */
export async function labelsOf(db: Kysely<Database>, textId: string): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('provision').select(['provision_id', 'label']).where('text_id', '=', textId).execute()
  return new Map(rows.map((row) => [row.provision_id, row.label]))
}

/** Every text in which a provision occurs: its life. */
export async function textsOfProvision(db: Kysely<Database>, provisionId: string): Promise<TextHead[]> {
  const rows = await db
    .selectFrom('provision')
    .innerJoin('text', 'text.id', 'provision.text_id')
    .select(['text.id', 'text.hash', 'text.chars', 'text.title', 'text.created_at'])
    .where('provision.provision_id', '=', provisionId)
    .orderBy('text.created_at')
    .orderBy('text.id')
    .execute()
  return rows.map((row) => shaped(row))
}
