import type { Found } from './types.ts'

/** A title never runs over a line end and is never longer than this; longer ones are unclosed brackets. */
const longest = 300

/**
 * Titles in 《》, nested ones as part of the outer one. An unclosed 《 is no title.
 *
 * @returns ranges with their brackets; `value` is the inner text with 〈〉 inside, without blanks at the ends.
 */
export function findTitles(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at)) {
    const end = closing(text, at)
    if (end < 0) {
      at++
      continue
    }
    found.push({ start: at, end, value: titleValue(text.slice(at + 1, end - 1)) })
    at = end
  }
  return found
}

/**
 * The normal form of a title's words: inner brackets are 〈〉, blanks at the ends are gone.
 */
export function titleValue(inner: string): string {
  return inner
    .replace(/[《<＜]/g, '〈')
    .replace(/[》>＞]/g, '〉')
    .trim()
}

function closing(text: string, from: number): number {
  const limit = Math.min(text.length, from + longest)
  let depth = 0
  for (let i = from; i < limit; i++) {
    const c = text[i]
    if (c === '\n') return -1
    if (c === '《') depth++
    if (c === '》' && --depth === 0) return i + 1
  }
  return -1
}
