import { UnknownYear } from './calendar.ts'
import { addDays, dayNumber } from './days.ts'
import type { ResolvedRule } from './rules/pack.ts'
import type { Calendar, DueExplanation, LegalDay, Said } from './types.ts'

export { calendarFrom, type HolidayYear, shippedHolidayYears, UnknownYear } from './calendar.ts'
export type { Calendar, DueExplanation } from './types.ts'

export interface Term {
  days: number
  unit: 'natural' | 'working'
}

/** Days on which the clock stands still: after `from` up to and including `to`; null: still standing. */
export interface Pause {
  from: LegalDay
  to: LegalDay | null
}

/** A due day or the reason why it cannot be computed yet. */
export interface Due {
  dueOn: LegalDay | null
  due: DueExplanation | null
  notComputable: Said | null
}

/**
 * The last day of a term.
 *
 * @param from day the term is counted from; day 1 is the day after (domain §3, engine rule c).
 * @param term length in natural or working days.
 * @param pauses days that do not count.
 * @throws {RangeError} when `term.days` is not a positive whole number, when a pause has no end, or when the term runs into a year
 *   without a holiday notice (`UnknownYear`; working days only).
 */
export function dueDay(from: LegalDay, term: Term, calendar: Calendar, pauses: Pause[] = []): LegalDay {
  return count(from, term, calendar, pauses).to
}

/** The same with the days it skipped. */
function count(from: LegalDay, term: Term, calendar: Calendar, pauses: Pause[]): { to: LegalDay; skipped: LegalDay[] } {
  if (!Number.isInteger(term.days) || term.days < 1) throw new RangeError('a term has at least one whole day')
  if (pauses.some((pause) => pause.to === null)) throw new RangeError('the clock stands still')
  if (term.unit === 'natural' && pauses.length === 0) return { to: addDays(from, term.days), skipped: [] }
  const skipped: LegalDay[] = []
  let day = from
  for (let counted = 0; counted < term.days; ) {
    day = addDays(day, 1)
    if (counts(day, term.unit, calendar, pauses)) counted += 1
    else skipped.push(day)
  }
  return { to: day, skipped }
}

function counts(day: LegalDay, unit: Term['unit'], calendar: Calendar, pauses: Pause[]): boolean {
  if (pauses.some((pause) => day > pause.from && (pause.to === null || day <= pause.to))) return false
  return unit === 'natural' || calendar.isWorkday(day)
}

/** Whole days of the unit that have passed since `from` up to and including `day`. Days of unknown years count as none. */
export function daysPassed(from: LegalDay, day: LegalDay, unit: Term['unit'], calendar: Calendar, pauses: Pause[] = []): number {
  if (unit === 'natural' && pauses.length === 0) return Math.max(0, dayNumber(day) - dayNumber(from))
  let passed = 0
  for (let at = addDays(from, 1); at <= day; at = addDays(at, 1)) {
    if (unit === 'working' && !calendar.years.includes(Number(at.slice(0, 4)))) continue
    if (counts(at, unit, calendar, pauses)) passed += 1
  }
  return passed
}

/** The term of a rule, or null when its unit is no unit of days. */
export function termOf(rule: ResolvedRule): Term | null {
  if (typeof rule.value !== 'number') return null
  if (rule.unit === 'naturalDays') return { days: rule.value, unit: 'natural' }
  if (rule.unit === 'workingDays') return { days: rule.value, unit: 'working' }
  return null
}

/** The due day of a rule with its explanation; says so when it is not computable. */
export function explainDue(rule: ResolvedRule, from: LegalDay, calendar: Calendar, pauses: Pause[] = [], extendedBy = 0): Due {
  const term = termOf(rule)
  if (!term) return { dueOn: null, due: null, notComputable: null }
  if (pauses.some((pause) => pause.to === null)) return { dueOn: null, due: null, notComputable: clockStands }
  const days = term.days + extendedBy
  try {
    const { to, skipped } = count(from, { days, unit: term.unit }, calendar, pauses)
    return { dueOn: to, due: explanation(rule, days, term.unit, from, to, skipped, calendar.version), notComputable: null }
  } catch (problem) {
    if (problem instanceof UnknownYear) return { dueOn: null, due: null, notComputable: yearMissing(problem.year) }
    throw problem
  }
}

const clockStands: Said = { zh: '期限暂停计算，恢复后可算。', en: 'The clock stands still; computed when it runs on.' }

/** Why a day in a year without a holiday notice is not computed. */
export function yearMissing(year: number): Said {
  return {
    zh: `尚未载入${year}年节假日安排，载入后自动计算。`,
    en: `Not computable until the holiday notice for ${year} is loaded.`,
  }
}

function explanation(
  rule: ResolvedRule,
  days: number,
  unit: Term['unit'],
  from: LegalDay,
  to: LegalDay,
  skipped: LegalDay[],
  calendar: string,
): DueExplanation {
  const words = unit === 'working' ? { zh: '个工作日', en: 'working days' } : { zh: '日', en: 'days' }
  const off = skipped.length > 0 ? { zh: `，扣除${skipped.length}天`, en: `, ${skipped.length} days not counted` } : { zh: '', en: '' }
  return {
    ...{ key: rule.key, days, unit, from, to, counted: days, skipped, calendar, basis: rule.basis },
    zh: `${rule.zh}：自${from}次日起${days}${words.zh}${off.zh}，至${to}（${rule.basis.zh}；日历：${calendar}）`,
    en: `${rule.en}: ${days} ${words.en} from the day after ${from}${off.en}, until ${to} (${rule.basis.en}; calendar: ${calendar})`,
  }
}
