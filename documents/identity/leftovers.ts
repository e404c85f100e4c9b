import { flatten, type TextNode, type Tree } from '../tree.ts'
import { align } from './align.ts'
import { addPairs, type Match } from './match.ts'
import { classOf, holdsOthers, unitsFrom } from './units.ts'

/**
 * Pairs paragraphs and items that left their article: into an article of their own, or into another one. Only equal or clearly
 * alike words count here, for there is no place to lean on. The pair counts as moved.
 */
export function pairLeftovers(before: Tree, after: Tree, match: Match): void {
  const paired = new Set<TextNode>()
  for (const pair of match.pairs) {
    paired.add(pair.before)
    paired.add(pair.after)
  }
  const olds = openParts(before.nodes, paired)
  const news = openParts(after.nodes, paired)
  if (olds.length === 0 || news.length === 0) return
  const left = unitsFrom(before.text, olds)
  const right = unitsFrom(after.text, news)
  const alignment = align(left, right)
  for (let b = 0; b < news.length; b++) {
    const a = alignment.before[b]!
    // Order among leftovers is no evidence: without their neighbours likeness alone must carry the pair.
    if (a >= 0 && (alignment.score[b]! < 0.5 || right.bodies[b]!.length < 8)) {
      alignment.before[b] = -1
      alignment.after[a] = -1
    }
    alignment.moved[b] = 1
    alignment.splitFrom[b] = -1
  }
  alignment.mergedInto.fill(-1)
  addPairs(before.text, after.text, left, right, alignment, match)
}

/** Paragraphs and items without partner whose parent is no leftover itself, so that each is looked at once. */
function openParts(nodes: readonly TextNode[], paired: ReadonlySet<TextNode>): TextNode[] {
  const parts: TextNode[] = []
  const inside = new Set<TextNode>()
  for (const node of flatten(nodes)) {
    if (holdsOthers(node)) continue
    if (node.kind === 'article' || paired.has(node) || inside.has(node) || classOf(node) !== 5) continue
    parts.push(node)
    for (const child of flatten(node.children)) inside.add(child)
  }
  return parts
}
