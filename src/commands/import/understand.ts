import { type Entry, readEntry } from '../../../documents/entry.ts'
import { parseNumber } from '../../../documents/number.ts'
import { parse } from '../../../documents/parse.ts'
import { flatten, type Tree } from '../../../documents/tree.ts'
import type { DayRange } from '../register/effects.ts'
import { stored } from '../texts/freeze.ts'
import type { Said } from './list/said.ts'
import type { Source } from './sources.ts'

/** What was understood of a text that is brought in. */
export interface Understood {
  source: string
  text: string
  tree: Tree
  entry: Entry
  title: string | null
  number: string | null
  issuer: string | null
  /** When it was signed or issued, as far as it says so; a year where only its number does; open below where only its commencement does. */
  signed: DayRange
  /** Provisions that are not form slots. */
  provisions: number
  doubts: Said[]
}

/** Reads what a text says of itself; a collection's own data fills in only where the text is silent. */
export function understand({ source, text, beside, doubts = [] }: Source): Understood {
  const content = stored(text)
  const tree = parse(content)
  const entry = readEntry(tree)
  const number = entry.number ?? beside.number ?? null
  return {
    source,
    doubts,
    text: content,
    tree,
    entry,
    title: entry.title ?? beside.title ?? null,
    number,
    issuer: entry.issuer ?? beside.issuer ?? null,
    signed: signedOn(tree, number, beside.day, entry.commencement?.day ?? null),
    provisions: flatten(tree.nodes).filter((node) => node.kind !== 'title' && node.kind !== 'other' && node.kind !== 'metadata').length,
  }
}

/** The day under the signature, the day the collection names, the year of the number; else no later than the day it took effect. */
function signedOn(tree: Tree, number: string | null, beside: string | undefined, commencement: string | null): DayRange {
  const date = tree.nodes.findLast((node) => node.kind === 'date')
  const day =
    (date ? printedDay(tree.text.slice(date.start, date.end)) : null) ?? (beside && /^\d{4}-\d{2}-\d{2}$/.test(beside) ? beside : null)
  if (day) return { from: day, to: day }
  const year = number ? (parseNumber(number)?.year ?? null) : null
  return year === null ? { from: null, to: commencement } : { from: `${year}-01-01`, to: `${year}-12-31` }
}

const DIGITS = '〇一二三四五六七八九'

/** 2019年1月27日 or 二〇一九年一月二十七日 as `YYYY-MM-DD`; null for anything else. */
function printedDay(words: string): string | null {
  const match = /([^\s年]{4})\s{0,3}年\s{0,3}([^\s月]{1,3})\s{0,3}月\s{0,3}([^\s日]{1,3})\s{0,3}日/.exec(
    words.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
  )
  if (!match) return null
  const year = [...match[1]!.replace(/[○零ＯO0]/g, '〇')]
    .map((sign) => (DIGITS.includes(sign) ? String(DIGITS.indexOf(sign)) : sign))
    .join('')
  const [month, day] = [small(match[2]!), small(match[3]!)]
  if (!/^(19|20)\d\d$/.test(year) && !/^(19|20)\d〇?\d?$/.test(year)) return null
  if (month === null || day === null || month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year.replaceAll('〇', '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function small(words: string): number | null {
  if (/^\d{1,2}$/.test(words)) return Number(words)
  const match = /^([一二三]?)(十?)([一二三四五六七八九]?)$/.exec(words)
  if (!match || words === '') return null
  const [, tens, ten, ones] = match
  if (!ten) return tens && ones ? null : DIGITS.indexOf(tens || ones || '')
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}
