import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

/** Connections of a pool. */
export const poolSize = 16

/**
 * A pool on PostgreSQL, and ordinary Kysely over it, whose `destroy()` ends it. A reading pool refuses every write at the server; a writing one waits for
 * the flush of each commit, whatever the database's own default is.
 */
export function openPostgres(url: string, readOnly: boolean): { pool: pg.Pool; db: Kysely<Database> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    // What a transaction writes goes out in one flight, and so do the queries that a snapshot asks side by side.
    pipeline: true,
    options: readOnly ? '-c default_transaction_read_only=on' : '-c synchronous_commit=on',
    types: { getTypeParser: numbersNotStrings },
  })
  // Without a listener a server that goes away ends the process; so the next query reports the loss to whoever asks.
  pool.on('error', () => {})
  return { pool, db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) }
}

/** What the server itself promises: both must be `on` where losing an acknowledged step matters. Read-only: an operator's setting. */
export async function serverDurability(db: Kysely<Database>): Promise<{ fsync: string; fullPageWrites: string }> {
  const fsync = await sql<{ fsync: string }>`show fsync`.execute(db)
  const pages = await sql<{ full_page_writes: string }>`show full_page_writes`.execute(db)
  return { fsync: fsync.rows[0]?.fsync ?? 'unknown', fullPageWrites: pages.rows[0]?.full_page_writes ?? 'unknown' }
}

// int8 comes as text by default; our counts stay far below 2^53.
const int8 = 20

const numbersNotStrings: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? Number : format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
