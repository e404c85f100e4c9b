import { AppError } from '../errors.ts'
import { StoreError } from '../store/errors.ts'
import { openStore, type Store } from '../store/open.ts'
import { setAside } from '../store/set-aside.ts'
import { setting } from '../store/settings.ts'

/** The setting that says that samples are being loaded; whoever finds it at a start finds a loading that was cut off. */
export const loadingSamples = 'loadingSamples'

/**
 * Opens the database for serving. One in which the loading of samples was cut off is set aside, renamed and never deleted (the file on
 * SQLite, the schema on PostgreSQL), and an empty one stands in its place.
 *
 * @param tell told the name of what was set aside.
 * @throws {AppError} `usage` while another process is still loading them, and where PostgreSQL gives us no right to rename.
 */
export async function openWhole(url: string, tell: (aside: string) => void): Promise<Store> {
  const store = await openStore(url)
  const cutOff = await setting(store.db, loadingSamples)
  if (cutOff === undefined) return store
  await store.close()
  const aside = store.dialect === 'sqlite' ? `${url}.cut-off-${cutOff}` : `cut_off_${cutOff}`
  try {
    if (store.dialect === 'sqlite') setAside(url, aside)
    else await (await import('../store/set-aside-postgres.ts')).setSchemaAside(url, aside)
  } catch (error) {
    const reason = error instanceof StoreError ? refusals[error.code] : undefined
    throw reason === undefined ? error : new AppError('usage', { reason })
  }
  tell(aside)
  return openStore(url)
}

const refusals: Partial<Record<StoreError['code'], string>> = {
  busy: '另一进程正在载入示例数据或者开着数据库，请稍候再试 / another process is loading the samples or has the database open, try again in a moment',
  notAllowed:
    '载入示例数据时中断，数据库只有一半内容，又无权将其改名：请清空后重新启动 / loading the samples was cut off, the database is half filled and we may not rename its schema: empty it (dropdb, createdb) and start again',
}
