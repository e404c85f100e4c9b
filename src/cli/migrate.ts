import { type Io, printJson, say } from './io.ts'
import { progressOf } from './progress.ts'
import { shownDatabase, withStore } from './with-store.ts'

/**
 * `migrate`: brings the database up to date (a new one is made), its citation graph too, and says which one. Stopped while it reads the
 * texts it goes on there the next time.
 */
export async function migrate(io: Io, options: { db?: string; json?: boolean }): Promise<number> {
  const { rebuildGraph } = await import('../commands/graph/rebuild.ts')
  const bar = await progressOf(io, say(io, '引用关系', 'citations'))
  const database = await withStore(options.db, async (store, { db }) => {
    await rebuildGraph(store, { progress: bar.at }).finally(() => bar.end())
    return shownDatabase(db)
  })
  if (options.json) printJson(io, { database, migrated: true })
  else io.out(`${database}: up to date 数据库结构已是最新\n`)
  return 0
}
