import type { TextNode } from '../tree.ts'

/** All nodes of one document (the act, an annexed 办法) in order; of its annexes only the annex itself. */
export function ownNodes(nodes: readonly TextNode[]): TextNode[] {
  return nodes.flatMap((node) => (node.kind === 'annex' ? [node] : [node, ...ownNodes(node.children)]))
}
