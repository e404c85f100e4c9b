import { likenessAmong } from '../../identity/bigrams.ts'
import { articleWords } from '../describe.ts'
import { type Article, articlesOf, type Work } from '../work.ts'
import { paragraphWords } from './clauses.ts'
import { bare, pair } from './pairs.ts'

/** The old and the new text side by side. */
export interface Sides {
  before: Work
  after: Work
  olds: Article[]
  news: Article[]
  /** New article → old article, by index; −1 where it is new. */
  origin: number[]
}

/** Aligns the articles of two texts: equal ones first, then alike ones between them, at last alike ones anywhere. */
export function sidesOf(before: Work, after: Work): Sides {
  const olds = articlesOf(before)
  const news = articlesOf(after)
  const a = olds.map(body)
  const b = news.map(body)
  const origin = new Array<number>(news.length).fill(-1)
  for (const [i, j] of pair(a, b, (x) => x)) origin[j] = i
  const used = new Set(origin)
  const left = a.map((_, i) => i).filter((i) => !used.has(i))
  const open = b.map((_, j) => j).filter((j) => origin[j] === -1)
  const like = likenessAmong([...left.map((i) => a[i]!), ...open.map((j) => b[j]!)])
  for (const [nth, j] of open.entries()) {
    let best = -1
    let top = 0.5
    for (const [at, i] of left.entries()) {
      if (used.has(i) || Math.min(a[i]!.length, b[j]!.length) * 4 < Math.max(a[i]!.length, b[j]!.length)) continue
      const score = a[i] === b[j] ? 2 : like(left.length + nth, at)
      if (score > top) {
        top = score
        best = i
      }
    }
    if (best >= 0) {
      origin[j] = best
      used.add(best)
    }
  }
  return { before, after, olds, news, origin }
}

/** The words of an article without blanks and label. */
export function body(article: Article): string {
  return bare(article.paragraphs.flatMap(paragraphWords).join('\n'))
}

/** Articles that keep their order among each other. */
export function keepsOrder(origin: readonly number[]): Set<number> {
  const tails: number[] = []
  const back: number[] = []
  for (const [j, i] of origin.entries()) {
    if (i < 0) continue
    let lo = 0
    while (lo < tails.length && origin[tails[lo]!]! < i) lo++
    back[j] = lo > 0 ? tails[lo - 1]! : -1
    tails[lo] = j
  }
  const kept = new Set<number>()
  for (let j = tails.at(-1) ?? -1; j >= 0; j = back[j]!) kept.add(j)
  return kept
}

/** Which articles of the new text differ from what an attempt gave, by index; null when the difference lies elsewhere. */
export function misses(sides: Sides, got: Work): number[] | null {
  const list = articlesOf(got)
  const wrong: number[] = []
  const byNumber = new Map(list.map((a) => [articleWords(a.number), body(a)]))
  for (const [j, article] of sides.news.entries()) if (byNumber.get(articleWords(article.number)) !== body(article)) wrong.push(j)
  return wrong.length > 0 ? wrong : null
}
