import { parse } from '../../../documents/parse.ts'
import { flatten, isSlot, type TextNode, type Tree } from '../../../documents/tree.ts'

/** What signing and numbering put into a text; nothing else may change between signature and publication (design.md §2). */
export interface SlotValues {
  /** The number as printed, 新府办〔2026〕1号. */
  number: string | null
  /** The day of signature, `YYYY-MM-DD`. */
  signedOn: string | null
}

/**
 * The text with its form slots filled: the number replaces the act's own number line or stands on a new line behind the title; the day
 * replaces the day under the signature. Annexes have slots of their own and are left alone.
 */
export function fillSlots(text: string, values: SlotValues): string {
  const { nodes } = parse(text)
  const edits: { start: number; end: number; words: string }[] = []
  const number = nodes.find((node) => node.kind === 'docNumber')
  const title = nodes.find((node) => node.kind === 'title')
  if (values.number !== null) {
    if (number) edits.push({ start: number.start, end: number.end, words: values.number })
    else if (title) edits.push({ start: title.end, end: title.end, words: `\n${values.number}` })
  }
  const day = nodes.findLast((node) => node.kind === 'date')
  if (values.signedOn !== null && day) edits.push({ start: day.start, end: day.end, words: printDay(values.signedOn) })
  return edits.sort((a, b) => b.start - a.start).reduce((done, edit) => done.slice(0, edit.start) + edit.words + done.slice(edit.end), text)
}

/**
 * The first provision outside form slots in which two texts differ by a single character, or null when there is none.
 * Both texts are read anew, so that a text that only parses differently is caught as well.
 */
export function differsOutsideSlots(before: string, after: string): { label: string; before: string; after: string } | null {
  const one = pieces(parse(before))
  const two = pieces(parse(after))
  for (let i = 0; i < Math.max(one.length, two.length); i++) {
    const a = one[i]
    const b = two[i]
    if (a?.key !== b?.key || a?.words !== b?.words) {
      return { label: a?.label ?? b?.label ?? '', before: a?.words ?? '', after: b?.words ?? '' }
    }
  }
  return null
}

/** 2026年8月1日 as papers print a day (GB/T 9704 7.3.5.4: Arabic figures, no leading zero). */
export function printDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Every provision outside slots as it is printed: kind, label and its own words with all inner blanks. */
function pieces(tree: Tree): { key: string; label: string; words: string }[] {
  return flatten(tree.nodes)
    .filter((node) => !isSlot(node.kind))
    .map((node) => ({ key: `${node.kind}\u0000${node.label ?? ''}`, label: node.label ?? node.kind, words: ownWords(tree.text, node) }))
}

/** The words between a node's children; the children are pieces of their own. */
function ownWords(text: string, node: TextNode): string {
  let words = ''
  let at = node.start
  for (const child of node.children) {
    words += `${text.slice(at, child.start)}\u0000`
    at = child.end
  }
  return words + text.slice(at, node.end)
}
