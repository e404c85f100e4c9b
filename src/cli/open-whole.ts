import { AppError } from '../errors.ts'
import { StoreError } from '../store/errors.ts'
import { openStore, type Store } from '../store/open.ts'
import { setAside } from '../store/set-aside.ts'
import { setting } from '../store/settings.ts'

/** The setting that says that samples are being loaded; whoever finds it at a start finds a loading that was cut off. */
export const loadingSamples = 'loadingSamples'

/**
 * Opens the database for serving. One in which the loading of samples was cut off is set aside on SQLite (renamed, never deleted), and an
 * empty one stands in its place.
 *
 * @param path where the database lies; null for a server.
 * @throws {AppError} `usage` while another process is still loading them, and on PostgreSQL: emptying a server's database is its operator's
 *   to do.
 */
export async function openWhole(url: string, path: string | null, tell: (aside: string) => void): Promise<Store> {
  const store = await openStore(url)
  const cutOff = await setting(store.db, loadingSamples)
  if (cutOff === undefined) return store
  await store.close()
  if (path === null) {
    const reason =
      '载入示例数据时中断，数据库只有一半内容：请清空后重新启动 / loading the samples was cut off and the database is half filled: empty it (dropdb, createdb) and start again'
    throw new AppError('usage', { reason })
  }
  const aside = `${path}.cut-off-${cutOff}`
  try {
    setAside(path, aside)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'busy') throw error
    throw new AppError('usage', {
      reason: '另一进程正在载入示例数据，请稍候再试 / another process is loading the samples, try again in a moment',
    })
  }
  tell(aside)
  return openStore(url)
}
