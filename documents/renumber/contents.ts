import { entryWords } from '../parse/toc.ts'
import type { Doubt, NumberEdit } from '../renumber.ts'
import type { NodeKind, TextNode, Tree } from '../tree.ts'
import { ownNodes } from './own.ts'

interface Found {
  edits: NumberEdit[]
  doubts: Doubt[]
}

interface Line {
  start: number
  words: string
  key: string
}

const HEADINGS: ReadonlySet<NodeKind> = new Set(['part', 'chapter', 'section', 'heading'])

/**
 * The lines of the contents (目录) that follow the headings they print. The first line goes with the first heading behind it, for by that one the
 * parser knows where the contents end; the others where the contents print their words as often as the text does. A heading without a line, or a
 * line without a heading, is one doubt for the whole contents.
 *
 * @param changed the new label of each provision whose number changes.
 */
export function inContents(tree: Tree, changed: ReadonlyMap<TextNode, string>): Found {
  const found: Found = { edits: [], doubts: [] }
  const open = [tree.nodes]
  for (let nodes = open.pop(); nodes; nodes = open.pop()) {
    const own = ownNodes(nodes)
    for (const node of own) if (node.kind === 'annex') open.push(node.children)
    const headings = own.filter((node) => HEADINGS.has(node.kind) && node.label !== null)
    if (!headings.some((node) => changed.has(node))) continue
    for (const toc of own) if (toc.kind === 'toc') follow(tree.text, toc, headings, changed, found)
  }
  return found
}

function follow(text: string, toc: TextNode, all: readonly TextNode[], changed: ReadonlyMap<TextNode, string>, found: Found): void {
  const lines = linesOf(text, toc)
  const styles = new Set(lines.map(({ words }) => styleOf(words)))
  const headings = all.filter((node) => node.start >= toc.end && styles.has(styleOf(node.label!)))
  const paired = pairs(text, lines, headings)
  let doubtful = headings.some((node) => !paired.has(node)) || lines.filter(({ words }) => styleOf(words) !== '').length > paired.size
  for (const [node, line] of paired) {
    const by = changed.get(node)
    if (by === undefined) continue
    const at = line.words.indexOf(node.label!)
    if (at < 0) doubtful = true
    else found.edits.push({ start: line.start + at, end: line.start + at + node.label!.length, by, of: 'toc' })
  }
  if (doubtful) found.doubts.push({ start: toc.start, end: lineEnd(text, toc.start), reason: 'toc' })
}

function pairs(text: string, lines: readonly Line[], headings: readonly TextNode[]): Map<TextNode, Line> {
  const paired = new Map<TextNode, Line>()
  const printed = new Map<string, Line[]>()
  for (const line of lines) put(printed, line.key, line)
  const standing = new Map<string, TextNode[]>()
  for (const node of headings) put(standing, entryWords(text.slice(node.start, lineEnd(text, node.start))), node)
  for (const [key, nodes] of standing) {
    const same = printed.get(key) ?? []
    if (lines[0]?.key === key && nodes[0] === headings[0]) paired.set(nodes.shift()!, same.shift()!)
    if (same.length === nodes.length) for (const [i, node] of nodes.entries()) paired.set(node, same[i]!)
  }
  return paired
}

function put<Value>(into: Map<string, Value[]>, key: string, value: Value): void {
  const list = into.get(key)
  if (list === undefined) into.set(key, [value])
  else list.push(value)
}

function linesOf(text: string, { start, end }: TextNode): Line[] {
  let at = start
  const lines = text
    .slice(start, end)
    .split('\n')
    .map((words) => {
      const line = { start: at, words, key: entryWords(words) }
      at += words.length + 1
      return line
    })
  return lines.filter(({ key }) => key !== '' && !/^目[录次]$/.test(key))
}

const numeral = '[零〇○一二两三四五六七八九十百千0-9０-９\\s\\u3000]{1,12}'
const style = new RegExp(`^[\\s\\u3000]{0,9}(?:第${numeral}(分编|部分|[编章节])|([（(])${numeral}[）)]|${numeral}([、.．]))`)

/** The way of numbering that a line or a label begins with; '' where it begins with none. */
function styleOf(words: string): string {
  const [, unit, bracket, sign] = style.exec(words) ?? []
  return unit ?? (bracket ? '（' : sign === '、' ? '、' : sign ? '.' : '')
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
