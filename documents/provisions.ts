import { type Identity, identify } from './identity.ts'
import { parse } from './parse.ts'
import { flatten, isSlot, type NodeKind, ownBody, parentsOf, type TextNode, type Tree } from './tree.ts'

/** The hash of a text, given from outside: SHA-256 as hex in `src`. */
export type Hash = (text: string) => string

/**
 * A provision of one text. `bodyHash` covers its range minus its children's ranges and its label, without surrounding blanks
 * (design.md §2). `slot`: a form slot (number, day, signature, addressee, print data), outside every sign-off.
 */
export interface Provision {
  provisionId: string
  parentId: string | null
  kind: NodeKind
  label: string | null
  start: number
  end: number
  bodyHash: string
  slot: boolean
}

/** The provisions of the first text of a lineage, in document order, a parent before its children. */
export function provisionsOf(tree: Tree, hash: Hash, newId: () => string): Provision[] {
  return rows(tree, hash, () => newId())
}

/**
 * The provisions of the next text of a lineage. Kept, reworded, moved and renumbered provisions keep their ids; of a split the
 * first piece, of a merge the first source hands its id on; new ones get new ids.
 *
 * @param before the text before with its stored provisions; it is parsed again, and ids go by kind and range.
 */
export function inherit(
  before: { text: string; provisions: Provision[] },
  tree: Tree,
  hash: Hash,
  newId: () => string,
): { provisions: Provision[]; identity: Identity } {
  const old = parse(before.text)
  const identity = identify(old, tree)
  const stored = new Map(before.provisions.map((provision) => [place(provision), provision.provisionId]))
  const oldNodes = flatten(old.nodes)
  const ids = new Map<number, string>()
  for (const row of identity.rows) {
    const [from] = row.before
    const [to] = row.after
    const id = from === undefined ? undefined : stored.get(place(oldNodes[from]!))
    if (id !== undefined && to !== undefined) ids.set(to, id)
  }
  return { provisions: rows(tree, hash, (i) => ids.get(i) ?? newId()), identity }
}

function rows(tree: Tree, hash: Hash, idOf: (i: number) => string): Provision[] {
  const flat = flatten(tree.nodes)
  const parents = parentsOf(flat)
  const provisions: Provision[] = []
  for (let i = 0; i < flat.length; i++) {
    const node = flat[i]!
    const parentId = parents[i]! < 0 ? null : provisions[parents[i]!]!.provisionId
    provisions.push({
      provisionId: idOf(i),
      parentId,
      kind: node.kind,
      label: node.label,
      start: node.start,
      end: node.end,
      bodyHash: hash(ownBody(tree.text, node)),
      slot: isSlot(node.kind),
    })
  }
  return provisions
}

function place(range: Pick<TextNode, 'kind' | 'start' | 'end'>): string {
  return `${range.kind} ${range.start} ${range.end}`
}
