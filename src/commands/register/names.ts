import { addDays } from '../../../workflows/days.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { titleKeyRows } from '../../store/citation-rows.ts'
import type { RecordedEffect } from './effects.ts'

/**
 * The dated name an effect gives an instrument: the first one by its making (from an unknown day where the register only knows what was done
 * to it), a new one when a version bears another title. The name before it ends on the day before, where that day is known. Each name stands
 * in `title_key` too, so that citations find it from this commit on.
 */
export function nameRows(effect: RecordedEffect, instrument: { id: string; organId: string; title: string; fresh: boolean }): RowWrite[] {
  const { version, from, actId, effectId, kind } = effect
  const title = version?.title ?? instrument.title
  const first = kind === 'makes' || instrument.fresh
  if (!first && title === instrument.title) return []
  const day = kind === 'makes' || !instrument.fresh ? from.from : null
  const ends: RowWrite[] =
    first || day === null
      ? []
      : (['instrument_name', 'title_key'] as const).map((update) => ({
          ...{ update, where: { instrument_id: instrument.id, to_day: null }, set: { to_day: addDays(day, -1) } },
        }))
  return [
    ...ends,
    {
      insert: 'instrument_name',
      row: {
        id: `${effectId}:name`,
        organ_id: instrument.organId,
        instrument_id: instrument.id,
        title,
        from_day: day,
        to_day: null,
        source: `act:${actId}`,
      },
    },
    ...titleKeyRows({ id: instrument.id, organId: instrument.organId }, [{ title, from: day, to: null }]),
  ]
}
