import type { AuditedTarget } from './types.ts'

/**
 * A title for comparing: without 《》, 中华人民共和国, blanks, width, and brackets that only tell an edition (2018年修订).
 * （试行） and （暂行） stay: the trial text is another instrument than the final one.
 */
export function nameKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[《》〈〉<>]/g, '')
    .replace(/中华人民共和国/g, '')
    .replace(/\((?:19|20)\d\d年?[^()]{0,10}\)|\(修[订正][^()]{0,6}\)/g, '')
    .replace(/[\s,，]/g, '')
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
    return short.length * 2 <= full.length || /(?:[省市县区国部局厅委院署会]|关于|政府)$/.test(full.slice(0, -short.length))
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
