import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Reads one state of the database, however many queries follow one another and whoever commits meanwhile. What is read goes through the
 * `db` it is given.
 */
export type Snapshot = <T>(read: (db: Kysely<Database>) => Promise<T>) => Promise<T>

/** Where snapshots are taken; `close` lets go of its connections. */
export interface Snapshots {
  take: Snapshot
  close(): void
}

/** Runs so many pieces of work at a time; the others wait in the order they came. */
export function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running === most) await new Promise<void>((resume) => waiting.push(resume))
    else running++
    try {
      return await work()
    } finally {
      // The place goes straight to the next, so that nobody who comes now overtakes it.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
