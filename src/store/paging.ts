import { StoreError } from './errors.ts'

/** One page of a list; `next` goes back in as `after`, null on the last page. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** Which page: at most `limit` rows (50 unless given, 200 at most) after the row that `after` names. */
export interface Paging {
  after?: string | undefined
  limit?: number | undefined
}

export function limitOf(paging: Paging): number {
  return Math.min(Math.max(paging.limit ?? 50, 1), 200)
}

/**
 * Cuts a page out of one row more than it holds.
 *
 * @param rows up to limit + 1 rows in the order of the list.
 * @param key the values that the list is ordered by, ending with an id, so that a row inserted meanwhile shifts nothing.
 */
export function pageOf<R, T>(rows: R[], paging: Paging, key: (row: R) => (string | number)[], shape: (row: R) => T): Page<T> {
  const limit = limitOf(paging)
  const last = rows[limit - 1]
  const items = rows.slice(0, limit).map(shape)
  return { items, next: rows.length > limit && last ? Buffer.from(JSON.stringify(key(last))).toString('base64url') : null }
}

/**
 * The key values after which a page begins.
 *
 * @param kinds what each value must be, e.g. `['string', 'string']`.
 * @throws {StoreError} `badCursor`.
 */
export function afterOf(paging: Paging, kinds: ('string' | 'number')[]): (string | number)[] | undefined {
  if (paging.after === undefined) return undefined
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(paging.after, 'base64url').toString())
  } catch {
    values = undefined
  }
  if (!Array.isArray(values) || values.length !== kinds.length || values.some((value, index) => typeof value !== kinds[index])) {
    throw new StoreError('badCursor', 'the place to go on from is not one this list gave')
  }
  return values
}

/** A `like` pattern that finds the words anywhere, with the pattern's own signs taken as letters; use `escape '\'` with it. */
export function containing(words: string): string {
  return `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}
