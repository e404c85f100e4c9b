import { type Io, printJson } from './io.ts'
import { shownDatabase, withStore } from './with-store.ts'

/** `migrate`: brings the database up to date (a new one is made) and says which one. */
export async function migrate(io: Io, options: { db?: string; json?: boolean }): Promise<number> {
  const database = await withStore(options.db, async (_, { db }) => shownDatabase(db))
  if (options.json) printJson(io, { database, migrated: true })
  else io.out(`${database}: up to date 数据库结构已是最新\n`)
  return 0
}
