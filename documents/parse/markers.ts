import { toNumber } from '../numerals.ts'
import type { Line } from './lines.ts'

/** The ways of numbering at the start of a line (domain.md §7), from the widest to the narrowest. */
export type Style =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'article'
  | 'comma'
  | 'bracket'
  | 'dot'
  | 'bracketDigit'
  | 'halfBracket'
  | 'circle'

/** A number at the start of a line. `to` is the offset behind the label. */
export interface Marker {
  style: Style
  label: string
  number: number
  suffix: number | null
  to: number
  /** An article's label is followed by a blank, a caption or the line's end: surely a heading. */
  sure: boolean
}

const CN = '一二三四五六七八九十百千零〇○两'
const UNIT = new RegExp(
  `第[ \\t\\u3000]{0,3}([${CN}]{1,12}|[0-9０-９]{1,4})[ \\t\\u3000]{0,3}(编|分编|部分|章|节|条)(之[${CN}]{1,4})?`,
  'y',
)
const COMMA = new RegExp(`([${CN}]{1,6})[ \\t\\u3000]{0,2}[、．]`, 'y')
const BRACKET = new RegExp(`[（(][ \\t\\u3000]{0,2}([${CN}]{1,6}|[0-9０-９]{1,3})[ \\t\\u3000]{0,2}[）)]`, 'y')
const DOT = /([0-9０-９]{1,4})[ \t\u3000]{0,2}([.．、])(?![0-9０-９])/y
const HALF_BRACKET = /([0-9０-９]{1,3})[）)]/y
/** Behind these a 第X条 without a blank is a reference at the start of a line, no heading. */
const REFERENCE = '第的、，,和或至及之规所中款项到与”》）)；;。'
const STYLE_OF: Record<string, Style> = { 编: 'part', 分编: 'subpart', 部分: 'part', 章: 'chapter', 节: 'section', 条: 'article' }

/** The number that a line begins with, or null. */
export function markerOf(text: string, line: Line): Marker | null {
  const code = text.charCodeAt(line.start)
  if (code === 0x7b2c) return unitMarker(text, line)
  if (code === 0xff08 || code === 0x28) return bracketMarker(text, line)
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return digitMarker(text, line)
  if (code >= 0x2460 && code <= 0x2473) return made('circle', text, line.start, line.start + 1, code - 0x245f)
  if (code >= 0x3007 && code <= 0x96f6 && CN.includes(text[line.start]!)) return commaMarker(text, line)
  return null
}

function unitMarker(text: string, line: Line): Marker | null {
  UNIT.lastIndex = line.start
  const match = UNIT.exec(text)
  if (!match || UNIT.lastIndex > line.end) return null
  const number = toNumber(match[1]!)
  if (number === null) return null
  const style = STYLE_OF[match[2]!]!
  if (match[3] && style !== 'article') return null
  const to = UNIT.lastIndex
  const next = to < line.end ? text[to]! : ''
  const sure = next === '' || next === '【' || /\s/.test(next)
  if (!sure && (REFERENCE.includes(next) || (style !== 'article' && line.end - line.start > 40))) return null
  if (style !== 'article' && endsSentence(text, line)) return null
  return { style, label: match[0], number, suffix: match[3] ? toNumber(match[3].slice(1)) : null, to, sure }
}

function bracketMarker(text: string, line: Line): Marker | null {
  BRACKET.lastIndex = line.start
  const match = BRACKET.exec(text)
  if (!match || BRACKET.lastIndex > line.end) return null
  const number = toNumber(match[1]!)
  if (number === null) return null
  return made(/[0-9０-９]/.test(match[1]!) ? 'bracketDigit' : 'bracket', text, line.start, BRACKET.lastIndex, number)
}

function digitMarker(text: string, line: Line): Marker | null {
  DOT.lastIndex = line.start
  const dot = DOT.exec(text)
  if (dot && DOT.lastIndex <= line.end) return made('dot', text, line.start, DOT.lastIndex, toNumber(dot[1]!)!)
  HALF_BRACKET.lastIndex = line.start
  const half = HALF_BRACKET.exec(text)
  if (half && HALF_BRACKET.lastIndex <= line.end) return made('halfBracket', text, line.start, HALF_BRACKET.lastIndex, toNumber(half[1]!)!)
  return null
}

function commaMarker(text: string, line: Line): Marker | null {
  COMMA.lastIndex = line.start
  const match = COMMA.exec(text)
  if (!match || COMMA.lastIndex > line.end) return null
  const number = toNumber(match[1]!)
  // 一、二层次 enumerates, it does not number.
  const next = text[COMMA.lastIndex]
  if (number === null || (next !== undefined && COMMA.lastIndex < line.end && CN.includes(next) && text[COMMA.lastIndex + 1] === '、'))
    return null
  return made('comma', text, line.start, COMMA.lastIndex, number)
}

function made(style: Style, text: string, from: number, to: number, number: number): Marker {
  return { style, label: text.slice(from, to), number, suffix: null, to, sure: true }
}

function endsSentence(text: string, line: Line): boolean {
  return '。；;：:，,'.includes(text[line.end - 1]!)
}
