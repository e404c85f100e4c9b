import { findProvisions, speaksOfOther } from '../cite/provisions.ts'
import { identify } from '../identity.ts'
import type { Doubt, DoubtReason, NumberEdit } from '../renumber.ts'
import { flatten, type TextNode, type Tree } from '../tree.ts'
import { itemsOf, paragraphsOf } from '../within.ts'
import { type Counted, printedAs } from './labels.ts'
import { ownNodes } from './own.ts'

interface Found {
  edits: NumberEdit[]
  doubts: Doubt[]
}

/** What a document (the act, an annexed 办法) has, for the references that stand in it. */
interface Book {
  text: string
  numbers: ReadonlyMap<TextNode, Counted>
  articles: TextNode[]
  chapters: TextNode[]
  /** Which article of the present text an earlier one became, for the words of an article that stood there before. */
  earlier: ((holder: TextNode, number: number, suffix: number | null) => TextNode | null) | null
}

/** The references inside a text that follow new numbers, and those that nobody but a person can say. */
export function followed(tree: Tree, since: Tree | null, numbers: ReadonlyMap<TextNode, Counted>): Found {
  const found: Found = { edits: [], doubts: [] }
  const earlier = since === null ? null : earlierOf(since, tree)
  const open: { nodes: readonly TextNode[]; above: Book | null }[] = [{ nodes: tree.nodes, above: null }]
  for (let one = open.pop(); one; one = open.pop()) {
    const own = ownNodes(one.nodes)
    const articles = own.filter((node) => node.kind === 'article' && node.number !== null)
    const chapters = own.filter((node) => node.kind === 'chapter' && node.number !== null)
    const book: Book = articles.length > 0 || one.above === null ? { text: tree.text, numbers, articles, chapters, earlier } : one.above
    for (const node of own) {
      if (node.kind === 'annex') open.push({ nodes: node.children, above: book })
    }
    for (const node of holdersOf(one.nodes)) lines(tree.text, node, (start, words) => read(words, start, node, book, found))
  }
  return found
}

/** The articles of one document, and the paragraphs that stand in none. */
function holdersOf(nodes: readonly TextNode[]): TextNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'annex' || node.kind === 'toc' || node.kind === 'table') return []
    return node.kind === 'article' || node.kind === 'paragraph' || node.children.length === 0 ? [node] : holdersOf(node.children)
  })
}

function lines(text: string, node: TextNode, each: (start: number, words: string) => void): void {
  let at = node.start + (node.label?.length ?? 0)
  for (const words of text.slice(at, node.end).split('\n')) {
    each(at, words)
    at += words.length + 1
  }
}

function read(line: string, from: number, holder: TextNode, book: Book, found: Found): void {
  let external = false
  let named = false
  let apart = false
  let lastEnd = -1
  let spot: TextNode | null | undefined = holder
  for (const span of findProvisions(line).provisions) {
    const gap = line.slice(lastEnd, span.start)
    // The members of an enumeration belong to the instrument that its first member names.
    const joined = lastEnd >= 0 && /^(?:[、和或与及至]|以及|或者|，以及)$/.test(gap)
    if (!joined) {
      const before = line.slice(0, span.start)
      external = before.endsWith('其') || speaksOfOther(before)
      if (external) named = true
      apart = elsewhere.test(before)
      spot = holder
    }
    lastEnd = span.end
    if (external) continue
    const place = { start: from + span.start, end: from + span.end }
    const words = line.slice(span.start, span.end)
    const own = /本(?:[一-鿿]{0,4}(?:法|条例|规定|规则|细则|解释|决定))(?:的)?$/.test(line.slice(0, span.start))
    const read = reading(words, span.value, holder, spot ?? null, book)
    if ('article' in read && read.article !== undefined) spot = read.article
    if ('reason' in read) found.doubts.push({ ...place, reason: read.reason })
    else if (read.by !== words) {
      // A bare 第九条 behind another law may be of that law.
      if (apart || (named && !own && !joined)) found.doubts.push({ ...place, reason: 'other' })
      else found.edits.push({ ...place, by: read.by, of: 'reference' })
    }
  }
}

/** The articles of an appendix (附录第三条), and what an amending decision does to another text (将第五条修改为). */
const elsewhere = /(?:附录|附件[一二三四五六七八九十0-9]{0,3}|[将原])$/

type Reading = { by: string; article?: TextNode } | { reason: DoubtReason; article?: TextNode }

function reading(words: string, value: string | null, holder: TextNode, spot: TextNode | null, book: Book): Reading {
  if (value === null) return relative(words, spot, book)
  const [from, to] = value.split('-')
  if (to === undefined) return steps(words, from!, holder, spot, book)
  const cut = words.search(/[至到]第/)
  const first = steps(words.slice(0, cut), from!, holder, spot, book)
  const last = steps(words.slice(cut + 1), to, holder, spot, book)
  if ('reason' in first) return first
  if ('reason' in last) return last
  const by = first.by + words[cut] + last.by
  const [a, b] = [first.article, last.article]
  if (a === undefined || b === undefined || a === b) return { by }
  // What was put in between, or taken out, would now be meant too.
  const [n, m] = [book.numbers.get(a), book.numbers.get(b)]
  return n && m && m.number - n.number === b.number! - a.number! ? { by } : { reason: 'range' }
}

/** 前款第二项, 本条第三项, 第四、五条: where a number in it changed only a person can say. */
function relative(words: string, spot: TextNode | null, book: Book): Reading {
  if (/条$/.test(words) && /第/.test(words)) return book.articles.some((one) => changes(one, book)) ? { reason: 'list' } : { by: words }
  const items = /项/.test(words) && spot !== null && itemsIn(spot).some((item) => changes(item, book))
  return items ? { reason: 'item' } : { by: words }
}

function steps(words: string, value: string, holder: TextNode, spot: TextNode | null, book: Book): Reading {
  const parts = words.match(/第[^第]+/g) ?? []
  const names = value.split('/')
  const lead = words.slice(0, words.indexOf('第'))
  if (parts.length !== names.length) return { by: words }
  let by = lead
  let article: TextNode | undefined
  let paragraph: TextNode | null = null
  for (const [at, name] of names.entries()) {
    const [, unit = '', digits, suffix] = /^([a-z]+)(\d+)(?:\.(\d+))?$/.exec(name) ?? []
    const part = parts[at]!
    const number = Number(digits)
    let target: TextNode | DoubtReason | null = null
    if (unit === 'art') target = articleOf(number, suffix ? Number(suffix) : null, holder, book)
    else if (unit === 'chapter') target = only(book.chapters, number, null, book)
    else if (unit === 'par') paragraph = (article ?? spot) ? (paragraphsOf(article ?? spot!)[number - 1] ?? null) : null
    else if (unit === 'item') target = itemOf(number, article ?? spot, paragraph, book)
    if (typeof target === 'string') return { reason: target, ...(article ? { article } : {}) }
    if (unit === 'art' && target) article = target
    const next = target ? book.numbers.get(target) : undefined
    by += next ? (printedAs(part, next) ?? part) : part
  }
  return article ? { by, article } : { by }
}

/** The article that 第九条 names: the only one of that number, and the one it was before; null where nothing changes. */
function articleOf(number: number, suffix: number | null, holder: TextNode, book: Book): TextNode | DoubtReason | null {
  const was = book.earlier?.(holder, number, suffix) ?? null
  const now = book.articles.filter((one) => one.number === number && (one.suffix ?? null) === suffix)
  if (was !== null) return now.length === 1 && now[0] !== was ? 'disagrees' : was
  return only(book.articles, number, suffix, book)
}

function only(nodes: readonly TextNode[], number: number, suffix: number | null, book: Book): TextNode | DoubtReason | null {
  const found = nodes.filter((one) => one.number === number && (one.suffix ?? null) === suffix)
  if (found.length === 1) return found[0]!
  if (!nodes.some((one) => changes(one, book))) return null
  return found.length === 0 ? 'gone' : 'twice'
}

function itemOf(
  number: number,
  article: TextNode | null | undefined,
  paragraph: TextNode | null,
  book: Book,
): TextNode | DoubtReason | null {
  if (!article) return null
  const items = paragraph ? itemsOf(paragraph) : itemsOf(article)
  if (!itemsIn(article).some((item) => changes(item, book))) return null
  const found = items.filter((item) => item.number === number)
  return found.length === 1 ? found[0]! : 'item'
}

function itemsIn(article: TextNode): TextNode[] {
  return flatten([article]).filter((node) => node.kind === 'item')
}

function changes(node: TextNode, book: Book): boolean {
  const next = book.numbers.get(node)
  return next !== undefined && (next.number !== node.number || (next.suffix ?? null) !== (node.suffix ?? null))
}

function earlierOf(since: Tree, tree: Tree): Book['earlier'] {
  const before = flatten(since.nodes)
  const after = flatten(tree.nodes)
  const rows = identify(since, tree).rows.filter(
    (row) => row.before.length === 1 && row.after.length === 1 && !row.ambiguous && before[row.before[0]!]!.kind === 'article',
  )
  const became = new Map(rows.map((row) => [before[row.before[0]!]!, after[row.after[0]!]!]))
  const was = new Map(rows.map((row) => [after[row.after[0]!]!, before[row.before[0]!]!]))
  const same = new Map<TextNode, boolean>()
  return (holder, number, suffix) => {
    const stood = was.get(holder)
    if (stood === undefined) return null
    // References that were written or counted anew since then go by the numbers of their own time.
    if (!same.has(holder)) same.set(holder, namesIn(tree.text, holder) === namesIn(since.text, stood))
    if (!same.get(holder)) return null
    const named = before.filter((one) => one.kind === 'article' && one.number === number && (one.suffix ?? null) === suffix)
    return named.length === 1 ? (became.get(named[0]!) ?? null) : null
  }
}

/** What an article names, in order. */
function namesIn(text: string, { start, end, label }: TextNode): string {
  const words = text.slice(start + (label?.length ?? 0), end)
  return findProvisions(words)
    .provisions.map((one) => words.slice(one.start, one.end))
    .join('|')
}
