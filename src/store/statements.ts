import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { readNow } from './sqlite.ts'

/**
 * Queries that Kysely built once for a shape and that run again with other parameters. Building costs more than running on SQLite: with
 * the shapes kept, a step reaches about twice the rate of plain `await query.execute()` (toolchain.md §7).
 *
 * One object for each dialect: the SQL text differs.
 */
export class Statements {
  readonly #shapes = new Map<string, CompiledQuery>()

  /**
   * The query of this shape.
   *
   * @param shape names the SQL text; the same name must always mean the same text.
   * @param build called once; each value it gives Kysely is a place for the parameter of the same position.
   * @param places how many parameters it will run with.
   */
  of(shape: string, build: () => Compilable, places: number): CompiledQuery {
    let known = this.#shapes.get(shape)
    if (!known) {
      known = build().compile()
      this.#shapes.set(shape, known)
    }
    if (known.parameters.length !== places) throw new RangeError(`${shape}: ${known.parameters.length} places for ${places} values`)
    return known
  }
}

const kept = new WeakMap<DialectAdapter, Statements>()

/**
 * Reads with a query that every request needs, built once for each open database.
 *
 * @param shape as in {@link Statements.of}; unique in the program.
 */
export function hot<R>(db: Kysely<Database>, shape: string, build: () => Compilable<R>, parameters: readonly unknown[]): Promise<R[]> {
  const executor = db.getExecutor()
  let statements = kept.get(executor.adapter)
  if (!statements) {
    statements = new Statements()
    kept.set(executor.adapter, statements)
  }
  try {
    const query = statements.of(shape, build, parameters.length)
    const rows = readNow<R>(executor, query.sql, parameters)
    return rows ? Promise.resolve(rows) : db.executeQuery<R>({ ...query, parameters } as CompiledQuery<R>).then((result) => result.rows)
  } catch (error) {
    return Promise.reject(error)
  }
}
