import type { TextNode, Tree } from '../tree.ts'

/** What is wrong with a tree: lost characters, children outside their parent, siblings out of order; '' when nothing. */
export function fault(tree: Tree): string {
  const covered = new Uint8Array(tree.text.length)
  const found = nestingFault(tree.nodes, 0, tree.text.length, covered)
  if (found !== '') return found
  for (let i = 0; i < tree.text.length; i++) {
    if (covered[i] === 0 && /\S/.test(tree.text[i]!)) return `lost at ${i}: ${JSON.stringify(tree.text.slice(i, i + 20))}`
  }
  return ''
}

function nestingFault(nodes: TextNode[], from: number, to: number, covered: Uint8Array): string {
  let at = from
  for (const node of nodes) {
    if (node.start < at || node.end > to || node.end <= node.start)
      return `${node.kind} ${node.label} ${node.start}-${node.end} not in ${at}-${to}`
    at = node.end
    covered.fill(1, node.start, node.end)
    const inner = nestingFault(node.children, node.start, node.end, covered)
    if (inner !== '') return inner
  }
  return ''
}
