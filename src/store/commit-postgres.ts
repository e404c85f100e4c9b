import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import type { ChangeSet, Committed } from './change-set.ts'
import { answeredBefore, apply, type Prepared, prepare, type Target } from './commit.ts'
import { StoreError } from './errors.ts'
import type { Database } from './schema.ts'
import { Statements } from './statements.ts'
import type { Answered, Work } from './work.ts'
import type { Writer } from './writer.ts'

/** How often a transaction that lost a race is run again before the answer is `busy`. */
const attempts = 10

/**
 * Writing on PostgreSQL: one short transaction a change set, its heads locked in the order kind, organ, id, so that two of them wait for
 * each other and never in a circle. Several processes may do this side by side.
 */
export function postgresWriter(db: Kysely<Database>): Writer {
  const target: Target = { db, dialect: 'postgres', statements: new Statements() }
  const underWay = new Set<Promise<unknown>>()

  async function commit(changes: ChangeSet): Promise<Committed> {
    const prepared = prepare(changes)
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute((transaction) => run(transaction, apply(target, prepared, new Date().toISOString())))
      } catch (error) {
        const outcome = await afterError(target, prepared, error)
        if (outcome) return outcome
        if (attempt >= attempts) throw new StoreError('busy', 'other writers were always faster', { cause: error })
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt))
      }
    }
  }

  return {
    commit: (changes) => {
      const work = commit(changes).finally(() => underWay.delete(work))
      underWay.add(work)
      return work
    },
    close: async () => {
      await Promise.allSettled(underWay)
      await db.destroy()
    },
  }
}

async function run<T>(db: Kysely<Database>, work: Work<T>): Promise<T> {
  let step = work.next()
  while (!step.done) {
    const answers: Answered[] = []
    for (const { sql, parameters, guard } of step.value) {
      const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(sql, [...parameters]))
      const changes = Number(numAffectedRows ?? 0)
      if (guard !== undefined && changes !== 1) throw new StoreError('guard', 'the guarded row is not as it was', { guard })
      answers.push({ rows, changes })
    }
    step = work.next(answers)
  }
  return step.value
}

/**
 * What an error of the transaction means.
 *
 * @returns the first request's answer when this one was its duplicate; undefined when the transaction shall run again.
 */
async function afterError(target: Target, prepared: Prepared, error: unknown): Promise<Committed | undefined> {
  const broken = error instanceof pg.DatabaseError ? error : undefined
  if (broken?.code === serializationFailure || broken?.code === deadlockDetected) return undefined
  if (!(error instanceof StoreError) && broken?.code !== uniqueViolation) throw error
  const first = await run(target.db, answeredBefore(target, prepared))
  if (first) return first
  if (!broken) throw error
  // Two change sets began the same stream or took a number of a book that has no row: the loser runs again.
  if (/^(stream_head|event)_pkey$/.test(broken.constraint ?? '')) return undefined
  if (broken.constraint === 'number_unique' && prepared.changes.numbers?.length) return undefined
  throw new StoreError('duplicate', broken.message, { columns: `${broken.table}: ${broken.constraint}`, cause: error })
}

const serializationFailure = '40001'
const deadlockDetected = '40P01'
const uniqueViolation = '23505'
