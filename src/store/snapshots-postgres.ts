import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { limited } from '../limited.ts'
import { poolSize } from './postgres.ts'
import type { Database } from './schema.ts'
import type { Snapshot } from './snapshots.ts'

/** Fewer than the pool has: whoever asks the pool itself inside a snapshot is slower, but never waits for himself. */
const atOnce = poolSize - 4

/**
 * Snapshots of PostgreSQL: a read-only transaction at `repeatable read` on one connection. Queries asked side by side go out in one flight,
 * `begin` with the first of them; nobody waits for `commit`, which has nothing to write.
 *
 * @param pool a reading pool with `pipeline`.
 */
export function postgresSnapshots(pool: pg.Pool): Snapshot {
  const turn = limited(atOnce)
  return (read) =>
    turn(async () => {
      const client = await pool.connect()
      const began = client.query('begin transaction isolation level repeatable read read only')
      began.catch(() => {}) // told where it is awaited
      try {
        const found = await read(kyselyOver(client))
        await began
        return found
      } finally {
        client.query('commit').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
      }
    })
}

const known = new WeakMap<pg.PoolClient, Kysely<Database>>()
/** One for all connections: queries that are built once are kept by it (`statements.ts`). */
const adapter = new PostgresAdapter()

/** Ordinary Kysely whose every query runs on this connection. */
function kyselyOver(client: pg.PoolClient): Kysely<Database> {
  let db = known.get(client)
  if (!db) {
    db = new Kysely<Database>({
      dialect: {
        createAdapter: () => adapter,
        createDriver: () => new LentDriver(client),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: (of) => new PostgresIntrospector(of),
      },
    })
    known.set(client, db)
  }
  return db
}

/** Gives every query the same connection; it begins and ends with the snapshot. */
class LentDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(client: pg.PoolClient) {
    this.#connection = {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
        const { rows } = await client.query(sql, [...parameters])
        return { rows }
      },
      streamQuery: () => {
        throw new Error('a snapshot reads whole answers')
      },
    }
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a snapshot is a transaction')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
