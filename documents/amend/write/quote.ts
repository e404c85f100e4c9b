import { shift } from '../quotes.ts'

/**
 * Paragraphs as a quoted block in official manner: every paragraph opens with “, only the last closes, marks inside shift one level.
 */
export function quoted(paragraphs: readonly string[]): string {
  return `“${paragraphs.map(shift).join('\n“')}”`
}

/** Whether a block can be read back: its own marks begin with “, and nothing in it ends the block early. */
export function canQuote(paragraphs: readonly string[]): boolean {
  const text = paragraphs.join('\n')
  if (/[\ue000-\uf8ff\r]/.test(text) || paragraphs.some((p) => p === '' || p !== p.trim())) return false
  const first = /[“”‘’]/.exec(text)?.[0]
  if (first === undefined) return true
  if (first !== '“') return false
  // Shifted, “ stands for ‘ and must be balanced.
  let depth = 0
  for (const c of text) {
    if (c === '‘') depth++
    if (c === '’' && --depth < 0) return false
  }
  return depth === 0
}
