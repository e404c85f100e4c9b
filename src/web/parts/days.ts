import type { Language } from '../words/language.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A legal day as people write it: 2026年3月2日, 2 Mar 2026. Pure text, no time zone can shift it. */
export function dayText(day: string | null | undefined, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (!parts) return day ?? ''
  const [, year, month, date] = parts
  if (language === 'en') return `${Number(date)} ${months[Number(month) - 1]} ${year}`
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** A day of every year, as `01-31`. */
export function dayOfYearText(day: string, language: Language): string {
  const [month, date] = day.split('-').map(Number)
  return language === 'en' ? `${date} ${months[(month ?? 1) - 1]}` : `${month}月${date}日`
}

/** An instant in the installation's time zone; in English day before month and 24 hours, as legal days are written. */
export function instantText(instant: string | null | undefined, language: Language, timeZone: string): string {
  if (!instant) return ''
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return format.format(new Date(instant))
}

/** The legal day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days from one legal day to another; negative when it lies behind. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The day that was typed, in whatever usual form; undefined when it is none. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})\s{0,3}[-./年]?\s{0,3}(\d{1,2})\s{0,3}[-./月]?\s{0,3}(\d{1,2})\s{0,3}日?$/.exec(text.trim())
  if (!parts) return undefined
  const [, year = '', month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const real = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : undefined
}
