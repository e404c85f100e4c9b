/**
 * Why the store refused. `stale`: somebody's `seen` revision is no longer the last (409 at once). `conflict`: a `read` head moved, run the
 * command again. `guard`: a guarded update did not match its one row; `guard` names the code of the answer. `keyReused`: the idempotency
 * key was used for another route or body (422). `duplicate`: a unique key is taken already (`columns` says which). `busy`: other writers
 * held the database too long (503). `readOnly`: this store was opened for reading. `newer`: the database was written by a later version
 * of the program. `wrongOrgan`: a stream was named with an organ it does not belong to. `unsafe`: the database does not promise to keep
 * what it acknowledges (synchronous, fsync). `badCursor`: the text after `?after=` is not one we gave (400). `notAllowed`: the database's owner gave us no right to it.
 */
export type StoreErrorCode =
  | 'stale'
  | 'conflict'
  | 'guard'
  | 'keyReused'
  | 'duplicate'
  | 'busy'
  | 'readOnly'
  | 'newer'
  | 'wrongOrgan'
  | 'unsafe'
  | 'badCursor'
  | 'notAllowed'

export class StoreError extends Error {
  readonly code: StoreErrorCode
  /** For `guard`: the code that the change set gave with the update. */
  readonly guard: string | undefined
  /** For `duplicate`: `table.column` or the constraint, as the database names it. */
  readonly columns: string | undefined

  constructor(code: StoreErrorCode, message: string, more: { guard?: string; columns?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'StoreError'
    this.code = code
    this.guard = more.guard
    this.columns = more.columns
  }
}
