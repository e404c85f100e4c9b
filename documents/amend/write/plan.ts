import { articleWords } from '../describe.ts'
import { type Article, type Plain, renderBlock, type Work } from '../work.ts'
import { annexItems } from './annexes.ts'
import { clausesFor, type Grain, paragraphWords, sentence, stop } from './clauses.ts'
import { headingItems, unitBeside } from './headings.ts'
import { bare } from './pairs.ts'
import { canQuote, quoted } from './quote.ts'
import { regroup } from './regroup.ts'
import { sharedItems } from './shared.ts'
import { body, keepsOrder, type Sides } from './sides.ts'

/** What a decision may use: the adjustment of the order of articles, the chapters of articles beside a heading, 单列 and 合并. */
export interface Way {
  adjusts: boolean
  names: boolean
  regroups: boolean
}

/** How closely each article's instruction follows its change; `none` leaves an article to the adjustment of numbers. */
export type Grains = Map<number, Grain | 'none'>

/** The key in `Grains` of what lies outside the articles. */
export const outside = -1

/**
 * The instructions of a decision in the order of the new text.
 *
 * @param way what the decision may use.
 * @returns null when something changed for which there is no wording.
 */
export function planItems(sides: Sides, grains: Grains, way: Way): string[] | null {
  const items: string[] = []
  const plain = plainItems(sides)
  if (plain === null) return null
  items.push(...plain)
  const annexes = annexItems(sides, grains.get(outside) === undefined ? 'words' : 'article')
  if (annexes === null) return null
  const headings = headingItems(sides)
  if (headings === null) return null
  items.push(...headings)
  const shared = sharedItems(sides)
  const articles = articleItems(sides, grains, way)
  if (articles === null) return null
  return [...items, ...shared, ...articles, ...annexes]
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
        .filter((b) => b.type === 'plain' && !['title', 'titleNote', 'preamble', 'toc', 'annex'].includes(b.kind))
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

function articleItems(sides: Sides, grains: Grains, way: Way): string[] | null {
  const { adjusts, names } = way
  const regrouped = way.regroups ? regroup(sides) : { items: [], taken: new Set<number>(), done: new Set<number>() }
  const { olds, news, origin } = sides
  const items: string[] = []
  const stays = keepsOrder(origin)
  const kept = new Set(origin)
  const gone = olds.flatMap((a, i) => (kept.has(i) || regrouped.taken.has(i) ? [] : [articleWords(a.number)]))
  const moves: [Article, Article][] = []
  const unit = (j: number) =>
    names && (!stays.has(j) || origin[j] === -1)
      ? unitBeside(sides.after, news[j]!, (a) => stays.has(news.indexOf(a)) && origin[news.indexOf(a)]! >= 0)
      : ''
  for (const [j, article] of news.entries()) {
    if (regrouped.done.has(j)) continue
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
  return [...regrouped.items, ...items]
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
