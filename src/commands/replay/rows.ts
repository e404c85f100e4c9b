import type { RowWrite } from '../../store/change-set.ts'

/** A difference between what the events give and what is stored. */
export interface Difference {
  table: string
  id: string
  column: string
  expected: unknown
  stored: unknown
}

export type Row = Record<string, unknown>

/** Tables in memory, filled by the same row writes that a commit writes. */
export class Tables {
  readonly #rows = new Map<string, Row[]>()

  of(table: string): Row[] {
    const known = this.#rows.get(table) ?? []
    this.#rows.set(table, known)
    return known
  }

  apply(write: RowWrite): void {
    if ('insert' in write) this.of(write.insert).push({ ...(write.row as Row) })
    else if ('update' in write) {
      for (const row of this.of(write.update)) if (fits(row, write.where as Row)) Object.assign(row, write.set)
    } else if ('remove' in write) {
      const rows = this.of(write.remove)
      rows.splice(0, rows.length, ...rows.filter((row) => !fits(row, write.where as Row)))
    }
  }
}

/**
 * Compares rows by key, column by column, for the columns that the expected row has. JSON columns are compared as values.
 *
 * @param key columns that name a row.
 */
export function compareRows(table: string, key: string[], expected: Row[], stored: Row[], skip: string[] = []): Difference[] {
  const keyOf = (row: Row) => key.map((column) => String(row[column] ?? '')).join(' ')
  const there = new Map(stored.map((row) => [keyOf(row), row]))
  const differences: Difference[] = []
  for (const row of expected) {
    const id = keyOf(row)
    const other = there.get(id)
    there.delete(id)
    if (!other) {
      differences.push({ table, id, column: '', expected: 'a row', stored: 'none' })
      continue
    }
    for (const [column, value] of Object.entries(row)) {
      if (skip.includes(column) || same(value, other[column])) continue
      differences.push({ table, id, column, expected: value, stored: other[column] })
    }
  }
  for (const id of there.keys()) differences.push({ table, id, column: '', expected: 'none', stored: 'a row' })
  return differences
}

function fits(row: Row, where: Row): boolean {
  return Object.entries(where).every(([column, value]) => row[column] === value)
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** JSON text and value alike, keys in order; null and undefined are the same nothing. */
function canonical(value: unknown): string {
  const parsed = typeof value === 'string' && /^[[{"]/.test(value) ? parse(value) : value
  return JSON.stringify(sorted(parsed ?? null))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
