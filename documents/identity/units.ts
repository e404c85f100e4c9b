import { bodyOf, isBlank, isContainer, isSlot, type TextNode, type Tree } from '../tree.ts'

/** A provision as the comparison aligns it: an article with all it holds, or any other node outside the articles. */
export interface Units {
  text: string
  nodes: TextNode[]
  /** Words without label and surrounding blanks; of a container only its heading line. */
  bodies: string[]
}

/**
 * The provisions of a text in order. `containers` are parts, chapters, sections and annexes, known by what they hold; all
 * others, headings in 公文体 with their own line only, are known by their words.
 */
export function unitsOf(tree: Tree): { leaves: Units; containers: Units; order: TextNode[] } {
  const leaves: Units = { text: tree.text, nodes: [], bodies: [] }
  const containers: Units = { text: tree.text, nodes: [], bodies: [] }
  const order: TextNode[] = []
  collect(tree.text, tree.nodes, leaves, containers, order)
  return { leaves, containers, order }
}

/** The nodes as units of their own, each with all its words. */
export function unitsFrom(text: string, nodes: TextNode[]): Units {
  return { text, nodes, bodies: nodes.map((node) => bodyOf(text, node)) }
}

/** Whether a node stands in the comparison with its heading line only, because what it holds is compared by itself. */
export function holdsOthers(node: TextNode): boolean {
  return node.kind !== 'article' && node.children.length > 0 && isContainer(node.kind)
}

/** Whether a node is known by what it holds rather than by its own words. */
export function isChapter(node: TextNode): boolean {
  return node.kind !== 'article' && node.kind !== 'heading' && isContainer(node.kind)
}

/** Where a container's own words end: in front of its first child. */
export function headingEnd(node: TextNode): number {
  return node.children[0]!.start
}

/** Kinds that may become each other between two versions; others only match their like. */
export function classOf(node: TextNode): number {
  if (node.kind === 'article') return 1
  if (node.kind === 'title') return 2
  if (node.kind === 'titleNote') return 3
  if (node.kind === 'table') return 4
  if (isSlot(node.kind)) return 10 + SLOT_ORDER.indexOf(node.kind)
  return 5
}

const SLOT_ORDER = ['docNumber', 'date', 'signature', 'addressee', 'metadata']

function collect(text: string, nodes: readonly TextNode[], leaves: Units, containers: Units, order: TextNode[]): void {
  for (const node of nodes) {
    order.push(node)
    const from = node.label === null ? node.start : node.start + node.label.length
    const holds = holdsOthers(node)
    const units = isChapter(node) ? containers : leaves
    units.nodes.push(node)
    units.bodies.push(trimmed(text, from, holds ? headingEnd(node) : node.end))
    if (holds) collect(text, node.children, leaves, containers, order)
  }
}

/** One slice instead of two: this runs for every provision. */
function trimmed(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}
