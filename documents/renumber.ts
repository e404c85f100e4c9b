import { inContents } from './renumber/contents.ts'
import { counted, printedAs } from './renumber/labels.ts'
import { followed } from './renumber/references.ts'
import { unread } from './renumber/unread.ts'
import type { TextNode, Tree } from './tree.ts'

/** One place where a number changes; ranges count in the text as it stands. */
export interface NumberEdit {
  start: number
  end: number
  by: string
  /** Whether a provision's own number changes, a line of the contents, or the words that name a provision. */
  of: 'label' | 'toc' | 'reference'
}

/** Why a reference is left as it is for a person to look at. */
export type DoubtReason = 'twice' | 'gone' | 'disagrees' | 'other' | 'range' | 'list' | 'item' | 'toc' | 'style' | 'label'

/** A place that may have to change, and why that is not certain. */
export interface Doubt {
  start: number
  end: number
  reason: DoubtReason
}

/** What counting anew would change. Without edits the numbers are right. */
export interface Renumbering {
  edits: NumberEdit[]
  doubts: Doubt[]
}

/**
 * Counts chapters, articles and items in order, as after a provision was inserted or taken out, and lets the references inside the text
 * follow where it is certain which provision they name: the only one of that number, or the one it was in `since`.
 *
 * References to other instruments are left alone; what is not certain is left as it is and listed. Once the edits are made there are none left,
 * except where a right number lets the parser see more: a line listed as `label` that now goes on from the article before, or an annexed document
 * known by its 第一条 alone (no line 附件, no day above it).
 *
 * Which of two articles of one number is the new one nobody can tell without `since`: 第四条 put in front of 第四条, and a copy of it put behind,
 * are the same text.
 *
 * @param since the text before it was worked on, in which the numbers were right.
 */
export function renumber(tree: Tree, since: Tree | null = null): Renumbering {
  const numbers = counted(tree)
  const edits: NumberEdit[] = []
  const doubts: Doubt[] = unread(tree)
  const openings = new Set(doubts.map(({ start }) => start))
  const changed = new Map<TextNode, string>()
  for (const [node, next] of numbers) {
    if (next.number === node.number && (next.suffix ?? null) === (node.suffix ?? null)) continue
    const place = { start: node.start, end: node.start + node.label!.length }
    const by = printedAs(node.label!, next)
    if (by === null) doubts.push({ ...place, reason: 'style' })
    else if (by !== node.label) {
      changed.set(node, by)
      edits.push({ ...place, by, of: 'label' })
    }
  }
  if (edits.length > 0) {
    for (const found of [inContents(tree, changed), followed(tree, since, numbers)]) {
      edits.push(...found.edits.filter(({ start }) => !openings.has(start)))
      doubts.push(...found.doubts.filter(({ start }) => !openings.has(start)))
    }
  }
  const inOrder = (a: { start: number }, b: { start: number }) => a.start - b.start
  return { edits: edits.sort(inOrder), doubts: doubts.sort(inOrder) }
}

/** The text with edits of `renumber` made; all of them or some. */
export function withNumbers(text: string, edits: readonly NumberEdit[]): string {
  let made = ''
  let at = 0
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.by
    at = edit.end
  }
  return made + text.slice(at)
}
