import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import type { Dialect } from '../../migrations/index.ts'
import type { ChangeSet, Committed } from './change-set.ts'
import { sqliteWriter } from './commit-sqlite.ts'
import { StoreError } from './errors.ts'
import type { Database } from './schema.ts'
import type { Snapshot } from './snapshots.ts'
import { sqliteSnapshots } from './snapshots-sqlite.ts'
import { directKysely, openSqlite, ReadingConnection, whileBusy } from './sqlite.ts'
import type { Writer } from './writer.ts'

/** An open database: `db` reads, `commit` writes, nothing else does. */
export interface Store {
  dialect: Dialect
  url: string
  /** For reading only: the database itself refuses a write on it. */
  db: Kysely<Database>
  /**
   * Reads one state of the database through the `db` it is given, whoever commits meanwhile. For what is decided upon and for nothing long:
   * on PostgreSQL it holds a connection, and no snapshot is taken inside another.
   */
  snapshot: Snapshot
  /**
   * Writes one change set whole or not at all; comes back when it is on the disk.
   *
   * @throws {StoreError}
   */
  commit(changes: ChangeSet): Promise<Committed>
  /** Waits for what is under way, then lets go of the database. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Bring the schema up to date first; true unless the store is opened for reading only. */
  migrate?: boolean
  /** `commit` refuses; a worker thread opens its own store this way. */
  readOnly?: boolean
}

/**
 * Opens a store.
 *
 * @param url `data/normflow.db`, `file:…`, or `postgres://…`. A new SQLite file and its folder are made.
 * @throws {StoreError} `newer`, `unsafe`, `busy`.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const readOnly = options.readOnly ?? false
  const migrate = options.migrate ?? !readOnly
  return /^postgres(ql)?:/.test(url) ? openPostgresStore(url, readOnly, migrate) : openSqliteStore(url, readOnly, migrate)
}

async function openSqliteStore(url: string, readOnly: boolean, migrate: boolean): Promise<Store> {
  const path = url.startsWith('file://') ? fileURLToPath(url) : resolve(url.replace(/^(sqlite|file):/, ''))
  if (!readOnly && !existsSync(path)) mkdirSync(dirname(path), { recursive: true })
  if (migrate) await (await import('./migrate.ts')).migrateSqlite(path)
  // A new file is made by the writing connection.
  const writing = readOnly ? undefined : await whileBusy(5_000, () => openSqlite(path, false))
  const db = directKysely(new ReadingConnection(await whileBusy(5_000, () => openSqlite(path, true))))
  const writer = writing ? sqliteWriter(writing) : refusingWriter
  const snapshots = sqliteSnapshots(path)
  return {
    dialect: 'sqlite',
    url,
    db,
    snapshot: snapshots.take,
    commit: (changes) => writer.commit(changes),
    close: async () => {
      await writer.close()
      snapshots.close()
      await db.destroy()
    },
  }
}

async function openPostgresStore(url: string, readOnly: boolean, migrate: boolean): Promise<Store> {
  // Loaded only where it is used: a command on SQLite answers sooner.
  const [{ openPostgres }, { postgresWriter }, { postgresSnapshots }] = await Promise.all([
    import('./postgres.ts'),
    import('./commit-postgres.ts'),
    import('./snapshots-postgres.ts'),
  ])
  const { pool, db } = openPostgres(url, true)
  const writing = readOnly ? undefined : openPostgres(url, false)
  try {
    if (migrate && writing) await (await import('./migrate.ts')).migrateToLatest(writing.db as Kysely<unknown>, 'postgres')
  } catch (error) {
    await Promise.all([db.destroy(), writing?.db.destroy()])
    throw error
  }
  const writer = writing ? postgresWriter(writing.pool, writing.db) : refusingWriter
  return {
    dialect: 'postgres',
    url,
    db,
    snapshot: postgresSnapshots(pool),
    commit: (changes) => writer.commit(changes),
    close: async () => {
      await writer.close()
      await db.destroy()
    },
  }
}

const refusingWriter: Writer = {
  commit: async () => {
    throw new StoreError('readOnly', 'this store was opened for reading only')
  },
  close: async () => {},
}
