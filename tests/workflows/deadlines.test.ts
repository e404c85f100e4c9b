import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addDays, addYears, dayFromNumber, dayNumber, daysBetween, isLegalDay, isWeekend } from '../../workflows/days.ts'
import { calendarFrom, daysPassed, dueDay, explainDue, shippedHolidayYears, UnknownYear } from '../../workflows/deadlines.ts'
import { resolve } from '../../workflows/rules/resolve.ts'
import { shippedPacks } from '../../workflows/rules/shipped.ts'

const calendar = calendarFrom(shippedHolidayYears())

describe('days', () => {
  it('count like the Gregorian calendar over four centuries', () => {
    let number = dayNumber('1899-12-31')
    for (let at = Date.UTC(1900, 0, 1); at <= Date.UTC(2300, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      number += 1
      if (dayFromNumber(number) !== day || dayNumber(day) !== number) throw new Error(day)
    }
    expect(dayFromNumber(number)).toBe('2300-01-01')
  })

  it('know which days exist', () => {
    expect(['2026-02-28', '2024-02-29', '2000-02-29'].every(isLegalDay)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '1900-02-29', 'tomorrow'].some(isLegalDay)).toBe(false)
  })

  it('know weekends, years later and days between', () => {
    expect(isWeekend('2026-11-28')).toBe(true)
    expect(isWeekend('2026-11-24')).toBe(false)
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(daysBetween('2026-03-02', '2026-03-13')).toBe(11)
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

describe('terms', () => {
  it('count natural days from the day after', () => {
    expect(dueDay('2026-03-02', { days: 30, unit: 'natural' }, calendar)).toBe('2026-04-01')
  })

  it('count working days over a holiday with days worked instead (调休)', () => {
    // 2025: National Day 1–8 October; Sunday 28 September and Saturday 11 October are worked.
    expect(dueDay('2025-09-26', { days: 5, unit: 'working' }, calendar)).toBe('2025-10-10')
    expect(calendar.isWorkday('2025-09-28')).toBe(true)
    expect(calendar.isWorkday('2025-10-08')).toBe(false)
  })

  it('agree with a count day by day for every working day of 2026', () => {
    for (let day = '2026-01-01'; day < '2026-12-01'; day = addDays(day, 1)) {
      const due = dueDay(day, { days: 15, unit: 'working' }, calendar)
      expect(daysPassed(day, due, 'working', calendar)).toBe(15)
      expect(daysPassed(day, addDays(due, -1), 'working', calendar)).toBe(14)
    }
  })

  it('do not count days on which the clock stands still', () => {
    const pause = { from: '2026-03-04', to: '2026-03-10' }
    expect(dueDay('2026-03-02', { days: 5, unit: 'working' }, calendar, [pause])).toBe('2026-03-13')
    expect(() => dueDay('2026-03-02', { days: 5, unit: 'working' }, calendar, [{ from: '2026-03-04', to: null }])).toThrow(RangeError)
  })

  it('refuse a year without a holiday notice instead of guessing', () => {
    expect(() => dueDay('2026-12-30', { days: 5, unit: 'working' }, calendar)).toThrow(UnknownYear)
    expect(dueDay('2026-12-30', { days: 5, unit: 'natural' }, calendar)).toBe('2027-01-04')
    expect(() => calendar.isWorkday('2003-05-06')).toThrow(UnknownYear)
  })

  it('are computed when the missing notice is loaded', () => {
    const loaded = calendarFrom([
      ...shippedHolidayYears(),
      { year: 2027, holidays: ['2027-01-01'], workdays: [], source: 'notice', version: '2027.1' },
    ])
    expect(dueDay('2026-12-30', { days: 5, unit: 'working' }, loaded)).toBe('2027-01-07')
    expect(loaded.version).toContain('2027.1')
  })

  it('refuse a term without a whole day', () => {
    for (const days of [0, -1, 1.5]) expect(() => dueDay('2026-03-02', { days, unit: 'natural' }, calendar)).toThrow(RangeError)
  })

  it('explain themselves: rule, days counted and skipped, calendar, basis', () => {
    const rule = resolve(shippedPacks, '2026-04-29').get('legalityReview.maxDays')
    const { dueOn, due } = explainDue(rule!, '2026-04-29', calendar)
    expect(dueOn).toBe('2026-05-22')
    expect(due).toMatchObject({
      key: 'legalityReview.maxDays',
      days: 15,
      counted: 15,
      unit: 'working',
      from: '2026-04-29',
      to: '2026-05-22',
    })
    expect(due!.skipped).toContain('2026-05-04')
    expect(due!.zh).toContain('条号待核')
    expect(due!.en).toContain('chinese-days')
  })

  it('say why they cannot be computed', () => {
    const rule = resolve(shippedPacks, '2026-12-20').get('legalityReview.maxDays')
    expect(explainDue(rule!, '2026-12-20', calendar)).toMatchObject({ dueOn: null, notComputable: { en: expect.stringContaining('2027') } })
  })
})

describe('the shipped calendar', () => {
  it('names the version of the package whose data it holds', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../node_modules/chinese-days/package.json', import.meta.url), 'utf8'))
    expect(calendar.version).toBe(`chinese-days ${version}`)
  })

  it('holds the years 2004 to 2026, whole', () => {
    expect(calendar.years[0]).toBe(2004)
    expect(calendar.years.at(-1)).toBe(2026)
    expect(calendar.years).toHaveLength(23)
  })
})
