import { toChinese, toNumber } from '../numerals.ts'
import { articleWords } from './describe.ts'
import type { Ordinal } from './types.ts'
import { type Item, type Line, makeLine, type Paragraph, type Work } from './work.ts'

const itemMark = /^[（(]([一二三四五六七八九十百]{1,4})[）)]/
const lowMark = /^(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[①-⑳])/
const articleMark = /^(第[一二三四五六七八九十百千零〇]{1,9}条(?:之[一二三四五六七八九十]{1,3})?)([\s\u3000]{0,3})/
const headingMark = /^(第[一二三四五六七八九十百千零〇]{1,6}([编章节]))([\s\u3000]{0,3})/

/** Quoted paragraphs as paragraphs 款 with their items. A paragraph that begins with （一） is an item of the one before it. */
export function toParagraphs(work: Work, words: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const text of words) {
    const last = paragraphs.at(-1)
    if (last && itemMark.test(text)) last.items.push(toItem(work, [text]))
    else if (last && lowMark.test(text)) {
      const item = last.items.at(-1)
      const line = markedLine(work.style.itemLead, text, lowMark)
      if (item) item.rest.push(line)
      else last.items.push({ old: null, declared: null, line, rest: [] })
    } else
      paragraphs.push({
        old: null,
        declared: null,
        line: makeLine(paragraphs.length === 0 ? '' : work.style.paragraphLead, '', '', text, true),
        items: [],
        counted: true,
      })
  }
  return paragraphs
}

/** Quoted paragraphs as one item with what stands under it. */
export function toItem(work: Work, words: readonly string[]): Item {
  const line = markedLine(work.style.itemLead, words[0] ?? '', itemMark)
  return { old: null, declared: null, line, rest: words.slice(1).map((w) => markedLine(work.style.itemLead, w, lowMark)) }
}

function markedLine(lead: string, text: string, mark: RegExp): Line {
  const label = mark.exec(text)?.[0] ?? ''
  const rest = text.slice(label.length)
  const gap = rest.length - rest.trimStart().length
  return makeLine(lead, label, rest.slice(0, gap), rest.slice(gap), true)
}

/** The number printed in front of an item, or null. */
export function itemNumber(text: string): number | null {
  const m = itemMark.exec(text)
  return m ? toNumber(m[1]!) : null
}

/** One item after another: words that begin with （N） open a new one. */
export function splitItems(words: readonly string[]): string[][] {
  const items: string[][] = []
  for (const text of words) {
    if (items.length === 0 || itemMark.test(text)) items.push([text])
    else items.at(-1)!.push(text)
  }
  return items
}

/** A piece of quoted text that has its own number: 第三条 …, 第四章 …. */
export interface Piece {
  kind: 'article' | 'heading' | 'words'
  label: string
  gap: string
  number: Ordinal | null
  words: string[]
  unit: string
}

/** Cuts quoted paragraphs at the labels of articles and headings. */
export function toPieces(words: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  for (const text of words) {
    const article = articleMark.exec(text)
    const heading = article ? null : headingMark.exec(text)
    if (article && (article[2] !== '' || !/^[的之第款项、和]/.test(text.slice(article[0].length)))) {
      pieces.push({
        kind: 'article',
        label: article[1]!,
        gap: article[2]!,
        number: ordinal(article[1]!),
        words: [text.slice(article[0].length)],
        unit: '条',
      })
    } else if (heading && text.length < 60 && !/[。；]$/.test(text)) {
      pieces.push({
        kind: 'heading',
        label: heading[1]!,
        gap: heading[3]!,
        number: ordinal(heading[1]!),
        words: [text.slice(heading[0].length)],
        unit: heading[2]!,
      })
    } else if (pieces.length > 0 && pieces.at(-1)!.kind !== 'heading') pieces.at(-1)!.words.push(text)
    else pieces.push({ kind: 'words', label: '', gap: '', number: null, words: [text], unit: '' })
  }
  return pieces
}

/** 第十条之一 as a number. */
export function ordinal(label: string): Ordinal | null {
  const m = /^第(.{1,9}?)[编章节条](?:之(.{1,3}))?$/.exec(label)
  const number = m ? toNumber(m[1]!) : null
  return number === null ? null : { number, suffix: m?.[2] ? toNumber(m[2]) : null }
}

/** Words for one article without its own label, if they carry one. */
export function withoutLabel(words: readonly string[], number: Ordinal | null): string[] {
  const m = articleMark.exec(words[0] ?? '')
  if (!m || number === null || m[1] !== articleWords(number)) return [...words]
  const rest = words[0]!.slice(m[0].length)
  return rest === '' ? words.slice(1) : [rest, ...words.slice(1)]
}

/** （三） for the third item. */
export function itemLabel(n: number, like: string): string {
  const words = toChinese(n)
  return like.startsWith('(') ? `(${words})` : `（${words}）`
}
