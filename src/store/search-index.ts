import { sql } from 'kysely'
import type { IndexedDoc } from './change-set.ts'
import type { Target } from './commit.ts'
import { bigrams, fold, unigrams } from './words.ts'

/** A document with its words made, ready to be written; or one to be forgotten. */
export interface Indexable {
  kind: string
  refId: string
  doc: IndexedDoc | undefined
  folded: string
  uni: string[]
  bi: string[]
}

/** Makes the words of a document. Pure; 100,000 characters take some 30 ms, so it runs before the transaction. */
export function indexable(entry: IndexedDoc | { remove: { kind: string; refId: string } }): Indexable {
  if ('remove' in entry) return { ...entry.remove, doc: undefined, folded: '', uni: [], bi: [] }
  const folded = fold(`${entry.title}\n${entry.number ?? ''}\n${entry.text}`)
  return { kind: entry.kind, refId: entry.refId, doc: entry, folded, uni: unigrams(folded), bi: bigrams(folded) }
}

/** Puts a document into search in place of what was known of it. */
export async function writeIndex({ db, dialect }: Target, entry: Indexable): Promise<void> {
  const known = await db
    .selectFrom('search_doc')
    .select('id')
    .where('kind', '=', entry.kind)
    .where('ref_id', '=', entry.refId)
    .executeTakeFirst()
  if (known) {
    if (dialect === 'sqlite') await sql`delete from search_words where rowid = ${known.id}`.execute(db)
    await db.deleteFrom('search_doc').where('id', '=', known.id).execute()
  }
  if (!entry.doc) return
  const { kind, refId, organId, isPublic, title, number } = entry.doc
  const { id } = await db
    .insertInto('search_doc')
    .values({ kind, ref_id: refId, organ_id: organId, is_public: isPublic ? 1 : 0, title, number })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (dialect === 'sqlite') {
    await sql`insert into search_words (rowid, uni, bi) values (${id}, ${entry.uni.join(' ')}, ${entry.bi.join(' ')})`.execute(db)
  } else {
    const words = [...entry.uni, ...new Set(entry.bi)]
    await sql`update search_doc set folded = ${entry.folded}, words = ${words} where id = ${id}`.execute(db)
  }
}
