import Sqlite from 'better-sqlite3'
import type { Committed } from './change-set.ts'
import { answeredBefore, apply, type Prepared, type Target } from './commit.ts'
import { StoreError } from './errors.ts'
import { HeadMemory } from './heads.ts'
import { DirectConnection, directKysely } from './sqlite.ts'
import { Statements } from './statements.ts'
import type { Answered, Work } from './work.ts'

/** What a change set came to; nobody is told before the transaction has ended. */
export type Outcome = { committed: Committed } | { error: unknown }

/** The writing connection of SQLite and its one transaction. Everything on it happens at once: nothing is awaited here. */
export interface SqliteDesk {
  /** @throws when another process holds the database. */
  begin(): void
  /**
   * Writes a change set into the transaction.
   *
   * @returns undefined when it failed after something of it was written: the transaction must be rolled back.
   */
  write(prepared: Prepared, now: string): Outcome | undefined
  /** The same in a savepoint of its own. */
  writeApart(prepared: Prepared, now: string): Outcome
  /** @returns why nothing of the transaction was kept, undefined when it is on the disk. */
  commit(): { error: unknown } | undefined
  rollback(): void
  close(): void
}

export function sqliteDesk(sqlite: Sqlite.Database): SqliteDesk {
  const connection = new DirectConnection(sqlite)
  const memory = new HeadMemory()
  const target: Target = { db: directKysely(connection), dialect: 'sqlite', statements: new Statements(), memory }
  const ask = (text: string) => () => void connection.ask(text, [])
  const [begin, commit, rollback] = [ask('begin immediate'), ask('commit'), ask('rollback')]
  const [savepoint, release, undo] = [ask('savepoint one'), ask('release one'), ask('rollback to one')]
  const version = sqlite.prepare('pragma data_version').pluck()
  let knownVersion: unknown
  let wrote = false
  let lost: unknown

  function run<T>(work: Work<T>): T {
    let step = work.next()
    while (!step.done) {
      const answers: Answered[] = []
      for (const { sql, parameters, guard } of step.value) {
        const answer = connection.ask(sql, parameters)
        if (answer.wrote) wrote = true
        if (guard !== undefined && answer.changes !== 1) throw new StoreError('guard', 'the guarded row is not as it was', { guard })
        answers.push(answer)
      }
      step = work.next(answers)
    }
    return step.value
  }

  /** The first answer where the failed change set was a repeated one, else what its error means. */
  function refused(prepared: Prepared, error: unknown): Outcome {
    try {
      const committed = run(answeredBefore(target, prepared))
      return committed ? { committed } : { error: said(error) }
    } catch (reused) {
      return { error: reused }
    }
  }

  return {
    begin: () => {
      begin()
      // Moves when another connection has committed, never by what this one does.
      const now = version.get()
      if (now !== knownVersion) memory.forget()
      knownVersion = now
    },
    write: (prepared, now) => {
      wrote = false
      try {
        return { committed: run(apply(target, prepared, now)) }
      } catch (error) {
        return wrote || !sqlite.inTransaction ? undefined : refused(prepared, error)
      }
    },
    writeApart: (prepared, now) => {
      if (!sqlite.inTransaction) return { error: lost }
      savepoint()
      try {
        const committed = run(apply(target, prepared, now))
        release()
        return { committed }
      } catch (error) {
        // A full disk ends the whole transaction by itself; then there is no savepoint left.
        lost = error
        if (!sqlite.inTransaction) return { error }
        undo()
        release()
        return refused(prepared, error)
      }
    },
    commit: () => {
      try {
        if (!sqlite.inTransaction) throw lost
        commit()
      } catch (error) {
        abandon()
        return { error }
      }
    },
    rollback: abandon,
    close: () => {
      if (sqlite.open) sqlite.pragma('wal_checkpoint(passive)')
      connection.close()
    },
  }

  function abandon(): void {
    memory.forget()
    if (sqlite.inTransaction) rollback()
  }
}

function said(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError) || !/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(error.code)) return error
  const columns = error.message.replace(/^.*failed: /, '')
  return new StoreError('duplicate', error.message, { columns, cause: error })
}
