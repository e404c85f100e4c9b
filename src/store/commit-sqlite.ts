import Sqlite from 'better-sqlite3'
import type { Committed } from './change-set.ts'
import { answeredBefore, apply, type Prepared, prepare, type Target } from './commit.ts'
import { StoreError } from './errors.ts'
import { directKysely, whileBusy } from './sqlite.ts'
import { Statements } from './statements.ts'
import type { Writer } from './writer.ts'

/** No more change sets than this share a transaction: later ones would wait for no gain. */
const batchSize = 128
/** Milliseconds of work after which a batch is closed early, so that a second process gets its turn. */
const batchTime = 40
/** Milliseconds a batch waits for another process before it answers `busy`. */
const patience = 10_000

/**
 * The write queue of SQLite. Change sets that arrive together share one `begin immediate`, a savepoint each, and are answered after the
 * commit: one flush for all of them. The connection belongs to the queue alone; between begin and commit nothing but its own statements is
 * awaited, and those are done when they return.
 */
export function sqliteWriter(sqlite: Sqlite.Database): Writer {
  const target: Target = { db: directKysely(sqlite), dialect: 'sqlite', statements: new Statements() }
  const transaction = transactionOf(sqlite)
  const queue: Waiting[] = []
  let running: Promise<void> | undefined
  let closed = false

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop goes into the same batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      await runBatch(target, transaction, queue)
      if (queue.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    // In the same step as the look at the queue: one that comes a moment later must find nobody running.
    running = undefined
  }

  return {
    commit: async (changes) => {
      if (closed) throw new StoreError('busy', 'the store is closing')
      const prepared = prepare(changes)
      return new Promise<Committed>((resolve, reject) => {
        queue.push({ prepared, resolve, reject })
        running ??= drain()
      })
    },
    close: async () => {
      closed = true
      await running
      if (sqlite.open) sqlite.pragma('wal_checkpoint(passive)')
      await target.db.destroy()
    },
  }
}

interface Waiting {
  prepared: Prepared
  resolve(committed: Committed): void
  reject(error: unknown): void
}

async function runBatch(target: Target, transaction: Transaction, queue: Waiting[]): Promise<void> {
  try {
    await whileBusy(patience, transaction.begin)
  } catch (error) {
    for (const waiting of queue.splice(0)) waiting.reject(error)
    return
  }
  // One alone needs no savepoint: undoing it undoes the transaction.
  if (queue.length === 1) return runAlone(target, transaction, queue.shift()!)
  const done: { waiting: Waiting; committed: Committed }[] = []
  const end = performance.now() + batchTime
  const now = new Date().toISOString()
  while (queue.length > 0 && done.length < batchSize && (done.length === 0 || performance.now() < end)) {
    const waiting = queue.shift()!
    const outcome = await applyOne(target, transaction, waiting.prepared, now)
    if ('committed' in outcome) done.push({ waiting, committed: outcome.committed })
    else waiting.reject(outcome.error)
    if (!transaction.isOpen()) return refuseAll(done, outcome)
  }
  try {
    transaction.commit()
  } catch (error) {
    if (transaction.isOpen()) transaction.rollback()
    return refuseAll(done, { error })
  }
  for (const { waiting, committed } of done) waiting.resolve(committed)
}

async function runAlone(target: Target, transaction: Transaction, waiting: Waiting): Promise<void> {
  try {
    const committed = await apply(target, waiting.prepared, new Date().toISOString())
    transaction.commit()
    waiting.resolve(committed)
  } catch (error) {
    if (transaction.isOpen()) transaction.rollback()
    const outcome = await afterUndoing(target, waiting.prepared, error)
    if ('committed' in outcome) waiting.resolve(outcome.committed)
    else waiting.reject(outcome.error)
  }
}

type Outcome = { committed: Committed } | { error: unknown }

async function applyOne(target: Target, transaction: Transaction, prepared: Prepared, now: string): Promise<Outcome> {
  transaction.savepoint()
  try {
    const committed = await apply(target, prepared, now)
    transaction.release()
    return { committed }
  } catch (error) {
    // A full disk ends the whole transaction by itself; then there is no savepoint left.
    if (!transaction.isOpen()) return { error }
    transaction.undo()
    return afterUndoing(target, prepared, error)
  }
}

/** The first answer where the failed change set was a repeated one, else what its error means. */
async function afterUndoing(target: Target, prepared: Prepared, error: unknown): Promise<Outcome> {
  try {
    const committed = await answeredBefore(target.db, prepared)
    return committed ? { committed } : { error: said(error) }
  } catch (reused) {
    return { error: reused }
  }
}

/** Nothing of the batch was kept, so nobody of it is told that it was. */
function refuseAll(done: { waiting: Waiting }[], outcome: Outcome): void {
  for (const { waiting } of done) waiting.reject('error' in outcome ? outcome.error : new Error('the transaction was lost'))
}

interface Transaction {
  begin(): void
  commit(): void
  rollback(): void
  savepoint(): void
  release(): void
  undo(): void
  isOpen(): boolean
}

function transactionOf(sqlite: Sqlite.Database): Transaction {
  const [begin, commit, rollback, savepoint, release, undo] = [
    'begin immediate',
    'commit',
    'rollback',
    'savepoint one',
    'release one',
    'rollback to one',
  ].map((text) => sqlite.prepare(text))
  return {
    begin: () => void begin!.run(),
    commit: () => void commit!.run(),
    rollback: () => void rollback!.run(),
    savepoint: () => void savepoint!.run(),
    release: () => void release!.run(),
    undo: () => {
      undo!.run()
      release!.run()
    },
    isOpen: () => sqlite.inTransaction,
  }
}

function said(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError) || !/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(error.code)) return error
  const columns = error.message.replace(/^.*failed: /, '')
  return new StoreError('duplicate', error.message, { columns, cause: error })
}
