import { shift } from './quotes.ts'
import type { Side } from './types.ts'
import type { Line } from './work.ts'

/** The result of a phrase instruction in some lines: how often it took place, and what was adapted beside the quoted words. */
export interface Edited {
  occurrences: number
  warnings: string[]
}

/** Quoted words as they stand in a text. */
export interface Form {
  words: string
  /** The marks of the text stand one level away from those of the quotation: the new words are shifted alike. */
  shifted: boolean
  warning: string | null
}

/**
 * The form in which quoted words stand in the lines: as quoted, with their quotation marks one level up, or in other width
 * ((一) for （一）), the last with a warning. @returns null when they are not there.
 */
export function formIn(lines: readonly Line[], phrase: string): Form | null {
  if (phrase === '') return null
  for (const words of [phrase, shift(phrase)])
    if (lines.some((line) => line.words.includes(words))) return { words, shifted: words !== phrase, warning: null }
  const wanted = narrow(phrase)
  const forms = new Set<string>()
  for (const line of lines) {
    const words = narrow(line.words)
    for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length))
      forms.add(line.words.slice(at, at + wanted.length))
  }
  // Several spellings of one phrase cannot be meant by one quotation without looking.
  return forms.size === 1 ? { words: [...forms][0]!, shifted: false, warning: '原文的全角、半角符号与决定所引不同' } : null
}

/** Brackets, marks, figures and Latin letters in half width; every offset stays. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}

/** Replaces (or deletes, with an empty `by`) a phrase in lines; every occurrence, or the `ordinal`-th, or the one at an edge. */
export function replaceIn(lines: Line[], phrase: string, by: string, ordinal: number | null, side: Side | null): Edited {
  const warnings: string[] = []
  const places = occurrences(lines, phrase)
  const chosen = choose(places, lines, phrase, ordinal, side)
  for (const { line, at } of [...chosen].reverse()) {
    splice(line, at, phrase.length, by)
    if (by === '') mend(line, at, warnings)
  }
  return { occurrences: chosen.length, warnings: [...new Set(warnings)] }
}

/** Inserts words before or after a phrase. Where the decision prints no joining mark, an enumeration gets 、 and a clause gets ，, with a warning. */
export function insertAt(lines: Line[], phrase: string, by: string, ordinal: number | null, side: Side): Edited {
  const warnings: string[] = []
  const chosen = choose(occurrences(lines, phrase), lines, phrase, ordinal, null)
  for (const { line, at } of [...chosen].reverse()) {
    const mark = side === 'after' ? joinAfter(line.words, at, phrase, by) : ''
    if (mark !== '') warnings.push(`决定未写连接的标点，按并列关系补“${mark}”`)
    splice(line, side === 'after' ? at + phrase.length : at, 0, mark + by)
  }
  return { occurrences: chosen.length, warnings: [...new Set(warnings)] }
}

/** Puts `insert` in the place of `remove` units of a line and keeps its fresh ranges true. */
export function splice(line: Line, at: number, remove: number, insert: string): void {
  line.words = line.words.slice(0, at) + insert + line.words.slice(at + remove)
  const grow = insert.length - remove
  const fresh: [number, number][] = []
  for (const [start, end] of line.fresh) {
    if (end <= at) fresh.push([start, end])
    else if (start >= at + remove) fresh.push([start + grow, end + grow])
    else {
      if (start < at) fresh.push([start, at])
      if (end > at + remove) fresh.push([at + insert.length, end + grow])
    }
  }
  if (insert !== '') fresh.push([at, at + insert.length])
  line.fresh = fresh
}

interface Spot {
  line: Line
  at: number
}

function occurrences(lines: readonly Line[], phrase: string): Spot[] {
  const found: Spot[] = []
  for (const line of lines) {
    for (let at = line.words.indexOf(phrase); at >= 0; at = line.words.indexOf(phrase, at + phrase.length)) found.push({ line, at })
  }
  return found
}

function choose(spots: Spot[], lines: readonly Line[], phrase: string, ordinal: number | null, side: Side | null): Spot[] {
  if (ordinal !== null) return spots.slice(ordinal - 1, ordinal)
  if (side === 'start') return spots.filter((s) => s.at === 0).slice(0, 1)
  if (side === 'end') return spots.filter((s) => /^[。；：，、]?$/.test(s.line.words.slice(s.at + phrase.length))).slice(-1)
  return lines.length === 0 ? [] : spots
}

/** What a deletion leaves behind: two marks in a row, a mark at the beginning. */
function mend(line: Line, at: number, warnings: string[]): void {
  const before = line.words[at - 1] ?? ''
  const after = line.words[at] ?? ''
  const left = before === '' || '：“（'.includes(before)
  if (left && '，、；'.includes(after) && after !== '') splice(line, at, 1, '')
  else if ('、，；'.includes(before) && before !== '' && '、，；。'.includes(after) && after !== '')
    splice(line, after === '。' || before === '、' ? at - 1 : at, 1, '')
  else {
    // 公布目录、标准 without 目录, or 食品药品、化妆品 without 药品: only the sense tells whether the mark goes too.
    if (after === '、' && before !== '') warnings.push(`删去后为“${line.words.slice(Math.max(0, at - 4), at + 5)}”，请核对顿号`)
    return
  }
  warnings.push('删去后相邻的标点一并调整')
}

const ownMark = /^[，、；：。（“]/
const noMark = /^(?:或者?|和|及|以及|与|等|的|之|并|且|、)/
const clause = /^(?:并将|并应当|并可以|但是?|同时|其中|不得|应当|可以)/

/** The mark that joins inserted words to the phrase before them; empty where they run on. */
function joinAfter(words: string, at: number, phrase: string, by: string): string {
  const before = words[at - 1] ?? ''
  const after = words[at + phrase.length] ?? ''
  if (ownMark.test(by) || /[，、；：。（“]$/.test(phrase)) return ''
  if (clause.test(by)) return /^但是?|^并将/.test(by) || '，。；'.includes(after) ? '，' : ''
  if (noMark.test(by)) return ''
  if (after === '、' || (before === '、' && !/^[。；]/.test(after))) return '、'
  if ((before === '，' || /[，。；]/.test(phrase)) && '，。；'.includes(after)) return '，'
  if (before === '、') return '、'
  if (parallel(phrase, by)) return '、'
  return /(?:或者|和|以及|与|及)[^，。；、]{0,4}$/.test(words.slice(Math.max(0, at - 6), at)) && /^(?:的|，|。|；|$)/.test(after)
    ? '、'
    : ''
}

/** 婴幼儿配方乳粉 and 婴幼儿配方液态乳, 中央军事委员会 and 国家监察委员会: two members of an enumeration. */
function parallel(a: string, b: string): boolean {
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return head >= 3 || tail >= 3
}
