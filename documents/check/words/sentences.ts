import { SILENT } from '../../history.ts'
import type { NodeKind, TextNode, Tree } from '../../tree.ts'

/** The heading of a chapter orders nothing either. */
const silent: ReadonlySet<NodeKind> = new Set([...SILENT, 'chapter'])
const longest = 600

/** Which characters end a sentence. */
const ends = new Uint8Array(65536)
for (const c of '。；\n！？') ends[c.charCodeAt(0)] = 1

/** The sentences that order something, cut at 。；！？ and line ends; longer ones than 600 characters are cut there. */
export function sentencesOf(tree: Tree, nodes: readonly TextNode[]): { start: number; end: number }[] {
  const quiet = nodes.filter((node) => silent.has(node.kind))
  const { text } = tree
  const sentences: { start: number; end: number }[] = []
  let start = 0
  let next = 0
  const push = (end: number) => {
    for (; start < end; start += longest) {
      const to = Math.min(end, start + longest)
      while (next < quiet.length && endOf(quiet[next]!) <= start) next++
      if (!(next < quiet.length && quiet[next]!.start <= start + 4 && endOf(quiet[next]!) >= to - 1)) sentences.push({ start, end: to })
    }
    start = end
  }
  for (let at = 0; at < text.length; at++) {
    if (ends[text.charCodeAt(at)] === 1) push(at + 1)
  }
  push(text.length)
  return sentences
}

/** The clause number of each character of a range: commas and colons begin a new one. */
export function clausesOf(text: string, start: number, end: number): Uint16Array {
  const clauses = new Uint16Array(end - start + 1)
  let clause = 0
  for (let at = start; at < end; at++) {
    clauses[at - start] = clause
    const c = text.charCodeAt(at)
    if (c === 0xff0c || c === 0xff1a || c === 0x2c || c === 0x3a) clause++
  }
  clauses[end - start] = clause
  return clauses
}

/** A chapter holds its articles; only its own heading line is silent. */
function endOf(node: { end: number; children: { start: number }[] }): number {
  return node.children[0]?.start ?? node.end
}
