import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  type QueryExecutor,
  type QueryResult,
  SqliteAdapter,
  SqliteQueryCompiler,
} from 'kysely'
import { StoreError } from './errors.ts'
import type { Database } from './schema.ts'
import type { Answered } from './work.ts'

/**
 * Opens one SQLite connection that keeps what it acknowledges.
 *
 * better-sqlite3 is built with WAL meaning `synchronous=NORMAL` on every later open; FULL is set on every open and read back.
 *
 * @throws {StoreError} `unsafe` when the file cannot be put in that mode.
 */
export function openSqlite(path: string, readOnly: boolean): Sqlite.Database {
  const sqlite = new Sqlite(path, { readonly: readOnly, timeout: 0 })
  if (!readOnly) sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  const mode = sqlite.pragma('journal_mode', { simple: true })
  const synchronous = sqlite.pragma('synchronous', { simple: true })
  if ((mode !== 'wal' && path !== '') || synchronous !== 2) {
    sqlite.close()
    throw new StoreError('unsafe', `${path}: journal_mode ${String(mode)}, synchronous ${String(synchronous)}; wal and 2 (FULL) are needed`)
  }
  // Fewer, larger checkpoints: each runs inside a commit, on the event loop (performance.md §2).
  sqlite.pragma('wal_autocheckpoint = 4000')
  sqlite.pragma('cache_size = -65536')
  return sqlite
}

/**
 * Ordinary Kysely over one SQLite connection without Kysely's connection hand-out: every statement is prepared once and runs at once.
 *
 * It has no transactions of its own and no result plugins: whoever holds the connection is the transaction (the write queue), and the
 * reading connection needs none.
 */
export function directKysely(connection: DirectConnection): Kysely<Database> {
  const driver = new DirectDriver(connection)
  const adapter = new ManyConnectionsAdapter()
  const dialect = {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: () => {
      throw new Error('the direct connection has no introspection')
    },
  }
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor: new DirectExecutor(adapter, driver.connection) })
}

/**
 * Reads at once where the database allows it.
 *
 * @returns undefined where it is not a direct connection, and the query has to be awaited.
 */
export function readNow<R>(executor: QueryExecutor, text: string, parameters: readonly unknown[]): R[] | undefined {
  return executor instanceof DirectExecutor ? (executor.connection.ask(text, parameters).rows as R[]) : undefined
}

/** Whether the error says that another process holds the database. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/**
 * Tries until no other process is in the way, waiting without blocking: 2 to 20 ms with jitter between tries.
 *
 * @param patience milliseconds until {@link StoreError} `busy`.
 */
export async function whileBusy<T>(patience: number, attempt: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + patience
  for (let round = 0; ; round++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > end) throw new StoreError('busy', 'another process kept the database locked', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * Math.min(18, 2 * 2 ** round)))
    }
  }
}

/** Skips several awaits a query: 7–8× bare one-commit-each writes instead of 4.4–5.2× (toolchain.md §7). */
class DirectExecutor extends DefaultQueryExecutor {
  readonly connection: DirectConnection

  constructor(adapter: SqliteAdapter, connection: DirectConnection) {
    super(new SqliteQueryCompiler(), adapter, { provideConnection: (consumer) => consumer(connection) })
    this.connection = connection
  }

  override executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return Promise.resolve(this.connection.run<R>(query))
    } catch (error) {
      return Promise.reject(error)
    }
  }
}

// Statements of one shape come back for years; a query with a list of any length in it must not fill the memory.
const statementsKept = 500

/** Every statement prepared once, run at once. */
export class DirectConnection implements DatabaseConnection {
  readonly #sqlite: Sqlite.Database
  readonly #statements = new Map<string, Known>()

  constructor(sqlite: Sqlite.Database) {
    this.#sqlite = sqlite
  }

  /** Runs one statement; `wrote` says whether there is something to be undone now. */
  ask(text: string, parameters: readonly unknown[]): Answered & { wrote: boolean } {
    const { statement, reader, readonly } = this.#known(text)
    // Spread: 5 % quicker than an array; a list of any length must not fill the stack.
    const given = parameters.length < 64 ? parameters : [parameters]
    if (reader) return { rows: statement.all(...given), changes: 0, wrote: !readonly }
    const { changes } = statement.run(...given)
    return { rows: none, changes, wrote: changes > 0 }
  }

  run<R>(query: CompiledQuery): QueryResult<R> {
    const { rows, changes } = this.ask(query.sql, query.parameters)
    return { rows: rows as R[], numAffectedRows: BigInt(changes) }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.run(query)
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // Read at once: a statement that is being iterated would keep every other one of the connection waiting.
    yield this.run(query)
  }

  close(): void {
    this.#statements.clear()
    this.#sqlite.close()
  }

  #known(text: string): Known {
    let known = this.#statements.get(text)
    if (!known) {
      if (this.#statements.size >= statementsKept) this.#statements.delete(this.#statements.keys().next().value ?? '')
      const statement = this.#sqlite.prepare(text)
      known = { statement, reader: statement.reader, readonly: statement.readonly }
      this.#statements.set(text, known)
    }
    return known
  }
}

/**
 * The reading connection. Queries that are asked side by side, before anybody has been answered, share one transaction: the locks and the
 * look whether the file has changed are more than half of a small query (5 → 2.3 µs). It ends before the first of them is answered, so
 * that whoever asks again sees everything committed by then, by other processes too.
 */
export class ReadingConnection extends DirectConnection {
  #open = false

  override ask(text: string, parameters: readonly unknown[]): Answered & { wrote: boolean } {
    if (!this.#open) {
      super.ask('begin', none)
      this.#open = true
      queueMicrotask(this.#end)
    }
    return super.ask(text, parameters)
  }

  override close(): void {
    this.#open = false
    super.close()
  }

  readonly #end = () => {
    if (!this.#open) return
    this.#open = false
    super.ask('commit', none)
  }
}

const none: readonly unknown[] = []

interface Known {
  statement: Sqlite.Statement
  reader: boolean
  readonly: boolean
}

class DirectDriver implements Driver {
  readonly connection: DirectConnection

  constructor(connection: DirectConnection) {
    this.connection = connection
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('no transaction here: write through commit')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.connection.close()
  }
}

/** Keeps Kysely from adding its mutex. */
class ManyConnectionsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
