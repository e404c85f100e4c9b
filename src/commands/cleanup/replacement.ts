/** A change that follows from a table, a finding or the identity of provisions alone: which words stand for which. */
export interface Replacement {
  start: number
  end: number
  words: string
  by: string
  because: 'organ' | 'title' | 'reference'
}

/** A text with these places changed. They must not overlap. */
export function replaced(before: string, replacements: Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.by + text.slice(one.end), before)
}
