import type { ChangeSet, Committed } from './change-set.ts'

/** The writing half of a store, one for each database. */
export interface Writer {
  commit(changes: ChangeSet): Promise<Committed>
  /** Lets what is queued finish, then closes the writing connection. */
  close(): Promise<void>
}
