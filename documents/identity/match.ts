import { isContainer, type TextNode } from '../tree.ts'
import { type Alignment, align } from './align.ts'
import { type Units, unitsFrom } from './units.ts'

/** A pair found while aligning. */
export interface Pair {
  before: TextNode
  after: TextNode
  equal: boolean
  moved: boolean
  score: number
  ambiguous: boolean
}

/** Pairs, and pieces split off or merged, with what is still open on either side. */
export interface Match {
  pairs: Pair[]
  splits: { from: TextNode; to: TextNode; score: number }[]
  merges: { from: TextNode; to: TextNode }[]
}

/** Records an alignment and goes down into what its pairs hold. */
export function addPairs(oldText: string, newText: string, olds: Units, news: Units, alignment: Alignment, match: Match): void {
  for (let b = 0; b < news.nodes.length; b++) {
    const a = alignment.before[b]!
    if (alignment.splitFrom[b]! >= 0)
      match.splits.push({ from: olds.nodes[alignment.splitFrom[b]!]!, to: news.nodes[b]!, score: alignment.score[b]! })
    if (a < 0) continue
    const pair = {
      before: olds.nodes[a]!,
      after: news.nodes[b]!,
      equal: alignment.equal[b] === 1,
      moved: alignment.moved[b] === 1,
      score: alignment.score[b]!,
      ambiguous: alignment.ambiguous[b] === 1,
    }
    match.pairs.push(pair)
    addInside(oldText, newText, pair, match)
  }
  for (let a = 0; a < olds.nodes.length; a++)
    if (alignment.mergedInto[a]! >= 0) match.merges.push({ from: olds.nodes[a]!, to: news.nodes[alignment.mergedInto[a]!]! })
}

function addInside(oldText: string, newText: string, pair: Pair, match: Match): void {
  // What stands under a heading is compared by itself.
  if (isContainer(pair.before.kind) || isContainer(pair.after.kind)) return
  const olds = pair.before.children
  const news = pair.after.children
  if (olds.length === 0 || news.length === 0) return
  const left = unitsFrom(oldText, olds)
  const right = unitsFrom(newText, news)
  const alignment = align(left, right)
  // An article of one paragraph before and after: whatever its words, it is that paragraph.
  if (olds.length === 1 && news.length === 1 && alignment.before[0] === -1 && olds[0]!.kind === news[0]!.kind) {
    alignment.before[0] = 0
    alignment.after[0] = 0
    alignment.score[0] = pair.score
  }
  addPairs(oldText, newText, left, right, alignment, match)
}
