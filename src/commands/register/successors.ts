import { mayBeReplaced } from '../../../workflows/instrument/succession.ts'
import { AppError } from '../../errors.ts'
import type { Db } from '../circumstances.ts'
import type { ActInput } from './act-input.ts'

/**
 * Whatever an act's effects say takes the place of what they end must be in the register, and something else than that.
 *
 * @throws {AppError} `badInput` naming the field.
 */
export async function assertSuccessors(db: Db, effects: ActInput['effects']): Promise<void> {
  for (const [i, { kind, instrumentId, provisions = null, replacedBy }] of effects.entries()) {
    if (typeof replacedBy !== 'string') continue
    const known = await db.selectFrom('instrument').select('id').where('id', '=', replacedBy).executeTakeFirst()
    const field = `effects.${i}.replacedBy`
    if (!known) refuse(field, '所指的内容不存在')
    if (!mayBeReplaced({ kind, provisions }) || replacedBy === instrumentId)
      refuse(field, '只有整件废止或者宣布失效的文件可以被另一文件取代')
  }
}

function refuse(field: string, message: string): never {
  throw new AppError('badInput', { reason: `${field}：${message}` }, [{ field, message }])
}
