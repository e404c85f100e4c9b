import { isContainer, type TextNode } from '../tree.ts'
import { likeness } from './bigrams.ts'
import type { Match } from './match.ts'
import { longestRun } from './sequence.ts'
import type { Units } from './units.ts'

/** A chapter is the old one when at least this share of the provisions of the smaller one went from one into the other. */
const HALF = 0.5
const HEADING_ALIKE = 0.5

/** Pairs chapters, headings and annexes by what they hold; empty-handed ones by their heading, in order. */
export function pairContainers(olds: Units, news: Units, match: Match): void {
  const oldOf = holderOf(olds.nodes)
  const newOf = holderOf(news.nodes)
  const votes = new Map<string, { a: number; b: number; shared: number }>()
  for (const pair of match.pairs) {
    for (const a of oldOf.get(pair.before) ?? []) {
      for (const b of newOf.get(pair.after) ?? []) {
        if (olds.nodes[a]!.kind !== news.nodes[b]!.kind) continue
        const vote = votes.get(`${a} ${b}`)
        if (vote) vote.shared++
        else votes.set(`${a} ${b}`, { a, b, shared: 1 })
      }
    }
  }
  const after = new Int32Array(olds.nodes.length).fill(-1)
  const before = new Int32Array(news.nodes.length).fill(-1)
  const score = new Float64Array(news.nodes.length)
  const ranked = [...votes.values()].map((vote) => ({
    ...vote,
    share: vote.shared / Math.min(countOf(oldOf, vote.a), countOf(newOf, vote.b)),
    alike: likeness(olds.bodies[vote.a]!, news.bodies[vote.b]!),
  }))
  ranked.sort((x, y) => y.share + y.alike - x.share - x.alike || y.shared - x.shared || x.b - y.b)
  for (const { a, b, share, alike } of ranked) {
    if (after[a] !== -1 || before[b] !== -1 || (share < HALF && alike < HEADING_ALIKE)) continue
    after[a] = b
    before[b] = a
    score[b] = Math.max(share, alike)
  }
  pairByHeading(olds, news, after, before, score)
  const run = longestRun(before)
  for (let b = 0; b < before.length; b++) {
    const a = before[b]!
    if (a >= 0)
      match.pairs.push({
        before: olds.nodes[a]!,
        after: news.nodes[b]!,
        equal: olds.bodies[a] === news.bodies[b],
        moved: run[b] === 0,
        score: Math.min(1, score[b]!),
        ambiguous: false,
      })
  }
}

function pairByHeading(olds: Units, news: Units, after: Int32Array, before: Int32Array, score: Float64Array): void {
  const open = new Map<string, number[]>()
  for (let a = olds.nodes.length - 1; a >= 0; a--) {
    const name = `${olds.nodes[a]!.kind} ${olds.bodies[a]}`
    if (after[a] !== -1 || olds.bodies[a] === '') continue
    const list = open.get(name)
    if (list) list.push(a)
    else open.set(name, [a])
  }
  let from = 0
  for (let b = 0; b < news.nodes.length; b++) {
    if (before[b] !== -1) from = before[b]! + 1
    else {
      const places = open.get(`${news.nodes[b]!.kind} ${news.bodies[b]}`)
      while (places && places.length > 0 && places[places.length - 1]! < from) places.pop()
      const a = places?.pop()
      if (a === undefined) continue
      after[a] = b
      before[b] = a
      score[b] = 1
    }
  }
}

/** For each node that is compared: the containers it lies in, by index. */
function holderOf(containers: readonly TextNode[]): Map<TextNode, number[]> {
  const holders = new Map<TextNode, number[]>()
  const index = new Map(containers.map((node, i) => [node, i]))
  for (const [node, i] of index) {
    for (const leaf of leavesOf(node, index)) {
      const list = holders.get(leaf)
      if (list) list.push(i)
      else holders.set(leaf, [i])
    }
  }
  return holders
}

function leavesOf(node: TextNode, containers: Map<TextNode, number>): TextNode[] {
  return node.children.flatMap((child) =>
    containers.has(child) ? leavesOf(child, containers) : isContainer(child.kind) ? [child, ...leavesOf(child, containers)] : [child],
  )
}

const counts = new WeakMap<Map<TextNode, number[]>, Map<number, number>>()
function countOf(holders: Map<TextNode, number[]>, container: number): number {
  let tally = counts.get(holders)
  if (!tally) {
    tally = new Map()
    for (const list of holders.values()) for (const i of list) tally.set(i, (tally.get(i) ?? 0) + 1)
    counts.set(holders, tally)
  }
  return tally.get(container) ?? 1
}
