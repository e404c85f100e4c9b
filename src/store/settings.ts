import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { hot } from './statements.ts'

/** The settings an installation knows; all text. `legalDay` only in a demonstration. */
export interface Settings {
  installation?: string
  mode?: 'demonstration' | 'production'
  legalDay?: string
  goLive?: string
  timeZone?: string
  [key: string]: string | undefined
}

/** Every setting. Empty in a database nobody has set up yet. */
export async function settings(db: Kysely<Database>): Promise<Settings> {
  const rows = await hot(db, 'settings', () => db.selectFrom('setting').select(['key', 'value']), [])
  return Object.fromEntries(rows.map((row) => [row.key, row.value]))
}

/** One setting, or undefined. */
export async function setting(db: Kysely<Database>, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

/**
 * Today as a legal day, `YYYY-MM-DD`: the demonstration's own day, else the date in the installation's legal time zone (Asia/Shanghai
 * unless set).
 *
 * @param now the instant, a value so that tests need no clock.
 */
export async function legalToday(db: Kysely<Database>, now: Date = new Date()): Promise<string> {
  const known = await settings(db)
  if (known.mode === 'demonstration' && known.legalDay) return known.legalDay
  return legalDayOf(now, known.timeZone ?? 'Asia/Shanghai')
}

/** The legal day of an instant in a time zone, `YYYY-MM-DD`. */
export function legalDayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}
