import type { TextNode, Tree } from '../tree.ts'
import { sameInstrument } from './titles.ts'

/** The part of a text that an amendment speaks of. */
export interface Scope {
  nodes: TextNode[]
  start: number
  titles: string[]
}

/**
 * The nodes that are the instrument: the whole text, or the annexed 办法 of a 通知 that issues it.
 *
 * @param instrument the name the decision uses; null takes the whole text, or its only annex with articles.
 */
export function findScope(tree: Tree, instrument: string | null): Scope {
  const whole: Scope = { nodes: tree.nodes, start: 0, titles: [tree.title ?? ''].filter(Boolean) }
  const annexes = tree.nodes.filter((node) => node.kind === 'annex')
  const named = annexes.find((annex) => instrument !== null && titlesOf(tree, annex).some((t) => sameInstrument(t, instrument)))
  if (named) return scopeOf(tree, named)
  // An order that only carries the instrument: the articles stand in its one annex.
  const carrying = annexes.filter((annex) => hasArticles(annex.children))
  return !hasArticles(tree.nodes.filter((node) => node.kind !== 'annex')) && carrying.length === 1 ? scopeOf(tree, carrying[0]!) : whole
}

function hasArticles(nodes: readonly TextNode[]): boolean {
  return nodes.some((node) => node.kind === 'article' || hasArticles(node.children))
}

/** All names a text answers to: its own title and those of its annexes. */
export function namesOf(tree: Tree): string[] {
  return [tree.title ?? '', ...tree.nodes.filter((node) => node.kind === 'annex').flatMap((annex) => titlesOf(tree, annex))].filter(Boolean)
}

function scopeOf(tree: Tree, annex: TextNode): Scope {
  const start = annex.children[0]?.start ?? annex.start
  return { nodes: annex.children, start, titles: titlesOf(tree, annex) }
}

function titlesOf(tree: Tree, annex: TextNode): string[] {
  return annex.children.filter((node) => node.kind === 'title').map((node) => tree.text.slice(node.start, node.end).replace(/\s+/g, ''))
}
