import { findProvisions, speaksOfOther } from '../cite/provisions.ts'
import { toChinese, toNumber } from '../numerals.ts'
import { articleWords } from './describe.ts'
import { splice } from './edit.ts'
import type { Ordinal } from './types.ts'
import { type Article, articlesOf, type Line, linesOfParagraph, type Paragraph, type Work } from './work.ts'

/** A reference inside the text that followed the new numbers. */
export interface Followed {
  where: string
  before: string
  after: string
}

/** Where the articles and paragraphs of the old text have gone. */
export interface Trace {
  paragraphs: Map<string, Paragraph>
  origins: Map<Paragraph, Ordinal>
}

/** Notes where every paragraph stands before the work begins. */
export function traceOf(work: Work): Trace {
  const trace: Trace = { paragraphs: new Map(), origins: new Map() }
  for (const article of articlesOf(work)) {
    for (const p of article.paragraphs) {
      if (p.old === null) continue
      trace.paragraphs.set(`${keyOf(article.old!)}/${p.old}`, p)
      trace.origins.set(p, article.old!)
    }
  }
  return trace
}

/**
 * Lets references inside the text follow the new numbers (条文顺序作相应调整). Words that the decision gave are left as they are, and so
 * are references to other instruments; a reference to an article that is gone is reported and left.
 */
export function followReferences(work: Work, trace: Trace): { references: Followed[]; warnings: string[] } {
  const book: Book = { old: new Map(), holders: new Map(), trace, references: [], warnings: new Set() }
  for (const article of articlesOf(work)) {
    if (article.old) book.old.set(keyOf(article.old), article)
    if (!article.gone) for (const p of article.paragraphs) book.holders.set(p, article)
  }
  for (const [paragraph, article] of book.holders)
    for (const line of linesOfParagraph(paragraph)) followLine(line, article, trace.origins.get(paragraph) ?? null, book)
  return { references: book.references, warnings: [...book.warnings] }
}

interface Book {
  old: Map<string, Article>
  holders: Map<Paragraph, Article>
  trace: Trace
  references: Followed[]
  warnings: Set<string>
}

const reference = /第([一二三四五六七八九十百千零〇]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?(?:第([一二三四五六七八九十]{1,3})款)?/g
const ownParagraph = /^(?:本条)?第([一二三四五六七八九十]{1,3})款/

interface Edit {
  at: number
  length: number
  by: string
}

function followLine(line: Line, article: Article, origin: Ordinal | null, book: Book): void {
  if (!/[条款]/.test(line.words)) return
  const edits: Edit[] = []
  let external = false
  let lastEnd = -1
  for (const span of findProvisions(line.words).provisions) {
    const gap = line.words.slice(lastEnd, span.start)
    // The members of an enumeration belong to the instrument that its first member names.
    if (lastEnd < 0 || !/^(?:[、和或与及至]|以及|或者|，以及)$/.test(gap)) external = speaksOfOther(line.words.slice(0, span.start))
    lastEnd = span.end
    if (external || line.fresh.some(([from, to]) => span.start < to && span.end > from)) continue
    edits.push(...editsIn(line.words.slice(span.start, span.end), span.start, article, origin, book))
  }
  const before = twice(line.words)
  for (const edit of edits.reverse()) {
    book.references.push({ where: article.label, before: line.words.slice(edit.at, edit.at + edit.length), after: edit.by })
    splice(line, edit.at, edit.length, edit.by)
  }
  const after = edits.length > 0 ? twice(line.words) : null
  if (after !== null && after !== before) book.warnings.add(`${article.label}引用的条号调整后重复：${after}，请核对`)
}

/** 第八条、第八条: what became of two articles that are one now. */
function twice(words: string): string | null {
  return /(第[一二三四五六七八九十百千]{1,9}条)[、和或及与]\1(?![之第])/.exec(words)?.[0] ?? null
}

function editsIn(words: string, start: number, article: Article, origin: Ordinal | null, book: Book): Edit[] {
  const own = ownParagraph.exec(words)
  if (own && origin) {
    const by = ownPlace(origin, toNumber(own[1]!) ?? 0, article, own[0], book)
    return by === own[0] ? [] : [{ at: start, length: own[0].length, by }]
  }
  const edits: Edit[] = []
  for (const m of words.matchAll(reference)) {
    const old = { number: toNumber(m[1]!) ?? 0, suffix: m[2] ? toNumber(m[2]) : null }
    const by = followed(old, m[3] ? toNumber(m[3]) : null, book)
    if (by === null) book.warnings.add(`${article.label}引用的${articleWords(old)}已删去，未作调整`)
    else if (by !== m[0]) edits.push({ at: start + m.index, length: m[0].length, by })
  }
  return edits
}

/** 本条第二款 follows the paragraph within the article, or out of it. */
function ownPlace(origin: Ordinal, number: number, article: Article, words: string, book: Book): string {
  const paragraph = book.trace.paragraphs.get(`${keyOf(origin)}/${number}`)
  const holder = paragraph && book.holders.get(paragraph)
  if (!holder) return words
  const index = holder.paragraphs.filter((p) => p.counted).indexOf(paragraph) + 1
  const place = `第${toChinese(index)}款`
  return holder === article ? (words.startsWith('本条') ? '本条' : '') + place : `${articleWords(holder.number)}${place}`
}

function followed(old: Ordinal, paragraph: number | null, book: Book): string | null {
  const home = book.old.get(keyOf(old))
  const tail = paragraph === null ? '' : `第${toChinese(paragraph)}款`
  if (home === undefined) return articleWords(old) + tail
  const moved = paragraph === null ? undefined : book.trace.paragraphs.get(`${keyOf(old)}/${paragraph}`)
  const holder = moved && book.holders.get(moved)
  const article = holder ?? (home.gone ? home.into : home)
  if (!article || article.gone) return null
  if (paragraph === null && home.gone) return wholeMoved(old, article, book)
  if (paragraph === null || !holder) return articleWords(article.number) + tail
  const counted = holder.paragraphs.filter((p) => p.counted)
  // A paragraph that became an article of its own is cited as that article.
  if (holder !== home && counted.length === 1) return articleWords(article.number)
  return `${articleWords(article.number)}第${toChinese(counted.indexOf(moved) + 1)}款`
}

/** An article that went into another one as a paragraph is cited as that paragraph; one that was merged as the article. */
function wholeMoved(old: Ordinal, article: Article, book: Book): string {
  const first = book.trace.paragraphs.get(`${keyOf(old)}/1`)
  const alone = !book.trace.paragraphs.has(`${keyOf(old)}/2`)
  const index = first && alone && book.holders.get(first) === article ? article.paragraphs.filter((p) => p.counted).indexOf(first) + 1 : 0
  return articleWords(article.number) + (index > 0 ? `第${toChinese(index)}款` : '')
}

function keyOf(ordinal: Ordinal): string {
  return ordinal.suffix === null ? String(ordinal.number) : `${ordinal.number}.${ordinal.suffix}`
}
