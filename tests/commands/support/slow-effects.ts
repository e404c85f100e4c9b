import Sqlite from 'better-sqlite3'
import pg from 'pg'

/** A database in which every effect takes its time to be written, so that one can be there while a transaction is under way. */
export interface SlowEffects extends AsyncDisposable {
  /** True while another process holds an uncommitted transaction. */
  writing(): Promise<boolean>
}

/** Puts a slow trigger on the table of effects; disposing takes it off again. */
export function slowEffects(url: string): Promise<SlowEffects> {
  return url.startsWith('postgres') ? onPostgres(url) : onSqlite(url)
}

async function onSqlite(file: string): Promise<SlowEffects> {
  const sqlite = new Sqlite(file, { timeout: 0 })
  const count = '(with recursive c(n) as (select 1 union all select n + 1 from c where n < 400000) select max(n) from c)'
  sqlite.exec(`create trigger slow_effect after insert on effect begin select ${count}; end`)
  return {
    writing: async () => {
      try {
        sqlite.exec('begin immediate')
        sqlite.exec('rollback')
        return false
      } catch {
        return true
      }
    },
    [Symbol.asyncDispose]: async () => {
      sqlite.exec('drop trigger slow_effect')
      sqlite.close()
    },
  }
}

async function onPostgres(url: string): Promise<SlowEffects> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('create function slow_effect() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$')
  await client.query('create trigger slow_effect after insert on effect for each row execute function slow_effect()')
  const open = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and query like '%"effect"%'`
  return {
    writing: async () => (await client.query(open)).rows.length > 0,
    [Symbol.asyncDispose]: async () => {
      await client.query('drop trigger slow_effect on effect')
      await client.query('drop function slow_effect()')
      await client.end()
    },
  }
}
