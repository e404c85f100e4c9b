/**
 * A text without the characters at its end that occur in `signs`.
 *
 * An expression like `[：:]+$` tries every run of such characters in the text and takes quadratic time on a long one; this looks at the
 * end only.
 */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}
