import { attribute, xmlTokens } from './xml.ts'

/** How much of a day a number format shows. */
export type Shown = 'day' | 'month' | 'year'

/**
 * The formats that Excel knows by number alone and that show a day; 27–58 are those of its Chinese edition, 2014年3月 being 27, 36, 50, 52
 * and 57. Formats that show a time only are not here.
 */
const builtIn: Record<number, Shown> = {
  ...{ 14: 'day', 15: 'day', 16: 'day', 17: 'month', 22: 'day', 27: 'month', 28: 'day', 29: 'day', 30: 'day', 31: 'day' },
  ...{ 36: 'month', 50: 'month', 51: 'day', 52: 'month', 53: 'day', 54: 'day', 57: 'month', 58: 'day' },
}

/** Which cell styles (by their index) show a day, and how much of it. */
export function dateStyles(styles: string): Map<number, Shown> {
  const formats = new Map<number, Shown | null>()
  const found = new Map<number, Shown>()
  let inCells = false
  let index = 0
  for (const token of xmlTokens(styles)) {
    if ('close' in token && local(token.close) === 'cellXfs') inCells = false
    if (!('open' in token)) continue
    const name = local(token.open)
    if (name === 'numFmt')
      formats.set(Number(attribute(token.attributes, 'numFmtId')), shownBy(attribute(token.attributes, 'formatCode') ?? ''))
    else if (name === 'cellXfs') inCells = true
    else if (name === 'xf' && inCells) {
      const id = Number(attribute(token.attributes, 'numFmtId') ?? 0)
      const shown = formats.has(id) ? formats.get(id) : builtIn[id]
      if (shown) found.set(index, shown)
      index++
    }
  }
  return found
}

/** How much of a day a format like `yyyy"年"m"月"` shows; null when it shows none. */
function shownBy(format: string): Shown | null {
  const letters = plainLetters(format)
  const year = /[ye]/.test(letters)
  if (/d/.test(letters) && (year || /m/.test(letters))) return 'day'
  if (!year) return null
  return /m/.test(letters) ? 'month' : 'year'
}

/** The letters of a format's first part that stand for something: without quoted words, brackets and what is escaped. */
function plainLetters(format: string): string {
  let letters = ''
  for (let at = 0; at < format.length; at++) {
    const sign = format[at]!
    if (sign === ';') break
    if (sign === '\\' || sign === '_' || sign === '*') at++
    else if (sign === '"' || sign === '[') {
      const end = format.indexOf(sign === '"' ? '"' : ']', at + 1)
      at = end < 0 ? format.length : end
    } else letters += sign.toLowerCase()
  }
  return letters.replace('general', '')
}

/**
 * The day of an Excel serial number, as much of it as is shown.
 *
 * @param from1904 the file counts from 1904, as those of old Macs do.
 * @returns null when there is no such day: before 1900, after 9999, and Excel's 29 February 1900.
 */
export function dayOfSerial(serial: number, shown: Shown = 'day', from1904 = false): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (!(days >= 1) || days > 2_958_465 || days === 60) return null
  const day = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000).toISOString()
  return day.slice(0, shown === 'day' ? 10 : shown === 'month' ? 7 : 4)
}

/** A name without its namespace's prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
