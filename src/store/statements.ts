import type { Compilable, CompiledQuery, DialectAdapter, Kysely, QueryResult } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Queries that Kysely built once for a shape and that run again with other parameters. Building costs more than running on SQLite: with
 * the shapes kept, a step reaches about twice the rate of plain `await query.execute()` (toolchain.md §7).
 *
 * One object for each dialect: the SQL text differs.
 */
export class Statements {
  readonly #shapes = new Map<string, CompiledQuery>()

  /**
   * Runs the query of this shape.
   *
   * @param shape names the SQL text; the same name must always mean the same text.
   * @param build called once; each value it gives Kysely is a place for the parameter of the same position.
   */
  run<R>(db: Kysely<Database>, shape: string, build: () => Compilable, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    let known = this.#shapes.get(shape)
    if (!known) {
      known = build().compile()
      if (known.parameters.length !== parameters.length) {
        throw new RangeError(`${shape}: ${known.parameters.length} places for ${parameters.length} values`)
      }
      this.#shapes.set(shape, known)
    }
    return db.executeQuery<R>({ ...known, parameters } as CompiledQuery<R>)
  }
}

const kept = new WeakMap<DialectAdapter, Statements>()

/**
 * Reads with a query that every request needs, built once for each open database.
 *
 * @param shape as in {@link Statements.run}; unique in the program.
 */
export async function hot<R>(
  db: Kysely<Database>,
  shape: string,
  build: () => Compilable<R>,
  parameters: readonly unknown[],
): Promise<R[]> {
  const { adapter } = db.getExecutor()
  let statements = kept.get(adapter)
  if (!statements) {
    statements = new Statements()
    kept.set(adapter, statements)
  }
  return (await statements.run<R>(db, shape, build, parameters)).rows
}
