import { type Kysely, sql } from 'kysely'
import type { Target } from './commit.ts'
import { isPostgres } from './dialect.ts'
import { StoreError } from './errors.ts'
import type { Store } from './open.ts'
import type { Database } from './schema.ts'
import { hot } from './statements.ts'
import type { Asked as Statement, Work } from './work.ts'

/** What a request asked that was committed before, and what it was answered. */
export interface Answered {
  route: string
  bodyHash: string
  status: number
  answer: unknown
  /** The answer's own JSON text, to be sent byte for byte. */
  answerJson: string
}

/** A request with its key. */
export interface Asked {
  personId: string
  key: string
  route: string
  bodyHash: string
}

/**
 * The answer that a request with this key got before, or undefined. Called before read and decide, **and again when decide refuses**: the
 * same request may have been committed between the two, and then its answer is the right one.
 *
 * @throws {StoreError} `keyReused` when the key was used for another route or body.
 */
export async function findAnswer(db: Kysely<Database>, asked: Asked): Promise<Answered | undefined> {
  const [row] = await hot(db, 'findAnswer', () => answerQuery(db), [asked.personId, asked.key])
  return row && sameRequest(row, asked)
}

/** The same look-up inside the transaction of a change set. */
export function* answerGiven({ db, statements }: Target, asked: Asked): Work<Answered | undefined> {
  const { sql } = statements.of('findAnswer', () => answerQuery(db), 2)
  const [found] = yield [{ sql, parameters: [asked.personId, asked.key] }]
  const row = found!.rows[0] as Row | undefined
  return row && sameRequest(row, asked)
}

/** Drops every answer kept longer than wanted (30 days, design.md §6), a thousand a change set. */
export async function dropOldAnswers(store: Pick<Store, 'db' | 'commit'>, before: string): Promise<void> {
  while (await isOlder(store.db, before)) await store.commit({ append: [], rows: [], forgetAnswersBefore: before })
}

/** One portion of the dropping, inside a transaction. SQLite has no index on the day: its oldest rows are those with the lowest rowid. */
export function forgetting({ db, dialect }: Target, before: string): Statement {
  const oldest = dialect === 'sqlite' ? sql`rowid in (select rowid from idempotency order by rowid limit 1000) and` : sql``
  return sql`delete from idempotency where ${oldest} created_at < ${before}`.compile(db)
}

function answerQuery(db: Kysely<Database>) {
  const columns = ['route', 'body_hash', 'status', 'answer_json'] as const
  return db.selectFrom('idempotency').select(columns).where('person_id', '=', '').where('key', '=', '')
}

async function isOlder(db: Kysely<Database>, before: string): Promise<boolean> {
  const order = isPostgres(db) ? sql`created_at` : sql`rowid`
  const { rows } = await sql<{ created_at: string }>`select created_at from idempotency order by ${order} limit 1`.execute(db)
  return rows[0] !== undefined && rows[0].created_at < before
}

interface Row {
  route: string
  body_hash: string
  status: number
  answer_json: string
}

function sameRequest(row: Row, asked: Asked): Answered {
  if (row.route !== asked.route || row.body_hash !== asked.bodyHash) {
    throw new StoreError('keyReused', 'the idempotency key belongs to another request')
  }
  return { route: row.route, bodyHash: row.body_hash, status: row.status, answer: JSON.parse(row.answer_json), answerJson: row.answer_json }
}
