import { findAnnex } from './annexes.ts'
import { placeWords } from './describe.ts'
import { type Found, found, missing } from './found.ts'
import type { Ordinal, Place } from './types.ts'
import {
  type Article,
  articlesOf,
  type Block,
  type Heading,
  type Item,
  type Line,
  linesOf,
  linesOfParagraph,
  type Paragraph,
  type Plain,
  type Work,
} from './work.ts'

/** The article that a place names: by its old number, or by its new one where the place speaks of the new text. */
export function findArticle(work: Work, place: Place): Found<Article> {
  if (place.article === null) return missing('未写明是哪一条')
  const wanted = place.article
  if (wanted.number === 0) return missing('前面的话没有读懂，不知道说的是哪一条')
  const all = articlesOf(work)
  const byOld = all.find((a) => same(a.old, wanted))
  const byNew = all.find((a) => same(a.declared, wanted) && !a.gone)
  const article = place.isNew ? (byNew ?? byOld) : (byOld ?? byNew)
  if (!article)
    return missing(`原文没有${placeWords({ ...place, paragraph: null, item: null, subitem: null, natural: null, heading: false })}`)
  if (article.gone && article.into) return found(article.into)
  return article.gone ? missing(`${article.label}已被删去`) : found(article)
}

/** The paragraph that a place names; without 第N款 the only one, or the one that has the item. */
export function findParagraph(work: Work, place: Place): Found<Paragraph & { of: Article }> {
  const article = findArticle(work, place)
  if (!article.ok) return article
  const paragraphs = article.value.paragraphs.filter((p) => p.counted)
  const tag = (p: Paragraph) => found(Object.assign(p, { of: article.value }))
  if (place.paragraph !== null) {
    const old = paragraphs.find((p) => p.old === place.paragraph)
    const fresh =
      paragraphs.find((p) => p.declared === place.paragraph) ??
      (paragraphs.every((p) => p.old === null) ? paragraphs[place.paragraph - 1] : undefined)
    const paragraph = place.isNew ? (fresh ?? old) : (old ?? fresh)
    return paragraph ? tag(paragraph) : missing(`${article.value.label}没有第${place.paragraph}款`)
  }
  if (place.item !== null) {
    const having = paragraphs.filter((p) => p.items.some((i) => i.old === place.item || i.old === null))
    const exact = having.filter((p) => p.items.some((i) => i.old === place.item))
    const list = exact.length > 0 ? exact : having
    if (list.length === 1) return tag(list[0]!)
    return missing(
      list.length === 0
        ? `${article.value.label}没有第${place.item}项`
        : `${article.value.label}有几款都有第${place.item}项，未写明是哪一款`,
    )
  }
  const withItems = paragraphs.filter((p) => p.items.length > 0)
  if (paragraphs.length === 1) return tag(paragraphs[0]!)
  if (withItems.length === 1) return tag(withItems[0]!)
  return missing(`${article.value.label}有${paragraphs.length}款，未写明是哪一款`)
}

/** The item that a place names. */
export function findItem(work: Work, place: Place): Found<{ item: Item; paragraph: Paragraph; article: Article }> {
  const paragraph = findParagraph(work, place)
  if (!paragraph.ok) return paragraph
  const { items } = paragraph.value
  const item = items.find((i) => i.old === place.item) ?? (items.every((i) => i.old === null) ? items[(place.item ?? 0) - 1] : undefined)
  return item
    ? found({ item, paragraph: paragraph.value, article: paragraph.value.of })
    : missing(`${paragraph.value.of.label}没有第${place.item}项`)
}

/** All lines that a place holds, for phrase instructions; the whole text when it names nothing. */
export function findLines(work: Work, place: Place): Found<Line[]> {
  if (place.annex !== null) {
    const annex = findAnnex(work, place)
    return annex.ok ? found([annex.value.line]) : annex
  }
  if (place.article !== null) {
    if (place.subitem !== null) {
      return findSubitem(work, place)
    }
    if (place.item !== null) {
      const item = findItem(work, place)
      return item.ok ? found([item.value.item.line, ...item.value.item.rest]) : item
    }
    if (place.paragraph !== null || place.natural !== null) {
      const paragraph = findParagraph(work, place)
      if (!paragraph.ok) return paragraph
      return found(place.natural === 1 ? [paragraph.value.line] : linesOfParagraph(paragraph.value))
    }
    const article = findArticle(work, place)
    return article.ok ? found(linesOf(article.value)) : article
  }
  if (
    place.special === 'title' ||
    place.special === 'titleNote' ||
    place.special === 'preamble' ||
    place.special === 'body' ||
    place.natural !== null
  ) {
    const plain = findPlain(work, place)
    return plain.ok ? found(plain.value.map((p) => p.line)) : plain
  }
  if (place.chapter !== null || place.section !== null || place.part !== null) {
    const unit = findUnit(work, place)
    if (!unit.ok) return unit
    return found(place.heading ? [unit.value.heading.line] : unit.value.blocks.flatMap(blockLines))
  }
  if (place.paragraph !== null || place.item !== null) return missing('未写明是哪一条')
  return found(
    work.blocks.filter((b) => !b.gone && !(b.type === 'plain' && (b.kind === 'titleNote' || b.kind === 'annex'))).flatMap(blockLines),
  )
}

/** The lines of a 目: its own and those under it. */
export function findSubitem(work: Work, place: Place): Found<Line[]> {
  const item = findItem(work, place)
  if (!item.ok) return item
  const lines = subitemsOf(item.value.item)[(place.subitem ?? 0) - 1]
  return lines ? found(lines) : missing(`${item.value.article.label}第${place.item}项没有第${place.subitem}目`)
}

/** The lines under an item as 目: where the first is 1. every 1. 2. 3. begins one, and （1） or ① goes with it. */
export function subitemsOf(item: Item): Line[][] {
  const groups: Line[][] = []
  const first = item.rest[0] ? formOf(item.rest[0]) : ''
  for (const line of item.rest) {
    if (groups.length === 0 || formOf(line) === first) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups
}

/** A label without its figure: ., （）, ①. */
function formOf({ label }: Line): string {
  return /^[①-⑳]$/.test(label) ? '①' : label.replace(/[\d０-９a-zA-Z]/g, '')
}

/** Title, preamble or the N-th paragraph of the body. */
export function findPlain(work: Work, place: Place): Found<Plain[]> {
  const plains = work.blocks.filter((b) => b.type === 'plain' && !b.gone) as Plain[]
  if (place.special === 'title') {
    const titles = plains.filter((p) => p.kind === 'title')
    return titles.length > 0 ? found(titles) : missing('原文没有名称')
  }
  if (place.special === 'titleNote') {
    const notes = plains.filter((p) => p.kind === 'titleNote')
    return notes.length > 0 ? found(notes) : missing('原文没有题注')
  }
  const firstArticle = work.blocks.findIndex((b) => b.type === 'article')
  const before = work.blocks.slice(0, firstArticle < 0 ? undefined : firstArticle)
  // 序　言 alone on a line is a heading, no paragraph.
  const preamble = plains.filter(
    (p) =>
      !/^[序前引]\s{0,8}言$/.test(p.line.words) &&
      (p.kind === 'preamble' || (place.natural !== null && p.kind === 'paragraph' && (place.special === 'body' || before.includes(p)))),
  )
  if (place.natural === null) return preamble.length > 0 ? found(preamble) : missing('原文没有引言')
  const one = preamble[place.natural - 1]
  return one ? found([one]) : missing(`原文没有第${place.natural}自然段`)
}

/** A part, chapter or section: its heading and the blocks up to the next heading of its rank. */
export function findUnit(work: Work, place: Place): Found<{ heading: Heading; blocks: Block[]; from: number; to: number }> {
  const ranks: Record<string, number> = { part: 0, chapter: 1, section: 2, heading: 3 }
  const headings = work.blocks.filter((b): b is Heading => b.type === 'heading' && !b.gone)
  const kind = place.section !== null ? 'section' : place.chapter !== null ? 'chapter' : 'part'
  const number = place.section ?? place.chapter ?? place.part
  let pool = headings.filter((h) => h.old === number && (h.kind === kind || (kind === 'part' && h.kind === 'heading')))
  if (kind === 'section' && place.chapter !== null) pool = pool.filter((h) => chapterOf(work, h)?.old === place.chapter)
  if (pool.length === 0) return missing(`原文没有${placeWords({ ...place, heading: false })}`)
  if (pool.length > 1) return missing(`原文有几处${placeWords({ ...place, heading: false })}，未写明是哪一处`)
  const heading = pool[0]!
  const from = work.blocks.indexOf(heading)
  const rank = ranks[heading.kind] ?? 3
  let to = from + 1
  while (to < work.blocks.length && !endsUnit(work.blocks[to]!, rank, ranks)) to++
  return found({ heading, blocks: work.blocks.slice(from, to), from, to })
}

function endsUnit(block: Block, rank: number, ranks: Record<string, number>): boolean {
  if (block.type === 'heading') return (ranks[block.kind] ?? 3) <= rank
  return block.type === 'plain' && /annex|signature|date|attachmentNote/.test(block.kind)
}

function chapterOf(work: Work, heading: Heading): Heading | undefined {
  return work.blocks.slice(0, work.blocks.indexOf(heading)).findLast((b): b is Heading => b.type === 'heading' && b.kind === 'chapter')
}

function blockLines(block: Block): Line[] {
  return block.gone ? [] : block.type === 'article' ? linesOf(block) : [block.line]
}

/** Whether two numbers are the same. */
export function same(a: Ordinal | null, b: Ordinal | null): boolean {
  return a !== null && b !== null && a.number === b.number && a.suffix === b.suffix
}
