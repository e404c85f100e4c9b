import type Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { Migrator } from 'kysely/migration'
import { type Dialect, migrations } from '../../migrations/index.ts'
import { StoreError } from './errors.ts'
import { openSqlite, whileBusy } from './sqlite.ts'

/**
 * Brings the database up to date; all pending migrations or none.
 *
 * @param db ordinary Kysely with a right to write, not the direct one.
 * @returns the names of the migrations that ran now.
 * @throws {StoreError} `newer` when the database knows a migration that this program does not.
 */
export async function migrateToLatest(db: Kysely<unknown>, dialect: Dialect): Promise<string[]> {
  const provider = { getMigrations: async () => migrations(dialect) }
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreError('newer', 'the database was written by another version of the program', { cause: error })
  }
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** Migrates a SQLite file in one `begin immediate`; a second process that does the same waits its turn and finds nothing to do. */
export async function migrateSqlite(path: string): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new ImmediateDialect({ database: await whileBusy(10_000, () => openSqlite(path, false)) }) })
  try {
    return await db.transaction().execute((transaction) => migrateToLatest(transaction, 'sqlite'))
  } finally {
    await db.destroy()
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig & { database: Sqlite.Database }

  constructor(config: SqliteDialectConfig & { database: Sqlite.Database }) {
    super(config)
    this.#config = config
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** Kysely's `begin` is deferred: two processes that read first and write later collide (131 of 400; none with `begin immediate`). */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await whileBusy(10_000, () => connection.executeQuery(CompiledQuery.raw('begin immediate')))
  }
}

/** SQLite's schema changes are transactional; Kysely's adapter says no to be on the safe side. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
