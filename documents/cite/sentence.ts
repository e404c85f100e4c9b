const ends = /[。！？；\n]/

/** No sentence of a law is longer; what is longer is cut on both sides of the words. */
const longest = 500

/**
 * The sentence around words of a text, without the blanks at its ends.
 *
 * @returns range in UTF-16 units; a sentence ends with 。！？； or the line.
 */
export function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  while (from > 0 && start - from < longest && !ends.test(text[from - 1]!)) from--
  let to = Math.max(end, start)
  while (to < text.length && to - end < longest && !ends.test(text[to]!)) to++
  if (to < text.length && text[to] !== '\n') to++
  while (from < start && /\s/.test(text[from]!)) from++
  while (to > end && /\s/.test(text[to - 1]!)) to--
  return { start: from, end: to }
}
