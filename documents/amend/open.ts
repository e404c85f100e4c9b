import type { TextNode, Tree } from '../tree.ts'
import { findScope } from './scope.ts'
import type { Ordinal } from './types.ts'
import { type Article, type Block, type Item, type Line, makeLine, type Paragraph, type Work } from './work.ts'

/** Opens a text for work (`renumbers`: the decision says 条文顺序作相应调整); `renderWork` of it gives the same text back. */
export function openWork(tree: Tree, instrument: string | null, renumbers = false): Work {
  const scope = findScope(tree, instrument)
  const builder: Builder = { text: tree.text, at: scope.start, blocks: [], level: !hasArticles(scope.nodes) }
  for (const node of scope.nodes) addNode(builder, node)
  return {
    head: tree.text.slice(0, scope.start),
    blocks: builder.blocks,
    tail: tree.text.slice(builder.at),
    style: styleOf(builder),
    titles: scope.titles,
    renumbers,
  }
}

interface Builder {
  text: string
  at: number
  blocks: Block[]
  level: boolean
}

function hasArticles(nodes: TextNode[]): boolean {
  return nodes.some((node) => node.kind === 'article' || (node.kind !== 'annex' && hasArticles(node.children)))
}

function addNode(builder: Builder, node: TextNode): void {
  if (node.kind === 'article') builder.blocks.push(addArticle(builder, node, null))
  else if (node.kind === 'part' || node.kind === 'chapter' || node.kind === 'section' || node.kind === 'heading') addHeading(builder, node)
  else {
    const line = takeLine(builder, node.start, node.end, '')
    builder.blocks.push({ type: 'plain', kind: node.kind, line, gone: false })
  }
}

function addHeading(builder: Builder, node: TextNode): void {
  // In a text without articles 一、 is what a decision calls 第一条 (批复).
  if (builder.level && node.kind === 'heading' && node.number !== null && /、$/.test(node.label ?? '')) {
    builder.blocks.push(addArticle(builder, node, node.number))
    return
  }
  const end = node.children[0]?.start ?? node.end
  const line = takeLine(builder, node.start, end, node.label ?? '')
  builder.blocks.push({
    type: 'heading',
    kind: node.kind,
    old: node.number,
    line,
    gone: false,
    isNew: false,
    printed: line.label + line.gap + line.words,
  })
  for (const child of node.children) addNode(builder, child)
}

function addArticle(builder: Builder, node: TextNode, level: number | null): Article {
  const label = node.label ?? ''
  const number: Ordinal = { number: level ?? node.number ?? 0, suffix: node.suffix }
  const lead = builder.text.slice(builder.at, node.start)
  builder.at = node.start + label.length
  const article: Article = {
    type: 'article',
    old: number,
    declared: null,
    number,
    label,
    lead,
    gap: '',
    paragraphs: [],
    gone: false,
    moved: false,
    home: null,
    beside: null,
    into: null,
  }
  const first = node.children[0]
  const ownEnd = first?.start ?? node.end
  const own = builder.text.slice(builder.at, ownEnd)
  const behind = own.length - own.trimStart().length
  if (first === undefined || (own.trim() !== '' && (level !== null || first.kind !== 'paragraph'))) {
    article.gap = own.slice(0, behind)
    builder.at += behind
    article.paragraphs.push(emptyParagraph(takeLine(builder, builder.at, ownEnd, ''), 1))
  } else {
    article.gap = own
    builder.at = ownEnd
  }
  for (const child of node.children) addChild(builder, article, child)
  return article
}

function emptyParagraph(line: Line, old: number | null): Paragraph {
  return { old, declared: null, line, items: [], counted: true }
}

function addChild(builder: Builder, article: Article, node: TextNode): void {
  const counted = article.paragraphs.filter((p) => p.counted).length
  if (node.kind === 'paragraph') {
    const paragraph = emptyParagraph(takeLine(builder, node.start, node.children[0]?.start ?? node.end, ''), counted + 1)
    article.paragraphs.push(paragraph)
    for (const child of node.children) addItem(builder, paragraph, child)
  } else if (node.kind === 'item' || node.kind === 'subitem' || node.kind === 'heading') {
    if (article.paragraphs.length === 0) article.paragraphs.push(emptyParagraph(makeLine('', '', '', '', false), 1))
    addItem(builder, article.paragraphs.at(-1)!, node)
  } else {
    article.paragraphs.push({ ...emptyParagraph(takeLine(builder, node.start, node.end, ''), null), counted: false })
  }
}

function addItem(builder: Builder, paragraph: Paragraph, node: TextNode): void {
  const item: Item = {
    old: node.number,
    declared: null,
    line: takeLine(builder, node.start, node.children[0]?.start ?? node.end, node.label ?? ''),
    rest: [],
  }
  paragraph.items.push(item)
  const waiting = [...node.children]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    item.rest.push(takeLine(builder, next.start, next.children[0]?.start ?? next.end, next.label ?? ''))
    waiting.unshift(...next.children)
  }
}

function takeLine(builder: Builder, start: number, end: number, label: string): Line {
  const { text } = builder
  const lead = text.slice(builder.at, start)
  const raw = text.slice(start + label.length, end)
  const body = raw.trimEnd()
  const gap = body.length - body.trimStart().length
  builder.at = start + label.length + body.length
  return makeLine(lead, label, body.slice(0, gap), body.slice(gap), false)
}

function styleOf(builder: Builder): Work['style'] {
  const articles = builder.blocks.filter((b) => b.type === 'article')
  const usual = (values: string[], otherwise: string) => {
    const counts = new Map<string, number>()
    for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise
  }
  const lead = usual(
    articles.slice(1, 200).map((a) => a.lead),
    '\n',
  )
  return {
    lead: lead === '' ? '\n' : lead,
    gap: usual(
      articles.slice(0, 200).map((a) => a.gap),
      '\u3000',
    ),
    itemLead: usual(
      articles.slice(0, 200).flatMap((a) => a.paragraphs.flatMap((p) => p.items.map((i) => i.line.lead))),
      '\n',
    ),
    paragraphLead: usual(
      articles.slice(0, 200).flatMap((a) => a.paragraphs.slice(1).map((p) => p.line.lead)),
      '\n',
    ),
    level: builder.level,
  }
}
