import { isBlank, makeNode, type TextNode } from '../tree.ts'
import type { Marker, Style } from './markers.ts'
import { annexLabel, isColophon, isNote } from './shapes.ts'
import { lineWords, type Source } from './source.ts'
import { tocEnd } from './toc.ts'

/** Where a node stands in the nesting: a wider unit closes every narrower one. */
const RANK: Record<Style, number> = {
  part: 10,
  subpart: 12,
  chapter: 20,
  section: 30,
  article: 50,
  comma: 60,
  bracket: 61,
  dot: 62,
  bracketDigit: 63,
  halfBracket: 64,
  circle: 65,
}
/** Headings 一、 and （一） that stand over articles (司法解释) lie between section and article. */
const OVER_ARTICLES = 10
const PARAGRAPH = 55

interface Open {
  node: TextNode
  rank: number
  style: Style | null
}

interface Builder {
  source: Source
  top: TextNode[]
  stack: Open[]
  /** Behind the first number: what stands before it is preamble. */
  begun: boolean
  numbered: boolean
}

/** The nodes of a body, lines `from` to `to`. */
export function readBody(source: Source, from: number, to: number): TextNode[] {
  const builder: Builder = { source, top: [], stack: [], begun: false, numbered: hasNumbers(source, from, to) }
  for (let i = from; i < to; ) i = takeLine(builder, i, to)
  // The only numbers were those of the annexes named: a letter, whose words are paragraphs.
  if (!builder.begun) for (const node of builder.top) if (node.kind === 'preamble') node.kind = 'paragraph'
  return builder.top
}

function hasNumbers(source: Source, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (source.markers[i] !== null) return true
  return false
}

/** Puts line `i` where it belongs; returns the next line to read. */
function takeLine(builder: Builder, i: number, to: number): number {
  const { source } = builder
  const line = source.lines[i]!
  const marker = source.markers[i]
  const first = source.text.charCodeAt(line.start)
  const toc = first === 0x76ee || (marker && RANK[marker.style] < RANK.section) ? tocEnd(source, i, to, builder.begun) : 0
  if (toc > 0) {
    builder.stack.length = 0
    append(builder, makeNode('toc', line.start, source.lines[toc - 1]!.end), 0, null)
    builder.stack.length = 0
    return toc
  }
  if (first === 0x7c && line.end - line.start > 1) return takeTable(builder, i, to)
  if (first === 0x9644) {
    const notice = takeNotice(builder, i, to)
    if (notice > i) return notice
  }
  if (marker) takeMarker(builder, i, marker)
  else takeWords(builder, i)
  return i + 1
}

function takeMarker(builder: Builder, i: number, marker: Marker): void {
  builder.begun = true
  if (marker.style === 'article') takeArticle(builder, i, marker)
  else if (RANK[marker.style] < RANK.article)
    takeHeading(builder, i, marker, marker.style === 'subpart' ? 'part' : (marker.style as 'part'), RANK[marker.style])
  else if (overArticles(builder, i, marker)) takeHeading(builder, i, marker, 'heading', RANK[marker.style] - OVER_ARTICLES - 15)
  else if (inArticle(builder)) takeItem(builder, i, marker)
  else takeLevel(builder, i, marker)
}

function takeHeading(builder: Builder, i: number, marker: Marker, kind: TextNode['kind'], rank: number): void {
  const { start, end } = builder.source.lines[i]!
  closeTo(builder, rank)
  append(builder, makeNode(kind, start, end, marker.label, marker.number, marker.suffix), rank, marker.style)
}

function takeArticle(builder: Builder, i: number, marker: Marker): void {
  const { text, lines } = builder.source
  const { start, end } = lines[i]!
  closeTo(builder, RANK.article)
  append(builder, makeNode('article', start, end, marker.label, marker.number, marker.suffix), RANK.article, 'article')
  const from = behindCaption(text, marker.to, end)
  if (from < end) append(builder, makeNode('paragraph', from, end), PARAGRAPH, null)
}

/** The caption 【目的和依据】 stays the article's own words; its first paragraph begins behind it. */
function behindCaption(text: string, from: number, end: number): number {
  let at = skipBlanks(text, from, end)
  if (text[at] !== '【') return at
  const close = text.indexOf('】', at)
  if (close < 0 || close >= end || close - at > 60) return at
  at = skipBlanks(text, close + 1, end)
  return at
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

/** An item belongs to the paragraph whose lead it follows (domain.md §7). */
function takeItem(builder: Builder, i: number, marker: Marker): void {
  const { start, end } = builder.source.lines[i]!
  closeStyle(builder, i, marker)
  const kind = marker.style === 'comma' || marker.style === 'bracket' ? 'item' : 'subitem'
  append(builder, makeNode(kind, start, end, marker.label, marker.number), RANK[marker.style], marker.style)
}

/** 公文体: 一、 over （一） over 1. over （1）. */
function takeLevel(builder: Builder, i: number, marker: Marker): void {
  const { start, end } = builder.source.lines[i]!
  closeStyle(builder, i, marker)
  append(builder, makeNode('heading', start, end, marker.label, marker.number), RANK[marker.style], marker.style)
}

/**
 * Closes what a number ends: back to the same style when it is open, else every narrower one. A wider style may still stand
 * inside a narrower one (1. … ： followed by （一）) when it starts at one under a lead.
 */
function closeStyle(builder: Builder, i: number, marker: Marker): void {
  const { stack } = builder
  for (let k = stack.length - 1; k >= 0 && stack[k]!.rank > RANK.article; k--) {
    if (stack[k]!.style === marker.style) {
      stack.length = k
      return
    }
  }
  const top = stack[stack.length - 1]
  if (top?.style && marker.number === 1 && top.rank > RANK[marker.style] && /[：:]$/.test(lineWords(builder.source, i - 1))) return
  closeTo(builder, RANK[marker.style])
}

function overArticles(builder: Builder, i: number, marker: Marker): boolean {
  if (marker.style !== 'comma' && marker.style !== 'bracket') return false
  const words = lineWords(builder.source, i)
  if (words.length > 40 || /[。；;：:，]$/.test(words)) return false
  for (let k = i + 1; k < i + 3; k++) {
    const next = builder.source.markers[k]
    if (next?.style === 'article') return true
    if (!next || (next.style !== 'bracket' && next.style !== 'comma')) return false
  }
  return false
}

function inArticle(builder: Builder): boolean {
  return builder.stack.some((open) => open.node.kind === 'article')
}

function takeWords(builder: Builder, i: number): void {
  const { start, end } = builder.source.lines[i]!
  const words = end - start < 200 ? builder.source.text.slice(start, end) : ''
  if (words !== '' && (isNote(words) || isColophon(words))) {
    appendLeaf(builder, makeNode('note', start, end))
    return
  }
  if (!builder.begun && builder.numbered) {
    appendLeaf(builder, makeNode('preamble', start, end))
    return
  }
  // A paragraph behind the items is the next 款 (domain.md §7); in 公文体 it belongs to the heading above it.
  if (inArticle(builder)) closeTo(builder, PARAGRAPH)
  append(builder, makeNode('paragraph', start, end), inArticle(builder) ? PARAGRAPH : 100, null)
  if (!inArticle(builder)) builder.stack.pop()
}

function takeTable(builder: Builder, i: number, to: number): number {
  const { text, lines } = builder.source
  let last = i
  while (last + 1 < to && text.charCodeAt(lines[last + 1]!.start) === 0x7c) last++
  if (inArticle(builder)) closeTo(builder, PARAGRAPH)
  appendLeaf(builder, makeNode('table', lines[i]!.start, lines[last]!.end))
  return last + 1
}

/** 附件：1.… / 2.… named in front of the signature: one node. */
function takeNotice(builder: Builder, i: number, to: number): number {
  const { source } = builder
  if (annexLabel(lineWords(source, i)) === 0 || lineWords(source, i).length > 100) return i
  let last = i
  while (last + 1 < to && last < i + 60 && isListed(source, last + 1)) last++
  builder.stack.length = 0
  append(builder, makeNode('attachmentNote', source.lines[i]!.start, source.lines[last]!.end), 0, null)
  builder.stack.length = 0
  return last + 1
}

function isListed(source: Source, i: number): boolean {
  const words = lineWords(source, i)
  return words.length <= 90 && (source.markers[i]?.style === 'dot' || annexLabel(words) > 0) && !/[。；]$/.test(words)
}

function closeTo(builder: Builder, rank: number): void {
  const { stack } = builder
  let k = stack.length
  while (k > 0 && stack[k - 1]!.rank >= rank) k--
  stack.length = k
}

function append(builder: Builder, node: TextNode, rank: number, style: Style | null): void {
  appendLeaf(builder, node)
  builder.stack.push({ node, rank, style })
}

function appendLeaf(builder: Builder, node: TextNode): void {
  const { stack, top } = builder
  const parent = stack[stack.length - 1]
  if (parent) parent.node.children.push(node)
  else top.push(node)
  for (const open of stack) if (open.node.end < node.end) open.node.end = node.end
}
