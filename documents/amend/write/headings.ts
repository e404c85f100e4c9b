import { toChinese } from '../../numerals.ts'
import type { Article, Block, Heading, Work } from '../work.ts'
import { bare, pair } from './pairs.ts'
import { canQuote, quoted } from './quote.ts'
import type { Sides } from './sides.ts'

const unitNames: Record<string, string> = { part: '编', chapter: '章', section: '节' }

/** 将第三章章名修改为, 增加一章，作为第三章, 删去第三章章名. */
export function headingItems(sides: Sides): string[] | null {
  const olds = headingsOf(sides.before)
  const news = headingsOf(sides.after)
  const words = (h: Heading) => h.kind + bare(h.line.words)
  const pairs = pair(olds, news, words)
  const items: string[] = []
  for (const [i, heading] of olds.entries()) {
    const j = pairs.get(i)
    const place = headingPlace(olds, heading)
    if (place === null && (j === undefined || words(heading) !== words(news[j]!))) return null
    if (j === undefined) items.push(`删去${place}标题。`)
    else if (heading.kind !== news[j]!.kind) return null
    else if (words(heading) !== words(news[j]!)) items.push(`将${place}标题修改为：${quoted([news[j]!.line.words])}。`)
  }
  const kept = new Set(pairs.values())
  for (const [j, heading] of news.entries()) {
    if (kept.has(j)) continue
    const unit = unitNames[heading.kind]
    if (!unit || heading.old === null || !canQuote([heading.line.words])) return null
    const chapter = heading.kind === 'section' ? news.slice(0, j).findLast((h) => h.kind === 'chapter') : undefined
    const host = chapter && olds.find((h) => words(h) === words(chapter))
    if (heading.kind === 'section' && !host) return null
    items.push(
      `${host ? `第${toChinese(host.old!)}章` : ''}增加一${unit}，作为第${toChinese(heading.old)}${unit}：${quoted([`${heading.line.label}\u3000${heading.line.words}`])}。`,
    )
  }
  return items
}

function headingsOf(work: Work): Heading[] {
  return work.blocks.filter((b): b is Heading => b.type === 'heading')
}

function headingPlace(all: Heading[], heading: Heading): string | null {
  const unit = unitNames[heading.kind]
  if (!unit || heading.old === null) return null
  const own = `第${toChinese(heading.old)}${unit}`
  if (heading.kind !== 'section') return own
  const chapter = all.slice(0, all.indexOf(heading)).findLast((h) => h.kind === 'chapter')
  return chapter?.old ? `第${toChinese(chapter.old)}章${own}` : null
}

/** The chapter and section of an article that stands beside a heading, where its number alone does not say on which side. */
export function unitBeside(work: Work, article: Article, anchored: (a: Article) => boolean): string {
  const at = work.blocks.indexOf(article)
  const stopsAt = (b: Block) => b.type === 'article' && anchored(b)
  const back = work.blocks.slice(0, at).reverse()
  const before = back.slice(0, back.findIndex(stopsAt) < 0 ? undefined : back.findIndex(stopsAt))
  const ahead = work.blocks.slice(at + 1)
  const after = ahead.slice(0, ahead.findIndex(stopsAt) < 0 ? undefined : ahead.findIndex(stopsAt))
  if (![...before, ...after].some((b) => b.type === 'heading')) return ''
  const above = back.filter((b): b is Heading => b.type === 'heading')
  const chapter = above.find((h) => h.kind === 'chapter')
  const section = above[0]?.kind === 'section' ? above[0] : undefined
  return chapter?.old ? `第${toChinese(chapter.old)}章${section?.old ? `第${toChinese(section.old)}节` : ''}` : ''
}
