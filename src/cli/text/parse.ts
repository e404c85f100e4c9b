import type { TextNode, Tree } from '../../../documents/tree.ts'
import { type Io, printJson } from '../io.ts'
import { readInputs } from './input.ts'

/** `text parse`: the structure; 0 also with problems. */
export async function parseFile(io: Io, path: string, options: { json?: boolean }): Promise<number> {
  const [{ tree, converted }] = await readInputs(io, path)
  const { title, nodes, problems, text } = tree
  if (options.json) printJson(io, { title, nodes, problems, ...(converted ? { text } : {}) })
  else io.out(outline(tree))
  return 0
}

/** For people: a node a line, indented, with its first words. */
function outline(tree: Tree): string {
  const lines: string[] = []
  const walk = (nodes: TextNode[], depth: number): void => {
    for (const node of nodes) {
      const words = tree.text
        .slice(node.start, Math.min(node.end, node.start + 60))
        .trim()
        .replace(/\s+/g, ' ')
      lines.push(`${'  '.repeat(depth)}${node.kind}  ${words.length > 40 ? `${words.slice(0, 40)}…` : words}`)
      walk(node.children, depth + 1)
    }
  }
  walk(tree.nodes, 0)
  for (const problem of tree.problems) lines.push(`! ${problem.start}–${problem.end}  ${problem.message}`)
  return `${lines.join('\n')}\n`
}
