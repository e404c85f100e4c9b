import { type Kysely, sql } from 'kysely'
import { afterOf, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { NumberTable } from './schema-register.ts'
import { type Shaped, shaped } from './shape.ts'

/** A number of a book, used or void. */
export type StoredNumber = Shaped<NumberTable>
/** A number book: organ, scheme and code. */
export type StoredBook = Shaped<Database['number_book']>

/** The number books, of one organ or of all. */
export async function numberBooks(db: Kysely<Database>, organId?: string): Promise<StoredBook[]> {
  let query = db.selectFrom('number_book').selectAll()
  if (organId !== undefined) query = query.where('organ_id', '=', organId)
  const rows = await query.orderBy('organ_id').orderBy('scheme').orderBy('code').execute()
  return rows.map((row) => shaped(row))
}

/** One book, or undefined. */
export async function bookById(db: Kysely<Database>, id: string): Promise<StoredBook | undefined> {
  const row = await db.selectFrom('number_book').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

/** The books that print a code, e.g. 新府办 under `document`: how a printed number finds its organ (not by grammar, design.md §2). */
export async function booksByCode(db: Kysely<Database>, scheme: string, code: string): Promise<StoredBook[]> {
  const rows = await db
    .selectFrom('number_book')
    .selectAll()
    .where('scheme', '=', scheme)
    .where('code', '=', code)
    .orderBy('organ_id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** The numbers of a book, the newest first. */
export async function numbersOfBook(
  db: Kysely<Database>,
  book: Pick<StoredBook, 'organId' | 'scheme' | 'code'>,
  paging: Paging = {},
): Promise<Page<StoredNumber>> {
  let query = db
    .selectFrom('number')
    .selectAll()
    .where('organ_id', '=', book.organId)
    .where('scheme', '=', book.scheme)
    .where('code', '=', book.code)
  const after = afterOf(paging, ['number', 'number', 'string'])
  if (after) query = query.where(sql<boolean>`(year, sequence, id) < (${sql.join(after)})`)
  const rows = await query
    .orderBy('year', 'desc')
    .orderBy('sequence', 'desc')
    .orderBy('id', 'desc')
    .limit(limitOf(paging) + 1)
    .execute()
  return pageOf(
    rows,
    paging,
    (row) => [row.year, row.sequence, row.id],
    (row) => shaped(row),
  )
}

/** Numbers printed exactly so; two for one that was printed twice by mistake. */
export async function numbersPrinted(db: Kysely<Database>, printed: string): Promise<StoredNumber[]> {
  const rows = await db.selectFrom('number').selectAll().where('printed', '=', printed).orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** The numbers of acts, by act, each in the order taken. */
export async function numbersOfActs(db: Kysely<Database>, actIds: string[]): Promise<Map<string, StoredNumber[]>> {
  if (actIds.length === 0) return new Map()
  const rows = await db.selectFrom('number').selectAll().where('act_id', 'in', actIds).orderBy('id').execute()
  return Map.groupBy(
    rows.map((row) => shaped<NumberTable>(row)),
    (number) => number.actId ?? '',
  )
}

/** The numbers a case has taken, also void ones. */
export async function numbersOfCase(db: Kysely<Database>, caseId: string): Promise<StoredNumber[]> {
  const rows = await db.selectFrom('number').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** Numbers missing below the highest of a book's year: what a registrar looks into. Historic books may have many. */
export async function gapsOfBook(
  db: Kysely<Database>,
  book: Pick<StoredBook, 'organId' | 'scheme' | 'code'>,
  year: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('number')
    .select('sequence')
    .distinct()
    .where('organ_id', '=', book.organId)
    .where('scheme', '=', book.scheme)
    .where('code', '=', book.code)
    .where('year', '=', year)
    .execute()
  const known = new Set(rows.map((row) => row.sequence))
  const last = Math.max(0, ...known)
  return Array.from({ length: last }, (_, index) => index + 1).filter((sequence) => !known.has(sequence))
}
