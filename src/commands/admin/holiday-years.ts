import { isLegalDay, isWeekend } from '../../../workflows/days.ts'
import { type HolidayYear, shippedHolidayYears } from '../../../workflows/deadlines.ts'
import type { NewHolidayYear } from '../../contract/rules.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { lastDecidedDay } from './decided.ts'
import type { Judgement, Proposable } from './proposals.ts'

/** One year's holiday notice of the State Council: proposed with its source, confirmed by a second person. */
export const holidayYear: Proposable<NewHolidayYear> = {
  kind: 'holidayYear',
  organOf: () => null,
  read: judge,
  confirmed: (body, proposal, desk) => {
    const id = newId()
    const year: HolidayYear = { ...body, version: `${body.year}/${id.slice(-6)}` }
    const row = { id, organ_id: proposal.organ_id, year: body.year, body_json: year, source: body.source, state: 'confirmed' as const }
    return [{ insert: 'holiday_year', row: { ...row, proposed_by: proposal.proposed_by, confirmed_by: desk.by } }]
  },
}

/** The notice that holds for a year now: the last one confirmed here, else the shipped one, else none. */
export async function presentYear(db: Store['db'], year: number): Promise<HolidayYear | null> {
  const row = await db
    .selectFrom('holiday_year')
    .select('body_json')
    .where('year', '=', year)
    .where('state', '=', 'confirmed')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? (JSON.parse(row.body_json) as HolidayYear) : (shippedHolidayYears().find((known) => known.year === year) ?? null)
}

/** The days a notice makes different, one line each. */
export function yearDifference(now: Pick<HolidayYear, 'holidays' | 'workdays'>, before: HolidayYear | null): string[] {
  const kinds = [
    ['休', now.holidays, before?.holidays ?? []],
    ['班', now.workdays, before?.workdays ?? []],
  ] as const
  const lines = kinds.flatMap(([word, after, old]) => [
    ...after.filter((day) => !old.includes(day)).map((day) => `+ ${day} ${word}`),
    ...old.filter((day) => !after.includes(day)).map((day) => `- ${day} ${word}`),
  ])
  return lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1))
}

/** What a notice would change, and why it may not; `before` holds for its year now, `last` is the last decided day. */
export function yearJudgement(body: NewHolidayYear, before: HolidayYear | null, last: string | null): Judgement {
  const difference = yearDifference(body, before)
  return { difference, refusal: refusalOf(body, before, difference, last) }
}

async function judge(db: Store['db'], body: NewHolidayYear): Promise<Judgement> {
  return yearJudgement(body, await presentYear(db, body.year), await lastDecidedDay(db))
}

function refusalOf(body: NewHolidayYear, before: HolidayYear | null, difference: string[], last: string | null): AppError | null {
  const outside = (day: string) => !isLegalDay(day) || Number(day.slice(0, 4)) !== body.year
  if (body.holidays.length === 0 || body.holidays.some(outside))
    return bad('holidays', '应为该年的日期，且不得为空', 'must be days of that year, at least one')
  if (body.workdays.some((day) => outside(day) || !isWeekend(day) || body.holidays.includes(day))) {
    return bad('workdays', '调休上班日应为该年的周末，且不在放假日内', 'must be weekend days of that year that are not holidays')
  }
  // A year nobody knew has computed nothing yet; a known one may only change on days that still lie ahead.
  const changed = before && last !== null ? difference.map((line) => line.slice(2, 12)).find((day) => day <= last) : undefined
  return changed === undefined ? null : new AppError('backdated', { day: last ?? '' })
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}
