import { renameSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { isBusy } from './sqlite.ts'

/**
 * Renames a SQLite database that nobody has open, its log folded in.
 *
 * @throws {StoreError} `busy` while another process has it open: only the last one may leave the mode with a log beside the file.
 */
export function setAside(path: string, aside: string): void {
  const sqlite = new Sqlite(path, { timeout: 0 })
  try {
    sqlite.pragma('journal_mode = delete')
  } catch (error) {
    if (isBusy(error)) throw new StoreError('busy', `${path} is open in another process`, { cause: error })
    throw error
  } finally {
    sqlite.close()
  }
  renameSync(path, aside)
}
