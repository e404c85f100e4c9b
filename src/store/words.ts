import { parseNumber, printNumber } from '../../documents/number.ts'

/**
 * The text as search sees it: width, letter case, compatibility forms and the kind of bracket do not matter (people type 新府办(2014)24号 for
 * 新府办〔2014〕24号), blanks within a line do not exist. A line end stays, so that no word is found across two paragraphs. ASCII punctuation becomes its full-width form: to FTS5's `ascii` tokenizer everything
 * outside ASCII is part of a word.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]+/gu, '')
    .replace(/[[〔【〖]/g, '(')
    .replace(/[\]〕】〗]/g, ')')
    .replace(/[!-/:-@[-`{-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}

/** Each character that occurs, once. */
export function unigrams(folded: string): string[] {
  const all = new Set(folded)
  all.delete('\n')
  return [...all]
}

/** Every two neighbouring characters in order, line by line; lines are kept apart by a mark of their own. */
export function bigrams(folded: string): string[] {
  const pairs: string[] = []
  let before = ''
  for (const character of folded) {
    if (character === '\n') {
      if (before) pairs.push(lineEnd)
      before = ''
    } else {
      if (before) pairs.push(before + character)
      before = character
    }
  }
  return pairs
}

// Without it the last pair of a line and the first of the next would stand side by side, as in a phrase.
const lineEnd = '¶'

/**
 * {@link unigrams} and {@link bigrams} as the index takes them, a blank between two: one pass over the text into a buffer, some four times as
 * quick as joined lists, which were a quarter of the work of indexing.
 */
export function indexWords(folded: string): { uni: string; bi: string } {
  if (/[\ud800-\udfff]/.test(folded)) return { uni: unigrams(folded).join(' '), bi: bigrams(folded).join(' ') }
  if (units.length < folded.length * 3) units = new Uint16Array(folded.length * 3)
  const seen = new Uint8Array(65_536)
  const [blank, line] = [0x20, 0x0a]
  let at = 0
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    if (unit === line || seen[unit] === 1) continue
    seen[unit] = 1
    units[at++] = unit
    units[at++] = blank
  }
  const uni = written(at)
  at = 0
  let before = line
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    if (unit === line) {
      if (before !== line) units[at++] = lineEnd.charCodeAt(0)
    } else if (before !== line) {
      units[at++] = before
      units[at++] = unit
    }
    if (at > 0 && units[at - 1] !== blank) units[at++] = blank
    before = unit
  }
  return { uni, bi: written(at) }
}

/** Where words are put together; grows with the longest text. */
let units = new Uint16Array(0)

/** What was put together, without the last blank. */
function written(length: number): string {
  return length === 0 ? '' : Buffer.from(units.buffer, 0, (length - 1) * 2).toString('utf16le')
}

/** A number as it is spoken and written down: 新府办2014年24号, 新府办2014第24号. */
const spoken = /^(\p{Script=Han}{1,14}) ?((?:19|20)\d\d) ?年? ?第? ?(\d{1,5}) ?号$/u

/**
 * What a person typed, as the folded words that must all occur: blanks separate them. A number alone is looked for as it is printed
 * (〔2014〕第024号 is 〔2014〕24号); the marks around a title or a quotation are not part of it.
 */
export function queryWords(typed: string): string[] {
  const number = parseNumber(typed.trim().replace(/\s+/gu, ' ').replace(spoken, '$1〔$2〕$3号'))
  if (number) return [fold(printNumber(number))]
  return typed
    .split(/\s+/u)
    .map((word) => fold(word.replace(/^[《〈“"「](.+)[》〉”"」]$/u, '$1')))
    .filter((word) => word !== '')
}
