import { type Kysely, PostgresAdapter } from 'kysely'
import type { Database } from './schema.ts'

/** Which of the two databases a query will run on. Apart from postgres.ts, so that a SQLite command never loads `pg` (25 ms). */
export function isPostgres(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
