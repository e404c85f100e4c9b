import type { Compilable, Kysely } from 'kysely'
import type { Target } from './commit.ts'
import type { RowOperation } from './resolve.ts'
import type { Database } from './schema.ts'
import type { Asked } from './work.ts'

/** The insert of a row that commit itself makes: always the same columns of a table. */
export function insertion({ db, statements }: Target, table: string, row: Record<string, unknown>): Asked {
  const parameters = Object.values(row)
  return { sql: statements.of(table, () => rowQuery(db, insertOf(table, row)), parameters.length).sql, parameters }
}

/** The statement of one row operation of a change set. */
export function writing({ db, statements }: Target, row: RowOperation): Asked {
  const where = row.where.length + row.nulls.length === 0 ? '' : ` where ${row.where.join()} null ${row.nulls.join()}`
  const shape = `${row.verb} ${row.table} ${row.columns.join()}${where}`
  const { sql } = statements.of(shape, () => rowQuery(db, row), row.parameters.length)
  return { sql, parameters: row.parameters, guard: row.guard }
}

function insertOf(table: string, row: Record<string, unknown>): RowOperation {
  return { verb: 'insert', table, columns: Object.keys(row), where: [], nulls: [], parameters: [], guard: undefined }
}

/** Kysely's query for the shape of a row operation. The table and columns come as text, so the types are those of any table. */
function rowQuery(db: Kysely<Database>, row: RowOperation): Compilable {
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
