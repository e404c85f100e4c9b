import type { LegalDay } from './types.ts'

// Own arithmetic on pure strings: a Date in a zone west of UTC gives another day (chinese-days answers wrongly there).

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : lengths[month - 1]!
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isLegalDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = parts(text)
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
}

function parts(day: LegalDay): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/** The year of a legal day. */
export function yearOf(day: LegalDay): number {
  return Number(day.slice(0, 4))
}

/** Days since 0000-03-01 in the Gregorian calendar: a number to count with. */
export function dayNumber(day: LegalDay): number {
  const [year, month, date] = parts(day)
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + date - 1
}

/** Inverse of `dayNumber`. */
export function dayFromNumber(number: number): LegalDay {
  const era = Math.floor(number / 146_097)
  const ofEra = number - era * 146_097
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return write(year, month, ofYear - Math.floor((153 * m + 2) / 5) + 1)
}

function write(year: number, month: number, day: number): LegalDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day `count` natural days later (earlier when negative). */
export function addDays(day: LegalDay, count: number): LegalDay {
  return dayFromNumber(dayNumber(day) + count)
}

/** The same date `count` years later; 29 February becomes 28 February where there is none. */
export function addYears(day: LegalDay, count: number): LegalDay {
  const [year, month, date] = parts(day)
  return write(year + count, month, Math.min(date, monthLength(year + count, month)))
}

/** Natural days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LegalDay, b: LegalDay): number {
  return dayNumber(b) - dayNumber(a)
}

/** True on Saturday and Sunday. */
export function isWeekend(day: LegalDay): boolean {
  // 0000-03-01 was a Wednesday.
  const weekday = (dayNumber(day) + 3) % 7
  return weekday === 0 || weekday === 6
}

/** The later of two days. */
export function later(a: LegalDay, b: LegalDay): LegalDay {
  return a > b ? a : b
}
