import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { isWeekend, yearOf } from './days.ts'
import type { Calendar, LegalDay } from './types.ts'

/** One year's holiday notice: days off, and weekend days worked instead (调休). */
export interface HolidayYear {
  year: number
  holidays: LegalDay[]
  workdays: LegalDay[]
  source: string
  version: string
}

const shippedVersion = '1.5.7'

/** Asked about a year whose holiday notice is not loaded. Never answered by "weekday = workday". */
export class UnknownYear extends RangeError {
  readonly year: number

  constructor(year: number) {
    super(`no holiday notice for ${year}`)
    this.year = year
  }
}

/**
 * A calendar of the given years; a later entry for a year replaces an earlier one.
 *
 * @throws {UnknownYear} from `isWorkday` for every other year.
 */
export function calendarFrom(years: HolidayYear[]): Calendar {
  const byYear = new Map(years.map((year) => [year.year, year]))
  const known = [...byYear.keys()].sort((a, b) => a - b)
  const off = new Set([...byYear.values()].flatMap((year) => year.holidays))
  const worked = new Set([...byYear.values()].flatMap((year) => year.workdays))
  const version = [...new Set([...byYear.values()].map((year) => year.version))].join('+')
  return {
    version,
    years: known,
    isWorkday(day) {
      if (!byYear.has(yearOf(day))) throw new UnknownYear(yearOf(day))
      return worked.has(day) || !(off.has(day) || isWeekend(day))
    },
  }
}

/** The years of the maintained package chinese-days (data only; its own arithmetic depends on the zone), those with a full notice. */
export function shippedHolidayYears(): HolidayYear[] {
  const holidays = Object.keys(data.holidays)
  const workdays = Object.keys(data.workdays)
  const inYear = (year: number) => (day: string) => yearOf(day) === year
  const years = [...new Set(holidays.map(yearOf))].sort((a, b) => a - b)
  return (
    years
      // A year that only has the tail of the notice before it (New Year's days) is not known.
      .filter((year) => holidays.includes(`${year}-01-01`) && holidays.includes(`${year}-10-01`))
      .map((year) => ({
        year,
        holidays: holidays.filter(inYear(year)),
        workdays: workdays.filter(inYear(year)),
        source: 'npm:chinese-days',
        version: `chinese-days ${shippedVersion}`,
      }))
  )
}
