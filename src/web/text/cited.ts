import { cite, type Span } from '../../../documents/cite/index.ts'
import { speaksOfOther } from '../../../documents/cite/provisions.ts'
import { flatten, type TextNode, type Tree } from '../../../documents/tree.ts'

/** Something a text names, with where it leads: a place in this text (`to`), or an instrument to look up (`ask`), or neither. */
export interface Cited {
  start: number
  end: number
  /** Offset at which the named provision of this text begins. */
  to: number | null
  /** Title or number of another instrument, as the register would know it. */
  ask: string | null
}

/** What a text names, in order: titles, numbers, and references to provisions of this text and of others. Pure; runs in the worker. */
export function citedIn(tree: Tree): Cited[] {
  const { spans } = cite(tree.text)
  const places = placesOf(tree)
  const titled = titlesOf(tree)
  const found: Cited[] = []
  let owner: string | null = null
  let last: Span | null = null
  for (const span of spans) {
    const gap = last === null ? '' : tree.text.slice(last.end, span.start)
    if (span.type === 'title' || span.type === 'lawName') owner = span.value ?? span.text
    else if (span.type === 'documentNumber' ? !opening.test(gap) : !(span.type === 'provision' && goesOn(last, gap))) owner = null
    last = span
    const { start, end } = span
    if (span.type === 'title' || span.type === 'lawName' || span.type === 'documentNumber') {
      const ask = span.value ?? span.text
      const here = titled.get(ask)
      const own = here !== undefined && !(here.start <= start && end <= here.end)
      found.push(own ? { start, end, to: here.start, ask: null } : { start, end, to: null, ask })
    } else if (span.type === 'provision') {
      const other = owner === null && speaksOfOther(tree.text.slice(Math.max(0, start - 60), start))
      found.push({ start, end, to: owner === null && !other ? places(span) : null, ask: owner })
    }
  }
  return found
}

/** The acts and annexes that stand in this text, by their titles. */
function titlesOf(tree: Tree): Map<string, TextNode> {
  const titles = flatten(tree.nodes).filter((node) => node.kind === 'title')
  return new Map(titles.map((node) => [tree.text.slice(node.start, node.end).replace(/\s/g, ''), node]))
}

const opening = /^[（(]$/
/** 《甲法》（…号）第三条、第五条和第七条: all are of 《甲法》. */
const joined = /^(?:[)）]?的?|[、，]|和|及|以及|与|或者?|至)$/

function goesOn(last: Span | null, gap: string): boolean {
  return last !== null && last.type !== 'label' && joined.test(gap)
}

interface Article {
  node: TextNode
  region: TextNode | null
}

/** How to find the place a reference names: by number among the articles of the same act or annex, or relative to its own place. */
function placesOf(tree: Tree): (span: Span) => number | null {
  const nodes = flatten(tree.nodes)
  const annexes = nodes.filter((node) => node.kind === 'annex')
  const regionOf = (at: number) => annexes.findLast((annex) => annex.start <= at && at < annex.end) ?? null
  const articles: Article[] = nodes.filter((node) => node.kind === 'article').map((node) => ({ node, region: regionOf(node.start) }))
  const byNumber = new Map<TextNode | null, Map<string, TextNode>>()
  for (const { node, region } of articles) {
    const known = byNumber.get(region) ?? new Map<string, TextNode>()
    byNumber.set(region, known)
    const name = node.suffix === null ? `${node.number}` : `${node.number}.${node.suffix}`
    if (!known.has(name)) known.set(name, node)
  }
  return ({ start, text, value }) => {
    const at = ownArticle(articles, start)
    const own = articles[at]?.node ?? null
    const steps = (value ?? '').split('-')[0]?.split('/') ?? []
    const article = steps.find((step) => step.startsWith('art'))
    if (article) {
      const node = byNumber.get(regionOf(start))?.get(article.slice(3))
      return node ? within(node, steps) : null
    }
    if (text.startsWith('前条')) return articles[at - 1]?.node.start ?? null
    if (own === null) return null
    if (text.startsWith('本条')) return own.start
    if (text.startsWith('前款')) return own.children.filter((one) => one.kind === 'paragraph' && one.end <= start).at(-1)?.start ?? null
    return steps.some((step) => step.startsWith('par')) ? within(own, steps) : null
  }
}

/** The last article that begins before a place, when the place is inside it. */
function ownArticle(articles: readonly Article[], at: number): number {
  let [low, high] = [0, articles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (articles[middle]!.node.start <= at) low = middle + 1
    else high = middle
  }
  return low > 0 && at < articles[low - 1]!.node.end ? low - 1 : -1
}

/** Where the named paragraph and item of an article begin; the finest unit that is there. */
function within(article: TextNode, steps: readonly string[]): number {
  const paragraph = numberAfter(steps, 'par')
  const item = numberAfter(steps, 'item')
  const paragraphs = article.children.filter((one) => one.kind === 'paragraph')
  const from = paragraph === null ? article : (paragraphs[paragraph - 1] ?? article)
  const items = flatten([from]).filter((one) => one.kind === 'item')
  return (item === null ? undefined : items[item - 1])?.start ?? from.start
}

function numberAfter(steps: readonly string[], name: string): number | null {
  const step = steps.find((one) => one.startsWith(name))
  return step === undefined ? null : Number(step.slice(name.length))
}
