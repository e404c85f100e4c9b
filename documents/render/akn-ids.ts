import type { NodeKind, TextNode } from '../tree.ts'

const PREFIXES: Record<NodeKind, string> = {
  part: 'part',
  chapter: 'chp',
  section: 'sec',
  article: 'art',
  paragraph: 'para',
  item: 'point',
  subitem: 'indent',
  heading: 'hcontainer',
  title: 'title',
  titleNote: 'titlenote',
  toc: 'toc',
  preamble: 'preamble',
  lead: 'lead',
  addressee: 'addressee',
  signature: 'signature',
  date: 'date',
  docNumber: 'docnumber',
  attachmentNote: 'attachmentnote',
  annex: 'att',
  table: 'table',
  note: 'note',
  metadata: 'metadata',
  other: 'other',
}

/**
 * An `eId` for every node: prefix and number of each step (第十条之一第二款 is `art_10-1__para_2`). Articles hang on the document and
 * not on their chapter, for their numbers run through it. A number printed twice gets `~2`, so that no id means two places.
 */
export function elementIds(nodes: readonly TextNode[]): Map<TextNode, string> {
  const ids = new Map<TextNode, string>()
  const taken = new Map<string, number>()
  walk(nodes, '', '')
  return ids

  function walk(list: readonly TextNode[], prefix: string, home: string): void {
    const counts = new Map<NodeKind, number>()
    let group = 0
    let behindAnnex = false
    for (const node of list) {
      const count = (counts.get(node.kind) ?? 0) + 1
      counts.set(node.kind, count)
      // attachments count in the order in which the renderer writes them: annexes, and stretches behind an annex
      if (node.kind === 'annex') {
        group++
        const place = `${home}att_${group}`
        ids.set(node, place)
        behindAnnex = false
        walk(node.children, `${place}__`, `${place}__`)
        continue
      }
      if (group > 0 && !behindAnnex) {
        group++
        behindAnnex = true
      }
      const number = node.number === null ? `${count}` : `${node.number}${node.suffix === null ? '' : `-${node.suffix}`}`
      const id = unique(`${node.kind === 'article' ? home : prefix}${PREFIXES[node.kind]}_${number}`)
      ids.set(node, id)
      walk(node.children, `${id}__`, home)
    }
  }

  function unique(id: string): string {
    const times = (taken.get(id) ?? 0) + 1
    taken.set(id, times)
    return times === 1 ? id : unique(`${id}~${times}`)
  }
}
