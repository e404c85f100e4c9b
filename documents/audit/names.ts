import { editionOf, titleKey } from '../titles/index.ts'
import type { AuditedTarget } from './types.ts'

/** The key by which titles meet, the trial edition kept apart: what is said of （试行） is not said of the final text. */
export function nameKey(title: string): string {
  return editionOf(title) === '试行' ? `${titleKey(title)}试行` : titleKey(title)
}

/** Whether two titles name the same thing when only width, blanks and edition marks differ. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

/** Whether the words are a short form of the name: its end (《办法》), the name without its place or organ, or some of its words in order. */
export function shortened(words: string, name: string): boolean {
  const short = nameKey(words)
  const full = nameKey(name)
  if (short.length >= full.length) return false
  if (full.endsWith(short))
    return (
      short.length <= 5 || short.length * 2 <= full.length || /(?:[省市县区国部局厅委院署会]|关于|政府)$/.test(full.slice(0, -short.length))
    )
  return short.length * 2 <= full.length && inOrder(short, full)
}

function inOrder(short: string, full: string): boolean {
  let from = 0
  for (const c of short) {
    from = full.indexOf(c, from) + 1
    if (from === 0) return false
  }
  return true
}

/** What tells one target from another: its id, or its title where the register has no row for it. */
export function targetKey(target: Pick<AuditedTarget, 'instrumentId' | 'title'>): string {
  return target.instrumentId ?? nameKey(target.title)
}
