import { halfWidth, toNumber } from '../../../../documents/numerals.ts'
import { addDays, isLegalDay } from '../../../../workflows/days.ts'
import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import type { Cell } from '../../../files/sheet.ts'
import { dayOfSerial } from '../../../files/sheet-styles.ts'
import { type Said, said, words } from './said.ts'

/** What a cell says of a day. */
export interface ReadDay {
  /** Null where the cell is empty or nothing in it is a day. */
  range: DayRange | null
  doubts: Said[]
}

/** Serial numbers that can be days of a document: 1949 to 2099. */
const serials = { from: 17_899, to: 73_050 }

/**
 * The day in a cell of a column of days: 2014-03-01, 2014.3.1, 2014/3/1, 20140301, 2014年3月1日, 二〇一四年三月, 2014年, an Excel serial number.
 * A month or a year is a range; nothing is filled in.
 */
export function readDay(cell: Cell): ReadDay {
  if (typeof cell === 'number') return fromNumber(cell)
  const text = words(cell)
  if (text === '' || /^(?:无|不详|未知|暂无|空)$/.test(text)) return { range: null, doubts: [] }
  if (/^\d{4,8}(?:\.0)?$/.test(text)) return fromNumber(Number(text))
  const found = daysIn(text)
  const [first, ...more] = found
  if (!first) return { range: null, doubts: [said(`“${text}”不是日期，未采用`, `“${text}” is no day and was not taken`)] }
  const doubts = more.length > 0 ? [said(`“${text}”有几个日期，取第一个`, `“${text}” holds several days; the first was taken`)] : []
  return { range: first, doubts }
}

/** All days, months and years that words name, as ranges, in order. */
export function daysIn(text: string): DayRange[] {
  const narrow = halfWidth(text).replace(/[．]/g, '.')
  const found: { at: number; range: DayRange }[] = []
  const add = (at: number, year: string | undefined, month: string | undefined, day: string | undefined) => {
    const range = rangeOf(yearOf(year), small(month), small(day), month !== undefined, day !== undefined)
    if (range) found.push({ at, range })
  }
  for (const m of narrow.matchAll(/(?<!\d)((?:19|20)\d\d) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?/g)) add(m.index, m[1], m[2], m[3])
  for (const m of narrow.matchAll(
    /([一二][〇○ＯO零一二三四五六七八九]{3})年(?:([元一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?)?/g,
  )) {
    add(m.index, m[1], m[2], m[3])
  }
  for (const m of narrow.matchAll(/(?<![\d.])((?:19|20)\d\d) ?[-./] ?(\d{1,2})(?: ?[-./] ?(\d{1,2}))?(?!\d)/g))
    add(m.index, m[1], m[2], m[3])
  return found.sort((a, b) => a.at - b.at).map(({ range }) => range)
}

/** A whole number: a serial number of Excel, a year, or eight digits. */
function fromNumber(number: number): ReadDay {
  if (number >= 1949 && number <= 2099 && Number.isInteger(number)) return { range: yearRange(number), doubts: [] }
  const digits = /^(\d{4})(\d\d)(\d\d)$/.exec(String(number))
  if (digits) {
    const day = digits.slice(1).join('-')
    if (isLegalDay(day)) return { range: { from: day, to: day }, doubts: [] }
  }
  const day = number >= serials.from && number < serials.to ? dayOfSerial(number) : null
  if (day === null) return { range: null, doubts: [said(`“${number}”不是日期，未采用`, `“${number}” is no day and was not taken`)] }
  return {
    range: { from: day, to: day },
    doubts: [said(`数字 ${number} 按 Excel 日期读作 ${day}`, `number ${number} read as Excel's day ${day}`)],
  }
}

function rangeOf(year: number | null, month: number | null, day: number | null, hasMonth: boolean, hasDay: boolean): DayRange | null {
  if (year === null) return null
  if (!hasMonth) return yearRange(year)
  if (month === null || month < 1 || month > 12) return null
  const first = `${year}-${two(month)}-01`
  if (!hasDay) return { from: first, to: addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1) }
  const legal = `${year}-${two(month)}-${two(day ?? 0)}`
  return isLegalDay(legal) ? { from: legal, to: legal } : null
}

/** The whole of a year as a range. */
export function yearRange(year: number): DayRange {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

function yearOf(printed: string | undefined): number | null {
  const year = printed === undefined ? null : toNumber(printed)
  return year !== null && year >= 1900 && year < 2100 ? year : null
}

function small(printed: string | undefined): number | null {
  if (printed === undefined) return null
  return toNumber(printed.replace('元', '一').replace('廿', '二十').replace('卅', '三十'))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** What a cell says of how long a document holds. */
export interface ReadValidity {
  until: string | null
  /** Years from its beginning. */
  years: number | null
  /** 长期有效. */
  open: boolean
  doubts: Said[]
}

/** 有效期至: a day, 5年, 有效期五年, 自2014年3月1日起施行，有效期五年, 2014.3.1-2019.2.28, 长期. */
export function readValidity(cell: Cell): ReadValidity {
  const nothing: ReadValidity = { until: null, years: null, open: false, doubts: [] }
  const text = typeof cell === 'number' ? '' : halfWidth(words(cell))
  if (typeof cell !== 'number' && (text === '' || /^(?:无|未规定|未明确|未设定|不详)/.test(text))) return nothing
  if (/长期|永久|无期限|无固定期限/.test(text)) return { ...nothing, open: true }
  const years = /(?<!\d)(\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(?:个)?年(?!\d)/.exec(text)
  const days = daysIn(text)
  if (years && days.length === 0) return { ...nothing, years: toNumber(years[1]!) }
  const begun = days.length === 1 && text.lastIndexOf('有效期') > text.indexOf('起') && text.includes('起') ? days[0]! : null
  const term = begun && /有效期(?:限)?[为是:]? ?(\d{1,2}|[一二两三四五六七八九十]{1,3}) ?年/.exec(text)
  if (term?.[1]) return termFrom(begun!, toNumber(term[1])!)
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 1 && cell <= 30) {
    return { ...nothing, years: cell, doubts: [said(`有效期“${cell}”按 ${cell} 年理解`, `validity “${cell}” taken as ${cell} years`)] }
  }
  const last = days.length > 1 ? { range: days.at(-1)!, doubts: [] } : readDay(cell)
  if (!last.range) return { ...nothing, doubts: last.doubts }
  const until = last.range.to
  const vague =
    last.range.from !== until
      ? [said(`有效期只写到年或月，取到 ${until} 止`, `validity names a month or year only; taken until ${until}`)]
      : []
  return { ...nothing, until, doubts: [...last.doubts, ...vague] }
}

/** A term whose beginning the cell names itself: the day it runs to, or its years where the beginning is only a month or a year. */
function termFrom(begun: DayRange, years: number): ReadValidity {
  if (begun.from === null || begun.from !== begun.to) return { until: null, years, open: false, doubts: [] }
  const until = lastDayOf(begun.from, years)
  const doubt = said(`有效期 ${years} 年，自 ${begun.from} 起算至 ${until}`, `valid for ${years} years from ${begun.from}, until ${until}`)
  return { until, years: null, open: false, doubts: [doubt] }
}

/** The last day of a term of years that begins on a day: 2014-05-01 and 5 years end on 2019-04-30. */
export function lastDayOf(from: string, years: number): string {
  const same = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  return isLegalDay(same) ? addDays(same, -1) : addDays(`${same.slice(0, 4)}-03-01`, -1)
}
