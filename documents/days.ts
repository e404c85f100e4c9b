/** A legal day plus whole months, clipped to the month's last day: 2024-01-31 + 1 = 2024-02-29. Days are `YYYY-MM-DD`. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const all = year * 12 + (month - 1) + months
  const y = Math.floor(all / 12)
  const m = (all % 12) + 1
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(date, lastDate(y, m)), 2)}`
}

/** The last day of a term of whole years that begins on `from`: the day before its anniversary (domain.md §7: start + N years − 1 day). */
export function lastDayOfYears(from: string, years: number): string {
  return dayBefore(addMonths(from, years * 12))
}

/** The day before. */
export function dayBefore(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (date > 1) return `${pad(year, 4)}-${pad(month, 2)}-${pad(date - 1, 2)}`
  const before = addMonths(`${pad(year, 4)}-${pad(month, 2)}-01`, -1)
  const [y, m] = before.split('-').map(Number) as [number, number]
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(lastDate(y, m), 2)}`
}

/** A day some days later; `days` is not negative. */
export function addDays(day: string, days: number): string {
  let [year, month, date] = day.split('-').map(Number) as [number, number, number]
  date += days
  for (let last = lastDate(year, month); date > last; last = lastDate(year, month)) {
    date -= last
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

function lastDate(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
