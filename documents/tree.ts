/** What a node is; the Chinese term stands in the README's table. */
export type NodeKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'heading'
  | 'title'
  | 'titleNote'
  | 'toc'
  | 'preamble'
  | 'lead'
  | 'addressee'
  | 'signature'
  | 'date'
  | 'docNumber'
  | 'attachmentNote'
  | 'annex'
  | 'table'
  | 'note'
  | 'metadata'
  | 'other'

/**
 * A piece of the text. `start` and `end` count UTF-16 units of `Tree.text`; children lie inside, in order, without overlap.
 * `label` is the number as printed (`第十条之一`, `（一）`, `附件1`), `number` and `suffix` what it says (10 and 1).
 */
export interface TextNode {
  kind: NodeKind
  label: string | null
  number: number | null
  suffix: number | null
  start: number
  end: number
  children: TextNode[]
}

/** Something odd in a text that was parsed all the same; `message` is Chinese. */
export interface Problem {
  message: string
  start: number
  end: number
}

/** A parsed text. Every non-blank character lies in one of `nodes`. */
export interface Tree {
  text: string
  title: string | null
  nodes: TextNode[]
  problems: Problem[]
}

/** Kinds that only hold other provisions; their own words are a heading line. */
const CONTAINERS: ReadonlySet<NodeKind> = new Set(['part', 'chapter', 'section', 'heading', 'annex'])

/** Form slots: filled at signing and numbering, outside every sign-off (design.md §2). */
const SLOTS: ReadonlySet<NodeKind> = new Set(['docNumber', 'date', 'signature', 'addressee', 'metadata'])

/** Whether nodes of this kind are headings over other provisions (编, 章, 节, 一、, 附件). */
export function isContainer(kind: NodeKind): boolean {
  return CONTAINERS.has(kind)
}

/** Whether nodes of this kind are form slots. */
export function isSlot(kind: NodeKind): boolean {
  return SLOTS.has(kind)
}

/** Makes a node without children. */
export function makeNode(
  kind: NodeKind,
  start: number,
  end: number,
  label: string | null = null,
  number: number | null = null,
  suffix: number | null = null,
): TextNode {
  return { kind, label, number, suffix, start, end, children: [] }
}

/** All nodes in document order, a parent before its children. Without recursion, so that depth cannot overflow the stack. */
export function flatten(nodes: readonly TextNode[]): TextNode[] {
  const flat: TextNode[] = []
  const waiting: TextNode[] = []
  for (let i = nodes.length - 1; i >= 0; i--) waiting.push(nodes[i]!)
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    flat.push(node)
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i]!)
  }
  return flat
}

/** For each node of `flatten(nodes)` the index of its parent in that list, −1 at the top. */
export function parentsOf(flat: readonly TextNode[]): Int32Array {
  const parents = new Int32Array(flat.length).fill(-1)
  const open: number[] = []
  for (let i = 0; i < flat.length; i++) {
    while (open.length > 0 && flat[open[open.length - 1]!]!.end <= flat[i]!.start) open.pop()
    // A child may end where its parent ends; only nodes that really hold this one stay open.
    while (open.length > 0 && flat[open[open.length - 1]!]!.end < flat[i]!.end) open.pop()
    parents[i] = open.length > 0 ? open[open.length - 1]! : -1
    open.push(i)
  }
  return parents
}

/** Whether a UTF-16 unit is a blank: what `\s` matches, without a regular expression. */
export function isBlank(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f
  )
}

/** The lines of some words, trimmed, blank ones left out. Not by one regular expression: blanks around a line end backtrack. */
export function trimmedLines(words: string): string[] {
  return words
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The words of a node that belong to none of its children and not to its label, without surrounding blanks. */
export function ownBody(text: string, node: TextNode): string {
  let from = node.label === null ? node.start : node.start + node.label.length
  if (node.children.length === 0) return text.slice(from, node.end).trim()
  let body = ''
  for (const child of node.children) {
    if (child.start > from) body += text.slice(from, child.start)
    from = child.end
  }
  if (from < node.end) body += text.slice(from, node.end)
  return body.trim()
}

/** The words of a node with its children, without its label and surrounding blanks. */
export function bodyOf(text: string, node: TextNode): string {
  return text.slice(node.label === null ? node.start : node.start + node.label.length, node.end).trim()
}
