import { makeNode, type TextNode } from '../tree.ts'
import { isColophon, isDay, isNote } from './shapes.ts'
import { lineWords, type Source } from './source.ts'

const SIGNATURE_LINES = 12

/** Signature, day and remarks at the end of lines `from` to `to`; `end` is the first line that belongs to them. */
export function tailOf(source: Source, from: number, to: number): { nodes: TextNode[]; end: number } {
  const nodes: TextNode[] = []
  let at = to
  while (at > from && isRemark(lineWords(source, at - 1))) nodes.unshift(nodeAt(source, --at, 'note'))
  if (at <= from || !isDay(lineWords(source, at - 1))) return { nodes, end: at }
  nodes.unshift(nodeAt(source, --at, 'date'))
  for (let taken = 0; taken < SIGNATURE_LINES && at > from && isSignature(source, at - 1); taken++)
    nodes.unshift(nodeAt(source, --at, 'signature'))
  return { nodes, end: at }
}

function isRemark(words: string): boolean {
  return isNote(words) || isColophon(words)
}

function isSignature(source: Source, i: number): boolean {
  const words = lineWords(source, i)
  if (source.markers[i] !== null || source.quoted[i] === 1 || words.length > 60) return false
  if (
    /^(?:(?:省|市|区|县|州|部|局|厅|总|主|院|署|会)[ \u3000]*(?:长|理|席|任)|(?:代)?(?:部|局|署|行|主|会)[ \u3000]*(?:长|任|席)|主[ \u3000]*任|署[ \u3000]*长|行[ \u3000]*长)[ \u3000]*[：: \u3000]/.test(
      words,
    )
  )
    return true
  return !/[。；：:，,！？”]/.test(words) && /[\u4e00-\u9fff]{2}/.test(words)
}

function nodeAt(source: Source, i: number, kind: TextNode['kind']): TextNode {
  const { start, end } = source.lines[i]!
  return makeNode(kind, start, end)
}
