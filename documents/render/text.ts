import type { TextNode, Tree } from '../tree.ts'

/**
 * A text as plain text for reading: one paragraph a line, labels with one full-width blank, paragraphs and items indented by
 * two, a blank line around headings. The words are those of the text; for the text itself use `print`.
 */
export function renderText(tree: Tree): string {
  const lines: string[] = []
  for (const node of tree.nodes) addLines(tree.text, node, lines)
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

const SPACED = new Set(['part', 'chapter', 'section', 'annex', 'title', 'toc'])

function addLines(text: string, node: TextNode, lines: string[]): void {
  const own = text.slice(node.start, node.children[0]?.start ?? node.end).trim()
  if (SPACED.has(node.kind)) lines.push('')
  if (node.kind === 'article') {
    addArticle(text, node, lines)
    return
  }
  const indent =
    node.kind === 'paragraph' || node.kind === 'item' || node.kind === 'subitem' || node.kind === 'preamble' || node.kind === 'heading'
      ? '\u3000\u3000'
      : ''
  if (own !== '') for (const line of own.split(/\r\n|\r|\n/)) lines.push(indent + line.trim())
  if (SPACED.has(node.kind)) lines.push('')
  for (const child of node.children) addLines(text, child, lines)
}

function addArticle(text: string, node: TextNode, lines: string[]): void {
  const [first, ...rest] = node.children
  const label = node.label ?? ''
  const caption = text.slice(node.start + label.length, first?.start ?? node.end).trim()
  if (first?.kind !== 'paragraph') {
    lines.push(`\u3000\u3000${label}${caption}`)
    for (const child of node.children) addLines(text, child, lines)
    return
  }
  lines.push(`\u3000\u3000${label}${caption}\u3000${text.slice(first.start, first.children[0]?.start ?? first.end).trim()}`)
  for (const child of [...first.children, ...rest]) addLines(text, child, lines)
}
