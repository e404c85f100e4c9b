import { likeness } from '../../identity/bigrams.ts'
import { toChinese } from '../../numerals.ts'
import { articleWords } from '../describe.ts'
import { type Article, type Paragraph, renderParagraph } from '../work.ts'
import { paragraphWords, stop } from './clauses.ts'
import { bare } from './pairs.ts'
import { canQuote, quoted } from './quote.ts'
import { body, type Sides } from './sides.ts'

/** What regrouping says, and which articles need nothing more. */
export interface Regrouped {
  items: string[]
  /** Old articles that a merger took in, by index. */
  taken: Set<number>
  /** New articles that are done, by index. */
  done: Set<number>
}

/**
 * 将第八条第三款单列一条，作为第九条; 将第三条、第四条合并，作为第三条: paragraphs that became articles and articles that became one.
 *
 * The old articles in `sides` lose the paragraphs that left them, so that the rest is written on top of it.
 */
export function regroup(sides: Sides): Regrouped {
  const out: Regrouped = { items: [], taken: new Set(), done: new Set() }
  merge(sides, out)
  promote(sides, out)
  return out
}

function promote(sides: Sides, out: Regrouped): void {
  const { olds, news, origin } = sides
  for (const [j, article] of news.entries()) {
    if (origin[j] !== -1 || out.done.has(j)) continue
    const found = sourceOf(sides, article)
    if (!found) continue
    const { old, paragraph } = found
    const words = article.paragraphs.flatMap(paragraphWords)
    const same = body(article) === bare(renderParagraph(paragraph))
    if (!same && !canQuote(words)) continue
    const place = `${articleWords(old.number)}第${toChinese(paragraph.old!)}款`
    out.items.push(stop(`将${place}单列一条，作为${articleWords(article.number)}${same ? '' : `，修改为：${quoted(words)}`}`))
    old.paragraphs = old.paragraphs.filter((p) => p !== paragraph)
    out.done.add(j)
    if (olds.length === 0) return
  }
}

/** A paragraph of an article that goes on without it. */
function sourceOf(sides: Sides, article: Article): { old: Article; paragraph: Paragraph } | null {
  const wanted = body(article)
  for (const [k, i] of sides.origin.entries()) {
    const old = sides.olds[i]
    if (!old || old.paragraphs.length < 2) continue
    const staying = new Set(sides.news[k]!.paragraphs.map((p) => bare(renderParagraph(p))))
    for (const paragraph of old.paragraphs) {
      const words = bare(renderParagraph(paragraph))
      if (paragraph.old === null || staying.has(words) || words.length < 8) continue
      if (words === wanted || likeness(words, wanted) > 0.7) return { old, paragraph }
    }
  }
  return null
}

function merge(sides: Sides, out: Regrouped): void {
  const { olds, news, origin } = sides
  const kept = new Set(origin)
  for (const [k, article] of news.entries()) {
    const i = origin[k]!
    const main = olds[i]
    if (!main) continue
    for (const other of [i - 1, i + 1]) {
      const gone = olds[other]
      if (!gone || kept.has(other) || out.taken.has(other)) continue
      const joined = other < i ? body(gone) + body(main) : body(main) + body(gone)
      const wanted = body(article)
      if (body(main) === wanted || (joined !== wanted && likeness(joined, wanted) < Math.max(0.6, likeness(body(main), wanted) + 0.1)))
        continue
      const words = article.paragraphs.flatMap(paragraphWords)
      if (joined !== wanted && !canQuote(words)) continue
      const [a, b] = other < i ? [gone, main] : [main, gone]
      const tail = joined === wanted ? '' : `，修改为：${quoted(words)}`
      out.items.push(stop(`将${articleWords(a.number)}、${articleWords(b.number)}合并，作为${articleWords(article.number)}${tail}`))
      out.taken.add(other)
      out.done.add(k)
      break
    }
  }
}
