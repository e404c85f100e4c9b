import Sqlite from 'better-sqlite3'
import pg from 'pg'

/** Runs SQL past the store, as somebody with the database's password would. */
export async function tamper(url: string, ...statements: string[]): Promise<void> {
  if (!url.startsWith('postgres')) {
    const sqlite = new Sqlite(url)
    for (const statement of statements) sqlite.exec(statement)
    sqlite.close()
    return
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Takes the triggers of a table away, which every tampering must do first. */
export function withoutTriggers(url: string, table: string): string[] {
  const on = url.startsWith('postgres') ? ` on "${table}"` : ''
  return ['update', 'delete'].map((verb) => `drop trigger ${table}_no_${verb}${on}`)
}
