import type { TextNode } from './tree.ts'

/** The paragraphs of an article, in order. */
export function paragraphsOf(article: TextNode): TextNode[] {
  return article.children.filter((node) => node.kind === 'paragraph')
}

/** The items of a paragraph; of an article those of its only paragraph that has any. */
export function itemsOf(node: TextNode): TextNode[] {
  if (node.kind !== 'article') return node.children.filter((child) => child.kind === 'item')
  const holding = paragraphsOf(node).filter((paragraph) => paragraph.children.some((child) => child.kind === 'item'))
  return holding.length === 1 ? itemsOf(holding[0]!) : []
}
