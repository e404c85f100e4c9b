import type { Kysely } from 'kysely'
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
 * each other and never in a circle. Several processes may do this side by side. Three flights for a step: begin with the locks, all that
 * is written, commit.
 */
export function postgresWriter(pool: pg.Pool, db: Kysely<Database>): Writer {
  const target: Target = { db, dialect: 'postgres', statements: new Statements() }
  const underWay = new Set<Promise<unknown>>()

  async function commit(changes: ChangeSet): Promise<Committed> {
    const prepared = prepare(changes)
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(pool, () => apply(target, prepared, new Date().toISOString()))
      } catch (error) {
        const outcome = await afterError(pool, target, prepared, error)
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

async function inTransaction<T>(pool: pg.Pool, work: () => Work<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const began = client.query('begin')
    began.catch(() => {}) // told where it is awaited
    const result = await run(client, work(), began)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

async function run<T>(client: Pick<pg.ClientBase, 'query'>, work: Work<T>, began?: Promise<unknown>): Promise<T> {
  let step = work.next()
  for (let flight = 0; !step.done; flight++) {
    const asked = step.value
    // Locks go out together with begin; nothing is written before it is known that there is a transaction.
    if (flight > 0 || asked.some(({ sql }) => !sql.startsWith('select'))) await began
    const results = await Promise.allSettled(
      asked.map(({ sql, parameters }) => client.query({ name: nameOf(sql), text: sql, values: [...parameters] })),
    )
    // The first failure is the one that counts: PostgreSQL refuses whatever follows it in the transaction.
    const answers = results.map((result, index): Answered => {
      if (result.status === 'rejected') throw result.reason
      const { rows, rowCount } = result.value
      const { guard } = asked[index]!
      if (guard !== undefined && rowCount !== 1) throw new StoreError('guard', 'the guarded row is not as it was', { guard })
      return { rows, changes: rowCount ?? 0 }
    })
    step = work.next(answers)
  }
  return step.value
}

const names = new Map<string, string>()

/** A name for each text, so that a connection parses and plans it once. The writer's texts are few: shapes of rows. */
function nameOf(sql: string): string {
  let name = names.get(sql)
  if (!name) {
    name = `normflow_${names.size}`
    names.set(sql, name)
  }
  return name
}

/**
 * What an error of the transaction means.
 *
 * @returns the first request's answer when this one was its duplicate; undefined when the transaction shall run again.
 */
async function afterError(pool: pg.Pool, target: Target, prepared: Prepared, error: unknown): Promise<Committed | undefined> {
  const broken = error instanceof pg.DatabaseError ? error : undefined
  if (broken?.code === serializationFailure || broken?.code === deadlockDetected) return undefined
  if (!(error instanceof StoreError) && broken?.code !== uniqueViolation) throw error
  const first = await run(pool, answeredBefore(target, prepared))
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
