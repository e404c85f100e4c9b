import type { NodeKind } from '../tree.ts'
import type { Ordinal, Place } from './types.ts'

/** One line of the text under work: what stands before it, its label, the blank behind the label, its words. */
export interface Line {
  lead: string
  label: string
  gap: string
  words: string
  /** Ranges of `words` that come from the decision: references in them are already those of the new text. */
  fresh: [number, number][]
}

/** An item 项 with the lines under it. `old` is its number in the old text; null in new text. */
export interface Item {
  old: number | null
  declared: number | null
  line: Line
  rest: Line[]
}

/** A paragraph 款 with its items. */
export interface Paragraph {
  old: number | null
  declared: number | null
  line: Line
  items: Item[]
  /** A table or the like: no 款 of its own number. */
  counted: boolean
}

/** An article 条 (or, in a text without articles, a numbered part 一、). */
export interface Article {
  type: 'article'
  old: Ordinal | null
  declared: Ordinal | null
  number: Ordinal
  label: string
  lead: string
  gap: string
  paragraphs: Paragraph[]
  gone: boolean
  moved: boolean
  /** The unit of the new text that a decision names for it (作为第二章第十条); null where it names none. */
  home: Place | null
  /** The article that the decision puts this one next to (在第九条后增加, 移至第七条之前); null where it names none. */
  beside: { article: Article; before: boolean } | null
  /** The article that took over this one's place when it was merged. */
  into: Article | null
}

/** The line of a part, chapter, section or heading. */
export interface Heading {
  type: 'heading'
  kind: NodeKind
  old: number | null
  line: Line
  gone: boolean
  isNew: boolean
  /** The heading as the old text prints it. */
  printed: string
}

/** Any other line or block: title, title note, preamble, signature, annex. */
export interface Plain {
  type: 'plain'
  kind: NodeKind
  line: Line
  gone: boolean
}

/** A piece of the text in its order. */
export type Block = Article | Heading | Plain

/** A text under work. `head` and `tail` stand outside the instrument that is amended and never change. */
export interface Work {
  head: string
  blocks: Block[]
  tail: string
  style: { lead: string; gap: string; itemLead: string; paragraphLead: string; level: boolean }
  titles: string[]
  /** The decision says 条文顺序作相应调整 for this text. */
  renumbers: boolean
}

/** The text of the work. */
export function renderWork(work: Work): string {
  return (
    work.head +
    work.blocks
      .filter((b) => !b.gone)
      .map(renderBlock)
      .join('') +
    work.tail
  )
}

/** The text of one block, blanks before it included. */
export function renderBlock(block: Block): string {
  return block.type === 'article'
    ? block.lead + block.label + block.gap + block.paragraphs.map(renderParagraph).join('')
    : renderLine(block.line)
}

/** The text of a paragraph with its items. */
export function renderParagraph(paragraph: Paragraph): string {
  return renderLine(paragraph.line) + paragraph.items.map((item) => renderLine(item.line) + item.rest.map(renderLine).join('')).join('')
}

/** The text of one line. */
export function renderLine(line: Line): string {
  return line.lead + line.label + line.gap + line.words
}

/** All lines of an article in order. */
export function linesOf(article: Article): Line[] {
  return article.paragraphs.flatMap(linesOfParagraph)
}

/** All lines of a paragraph in order. */
export function linesOfParagraph(paragraph: Paragraph): Line[] {
  return [paragraph.line, ...paragraph.items.flatMap((item) => [item.line, ...item.rest])]
}

/** The articles in the order of the text, those that are gone included. */
export function articlesOf(work: Work): Article[] {
  return work.blocks.filter((b) => b.type === 'article')
}

/** A line; `fresh` marks its words as given by the decision. */
export function makeLine(lead: string, label: string, gap: string, words: string, fresh: boolean): Line {
  return { lead, label, gap, words, fresh: fresh ? [[0, words.length]] : [] }
}
