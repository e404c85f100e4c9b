import { toNumber } from './numerals.ts'
import { readBody } from './parse/body.ts'
import { headOf } from './parse/head.ts'
import { numberingProblems } from './parse/problems.ts'
import { type Region, regionsOf } from './parse/regions.ts'
import { annexLabel, isAnnexLine, wordsOf } from './parse/shapes.ts'
import { lineWords, type Source, sourceOf } from './parse/source.ts'
import { tailOf } from './parse/tail.ts'
import { makeNode, type TextNode, type Tree } from './tree.ts'
import { trimEndOf } from './trim.ts'

/**
 * The tree of a text: statute style, official-document style, and a 通知 that issues an annexed 办法.
 *
 * Total: any string gives a tree, every non-blank character lies in some node, and `print` gives the same string back.
 * Time is linear in the text. Oddities are in `problems`; nothing is thrown.
 */
export function parse(text: string): Tree {
  const source = sourceOf(text)
  const nodes: TextNode[] = []
  const from = frontMatter(source, nodes)
  const title = parseRegion(source, regionsOf(source, from), nodes)
  numberingProblems(nodes, source.problems)
  source.problems.sort((a, b) => a.start - b.start)
  return { text, title, nodes, problems: source.problems }
}

/** `---` … `---` in front of a text that people bring in: metadata, not part of the document. */
function frontMatter(source: Source, nodes: TextNode[]): number {
  if (source.lines.length < 2 || lineWords(source, 0) !== '---') return 0
  for (let i = 1; i < Math.min(source.lines.length, 200); i++) {
    if (lineWords(source, i) !== '---') continue
    nodes.push(makeNode('metadata', source.lines[0]!.start, source.lines[i]!.end))
    return i + 1
  }
  return 0
}

/** Adds a region's nodes to `into`; returns its title. */
function parseRegion(source: Source, region: Region, into: TextNode[]): string | null {
  const to = region.annexes[0]?.from ?? region.to
  const head = headOf(source, region.from, to)
  for (const node of head.nodes) into.push(node)
  const tail = tailOf(source, head.next, to)
  for (const node of readBody(source, head.next, tail.end)) into.push(node)
  for (const node of tail.nodes) into.push(node)
  for (const annex of region.annexes) into.push(annexNode(source, annex))
  return head.title ?? titleOf(source, into)
}

/** An order (令) has no title of its own: it goes by that of what it issues. */
function titleOf(source: Source, nodes: readonly TextNode[]): string | null {
  const title = nodes.find((node) => node.kind === 'annex')?.children.find((node) => node.kind === 'title')
  return title
    ? source.text
        .slice(title.start, title.end)
        .replace(/[\r\n]+[ \t\u3000]*/g, '')
        .replace(/\s+/g, ' ')
    : null
}

function annexNode(source: Source, region: Region): TextNode {
  const { start } = source.lines[region.from]!
  const node = makeNode('annex', start, source.lines[region.to - 1]!.end)
  if (!region.labelled) {
    parseRegion(source, region, node.children)
    return node
  }
  const words = wordsOf(source.text, source.lines[region.from]!)
  const label = isAnnexLine(words) ? trimEndOf(words, '：: \t\u3000') : trimEndOf(words.slice(0, annexLabel(words)), '：:.．、 \t\u3000')
  node.label = label
  node.number = toNumber(/[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}/.exec(label)?.[0] ?? '')
  if (label.length < words.length && !isAnnexLine(words)) {
    const line = source.lines[region.from]!
    const titleStart = line.start + annexLabel(words)
    node.children.push(makeNode('title', titleStart, line.end))
  }
  parseRegion(source, { ...region, from: region.from + 1 }, node.children)
  return node
}
