import { findProvisions } from '../cite/provisions.ts'
import { toChinese, toNumber } from '../numerals.ts'
import { articleWords } from './describe.ts'
import { splice } from './edit.ts'
import type { Ordinal } from './types.ts'
import { type Article, articlesOf, type Line, linesOf, type Paragraph, type Work } from './work.ts'

/** A reference inside the text that followed the new numbers. */
export interface Followed {
  where: string
  before: string
  after: string
}

/** Where the articles and paragraphs of the old text have gone. */
export interface Trace {
  paragraphs: Map<string, Paragraph>
}

/** Notes where every paragraph stands before the work begins. */
export function traceOf(work: Work): Trace {
  const paragraphs = new Map<string, Paragraph>()
  for (const article of articlesOf(work)) for (const p of article.paragraphs) if (p.old !== null) paragraphs.set(`${keyOf(article.old!)}/${p.old}`, p)
  return { paragraphs }
}

/**
 * Lets references inside the text follow the new numbers (条文顺序作相应调整). Words that the decision gave are left as they are, and so
 * are references to other instruments; a reference to an article that is gone is reported and left.
 */
export function followReferences(work: Work, trace: Trace): { references: Followed[]; warnings: string[] } {
  const references: Followed[] = []
  const warnings: string[] = []
  const map = new Map<string, Article>()
  for (const article of articlesOf(work)) if (article.old) map.set(keyOf(article.old), article)
  for (const article of articlesOf(work)) {
    if (article.gone) continue
    for (const line of linesOf(article)) followLine(line, article, map, trace, references, warnings)
  }
  return { references, warnings: [...new Set(warnings)] }
}

const reference = /第([一二三四五六七八九十百千零〇]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?(?:第([一二三四五六七八九十]{1,3})款)?/g

function followLine(line: Line, article: Article, map: Map<string, Article>, trace: Trace, references: Followed[], warnings: string[]): void {
  if (!line.words.includes('条')) return
  const edits: { at: number; length: number; by: string }[] = []
  let external = false
  let lastEnd = -1
  for (const span of findProvisions(line.words).provisions) {
    const gap = line.words.slice(lastEnd, span.start)
    // The members of an enumeration belong to the instrument that its first member names.
    if (lastEnd < 0 || !/^(?:[、和或与及至]|以及|或者|，以及)$/.test(gap)) external = isExternal(line.words.slice(0, span.start))
    lastEnd = span.end
    if (external || line.fresh.some(([from, to]) => span.start < to && span.end > from)) continue
    for (const m of line.words.slice(span.start, span.end).matchAll(reference)) {
      const old = { number: toNumber(m[1]!) ?? 0, suffix: m[2] ? toNumber(m[2]) : null }
      const by = followed(old, m[3] ? toNumber(m[3]) : null, map, trace)
      if (by === null) warnings.push(`${article.label}引用的${articleWords(old)}已删去，未作调整`)
      else if (by !== m[0]) edits.push({ at: span.start + m.index, length: m[0].length, by })
    }
  }
  for (const edit of edits.reverse()) {
    references.push({ where: article.label, before: line.words.slice(edit.at, edit.at + edit.length), after: edit.by })
    splice(line, edit.at, edit.length, edit.by)
  }
}

/** 《甲法》第五条, 刑法第五条 and the like speak of another instrument; 本法第五条 and a bare 第五条 of this one. */
function isExternal(before: string): boolean {
  const words = before.replace(/[（(][^（）()]{0,40}[）)]$/, '').trimEnd()
  if (/本(?:法|条例|办法|规定|细则|解释|规则|决定|规程|章程|暂行[一-鿿]{2})(?:的)?$/.test(words)) return false
  return /》(?:的)?$|(?:法|法典|条例|规定|办法|解释|细则|规则|章程|通则|总则|公约|协定|宪法)(?:的)?$/.test(words)
}

function followed(old: Ordinal, paragraph: number | null, map: Map<string, Article>, trace: Trace): string | null {
  const home = map.get(keyOf(old))
  const moved = paragraph === null ? undefined : trace.paragraphs.get(`${keyOf(old)}/${paragraph}`)
  const holder = moved ? [...map.values()].find((a) => !a.gone && a.paragraphs.includes(moved)) : undefined
  const article = holder ?? (home?.gone ? home.into : home)
  if (home === undefined) return articleWords(old) + (paragraph === null ? '' : `第${toChinese(paragraph)}款`)
  if (!article || article.gone) return null
  if (paragraph === null) return articleWords(article.number)
  const index = holder && moved ? holder.paragraphs.filter((p) => p.counted).indexOf(moved) + 1 : paragraph
  return `${articleWords(article.number)}第${toChinese(index)}款`
}

function keyOf(ordinal: Ordinal): string {
  return ordinal.suffix === null ? String(ordinal.number) : `${ordinal.number}.${ordinal.suffix}`
}
