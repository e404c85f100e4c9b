import type Sqlite from 'better-sqlite3'
import type { Committed } from './change-set.ts'
import { type Prepared, prepare } from './commit.ts'
import { StoreError } from './errors.ts'
import { whileBusy } from './sqlite.ts'
import { type Outcome, sqliteDesk } from './sqlite-desk.ts'
import type { Writer } from './writer.ts'

/** No more change sets than this share a transaction: later ones would wait for no gain. */
const batchSize = 128
/** Milliseconds of work after which a batch is closed early, so that a second process gets its turn. */
const batchTime = 40
/** Milliseconds a batch waits for another process before it answers `busy`. */
const patience = 10_000

/**
 * The write queue of SQLite. Change sets that arrive together share one `begin immediate` and are answered after the commit: one flush for
 * all of them. They need no savepoint each: a conflict shows before anything is written. Where one fails later, in the middle of its
 * writing, the whole transaction is undone and the batch up to there runs again with a savepoint each.
 */
export function sqliteWriter(sqlite: Sqlite.Database): Writer {
  const desk = sqliteDesk(sqlite)
  const queue: Waiting[] = []
  let running: Promise<void> | undefined
  let closed = false

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop goes into the same batch.
    await turn()
    while (queue.length > 0) {
      const refused = await begin()
      if (refused) for (const waiting of queue.splice(0)) waiting.reject(refused.error)
      else await runBatch()
      if (queue.length > 0) await turn()
    }
    // In the same step as the look at the queue: one that comes a moment later must find nobody running.
    running = undefined
  }

  async function begin(): Promise<{ error: unknown } | undefined> {
    try {
      await whileBusy(patience, desk.begin)
    } catch (error) {
      return { error }
    }
  }

  async function runBatch(): Promise<void> {
    const batch: Waiting[] = []
    const outcomes = together(batch) ?? (await oneByOne(batch))
    const lost = desk.commit()
    for (const [index, waiting] of batch.entries()) {
      const outcome = outcomes[index]!
      if ('error' in outcome) waiting.reject(outcome.error)
      else if (lost) waiting.reject(lost.error)
      else waiting.resolve(outcome.committed)
    }
  }

  /** Takes change sets from the queue into the batch and writes them. @returns undefined when one failed with something written. */
  function together(batch: Waiting[]): Outcome[] | undefined {
    const end = performance.now() + batchTime
    const now = new Date().toISOString()
    const outcomes: Outcome[] = []
    while (queue.length > 0 && batch.length < batchSize && (batch.length === 0 || performance.now() < end)) {
      const waiting = queue.shift()!
      batch.push(waiting)
      const outcome = desk.write(waiting.prepared, now)
      if (!outcome) return undefined
      outcomes.push(outcome)
    }
    return outcomes
  }

  async function oneByOne(batch: Waiting[]): Promise<Outcome[]> {
    desk.rollback()
    const refused = await begin()
    const now = new Date().toISOString()
    return batch.map((waiting) => refused ?? desk.writeApart(waiting.prepared, now))
  }

  return {
    commit: (changes) =>
      new Promise<Committed>((resolve, reject) => {
        if (closed) throw new StoreError('busy', 'the store is closing')
        queue.push({ prepared: prepare(changes), resolve, reject })
        running ??= drain()
      }),
    close: async () => {
      closed = true
      await running
      desk.close()
    },
  }
}

interface Waiting {
  prepared: Prepared
  resolve(committed: Committed): void
  reject(error: unknown): void
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
