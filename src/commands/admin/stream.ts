import { AppError } from '../../errors.ts'
import type { StreamRef } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { setting } from '../../store/settings.ts'

/**
 * The stream of the administration: accounts, roles, packs, sign-ins. It belongs to the installation itself, which stands in the organ's
 * place.
 *
 * @throws {AppError} `storeUnavailable` for a database that nobody has installed.
 */
export async function administration(db: Store['db']): Promise<StreamRef> {
  const id = await setting(db, 'installation')
  if (id === undefined) throw new AppError('storeUnavailable', { reason: notInstalled })
  return { kind: 'administration', id, organId: id }
}

// The usual cause is not a missing start but another database: the server got NORMFLOW_DATA, this command did not.
const notInstalled =
  '尚未安装：请先启动一次服务；服务启动时设了 NORMFLOW_DATA 或 NORMFLOW_DB 的，这里也同样设，或者用 --db 指明 / ' +
  'not installed yet: start the server once; where it was started with NORMFLOW_DATA or NORMFLOW_DB, set the same here or name it with --db'
