const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
  Ｏ: 0,
  O: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const WORDS = '零一二三四五六七八九'

/**
 * The value of a number word: 一百二十三, 十, 二〇一四, 123, １２３.
 *
 * @returns the integer, or null when the words are no number below 100,000,000.
 */
export function toNumber(words: string): number | null {
  const plain = halfWidth(words.trim())
  if (plain === '' || plain.length > 12) return null
  if (/^\d{1,8}$/.test(plain)) return Number(plain)
  if (/^[零〇○ＯO一二两三四五六七八九]{2,8}$/.test(plain)) return byDigits(plain)
  const [high, low, more] = plain.split('万')
  if (more !== undefined || high === undefined) return null
  if (low === undefined) return byUnits(high)
  const thousands = byUnits(high)
  const rest = low === '' ? 0 : byUnits(low.replace(/^零/, ''))
  return thousands === null || rest === null ? null : thousands * 10000 + rest
}

/**
 * A number in Chinese words as statutes print it: 一百一十, 一百零一, 二十, 十一 (domain.md §7).
 *
 * @throws {RangeError} when `value` is not an integer from 0 to 99,999,999.
 */
export function toChinese(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) throw new RangeError(`不能写成中文数字 / no Chinese numeral: ${value}`)
  if (value === 0) return '零'
  const high = Math.floor(value / 10000)
  const low = value % 10000
  if (high === 0) return below10000(low).replace(/^一十/, '十')
  const join = low > 0 && low < 1000 ? '零' : ''
  return `${below10000(high).replace(/^一十/, '十')}万${low === 0 ? '' : join + below10000(low)}`
}

/** Full-width digits and Latin letters as half-width ones; everything else, and the length, stays. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

function byDigits(words: string): number | null {
  let value = 0
  for (const sign of words) value = value * 10 + DIGITS[sign]!
  return value
}

function byUnits(words: string): number | null {
  let value = 0
  let digit: number | null = null
  let lowest = 10000
  for (const sign of words) {
    const unit = UNITS[sign]
    if (unit !== undefined) {
      if (unit >= lowest || digit === 0) return null
      value += (digit ?? 1) * unit
      lowest = unit
      digit = null
      continue
    }
    const next = DIGITS[sign]
    if (next === undefined || (digit !== null && digit !== 0)) return null
    digit = next
  }
  if (words === '') return null
  return value + (digit ?? 0)
}

function below10000(value: number): string {
  let words = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += `${gap ? '零' : ''}${WORDS[digit]}${name}`
    gap = false
  }
  return words
}
