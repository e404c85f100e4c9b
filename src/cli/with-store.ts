import { existsSync } from 'node:fs'
import { type Config, config, isPostgres } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'

/**
 * Runs work on the database of the command line, migrated, and closes it whatever happens.
 *
 * @param options.existing refuse a SQLite file that is not there, instead of making an empty one: for commands that only read.
 */
export async function withStore<T>(
  db: string | undefined,
  work: (store: Store, settings: Config) => Promise<T>,
  options: { existing?: boolean } = {},
): Promise<T> {
  const settings = config({ db })
  if (options.existing && !isPostgres(settings.db) && !existsSync(settings.db))
    throw new AppError('fileNotFound', {}, { file: settings.db })
  const { openStore } = await import('../store/open.ts')
  const store = await openStore(settings.db)
  try {
    return await work(store, settings)
  } finally {
    await store.close()
  }
}

/** A database as it may be printed: without a password. */
export function shownDatabase(db: string): string {
  return db.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@/]*@/, '$1@')
}
