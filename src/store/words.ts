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

/** What a person typed, as the folded words that must all occur: blanks separate them. */
export function queryWords(typed: string): string[] {
  return typed
    .split(/\s+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '')
}
