import { findProvisions, speaksOfOther } from '../cite/provisions.ts'
import { toChinese, toNumber } from '../numerals.ts'
import { articleWords } from './describe.ts'
import { splice } from './edit.ts'
import type { Ordinal } from './types.ts'
import { type Article, articlesOf, type Heading, type Item, type Line, linesOfParagraph, type Paragraph, type Work } from './work.ts'

/** A reference inside the text that followed the new numbers. */
export interface Followed {
  where: string
  before: string
  after: string
}

/** Where the articles, paragraphs and items of the old text have gone. */
export interface Trace {
  paragraphs: Map<string, Paragraph>
  items: Map<string, { item: Item; paragraph: Paragraph }>
  origins: Map<Paragraph, Ordinal>
}

/** Notes where every paragraph and item stands before the work begins. */
export function traceOf(work: Work): Trace {
  const trace: Trace = { paragraphs: new Map(), items: new Map(), origins: new Map() }
  for (const article of articlesOf(work)) {
    const key = keyOf(article.old!)
    for (const p of article.paragraphs) {
      if (p.old === null) continue
      trace.paragraphs.set(`${key}/${p.old}`, p)
      trace.origins.set(p, article.old!)
      for (const item of p.items) {
        trace.items.set(`${key}/${p.old}/${item.old}`, { item, paragraph: p })
        // 第五条第二项 names no paragraph where only one has items.
        if (article.paragraphs.filter((other) => other.items.length > 0).length === 1)
          trace.items.set(`${key}//${item.old}`, { item, paragraph: p })
      }
    }
  }
  return trace
}

/**
 * Lets references inside the text follow the new numbers (条文顺序作相应调整). Words that the decision gave are left as they are, and so
 * are references to other instruments; a reference to what is gone is reported and left.
 *
 * @param only tells which would follow and changes nothing: for a decision that does not say so.
 */
export function followReferences(work: Work, trace: Trace, only = false): { references: Followed[]; warnings: string[] } {
  const book: Book = { old: new Map(), holders: new Map(), chapters: chaptersOf(work), trace, references: [], warnings: new Set(), only }
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
  /** The new number of each chapter by its old one; empty where chapters begin anew in every part. */
  chapters: Map<number, number | null>
  trace: Trace
  references: Followed[]
  warnings: Set<string>
  only: boolean
}

interface Edit {
  at: number
  length: number
  by: string
}

/** What a reference goes on from: 第五条第一款、第二款. */
interface Spot {
  article: Ordinal | null
  paragraph: number | null
  /** The article that its words name in the new text, for the members that name none. */
  shown: Article | null
}

function chaptersOf(work: Work): Map<number, number | null> {
  const all = work.blocks.filter((b): b is Heading => b.type === 'heading' && b.kind === 'chapter' && b.old !== null)
  const found = new Map(all.map((h) => [h.old!, h.gone ? null : toNumber(/^第(.{1,5})章$/.exec(h.line.label)?.[1] ?? '')]))
  return found.size === all.length ? found : new Map()
}

function followLine(line: Line, article: Article, origin: Ordinal | null, book: Book): void {
  if (!/[条款项章]/.test(line.words)) return
  const edits: Edit[] = chapterEdits(line, book)
  let external = false
  let lastEnd = -1
  let spot: Spot = { article: null, paragraph: null, shown: null }
  for (const span of findProvisions(line.words).provisions) {
    const gap = line.words.slice(lastEnd, span.start)
    // The members of an enumeration belong to the instrument and the article that its first member names.
    const joined = lastEnd >= 0 && /^(?:[、和或与及至]|以及|或者|，以及)$/.test(gap)
    if (!joined) {
      const before = line.words.slice(0, span.start)
      external = before.endsWith('其') || speaksOfOther(before)
      spot = { article: origin, paragraph: null, shown: null }
    }
    lastEnd = span.end
    if (external || line.fresh.some(([from, to]) => span.start < to && span.end > from)) continue
    edits.push(...editsIn(line.words.slice(span.start, span.end), span.start, article, spot, book))
  }
  carry(line, article, edits, book)
}

function carry(line: Line, article: Article, edits: Edit[], book: Book): void {
  const before = twice(line.words)
  for (const edit of edits.sort((a, b) => b.at - a.at)) {
    book.references.push({ where: article.label, before: line.words.slice(edit.at, edit.at + edit.length), after: edit.by })
    if (!book.only) splice(line, edit.at, edit.length, edit.by)
  }
  const after = edits.length > 0 ? twice(line.words) : null
  if (after !== null && after !== before) book.warnings.add(`${article.label}引用的条号调整后重复：${after}，请核对`)
}

/** 第八条、第八条: what became of two articles that are one now. */
function twice(words: string): string | null {
  return /(第[一二三四五六七八九十百千]{1,9}条)[、和或及与]\1(?![之第])/.exec(words)?.[0] ?? null
}

/** 本法第三章、第四章 where the chapters moved. */
function chapterEdits(line: Line, book: Book): Edit[] {
  const edits: Edit[] = []
  for (const run of line.words.matchAll(ownChapters)) {
    for (const m of run[0].matchAll(/第([一二三四五六七八九十百]{1,5})章/g)) {
      const number = book.chapters.get(toNumber(m[1]!) ?? 0)
      const at = run.index + m.index
      if (number == null || line.fresh.some(([from, to]) => at < to && at + m[0].length > from)) continue
      const by = `第${toChinese(number)}章`
      if (by !== m[0]) edits.push({ at, length: m[0].length, by })
    }
  }
  return edits
}

const ownChapters =
  /本(?:法|条例|办法|规定|规则|细则|解释)第[一二三四五六七八九十百]{1,5}章(?:[、和或及至]第[一二三四五六七八九十百]{1,5}章){0,9}/g
const N = '[一二三四五六七八九十百千零〇]{1,9}'
const reference = new RegExp(
  `(?:第(${N})条(?:之([一二三四五六七八九十]{1,3}))?|(本条))?(?:第(${N})款)?(?:第([（(]?)(${N})([）)]?)项)?`,
  'g',
)

function editsIn(words: string, start: number, article: Article, spot: Spot, book: Book): Edit[] {
  const edits: Edit[] = []
  for (const m of words.matchAll(reference)) {
    const [whole, number, suffix, own, paragraph, , item] = m
    if (whole === '') continue
    if (number)
      Object.assign(spot, { article: { number: toNumber(number) ?? 0, suffix: suffix ? toNumber(suffix) : null }, paragraph: null })
    if (paragraph) spot.paragraph = toNumber(paragraph)
    // 第二项 alone speaks of the list it stands in.
    if (spot.article === null || (!number && !own && !paragraph && spot.paragraph === null)) continue
    if (number || own) spot.shown = null
    const by = followed(m, spot, item ? toNumber(item) : null, article, book)
    if (by !== whole) edits.push({ at: start + m.index, length: whole.length, by })
  }
  return edits
}

/** The words of one reference as they are in the new text. */
function followed(m: RegExpExecArray, spot: Spot, item: number | null, article: Article, book: Book): string {
  const [whole, number, , own, paragraph, open, , close] = m
  const old = spot.article!
  const home = book.old.get(keyOf(old))
  if (home === undefined) return whole
  const gone = (what: string) => {
    book.warnings.add(`${article.label}引用的${what}已删去，未作调整`)
    return whole
  }
  const found = item === null ? null : book.trace.items.get(`${keyOf(old)}/${spot.paragraph ?? ''}/${item}`)
  const moved = found?.paragraph ?? (spot.paragraph === null ? undefined : book.trace.paragraphs.get(`${keyOf(old)}/${spot.paragraph}`))
  const holder = moved && book.holders.get(moved)
  const there = holder ?? (home.gone ? home.into : home)
  if (!there || there.gone) return gone(articleWords(old))
  const place = number || (own ? there !== article : there !== (spot.shown ?? home)) ? articleWords(there.number) : (own ?? '')
  spot.shown = there
  if (spot.paragraph === null && item === null) return home.gone ? wholeMoved(old, there, book) : place
  if (home.gone && home.into === there && holder === undefined)
    book.warnings.add(`${article.label}引用的${articleWords(old)}已并入${articleWords(there.number)}，其款、项请核对`)
  const fromHome = !home.gone && holder === undefined && moved !== undefined
  const words = item === null ? `第${toChinese(spot.paragraph!)}款` : `第${open}${toChinese(item)}${close}项`
  if (fromHome) {
    gone(`${articleWords(old)}${item !== null && spot.paragraph !== null ? `第${toChinese(spot.paragraph)}款` : ''}${words}`)
    return place + whole.slice(number || own ? whole.search(/第[^第条]{1,9}(?:款|项)/) : 0)
  }
  return (
    place +
    partWords(there, moved, found?.item ?? null, spot, home, paragraph !== undefined, item, [open ?? '', close ?? ''], () =>
      gone(`${articleWords(old)}${words}`),
    )
  )
}

/** 第二款第三项 of a reference: what its paragraph and item are now. */
function partWords(
  there: Article,
  paragraph: Paragraph | undefined,
  item: Item | null,
  spot: Spot,
  home: Article,
  prints: boolean,
  number: number | null,
  [open, close]: [string, string],
  gone: () => void,
): string {
  const counted = there.paragraphs.filter((p) => p.counted)
  const index = paragraph ? counted.indexOf(paragraph) + 1 : 0
  // A paragraph that became an article of its own is cited as that article.
  const alone = index > 0 && there !== home && counted.length === 1
  const first = prints && !alone ? `第${toChinese(index > 0 ? index : spot.paragraph!)}款` : ''
  if (number === null) return first
  const now = item && paragraph ? paragraph.items.indexOf(item) + 1 : 0
  if (item && now === 0) gone()
  return `${first}第${open}${toChinese(now > 0 ? now : number)}${close}项`
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
