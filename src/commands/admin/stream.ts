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
  if (id === undefined) throw new AppError('storeUnavailable', { reason: '尚未安装，请先启动一次 / not installed yet, start it once' })
  return { kind: 'administration', id, organId: id }
}
