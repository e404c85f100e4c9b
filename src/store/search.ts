import { type Kysely, sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import { afterOf, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import { bigrams, fold, queryWords, unigrams } from './words.ts'

/** Where to search. */
export interface SearchScope extends Paging {
  /** Only what the public may find. */
  publicOnly?: boolean | undefined
  kind?: string | undefined
  organIds?: string[] | undefined
}

/** Something found; `refId` is the id of the thing of this kind. */
export interface Hit {
  kind: string
  refId: string
  organId: string
  title: string
  number: string | null
}

/**
 * What holds every one of the words (blanks separate them) somewhere in its title, number or text, the latest entered first. A word is
 * found wherever its characters stand side by side in a line, at every length, one character too; width, letter case and blanks within a
 * line do not matter.
 *
 * @returns an empty page when nothing is left of the words.
 */
export async function search(db: Kysely<Database>, typed: string, scope: SearchScope = {}): Promise<Page<Hit>> {
  const words = queryWords(typed)
  if (words.length === 0 || scope.organIds?.length === 0) return { items: [], next: null }
  const after = afterOf(scope, ['number'])?.[0] as number | undefined
  const most = limitOf(scope) + 1
  const rows = isPostgres(db) ? await arraySearch(db, words, scope, after, most) : await phraseSearch(db, words, scope, after, most)
  return pageOf(
    rows,
    scope,
    (row) => [row.id],
    (row) => ({ kind: row.kind, refId: row.ref_id, organId: row.organ_id, title: row.title, number: row.number }),
  )
}

interface Row {
  id: number
  kind: string
  ref_id: string
  organ_id: string
  title: string
  number: string | null
}

/**
 * One phrase of pairs for each word; FTS5 keeps every position, so the phrase is exact. A single character is asked of the other column.
 *
 * The words are the outer loop and come from the last row on: FTS5 stops after a page, where `id in (select rowid …)` first made the list
 * of everything that holds a frequent word.
 */
async function phraseSearch(
  db: Kysely<Database>,
  words: string[],
  scope: SearchScope,
  after: number | undefined,
  most: number,
): Promise<Row[]> {
  const phrases = words.map((word) => {
    const pairs = bigrams(word)
    return pairs.length > 0 ? `bi : "${pairs.join(' ')}"` : `uni : "${word}"`
  })
  const where = [sql`search_words match ${phrases.join(' AND ')}`]
  if (after !== undefined) where.push(sql`search_words.rowid < ${after}`)
  if (scope.publicOnly) where.push(sql`is_public = 1`)
  if (scope.kind !== undefined) where.push(sql`kind = ${scope.kind}`)
  if (scope.organIds !== undefined) where.push(sql`organ_id in (${sql.join(scope.organIds)})`)
  const { rows } = await sql<Row>`select id, kind, ref_id, organ_id, title, number
    from search_words cross join search_doc on search_doc.id = search_words.rowid
    where ${sql.join(where, sql` and `)} order by search_words.rowid desc limit ${most}`.execute(db)
  return rows
}

/** All characters and pairs are there (the index), and they stand side by side (the text). */
async function arraySearch(
  db: Kysely<Database>,
  words: string[],
  scope: SearchScope,
  after: number | undefined,
  most: number,
): Promise<Row[]> {
  const wanted = [...new Set(words.flatMap((word) => (bigrams(word).length > 0 ? bigrams(word) : unigrams(word))))]
  let query = db
    .selectFrom('search_doc')
    .select(['id', 'kind', 'ref_id', 'organ_id', 'title', 'number'])
    .where(sql<boolean>`words @> ${wanted}::text[]`)
  for (const word of words) query = query.where(sql<boolean>`strpos(folded, ${fold(word)}) > 0`)
  if (scope.publicOnly) query = query.where('is_public', '=', 1)
  if (scope.kind !== undefined) query = query.where('kind', '=', scope.kind)
  if (scope.organIds !== undefined) query = query.where('organ_id', 'in', scope.organIds)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(most).execute()
}
