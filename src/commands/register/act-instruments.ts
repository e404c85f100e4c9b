import type { Circumstances } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { Db } from '../circumstances.ts'
import { type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { newInstrument } from '../instruments/new-instrument.ts'
import type { ActInput, Recording } from './act-input.ts'

interface Instruments {
  /** Instrument of each effect, in order. */
  ids: string[]
  titles: Map<string, string>
  made: ReturnType<typeof newInstrument>[]
  records: Map<string, InstrumentRecord>
  fresh: Map<string, { organId: string; title: string }>
}

/**
 * The instruments that an act has effects on, made where the register does not have them; one title is one instrument.
 *
 * @param own whether the issuing organ works in this installation.
 * @throws {AppError} `badInput` naming the effect, `notFound`.
 */
export async function instrumentsOf(db: Db, input: ActInput, recording: Recording, at: Circumstances, own: boolean): Promise<Instruments> {
  const known = input.effects.flatMap((effect) => (effect.instrumentId ? [effect.instrumentId] : []))
  const records = await instrumentRecords(db, known)
  const found: Instruments = { ids: [], titles: new Map(), made: [], records, fresh: new Map() }
  for (const record of records.values()) found.titles.set(record.id, record.title)
  const byTitle = new Map<string, string>()
  for (const [i, effect] of input.effects.entries()) {
    if (effect.instrumentId) {
      found.ids.push(effect.instrumentId)
      continue
    }
    if (!effect.newInstrument)
      throw new AppError('badInput', { reason: `effects.${i}` }, [{ field: `effects.${i}`, message: '须指明文件' }])
    const { title, ownership, implementingOrganId, documentClass } = effect.newInstrument
    if (ownership === 'own' && !own)
      throw new AppError('badInput', { reason: `effects.${i}` }, [
        { field: `effects.${i}.newInstrument.ownership`, message: '非本系统机关的文件只能作为参考' },
      ])
    const same = byTitle.get(title)
    if (same) {
      found.ids.push(same)
      continue
    }
    const made = newInstrument(
      {
        organId: input.organId,
        implementingOrganId: implementingOrganId ?? null,
        title,
        ownership,
        documentClass: documentClass ?? null,
        occurredOn: recording.today,
        actorId: recording.recordedBy,
      },
      at,
    )
    byTitle.set(title, made.record.id)
    found.ids.push(made.record.id)
    found.titles.set(made.record.id, title)
    found.made.push(made)
    found.records.set(made.record.id, made.record)
    found.fresh.set(made.record.id, { organId: input.organId, title })
  }
  return found
}
