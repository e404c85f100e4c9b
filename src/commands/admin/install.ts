import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { legalDayOf, setting } from '../../store/settings.ts'

/** What is decided once, when a database is installed. `goLive`: own acts signed on or after this day have no way in but a case. */
export interface Installation {
  mode: 'demonstration' | 'production'
  name: string
  timeZone?: string
  goLive?: string
  /** First legal day of a demonstration; refused in production. */
  legalDay?: string
}

/** The day a demonstration begins: inside the known calendar, whatever the machine's date is (design.md §4). */
export const demonstrationDay = '2026-03-02'

/**
 * Installs an empty database: its id, mode, name, time zone, go-live day and, in a demonstration, its own legal day.
 *
 * @returns the installation's id; that of the earlier installation when there is one already.
 * @throws {AppError} `badInput` for a legal day in production.
 */
export async function install(store: Store, asked: Installation, now = new Date()): Promise<string> {
  const before = await setting(store.db, 'installation')
  if (before !== undefined) return before
  if (asked.mode === 'production' && asked.legalDay !== undefined)
    throw new AppError('badInput', { reason: 'legalDay' }, [{ field: 'legalDay' }])
  const id = newId()
  const timeZone = asked.timeZone ?? 'Asia/Shanghai'
  const legalDay = asked.mode === 'demonstration' ? (asked.legalDay ?? demonstrationDay) : undefined
  const today = legalDay ?? legalDayOf(now, timeZone)
  const settings = {
    installation: id,
    mode: asked.mode,
    name: asked.name,
    timeZone,
    goLive: asked.goLive ?? today,
    ...(legalDay ? { legalDay } : {}),
  }
  const rows: RowWrite[] = Object.entries(settings).map(([key, value]) => ({ insert: 'setting', row: { key, value } }))
  const stream = { kind: 'administration', id, organId: id } as const
  await store.commit({ append: [{ stream, type: 'installation.create', body: settings, actorId: 'system', occurredOn: today }], rows })
  return id
}
