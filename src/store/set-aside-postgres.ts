import pg from 'pg'
import { StoreError } from './errors.ts'

/** Milliseconds that connections of a process which has just ended may still stand. */
const patience = 3_000

/**
 * Renames the schema of a PostgreSQL database to which nobody else is connected; an empty one stands in its place.
 *
 * @throws {StoreError} `busy` while others are connected, `notAllowed` where the database is not ours to arrange.
 */
export async function setSchemaAside(url: string, aside: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ schema: string }>('select current_schema() as schema')
    const schema = client.escapeIdentifier(rows[0]!.schema)
    // First, so that of two starts one is told at once: never two renamings, never two that wait for each other.
    await client.query(`lock table ${schema}.setting in access exclusive mode nowait`)
    await alone(client)
    // Kysely's migrator takes a table of this name in any schema for its own.
    for (const table of ['kysely_migration', 'kysely_migration_lock'])
      await client.query(`alter table ${schema}.${table} rename to ${table}_aside`)
    await client.query(`alter schema ${schema} rename to ${client.escapeIdentifier(aside)}`)
    await client.query(`create schema ${schema}`)
    await client.query(`grant usage on schema ${schema} to public`)
    await client.query('commit')
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined
    if (code === insufficientPrivilege) throw new StoreError('notAllowed', String(error), { cause: error })
    if (code === lockNotAvailable || code === undefinedTable) throw new StoreError('busy', String(error), { cause: error })
    throw error
  } finally {
    await client.end()
  }
}

async function alone(client: pg.Client): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    // What a transaction saw of it once it would see again.
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query(`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and backend_type = 'client backend' limit 1`)
    if (rows.length === 0) return
    if (Date.now() > end) throw new StoreError('busy', 'somebody else is connected to the database')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const insufficientPrivilege = '42501'
const lockNotAvailable = '55P03'
/** Another start has just set it aside. */
const undefinedTable = '42P01'
