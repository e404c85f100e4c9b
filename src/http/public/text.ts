import { parse } from '../../../documents/parse.ts'
import { renderHtml } from '../../../documents/render/html.ts'
import { isContainer, type TextNode, type Tree } from '../../../documents/tree.ts'
import type { ProvisionView } from '../../contract/texts.ts'
import { anchorsOf } from '../views/text.ts'
import { type Html, html, rendered } from './html.ts'

/** A piece of a text as it is read: one article, or one paragraph where there are no articles. */
export interface Piece {
  html: Html
  provisionId: string | null
  label: string | null
  /** People comment on it: an article, or a paragraph of a text without articles. */
  unit: boolean
}

/** Cuts a text into the pieces people read and comment on; in order, and together the whole text. */
export function piecesOf(text: string, provisions: ProvisionView[]): Piece[] {
  const tree = parse(text)
  const anchors = anchorsOf(provisions)
  const articles = provisions.some((provision) => provision.kind === 'article')
  const pieces: Piece[] = []
  const visit = (node: TextNode): void => {
    const holdsMore = isContainer(node.kind) && node.children.length > 0
    if (!holdsMore) {
      pieces.push(pieceOf(tree, node, anchors, articles))
      return
    }
    // A heading's own words, then what it holds.
    const first = node.children[0] as TextNode
    if (tree.text.slice(node.start, first.start).trim() !== '') {
      pieces.push(pieceOf(tree, { ...node, end: first.start, children: [] }, () => anchors(node), articles))
    }
    for (const child of node.children) visit(child)
  }
  for (const node of tree.nodes) visit(node)
  return pieces
}

function pieceOf(tree: Tree, node: TextNode, anchors: (node: TextNode) => string | null, articles: boolean): Piece {
  const unit = articles ? node.kind === 'article' : ['paragraph', 'heading', 'item', 'preamble', 'lead'].includes(node.kind)
  return { html: htmlOf(tree, node, anchors), provisionId: anchors(node), label: node.label, unit }
}

/** The page has its own first heading and its own frame: the text's title stands as a line, and each piece without the renderer's frame. */
function htmlOf(tree: Tree, node: TextNode, anchors: (node: TextNode) => string | null): Html {
  const id = anchors(node)
  if (node.kind === 'title') {
    const words = tree.text.slice(node.start, node.end).trim()
    return html`<p class="law-title"${id === null ? null : html` id="${id}"`}>${words}</p>`
  }
  const framed = renderHtml({ text: tree.text, title: null, nodes: [node], problems: [] }, { anchors })
  return rendered(framed.replace(/^<article[^>]*>\n/, '').replace(/<\/article>\n$/, ''))
}

/** A whole text for reading, with something under each piece. */
export function readable(pieces: Piece[], under: (piece: Piece) => Html | null): Html {
  return html`<div class="text" lang="zh-CN">${pieces.map((piece) => html`${piece.html}${under(piece)}`)}</div>`
}
