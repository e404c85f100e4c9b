import type { Place } from '../compare.ts'
import { type Alignment, align } from '../identity/align.ts'
import { pairContainers } from '../identity/containers.ts'
import type { Match } from '../identity/match.ts'
import { headingEnd, holdsOthers, isChapter, type Units, unitsOf } from '../identity/units.ts'
import { isBlank, type TextNode, type Tree } from '../tree.ts'
import type { ArticleMap } from './references.ts'

/** One text as the list of its provisions in order: articles whole, chapters with their heading line. */
export interface Side {
  nodes: TextNode[]
  place(i: number): Place
  /** Label and words. */
  words(i: number): string
  /** Words behind the label. */
  rest(i: number): string
  /** The blanks behind it, up to the next provision. */
  gap(i: number): string
  /** Label, words and gap. */
  full(i: number): string
  /** Words behind the label with the blanks behind them. */
  restFull(i: number): string
  /** Number and suffix, 12 or 12-1; '' without number. */
  number(i: number): string
}

/** Both texts and which provision is which; arrays by index into `nodes`, as in `Alignment`. */
export interface Spans {
  before: Side
  after: Side
  oldOf: Int32Array
  newOf: Int32Array
  moved: Uint8Array
  /** By new provision: 1 when label aside nothing changed, blanks between label and words included. */
  equal: Uint8Array
  splitFrom: Int32Array
  mergedInto: Int32Array
  /** Which article number became which. */
  becomes(): ArticleMap
}

/** Aligns the provisions of two texts. */
export function spansOf(before: Tree, after: Tree): Spans {
  const olds = unitsOf(before)
  const news = unitsOf(after)
  const alignment = align(olds.leaves, news.leaves)
  const oldIndex = positions(olds.order)
  const newIndex = positions(news.order)
  const spans: Spans = {
    before: sideOf(before.text, olds.order),
    after: sideOf(after.text, news.order),
    oldOf: new Int32Array(news.order.length).fill(-1),
    newOf: new Int32Array(olds.order.length).fill(-1),
    moved: new Uint8Array(news.order.length),
    equal: new Uint8Array(news.order.length),
    splitFrom: new Int32Array(news.order.length).fill(-1),
    mergedInto: new Int32Array(olds.order.length).fill(-1),
    becomes: () => new Map(),
  }
  placeLeaves(spans, alignment, oldIndex.leaves, newIndex.leaves, before.text, after.text)
  placeContainers(spans, olds.containers, news.containers, olds.leaves, news.leaves, alignment, oldIndex.containers, newIndex.containers)
  let map: ArticleMap | null = null
  spans.becomes = () => (map ??= articleMap(spans))
  return spans
}

function positions(order: TextNode[]): { leaves: Int32Array; containers: Int32Array } {
  const leaves = new Int32Array(order.length)
  const containers = new Int32Array(order.length)
  let leaf = 0
  let container = 0
  for (let i = 0; i < order.length; i++) {
    if (isChapter(order[i]!)) containers[container++] = i
    else leaves[leaf++] = i
  }
  return { leaves, containers }
}

function placeLeaves(spans: Spans, alignment: Alignment, olds: Int32Array, news: Int32Array, before: string, after: string): void {
  for (let b = 0; b < alignment.before.length; b++) {
    const a = alignment.before[b]!
    const at = news[b]!
    if (a >= 0) {
      spans.oldOf[at] = olds[a]!
      spans.newOf[olds[a]!] = at
      spans.moved[at] = alignment.moved[b]!
      if (alignment.equal[b] === 1 && sameRest(spans.before.nodes[olds[a]!]!, spans.after.nodes[at]!, before, after)) spans.equal[at] = 1
    } else if (alignment.splitFrom[b]! >= 0) spans.splitFrom[at] = olds[alignment.splitFrom[b]!]!
  }
  for (let a = 0; a < alignment.after.length; a++)
    if (alignment.mergedInto[a]! >= 0) spans.mergedInto[olds[a]!] = news[alignment.mergedInto[a]!]!
}

/** Equal bodies, and between label and body the same blanks: one blank almost always. */
function sameRest(old: TextNode, now: TextNode, before: string, after: string): boolean {
  const oldFrom = old.start + (old.label?.length ?? 0)
  const newFrom = now.start + (now.label?.length ?? 0)
  if (old.end - oldFrom !== now.end - newFrom) return false
  for (let i = 0; oldFrom + i < old.end; i++) {
    const code = before.charCodeAt(oldFrom + i)
    if (code !== after.charCodeAt(newFrom + i)) return false
    if (!isBlank(code)) return true
  }
  return true
}

function placeContainers(
  spans: Spans,
  olds: Units,
  news: Units,
  oldLeaves: Units,
  newLeaves: Units,
  alignment: Alignment,
  oldPlaces: Int32Array,
  newPlaces: Int32Array,
): void {
  const join = (a: number, b: number, moved: boolean) => {
    spans.oldOf[newPlaces[b]!] = oldPlaces[a]!
    spans.newOf[oldPlaces[a]!] = newPlaces[b]!
    spans.moved[newPlaces[b]!] = moved ? 1 : 0
  }
  // Mostly no chapter changes: then there is nothing to find out.
  if (
    olds.nodes.length === news.nodes.length &&
    olds.bodies.every((body, i) => body === news.bodies[i] && olds.nodes[i]!.kind === news.nodes[i]!.kind)
  ) {
    for (let i = 0; i < olds.nodes.length; i++) join(i, i, false)
    return
  }
  const match: Match = { pairs: [], splits: [], merges: [] }
  for (let b = 0; b < alignment.before.length; b++) {
    const a = alignment.before[b]!
    if (a >= 0)
      match.pairs.push({ before: oldLeaves.nodes[a]!, after: newLeaves.nodes[b]!, equal: false, moved: false, score: 0, ambiguous: false })
  }
  const known = match.pairs.length
  pairContainers(olds, news, match)
  const oldOf = new Map(olds.nodes.map((node, i) => [node, i]))
  const newOf = new Map(news.nodes.map((node, i) => [node, i]))
  for (const pair of match.pairs.slice(known)) join(oldOf.get(pair.before)!, newOf.get(pair.after)!, pair.moved)
}

function articleMap(spans: Spans): ArticleMap {
  const map = new Map<string, string>()
  for (let i = 0; i < spans.oldOf.length; i++) {
    const old = spans.oldOf[i]!
    if (old >= 0 && spans.after.nodes[i]!.kind === 'article') map.set(spans.before.number(old), spans.after.number(i))
  }
  return map
}

function sideOf(text: string, nodes: TextNode[]): Side {
  const endOf = (i: number): number => {
    const node = nodes[i]!
    if (!holdsOthers(node)) return node.end
    let end = headingEnd(node)
    while (end > node.start && isBlank(text.charCodeAt(end - 1))) end--
    return end
  }
  const behind = (i: number): number => (i + 1 < nodes.length ? nodes[i + 1]!.start : text.length)
  return {
    nodes,
    place: (i) => ({ label: nodes[i]!.label, start: nodes[i]!.start, end: endOf(i) }),
    words: (i) => text.slice(nodes[i]!.start, endOf(i)),
    rest: (i) => text.slice(nodes[i]!.start + (nodes[i]!.label?.length ?? 0), endOf(i)),
    gap: (i) => text.slice(endOf(i), behind(i)),
    full: (i) => text.slice(nodes[i]!.start, behind(i)),
    restFull: (i) => text.slice(nodes[i]!.start + (nodes[i]!.label?.length ?? 0), behind(i)),
    number: (i) => (nodes[i]!.number === null ? '' : `${nodes[i]!.number}${nodes[i]!.suffix === null ? '' : `-${nodes[i]!.suffix}`}`),
  }
}
