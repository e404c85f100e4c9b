import { type Kysely, sql } from 'kysely'

/**
 * Pairs before single characters in SQLite's search table: FTS5 writes the number of every column but the first beside each place, two
 * bytes for each pair of a text; pairs first, the index is a seventh smaller. The words of a contentless table cannot be read back, so a
 * database that has documents keeps the order it has: both answer the same. Frozen in time like the first.
 */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect !== 'sqlite') return
  const { rows } = await sql`select 1 from search_doc limit 1`.execute(db)
  if (rows.length > 0) return
  await sql`drop table search_words`.execute(db)
  await sql`create virtual table search_words using fts5(bi, uni, content='', contentless_delete=1, tokenize='ascii')`.execute(db)
  await sql`insert into search_words (search_words, rank) values ('automerge', 16)`.execute(db)
}
