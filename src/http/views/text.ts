import { parse } from '../../../documents/parse.ts'
import type { Provision } from '../../../documents/provisions.ts'
import { renderHtml } from '../../../documents/render/html.ts'
import type { TextNode, Tree } from '../../../documents/tree.ts'
import type { ProvisionView } from '../../contract/texts.ts'

/** A text to read: plain, structured and as HTML with the provisions' ids as anchors. */
export interface ReadView {
  text: string
  hash: string
  provisions: ProvisionView[]
  tree: { title: string | null; nodes: Tree['nodes']; problems: Tree['problems'] }
  html: string
}

/** Texts never change, so what was parsed once is kept; the least used goes when there are too many (some 2 MB for the longest law). */
const kept = new Map<string, ReadView>()
const mostKept = 40

/** Reads a stored text, or the part of it that a version is. `key` names it for keeping: text id and range. */
export function readText(key: string, text: string, hash: string, provisions: Provision[]): ReadView {
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const tree = parse(text)
  const { title, nodes, problems } = tree
  const view: ReadView = {
    text,
    hash,
    provisions: provisions.map((provision) => ({ ...provision })),
    tree: { title, nodes, problems },
    html: renderHtml(tree, { anchors: anchorsOf(provisions) }),
  }
  kept.set(key, view)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  return view
}

/** The provision that a node of the parsed text is, by its place and kind. */
export function anchorsOf(provisions: Provision[]): (node: TextNode) => string | null {
  const byPlace = new Map(provisions.map((provision) => [`${provision.kind} ${provision.start} ${provision.end}`, provision.provisionId]))
  return (node) => byPlace.get(`${node.kind} ${node.start} ${node.end}`) ?? null
}

/** The provisions inside a range, counted from its beginning: a version is a range of its act's text. */
export function withinRange(provisions: Provision[], start: number, end: number): Provision[] {
  const inside = provisions.filter((provision) => provision.start >= start && provision.end <= end)
  const ids = new Set(inside.map((provision) => provision.provisionId))
  return inside.map((provision) => ({
    ...provision,
    start: provision.start - start,
    end: provision.end - start,
    parentId: provision.parentId !== null && ids.has(provision.parentId) ? provision.parentId : null,
  }))
}
