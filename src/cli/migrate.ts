import { config } from '../config.ts'
import { openStore } from '../store/open.ts'
import { type Io, printJson } from './io.ts'

/** `migrate`: brings the database up to date; says which one without its password. */
export async function migrate(io: Io, options: { db?: string; json?: boolean }): Promise<number> {
  const { db } = config(options)
  const store = await openStore(db)
  await store.close()
  if (options.json) printJson(io, { database: shownDatabase(db), migrated: true })
  else io.out(`${shownDatabase(db)}: up to date 已是最新结构\n`)
  return 0
}

/** A database as it may be printed: without a password. */
export function shownDatabase(db: string): string {
  return db.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@/]*@/, '$1@')
}
