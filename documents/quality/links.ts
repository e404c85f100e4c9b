import { bigramsOf, likeness, sizeOf } from '../identity/bigrams.ts'
import { identify } from '../identity.ts'
import { parse } from '../parse.ts'
import { flatten, type TextNode } from '../tree.ts'
import type { Labelled, Link } from './mutate.ts'

/** Right, wrong and missing links between provisions of two texts. */
export interface Tally {
  right: number
  wrong: number
  missing: number
  /** Wrong links between provisions that share less than a fifth of their bigrams. */
  absurd: number
  /** Truly moved articles told as moved, and all articles told as moved. */
  movedRight: number
  movedTrue: number
  movedTold: number
}

export function emptyTally(): Tally {
  return { right: 0, wrong: 0, missing: 0, absurd: 0, movedRight: 0, movedTrue: 0, movedTold: 0 }
}

export const precision = (tally: Tally) => tally.right / Math.max(1, tally.right + tally.wrong)
export const recall = (tally: Tally) => tally.right / Math.max(1, tally.right + tally.missing)

const LINES = new Set(['paragraph', 'item', 'subitem'])

/** Compares what `identify` says with the truth; adds to the tallies and returns the wrong and missing links in words. */
export function judge(labelled: Labelled, articles: Tally, lines: Tally): string[] {
  const before = parse(labelled.before)
  const after = parse(labelled.after)
  const olds = flatten(before.nodes)
  const news = flatten(after.nodes)
  const faults: string[] = []
  const told = { articles: new Map<string, boolean>(), lines: new Map<string, boolean>() }
  for (const row of identify(before, after).rows) {
    for (const a of row.before) {
      for (const b of row.after) {
        const [old, now] = [olds[a]!, news[b]!]
        if (old.kind === 'article' && now.kind === 'article')
          told.articles.set(`${old.start} ${now.start}`, row.relations.includes('moved'))
        else if (LINES.has(old.kind) && LINES.has(now.kind)) told.lines.set(`${old.start} ${now.start}`, row.relations.includes('moved'))
      }
    }
  }
  const words = (nodes: TextNode[], text: string, kinds: (kind: string) => boolean) =>
    new Map(
      nodes.filter((node) => kinds(node.kind)).map((node) => [node.start, text.slice(node.start + (node.label?.length ?? 0), node.end)]),
    )
  const isArticle = (kind: string) => kind === 'article'
  count(labelled.articles, told.articles, words(olds, before.text, isArticle), words(news, after.text, isArticle), articles, faults)
  count(
    labelled.lines,
    told.lines,
    words(olds, before.text, (kind) => LINES.has(kind)),
    words(news, after.text, (kind) => LINES.has(kind)),
    lines,
    [],
  )
  return faults
}

function count(
  truth: readonly Link[],
  told: ReadonlyMap<string, boolean>,
  olds: ReadonlyMap<number, string>,
  news: ReadonlyMap<number, string>,
  tally: Tally,
  faults: string[],
): void {
  const links = new Map(
    truth.filter((link) => olds.has(link.before) && news.has(link.after)).map((link) => [`${link.before} ${link.after}`, link]),
  )
  for (const [key, moved] of told) {
    const [a, b] = key.split(' ').map(Number)
    const link = links.get(key)
    if (moved) tally.movedTold++
    if (link) {
      tally.right++
      if (moved && link.moved) tally.movedRight++
      continue
    }
    tally.wrong++
    const alike = overlap(olds.get(a!) ?? '', news.get(b!) ?? '')
    if (alike < 0.2) tally.absurd++
    faults.push(`wrong ${alike.toFixed(2)}: ${olds.get(a!)?.slice(0, 60)} => ${news.get(b!)?.slice(0, 60)}`)
  }
  for (const [key, link] of links) {
    if (link.moved) tally.movedTrue++
    if (told.has(key)) continue
    tally.missing++
    faults.push(
      `missing ${likeness(olds.get(link.before)!, news.get(link.after)!).toFixed(2)}: ${olds.get(link.before)?.slice(0, 60)} => ${news.get(link.after)?.slice(0, 60)}`,
    )
  }
}

/** Shared bigrams as a share of those of the shorter text: a piece of a split shares all of its own, though few of the whole. */
function overlap(a: string, b: string): number {
  const bigrams = bigramsOf([a, b])
  const [one, two] = [sizeOf(bigrams, 0), sizeOf(bigrams, 1)]
  return Math.min(one, two) === 0 ? 1 : (likeness(a, b) * (one + two)) / 2 / Math.min(one, two)
}
