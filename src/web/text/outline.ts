import { flatten, type NodeKind, type TextNode, type Tree } from '../../../documents/tree.ts'

/** A line of the contents. */
export interface OutlineRow {
  kind: NodeKind
  label: string | null
  words: string
  depth: number
  start: number
}

export interface Outline {
  title: string | null
  rows: OutlineRow[]
  articles: number
  problems: { message: string; start: number; end: number }[]
}

const shown: ReadonlySet<NodeKind> = new Set(['title', 'part', 'chapter', 'section', 'heading', 'article', 'annex'])
const depths: Partial<Record<NodeKind, number>> = { title: 0, annex: 0, part: 0, chapter: 1, heading: 1, section: 2, article: 3 }

/** The contents of a text while it is typed: parts, chapters, sections, headings and articles with their first words. */
export function outlineOf(tree: Tree): Outline {
  const nodes = flatten(tree.nodes)
  const rows = nodes
    .filter((node, index) => shown.has(node.kind) && !isDouble(node, nodes[index + 1]))
    .map((node) => ({
      kind: node.kind,
      label: node.label,
      words: firstWords(tree.text, node.start + (node.label?.length ?? 0), node.end),
      depth: depths[node.kind] ?? 2,
      start: node.start,
    }))
  return { title: tree.title, rows, articles: nodes.filter((node) => node.kind === 'article').length, problems: tree.problems }
}

/** An annex that opens with its own title would stand there twice. */
function isDouble(node: TextNode, next: TextNode | undefined): boolean {
  return node.kind === 'annex' && next?.kind === 'title' && next.start === node.start
}

function firstWords(text: string, from: number, to: number): string {
  const line =
    text
      .slice(from, Math.min(to, from + 60))
      .trimStart()
      .split('\n')[0] ?? ''
  return line.length > 22 ? `${line.slice(0, 21)}…` : line
}
