import type { Kysely } from 'kysely'
import type { Target } from './commit.ts'
import { StoreError } from './errors.ts'
import type { RowOperation } from './resolve.ts'
import type { Database } from './schema.ts'

/** Inserts a row that commit itself makes. */
export async function insert(target: Target, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  await writeRow(target, { verb: 'insert', table, columns, where: [], nulls: [], parameters: Object.values(row), guard: undefined })
}

/**
 * Runs one row operation.
 *
 * @throws {StoreError} `guard` when a guarded update does not match its one row.
 */
export async function writeRow({ db, statements }: Target, row: RowOperation): Promise<void> {
  const shape = `${row.verb} ${row.table} ${row.columns.join()} where ${row.where.join()} null ${row.nulls.join()}`
  const result = await statements.run(db, shape, () => rowQuery(db, row), row.parameters)
  if (row.guard !== undefined && result.numAffectedRows !== 1n) {
    throw new StoreError('guard', `${row.table}: the guarded row is not as it was`, { guard: row.guard })
  }
}

/** Kysely's query for the shape of a row operation. The table and columns come as text, so the types are those of any table. */
function rowQuery(db: Kysely<Database>, row: RowOperation) {
  const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const places = Object.fromEntries(row.columns.map((column) => [column, '']))
  if (row.verb === 'insert') return any.insertInto(row.table).values(places)
  if (row.verb === 'put') {
    const others = row.columns.filter((column) => !row.where.includes(column))
    return any
      .insertInto(row.table)
      .values(places)
      .onConflict((conflict) => {
        const same = conflict.columns(row.where)
        if (others.length === 0) return same.doNothing()
        return same.doUpdateSet((table) => Object.fromEntries(others.map((column) => [column, table.ref(`excluded.${column}`)])))
      })
  }
  if (row.verb === 'update') {
    let query = any.updateTable(row.table).set(places)
    for (const column of row.where) query = query.where(column, '=', '')
    for (const column of row.nulls) query = query.where(column, 'is', null)
    return query
  }
  let query = any.deleteFrom(row.table)
  for (const column of row.where) query = query.where(column, '=', '')
  for (const column of row.nulls) query = query.where(column, 'is', null)
  return query
}
