import { mayBeReplaced } from '../../../../workflows/instrument/succession.ts'
import { AppError } from '../../../errors.ts'
import type { CaseContext, Prepared } from '../context.ts'

interface EffectPayload {
  kind: string
  instrumentId?: string
  carriers?: string[]
  provisions?: string[]
  replacedBy?: string
}

/**
 * `effects.set`: everything an effect names must exist: instruments, the acts it takes the place of, the provisions in the instrument's
 * latest version.
 *
 * @throws {AppError} `badInput` with the field that names something unknown.
 */
export async function prepareEffects({ db, event, record }: CaseContext): Promise<Prepared> {
  const effects = Array.isArray(event.payload.effects) ? (event.payload.effects as EffectPayload[]) : []
  const own = record.state.facts.instruments.filter((instrument) => instrument.mode === 'makes').length
  const fresh = effects.flatMap((effect, i) => (effect.instrumentId ? [] : [i]))
  // A new instrument is opened with its making: one that no case has opened could not be published at the end.
  if (fresh.length > own) unknown(`payload.effects.${fresh[own]}.instrumentId`)
  for (const [i, effect] of effects.entries()) {
    await known(db, 'instrument', effect.instrumentId ? [effect.instrumentId] : [], `payload.effects.${i}.instrumentId`)
    await known(db, 'act', effect.carriers ?? [], `payload.effects.${i}.carriers`)
    await provisionsKnown(db, effect, `payload.effects.${i}.provisions`)
    replaceable(effect, `payload.effects.${i}.replacedBy`)
  }
  return {}
}

/** Only what is ended as a whole gives way to another, and never to itself. */
function replaceable({ kind, provisions = [], instrumentId, replacedBy }: EffectPayload, field: string): void {
  if (replacedBy === undefined || (mayBeReplaced({ kind, provisions }) && replacedBy !== instrumentId)) return
  const message = '只有整件废止或者宣布失效的文件可以被另一文件取代'
  throw new AppError('badInput', { reason: `${field}：${message}` }, [{ field, message }])
}

async function known(db: CaseContext['db'], table: 'instrument' | 'act', ids: string[], field: string): Promise<void> {
  if (ids.length === 0) return
  const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
  if (rows.length < new Set(ids).size) unknown(field)
}

async function provisionsKnown(db: CaseContext['db'], { instrumentId, provisions }: EffectPayload, field: string): Promise<void> {
  if (!instrumentId || !provisions || provisions.length === 0) return
  const rows = await db
    .selectFrom('version')
    .innerJoin('provision', 'provision.text_id', 'version.text_id')
    .select('provision.provision_id')
    .distinct()
    .where('version.instrument_id', '=', instrumentId)
    .where('provision.provision_id', 'in', provisions)
    .execute()
  if (rows.length < new Set(provisions).size) unknown(field)
}

function unknown(field: string): never {
  throw new AppError('badInput', { reason: `${field} 所指的内容不存在` }, [{ field, message: '所指的内容不存在' }])
}
