import { type NodeKind, type TextNode, type Tree, trimmedLines } from '../tree.ts'

const LEVEL: Partial<Record<NodeKind, number>> = { title: 1, annex: 1, part: 2, chapter: 2, section: 3 }

/**
 * A text as Markdown: title and chapters as headings, articles with a bold label, every paragraph apart, tables as they are.
 * Signs that Markdown would read are escaped, and numbers stay words: `1．` never becomes a list that renumbers itself.
 * `fromMarkdown` reads it back to the same structure.
 */
export function renderMarkdown(tree: Tree): string {
  const blocks: string[] = []
  for (const node of tree.nodes) addBlocks(tree.text, node, blocks)
  return `${blocks.join('\n\n')}\n`
}

function addBlocks(text: string, node: TextNode, blocks: string[]): void {
  const own = text.slice(node.start, node.children[0]?.start ?? node.end).trim()
  if (node.kind === 'article') addArticle(text, node, blocks)
  else {
    if (node.kind === 'table') blocks.push(tableBlock(own))
    else if (own !== '') blocks.push(block(own, node.kind))
    for (const child of node.children) addBlocks(text, child, blocks)
  }
}

function addArticle(text: string, node: TextNode, blocks: string[]): void {
  const [first, ...rest] = node.children
  const label = `**${escapeMarkdown(node.label ?? '')}**`
  const caption = escapeMarkdown(text.slice(node.start + (node.label ?? '').length, first?.start ?? node.end).trim())
  if (first?.kind !== 'paragraph') {
    blocks.push(label + caption)
    for (const child of node.children) addBlocks(text, child, blocks)
    return
  }
  blocks.push(`${label}${caption}\u3000${paragraph(text.slice(first.start, first.children[0]?.start ?? first.end).trim())}`)
  for (const child of [...first.children, ...rest]) addBlocks(text, child, blocks)
}

function block(words: string, kind: NodeKind): string {
  const level = LEVEL[kind]
  return level === undefined ? paragraph(words) : `${'#'.repeat(level)} ${paragraph(words)}`
}

/** Lines of one node stay lines: a hard break, for Markdown would join them. */
function paragraph(words: string): string {
  return trimmedLines(words).map(escapeMarkdown).join('\\\n')
}

function escapeMarkdown(words: string): string {
  return words
    .replace(/[\\`*_[\]<>~&|]/g, '\\$&')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$|\D)/, (_, blanks: string, sign: string) => `${blanks}${sign.slice(0, -1)}\\${sign.slice(-1)}`)
}

function tableBlock(rows: string): string {
  const lines = rows.split(/\r\n|\r|\n/).map((line) => line.trim())
  if (lines.length < 2 || /^\|[\s:|-]+\|?$/.test(lines[1]!)) return lines.join('\n')
  const columns = lines[0]!.replace(/^\||\|$/g, '').split('|').length
  return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n')
}
