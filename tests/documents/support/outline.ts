import { parse } from '../../../documents/parse.ts'
import type { TextNode, Tree } from '../../../documents/tree.ts'

/** The tree as indented lines `kind label: first words`, for tests that read like the document. */
export function outline(text: string, width = 12): string {
  const lines: string[] = []
  const tree = parse(text)
  draw(tree, tree.nodes, 0, width, lines)
  return lines.join('\n')
}

function draw(tree: Tree, nodes: TextNode[], depth: number, width: number, lines: string[]): void {
  for (const node of nodes) {
    const from = node.label === null ? node.start : node.start + node.label.length
    const words = tree.text.slice(from, node.end).replace(/\s+/g, '').slice(0, width)
    lines.push(`${'  '.repeat(depth)}${node.kind}${node.label === null ? '' : ` ${node.label}`}: ${words}`)
    draw(tree, node.children, depth + 1, width, lines)
  }
}
