import { align } from './identity/align.ts'
import { pairContainers } from './identity/containers.ts'
import { pairLeftovers } from './identity/leftovers.ts'
import { addPairs, type Match, type Pair } from './identity/match.ts'
import { unitsOf } from './identity/units.ts'
import { flatten, type TextNode, type Tree } from './tree.ts'

/** What became of a provision. Several may hold: reworded, renumbered and moved at once. */
export type Relation = 'kept' | 'reworded' | 'moved' | 'renumbered' | 'split' | 'merged' | 'new' | 'gone'

/**
 * One statement about provisions of two texts. `before` and `after` are indexes into `flatten(tree.nodes)` of either text.
 * In a split, `after[0]` carries the old provision on and the others were split off; in a merge, `before[0]` is carried on.
 * `ambiguous`: another answer would be nearly as good, so a person has to say.
 */
export interface IdentityRow {
  relations: Relation[]
  before: number[]
  after: number[]
  confidence: number
  ambiguous: boolean
}

/** Every node of the new text stands in one row; every node of the old text in at least one. */
export interface Identity {
  rows: IdentityRow[]
}

/**
 * Which provision of `after` is which of `before`: articles first, then paragraphs and items inside the articles that changed,
 * then what went from one article into another (款 promoted to 条), at last the chapters by what they hold.
 */
export function identify(before: Tree, after: Tree): Identity {
  const match: Match = { pairs: [], splits: [], merges: [] }
  const olds = unitsOf(before)
  const news = unitsOf(after)
  addPairs(before.text, after.text, olds.leaves, news.leaves, align(olds.leaves, news.leaves), match)
  pairLeftovers(before, after, match)
  pairContainers(olds.containers, news.containers, match)
  return rowsOf(before, after, match)
}

function rowsOf(before: Tree, after: Tree, match: Match): Identity {
  const oldIndex = indexOf(flatten(before.nodes))
  const flat = flatten(after.nodes)
  const newIndex = indexOf(flat)
  const rows: IdentityRow[] = []
  const ofNew = new Map<TextNode, IdentityRow>()
  const ofOld = new Map<TextNode, IdentityRow>()
  for (const pair of match.pairs) {
    const row = {
      relations: relationsOf(pair),
      before: [oldIndex.get(pair.before)!],
      after: [newIndex.get(pair.after)!],
      confidence: confidenceOf(pair),
      ambiguous: pair.ambiguous,
    }
    ofNew.set(pair.after, row)
    ofOld.set(pair.before, row)
  }
  for (const { from, to, score } of match.splits) {
    const row = ofOld.get(from)
    if (!row) continue
    addRelation(row, 'split')
    row.after.push(newIndex.get(to)!)
    row.confidence = Math.min(row.confidence, score)
    ofNew.set(to, row)
  }
  for (const { from, to } of match.merges) {
    const row = ofNew.get(to)
    if (!row) continue
    addRelation(row, 'merged')
    row.before.push(oldIndex.get(from)!)
    ofOld.set(from, row)
  }
  const told = new Set<IdentityRow>()
  for (const node of flat) {
    const row = ofNew.get(node) ?? { relations: ['new'], before: [], after: [newIndex.get(node)!], confidence: 1, ambiguous: false }
    if (!told.has(row)) rows.push(row)
    told.add(row)
  }
  for (const [node, i] of oldIndex)
    if (!ofOld.has(node)) rows.push({ relations: ['gone'], before: [i], after: [], confidence: 1, ambiguous: false })
  return { rows }
}

/** What happened to a pair; nothing at all is `kept`. */
function relationsOf(pair: Pair): Relation[] {
  const relations: Relation[] = []
  if (!pair.equal) relations.push('reworded')
  if (pair.moved) relations.push('moved')
  if (pair.before.number !== pair.after.number || (pair.before.suffix ?? 0) !== (pair.after.suffix ?? 0)) relations.push('renumbered')
  if (relations.length === 0) relations.push('kept')
  return relations
}

function confidenceOf(pair: Pair): number {
  const base = pair.equal ? 1 : 0.5 + pair.score / 2
  return Math.round((pair.ambiguous ? base / 2 : base) * 100) / 100
}

function addRelation(row: IdentityRow, relation: Relation): void {
  if (row.relations.includes(relation)) return
  row.relations = row.relations.filter((word) => word !== 'kept')
  row.relations.push(relation)
}

function indexOf(flat: TextNode[]): Map<TextNode, number> {
  return new Map(flat.map((node, i) => [node, i]))
}
