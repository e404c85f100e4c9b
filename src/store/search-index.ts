import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { IndexedDoc } from './change-set.ts'
import type { Target } from './commit.ts'
import { fold, indexWords } from './words.ts'
import type { Asked, Work } from './work.ts'

/** A document with its words made, ready to be written; or one to be forgotten. */
export interface Indexable {
  kind: string
  refId: string
  doc: IndexedDoc | undefined
  folded: string
  /** Words with blanks between them. */
  uni: string
  bi: string
}

/** Makes the words of documents. An act that is itself the rule has the same words as its instrument: they are made once. */
export function indexables(entries: (IndexedDoc | { remove: { kind: string; refId: string } })[]): Indexable[] {
  let last: Indexable | undefined
  return entries.map((entry) => {
    const same =
      !('remove' in entry) &&
      last?.doc &&
      last.doc.text === entry.text &&
      last.doc.title === entry.title &&
      last.doc.number === entry.number
    last = same ? { ...last!, kind: entry.kind, refId: entry.refId, doc: entry } : indexable(entry)
    return last
  })
}

/** Makes the words of a document. Pure; 100,000 characters take some 5 ms, so it runs before the transaction. */
function indexable(entry: IndexedDoc | { remove: { kind: string; refId: string } }): Indexable {
  if ('remove' in entry) return { ...entry.remove, doc: undefined, folded: '', uni: '', bi: '' }
  const folded = fold(`${entry.title}\n${entry.number ?? ''}\n${entry.text}`)
  return { kind: entry.kind, refId: entry.refId, doc: entry, folded, ...indexWords(folded) }
}

/**
 * Puts documents into search in place of what was known of them. First every place, then all words: an insert with `returning` opens a
 * savepoint of its own, at which FTS5 writes what it has gathered; between two documents that was four fifths of the work of indexing.
 */
export function* writeIndex(target: Target, entries: Indexable[]): Work<void> {
  // By what it is of: of two entries for one thing the later is what is known.
  const words = new Map<string, Asked>()
  for (const entry of entries) {
    const key = `${entry.kind}\n${entry.refId}`
    const id = yield* placeOf(target, entry)
    if (id === undefined) words.delete(key)
    else words.set(key, writingWords(target, id, entry))
  }
  if (words.size > 0) yield [...words.values()]
}

/** Forgets what was known of the document and makes its new place, unless it is to be forgotten only. */
function* placeOf(target: Target, entry: Indexable): Work<number | undefined> {
  const { db, dialect } = target
  const place = () => db.selectFrom('search_doc').select('id').where('kind', '=', '').where('ref_id', '=', '')
  const [found] = yield [asked(target, 'search place', place, [entry.kind, entry.refId])]
  const known = found!.rows[0] as { id: number } | undefined
  if (known) {
    const forget = db.deleteFrom('search_doc').where('id', '=', known.id).compile()
    yield dialect === 'sqlite' ? [sql`delete from search_words where rowid = ${known.id}`.compile(db), forget] : [forget]
  }
  if (!entry.doc) return undefined
  const { kind, refId, organId, isPublic, title, number } = entry.doc
  const row = { kind, ref_id: refId, organ_id: organId, is_public: isPublic ? 1 : 0, title, number }
  const insert = () => db.insertInto('search_doc').values(row).returning('id')
  const [made] = yield [asked(target, 'search doc', insert, Object.values(row))]
  return (made!.rows[0] as { id: number }).id
}

function writingWords(target: Target, id: number, entry: Indexable): Asked {
  const { db, dialect } = target
  if (dialect === 'sqlite') {
    const insert = () => compilable(db, sql`insert into search_words (rowid, uni, bi) values (${0}, ${''}, ${''})`)
    return asked(target, 'search words', insert, [id, entry.uni, entry.bi])
  }
  const words = [...entry.uni.split(' '), ...new Set(entry.bi.split(' '))]
  return sql`update search_doc set folded = ${entry.folded}, words = ${words} where id = ${id}`.compile(db)
}

function asked({ statements }: Target, shape: string, build: () => Compilable, parameters: unknown[]): Asked {
  const { sql } = statements.of(shape, build, parameters.length)
  return { sql, parameters }
}

function compilable(db: Target['db'], raw: RawBuilder<unknown>): Compilable {
  return { compile: () => raw.compile(db) } as Compilable
}
