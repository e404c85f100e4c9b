import { halfWidth, toNumber } from '../numerals.ts'
import type { Found } from './types.ts'

const arabic = /(?<![\d０-９])((?:1[89]|20|21)\d{2})\s{0,2}年(?:\s{0,2}(\d{1,2})\s{0,2}月(?:\s{0,2}(\d{1,2})\s{0,2}日)?)?/g
const chinese = /([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/g
const iso = /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\d-])/g

/**
 * Days, months and years that a text names: 2004年4月13日, ２０１３年７月１日, 二〇〇四年四月十三日, 1998年.
 *
 * @returns ranges; `value` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, null when there is no such day.
 */
export function findDates(text: string): Found[] {
  const narrow = halfWidth(text)
  const found: Found[] = []
  for (const m of narrow.matchAll(arabic)) if (!isPeriod(narrow, m)) found.push(range(m, Number(m[1]), number(m[2]), number(m[3])))
  for (const m of narrow.matchAll(chinese)) {
    const year = toNumber(m[1]!) ?? 0
    if (year >= 1800 && year < 2200 && !isPeriod(narrow, m)) found.push(range(m, year, small(m[2]), small(m[3])))
  }
  for (const m of narrow.matchAll(iso)) found.push(range(m, Number(m[1]), Number(m[2]), Number(m[3])))
  return found.sort((a, b) => a.start - b.start)
}

/** 2024年度 is a period of accounts, not a date. */
function isPeriod(text: string, m: RegExpExecArray): boolean {
  return m[2] === undefined && text[m.index + m[0].length] === '度'
}

function range(m: RegExpExecArray, year: number, month: number | null, day: number | null): Found {
  return { start: m.index, end: m.index + m[0].length, value: dateValue(year, month, day) }
}

function dateValue(year: number, month: number | null, day: number | null): string | null {
  const two = (n: number) => String(n).padStart(2, '0')
  if (month === null) return String(year)
  if (month < 1 || month > 12) return null
  if (day === null) return `${year}-${two(month)}`
  const longestMonth = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day < 1 || day > longestMonth[month - 1]! ? null : `${year}-${two(month)}-${two(day)}`
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function small(text: string | undefined): number | null {
  return text === undefined ? null : toNumber(text)
}
