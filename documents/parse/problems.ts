import { toChinese } from '../numerals.ts'
import { isContainer, type Problem, type TextNode } from '../tree.ts'

const SERIES = new Set(['part', 'chapter', 'section', 'article', 'item', 'subitem', 'heading'])

/** Gaps and repetitions in the numbering of one document; an annex counts by itself. */
export function numberingProblems(nodes: readonly TextNode[], problems: Problem[]): void {
  const article = { node: null as TextNode | null }
  walk(nodes, article, problems)
}

function walk(nodes: readonly TextNode[], article: { node: TextNode | null }, problems: Problem[]): void {
  const last = new Map<string, TextNode>()
  for (const node of nodes) {
    if (node.kind === 'annex') {
      numberingProblems(node.children, problems)
      continue
    }
    if (node.number !== null && SERIES.has(node.kind)) {
      const series = node.kind === 'article' ? 'article' : `${node.kind}${styleOf(node.label ?? '')}`
      const before = node.kind === 'article' ? article.node : (last.get(series) ?? null)
      const message = gap(before, node)
      if (message) problems.push({ message, start: node.start, end: node.start + (node.label ?? '').length })
      last.set(series, node)
      if (node.kind === 'article') article.node = node
    }
    if (isContainer(node.kind) || node.kind === 'article' || node.kind === 'paragraph' || node.kind === 'item')
      walk(node.children, article, problems)
  }
}

function gap(before: TextNode | null, node: TextNode): string | null {
  const number = node.number!
  if (!before) {
    if (number === 1) return null
    return node.kind === 'article' ? `条文序号不从第一条开始：${node.label}` : null
  }
  const follows = number === before.number! + 1 || (number === before.number && (node.suffix ?? 0) === (before.suffix ?? 0) + 1)
  if (follows) return null
  if (number === before.number && node.suffix === before.suffix) return `序号重复：${node.label}`
  // A new list begins at one again.
  if (number === 1 && node.kind !== 'article') return null
  const expected = before.number! + 1
  return `序号不连续：${before.label}之后是${node.label}${number > expected ? `，缺${toChinese(expected)}` : ''}`
}

function styleOf(label: string): string {
  return /^[（(]/.test(label) ? (/[0-9０-９]/.test(label) ? '(1)' : '（一）') : /^[0-9０-９]/.test(label) ? '1' : '一'
}
