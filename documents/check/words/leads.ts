import type { TextNode } from '../../tree.ts'
import type { Sentence } from './match.ts'

interface List {
  start: number
  end: number
  lead: number
}

/** What stands over and before a sentence: 任何单位不得有下列行为：（一）…, 依照《…》…；逾期不改正的，…. Looked up only for what would be a finding. */
export class Leads {
  private readonly text: string
  private readonly nodes: readonly TextNode[]
  private readonly read: (start: number, end: number) => Sentence
  private lists: List[] | null = null

  constructor(text: string, nodes: readonly TextNode[], read: (start: number, end: number) => Sentence) {
    this.text = text
    this.nodes = nodes
    this.read = read
  }

  /** The words before a sentence since the last full stop, at most 600 characters. */
  upTo(start: number): Sentence {
    const before = this.text.slice(Math.max(0, start - 600), start)
    return this.read(start - before.length + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1, start)
  }

  /** The last sentence of the lead over an item, or null outside of lists. */
  over(at: number): Sentence | null {
    this.lists ??= listsOf(this.nodes)
    // The innermost list comes last in document order.
    let list: List | null = null
    for (const one of this.lists) {
      if (one.start > at) break
      if (at < one.end) list = one
    }
    if (list === null) return null
    const words = this.text.slice(Math.max(list.lead, list.start - 600), list.start).trimEnd()
    const from = Math.max(list.lead, list.start - 600) + Math.max(words.lastIndexOf('。'), words.lastIndexOf('；')) + 1
    return this.read(from, list.start)
  }
}

function listsOf(nodes: readonly TextNode[]): List[] {
  return nodes.flatMap((node) => {
    const item = node.children.find((child) => child.kind === 'item' || child.kind === 'subitem')
    return item ? [{ start: item.start, end: node.end, lead: node.start }] : []
  })
}
