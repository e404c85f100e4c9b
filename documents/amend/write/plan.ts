import { likeness } from '../../identity/bigrams.ts'
import { toChinese } from '../../numerals.ts'
import { articleWords } from '../describe.ts'
import { type Article, articlesOf, type Block, type Heading, type Plain, renderBlock, type Work } from '../work.ts'
import { bare, clausesFor, type Grain, pair, paragraphWords, sentence, stop } from './clauses.ts'
import { canQuote, quoted } from './quote.ts'

/** How closely each article's instruction follows its change; `none` leaves an article to the adjustment of numbers. */
export type Grains = Map<number, Grain | 'none'>

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
  for (const j of b.keys()) {
    if (origin[j] !== -1) continue
    let best = -1
    let top = 0.5
    for (const i of left) {
      if (used.has(i) || Math.min(a[i]!.length, b[j]!.length) * 4 < Math.max(a[i]!.length, b[j]!.length)) continue
      const score = a[i] === b[j] ? 2 : likeness(a[i]!, b[j]!)
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

function body(article: Article): string {
  return bare(article.paragraphs.flatMap(paragraphWords).join('\n'))
}

/**
 * The instructions of a decision in the order of the new text.
 *
 * @param names whether the chapter of an article beside a heading is named.
 * @param adjusts whether the decision adjusts the order of articles; otherwise every new number is said.
 * @returns null when something changed for which there is no wording.
 */
export function planItems(sides: Sides, grains: Grains, adjusts: boolean, names: boolean): string[] | null {
  const items: string[] = []
  const plain = plainItems(sides)
  if (plain === null) return null
  items.push(...plain)
  const headings = headingItems(sides)
  if (headings === null) return null
  items.push(...headings)
  const articles = articleItems(sides, grains, adjusts, names)
  if (articles === null) return null
  return [...items, ...articles]
}

/** 名称, 题注, 引言; any other line must be the same in both texts. */
function plainItems(sides: Sides): string[] | null {
  const items: string[] = []
  for (const [kind, name] of [
    ['title', '名称'],
    ['titleNote', '题注'],
    ['preamble', '引言'],
  ] as const) {
    const olds = plains(sides.before, kind)
    const news = plains(sides.after, kind)
    if (bare(olds.join('\n')) === bare(news.join('\n'))) continue
    if (!canQuote(news) && news.length > 0) return null
    if (news.length === 0) items.push(`删去${name}。`)
    else if (olds.length === 0 && kind === 'title') return null
    else items.push(olds.length === 0 ? `增加${name}：${quoted(news)}。` : `将${name}修改为：${quoted(news)}。`)
  }
  const others = (work: Work) =>
    bare(
      work.blocks
        .filter((b) => b.type === 'plain' && !['title', 'titleNote', 'preamble'].includes(b.kind))
        .map(renderBlock)
        .join('\n'),
    )
  return others(sides.before) === others(sides.after) && bare(sides.before.head) === bare(sides.after.head) ? items : null
}

function plains(work: Work, kind: string): string[] {
  return work.blocks
    .filter((b): b is Plain => b.type === 'plain' && b.kind === kind)
    .flatMap((p) => p.line.words.split('\n').map((w) => w.trim()))
}

const unitNames: Record<string, string> = { part: '编', chapter: '章', section: '节' }

/** 将第三章章名修改为, 增加一章，作为第三章, 删去第三章章名. */
function headingItems(sides: Sides): string[] | null {
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

function articleItems(sides: Sides, grains: Grains, adjusts: boolean, names: boolean): string[] | null {
  const { olds, news, origin } = sides
  const items: string[] = []
  const stays = keepsOrder(origin)
  const kept = new Set(origin)
  const gone = olds.flatMap((a, i) => (kept.has(i) ? [] : [articleWords(a.number)]))
  const moves: [Article, Article][] = []
  const unit = (j: number) =>
    names && (!stays.has(j) || origin[j] === -1)
      ? unitBeside(sides.after, news[j]!, (a) => stays.has(news.indexOf(a)) && origin[news.indexOf(a)]! >= 0)
      : ''
  for (const [j, article] of news.entries()) {
    const old = olds[origin[j]!]
    if (!old) {
      const words = article.paragraphs.flatMap(paragraphWords)
      if (!canQuote(words)) return null
      const after = article.number.suffix !== null ? base(news, j, origin, olds) : null
      items.push(stop(`${after ? `在${after}后` : ''}增加一条，作为${unit(j)}${articleWords(article.number)}：${quoted(words)}`))
      continue
    }
    const same = old.number.number === article.number.number && old.number.suffix === article.number.suffix
    const grain = grains.get(j) ?? 'words'
    const clauses = grain === 'none' || (body(old) === body(article) && grain !== 'article') ? [] : clausesFor(old, article, grain)
    if (clauses === null) return null
    const says = !same && (!adjusts || !stays.has(j) || clauses.length > 0)
    if (clauses.length > 0) items.push(sentence(articleWords(old.number), says ? unit(j) + articleWords(article.number) : null, clauses))
    else if (says && unit(j) !== '') items.push(`将${articleWords(old.number)}改为${unit(j)}${articleWords(article.number)}。`)
    else if (says) moves.push([old, article])
  }
  if (gone.length > 0) items.unshift(`删去${gone.join('、')}。`)
  items.push(...renumberItems(moves))
  return items
}

/** The chapter and section of an article that stands beside a heading, where its number alone does not say on which side. */
function unitBeside(work: Work, article: Article, anchored: (a: Article) => boolean): string {
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

/** Articles that keep their order among each other. */
function keepsOrder(origin: readonly number[]): Set<number> {
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

/** The old article that a new 第X条之一 stands behind. */
function base(news: Article[], j: number, origin: number[], olds: Article[]): string | null {
  for (let k = j - 1; k >= 0; k--) if (origin[k]! >= 0) return articleWords(olds[origin[k]!]!.number)
  return news[j - 1] ? articleWords(news[j - 1]!.number) : null
}

/** 将第十条至第二十条改为第九条至第十九条: runs of articles with the same distance. */
function renumberItems(moves: [Article, Article][]): string[] {
  const items: string[] = []
  for (let k = 0; k < moves.length; ) {
    let to = k
    while (to + 1 < moves.length && follows(moves[to]!, moves[to + 1]!)) to++
    const [a, b] = moves[k]!
    const [c, d] = moves[to]!
    const range = (x: Article, y: Article) => (x === y ? articleWords(x.number) : `${articleWords(x.number)}至${articleWords(y.number)}`)
    items.push(`将${range(a, c)}改为${range(b, d)}。`)
    k = to + 1
  }
  return items
}

function follows([a, b]: [Article, Article], [c, d]: [Article, Article]): boolean {
  return (
    [a, b, c, d].every((x) => x.number.suffix === null) &&
    c.number.number === a.number.number + 1 &&
    d.number.number === b.number.number + 1
  )
}

/** Which articles of the new text differ from what an attempt gave, by index; null when the difference lies elsewhere. */
export function misses(sides: Sides, got: Work): number[] | null {
  const list = articlesOf(got)
  const wrong: number[] = []
  const byNumber = new Map(list.map((a) => [articleWords(a.number), body(a)]))
  for (const [j, article] of sides.news.entries()) if (byNumber.get(articleWords(article.number)) !== body(article)) wrong.push(j)
  return wrong.length > 0 ? wrong : null
}

export type { Block }
