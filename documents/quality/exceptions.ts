import type { Applied } from '../amend/index.ts'
import { toChinese, toNumber } from '../numerals.ts'
import { bare } from './texts.ts'
import type { Exception } from './types.ts'

/**
 * An article as it follows from the decision, with the words of its exceptions in their official form.
 *
 * Only these places are forgiven, not the article: the words that follow must stand in it exactly once and no two places may overlap;
 * an exception that does not find its place forgives nothing. Blanks do not count.
 *
 * @param words the article without blanks, as applied.
 */
export function excused(exceptions: readonly Exception[], id: string, article: string, words: string): string {
  const places: { at: number; length: number; by: string }[] = []
  for (const one of exceptions) {
    if (one.id !== id || one.article !== article) continue
    const derived = bare(one.derived)
    const at = words.indexOf(derived)
    if (derived === '' || at < 0 || words.indexOf(derived, at + 1) >= 0) continue
    if (places.some((other) => at < other.at + other.length && other.at < at + derived.length)) continue
    places.push({ at, length: derived.length, by: bare(one.official) })
  }
  places.sort((a, b) => b.at - a.at)
  return places.reduce((text, { at, length, by }) => text.slice(0, at) + by + text.slice(at + length), words)
}

/**
 * Whether the answer tells that it may be wrong in an article: a refused row, or a warning, that names it by its old or its new number, or
 * a refused row that could mean any place.
 */
export function warnedOf(answer: Applied, label: string): boolean {
  const names = new Set([label, ...oldNames(answer, label)])
  return answer.instructions.some(({ status, target, reason, warnings }) => {
    if (status === 'applied' && warnings.length === 0) return false
    if (status === 'refused' && target === '全文') return true
    return named(`${target}、${reason ?? ''}、${warnings.join('、')}`).some((name) => names.has(name))
  })
}

const ARTICLE = /第([一二三四五六七八九十百千零〇]{1,9})条(?:之[一二三四五六七八九十]{1,3}|至第([一二三四五六七八九十百千零〇]{1,9})条)?/g

/** The articles that words name, those within a range too. */
function named(words: string): string[] {
  return [...words.matchAll(ARTICLE)].flatMap(([name, first, last]) => {
    const from = toNumber(first!) ?? 0
    const to = last ? (toNumber(last) ?? 0) : -1
    return to < from || to - from > 2000 ? [name] : Array.from({ length: to - from + 1 }, (_, i) => `第${toChinese(from + i)}条`)
  })
}

/** Which old numbers the rows say a new number stands for. */
function oldNames(answer: Applied, label: string): string[] {
  return answer.instructions
    .filter(({ operation, status }) => status === 'applied' && (operation === 'renumberArticle' || operation === 'bulkRenumber'))
    .flatMap(({ before, after }) => {
      const olds = before.split('、')
      return after.split('、').flatMap((name, i) => (name === label && olds[i] ? [olds[i]] : []))
    })
}
