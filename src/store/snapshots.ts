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
