import { type NodeKind, type TextNode, type Tree, trimmedLines } from '../tree.ts'
import { escapeHtml } from './escape.ts'

/** How a tree becomes HTML. */
export interface HtmlOptions {
  /** The anchor of a node, its provision id; null for none. Without it articles are anchored by number (`art12-1`, in annexes `annex1-art3`). */
  anchors?: (node: TextNode) => string | null
}

/**
 * A text as HTML: an `<article>` with a class for each kind, articles and headings anchored, tables as tables. Everything is
 * escaped. Tree → HTML and never through marked, which joins lines and renumbers lists (design.md §2 "Stored text").
 */
export function renderHtml(tree: Tree, options: HtmlOptions = {}): string {
  const anchors = options.anchors ?? numberedAnchors(tree.nodes)
  return `<article class="legal-text">\n${tree.nodes.map((node) => nodeHtml(tree.text, node, 2, anchors)).join('')}</article>\n`
}

type Anchors = (node: TextNode) => string | null

const HEADINGS: ReadonlySet<NodeKind> = new Set(['part', 'chapter', 'section', 'heading'])

function nodeHtml(text: string, node: TextNode, level: number, anchors: Anchors): string {
  const id = attribute(anchors(node))
  if (node.kind === 'title') return `<h${level - 1} class="title"${id}>${lines(text, node.start, node.end)}</h${level - 1}>\n`
  if (node.kind === 'table') return tableHtml(text.slice(node.start, node.end), id)
  const inner = node.children.map((child) => nodeHtml(text, child, Math.min(level + 1, 6), anchors)).join('')
  const own = ownLine(text, node)
  if (node.kind === 'annex')
    return `<section class="annex"${id}>\n${own === '' ? '' : `<p class="annex-label">${own}</p>\n`}${inner}</section>\n`
  if (HEADINGS.has(node.kind)) return `<section class="${node.kind}"${id}>\n${headingHtml(node, own, level)}${inner}</section>\n`
  if (node.kind === 'article') return `<section class="article"${id}>\n${articleHtml(text, node, anchors)}</section>\n`
  return `<p class="${node.kind}"${id}>${own}</p>\n${inner}`
}

/** A heading in 公文体 may be a whole paragraph or a sentence; only a short line without a full stop is a heading to a reader. */
function headingHtml(node: TextNode, own: string, level: number): string {
  return node.kind === 'heading' && (own.length > 60 || /[。；]$/.test(own))
    ? `<p class="run-in">${own}</p>\n`
    : `<h${level}>${own}</h${level}>\n`
}

/** The label stands in front of the first paragraph, on one line with it. */
function articleHtml(text: string, node: TextNode, anchors: Anchors): string {
  const [first, ...rest] = node.children
  const label = `<b class="label">${escapeHtml(node.label ?? '')}</b>`
  const caption = first
    ? text.slice(node.start + (node.label ?? '').length, first.start).trim()
    : text.slice(node.start + (node.label ?? '').length, node.end).trim()
  const lead = caption === '' ? label : `${label}${escapeHtml(caption)}`
  if (first?.kind !== 'paragraph')
    return `<p class="paragraph">${lead}</p>\n${node.children.map((child) => nodeHtml(text, child, 6, anchors)).join('')}`
  const items = first.children.map((child) => nodeHtml(text, child, 6, anchors)).join('')
  return `<p class="paragraph"${attribute(anchors(first))}>${lead}\u3000${ownLine(text, first)}</p>\n${items}${rest.map((child) => nodeHtml(text, child, 6, anchors)).join('')}`
}

function ownLine(text: string, node: TextNode): string {
  return lines(text, node.start, node.children[0]?.start ?? node.end)
}

function lines(text: string, from: number, to: number): string {
  return trimmedLines(text.slice(from, to)).map(escapeHtml).join('<br>')
}

function tableHtml(rows: string, id: string): string {
  const cells = rows.split(/\r\n|\r|\n/).map((row) =>
    row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  const body = cells.filter((row) => !row.every((cell) => /^:?-{2,}:?$/.test(cell)))
  const widest = Math.max(...body.map((row) => row.length))
  return `<table${id}>\n${body.map((row) => `<tr>${Array.from({ length: widest }, (_, i) => `<td>${escapeHtml(row[i] ?? '')}</td>`).join('')}</tr>\n`).join('')}</table>\n`
}

/** Anchors by number, for a text without provision ids. */
function numberedAnchors(nodes: readonly TextNode[]): Anchors {
  const names = new Map<TextNode, string>()
  const taken = new Set<string>()
  let annexes = 0
  const walk = (list: readonly TextNode[], prefix: string) => {
    for (const node of list) {
      if (node.kind === 'annex') walk(node.children, `${prefix}annex${++annexes}-`)
      else {
        const name = `${prefix}art${node.number}${node.suffix === null ? '' : `-${node.suffix}`}`
        // A number printed twice is anchored once: a link must not be able to mean two places.
        if (node.kind === 'article' && !taken.has(name)) {
          names.set(node, name)
          taken.add(name)
        }
        walk(node.children, prefix)
      }
    }
  }
  walk(nodes, '')
  return (node) => names.get(node) ?? null
}

function attribute(id: string | null): string {
  return id === null ? '' : ` id="${escapeHtml(id)}"`
}
