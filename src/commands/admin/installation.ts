import type { ChangeInstallation } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { type Settings, setting, settings } from '../../store/settings.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide } from './by.ts'
import { lastDecidedDay } from './decided.ts'

/**
 * Says what the installation is called, from which day on own acts have no way in but a case, and in which time zone its days are
 * counted. Said again without a change it is recorded too: somebody looked and let it stand.
 *
 * @throws {AppError} `backdated` for another go-live day or time zone once something happened in a case; `badInput` naming the field.
 */
export function changeInstallation(store: Store, input: ChangeInstallation, by: By): Promise<Outcome<{ id: string }>> {
  const read = async (db: Store['db']) => ({ settings: await settings(db), lastDecided: await lastDecidedDay(db) })
  return administer(store, by, read, installationChanged(input))
}

/** What {@link changeInstallation} decides. */
export function installationChanged(input: ChangeInstallation): Decide<{ settings: Settings; lastDecided: string | null }> {
  return ({ settings: before, lastDecided }, desk) => {
    if (input.timeZone !== undefined && !isTimeZone(input.timeZone))
      throw new AppError('badInput', { reason: 'timeZone' }, [{ field: 'timeZone', zh: '没有这个时区', en: 'no such time zone' }])
    const changed = changedSettings(before, input)
    if (lastDecided !== null && changed.some(([key]) => key !== 'name')) throw new AppError('backdated', { day: lastDecided })
    const rows: RowWrite[] = changed.map(([key, value]) => ({ put: 'setting', key: ['key'], row: { key, value } }))
    return { append: [desk.event('installation.change', { ...input })], rows, answer: { id: desk.stream.id }, exclusive: true }
  }
}

/** What differs from the settings there are, as key and value. */
export function changedSettings(before: Settings, input: ChangeInstallation): [string, string][] {
  return Object.entries(input).filter(([key, value]) => before[key] !== value)
}

/** Whether an administrator has said (or confirmed) them here; until then they are what the program proposed at its first start. */
export async function installationWasSaid(db: Store['db']): Promise<boolean> {
  const id = await setting(db, 'installation')
  if (id === undefined) return false
  const said = db.selectFrom('event').select('seq').where('kind', '=', 'administration').where('stream_id', '=', id)
  return (await said.where('type', '=', 'installation.change').limit(1).executeTakeFirst()) !== undefined
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
