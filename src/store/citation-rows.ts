import { cite, type Span } from '../../documents/cite/index.ts'
import type { Citations } from '../../documents/cite/types.ts'
import { parseNumber, printNumber } from '../../documents/number.ts'
import type { Provision } from '../../documents/provisions.ts'
import { editionOf, titleKey } from '../../documents/titles/index.ts'
import type { RowWrite } from './change-set.ts'
import type { CitationTable } from './schema-cleanup.ts'

/**
 * What is stored of a relation: what `documents/cite` reads in the sentence, and for what no verb governs
 * `history` (a note of how a text came about: 根据《…决定》修正, 原《…》), `sameAs` (the number or short title in the brackets behind a
 * title) and `mentions` (everything else).
 */
export type StoredRelation = Citations['relations'][number]['type'] | 'history' | 'sameAs' | 'mentions'

/**
 * The rows of table `citation` for a text of the register: titles and bare law names, document numbers, organs, and the provisions that
 * stand behind a title (`key` is that title's; the first such place stands in the title's own row). References within the text itself
 * make no row.
 *
 * @param organId the organ whose text it is.
 * @param provisions of the text, in document order; a row names the smallest one that its words stand in.
 */
export function citationRows(textId: string, organId: string, text: string, provisions: Provision[]): RowWrite[] {
  return citationsIn(text, provisions).map((row) => ({ insert: 'citation', row: { text_id: textId, organ_id: organId, ...row } }))
}

/** A row of {@link citationRows} without the text it belongs to. */
export type FoundCitation = Omit<CitationTable, 'text_id' | 'organ_id'>

/** What a text cites, as rows without the text they belong to. */
export function citationsIn(text: string, provisions: Provision[]): FoundCitation[] {
  const { spans, relations } = cite(text)
  const relationOf = new Map(relations.flatMap(({ type, targets }) => targets.map((target) => [target, type] as const)))
  const within = standingIn(provisions)
  const rows: FoundCitation[] = []
  const add = (span: Span, key: string, relation: StoredRelation, place: string | null = null): FoundCitation => {
    const { type, start, end, text: words } = span
    const row = { position: rows.length, type, relation, start, end, words, key, place, provision_id: within(start)?.provisionId ?? null }
    rows.push(row)
    return row
  }
  let anchor = null as Anchor | null
  for (const [index, span] of spans.entries()) {
    const verb = relationOf.get(index)
    const relation = verb ?? (isHistory(text, span, within(span.start)) ? 'history' : 'mentions')
    if (span.type === 'title' || span.type === 'lawName') {
      const key = titleKey(span.value ?? span.text)
      if (anchor !== null && span.end <= anchor.bracket && key === anchor.row.key) {
        add(span, key, 'sameAs')
        continue
      }
      anchor = { row: add(span, key, relation), governed: verb !== undefined, end: span.end, bound: 0, bracket: bracketEnd(text, span.end) }
    } else if (span.type === 'documentNumber') {
      add(span, numberKey(span), anchor !== null && span.end <= anchor.bracket ? 'sameAs' : relation)
    } else if (span.type === 'organ') {
      add(span, span.value ?? span.text, relation)
    } else if (span.type === 'provision' && anchor !== null && follows(text, anchor, span)) {
      if (anchor.bound > 0) add(span, anchor.row.key, relation, span.value)
      else {
        anchor.row.place = span.value
        if (verb !== undefined && !anchor.governed) anchor.row.relation = verb
      }
      anchor = { ...anchor, end: span.end, bound: anchor.bound + 1 }
    }
  }
  return rows
}

/** A title that provisions may follow. */
interface Anchor {
  row: FoundCitation
  /** Whether a verb says what the sentence does with the title itself. */
  governed: boolean
  /** Where the title or the last provision bound to it ends. */
  end: number
  bound: number
  /** Where the bracket right behind the title ends; the title's end where there is none. */
  bracket: number
}

/** 《甲法》第五条, 《甲法》（文号）的第五条; and the next members of its enumeration: 、第六条和第七条. */
function follows(text: string, anchor: Anchor, span: Span): boolean {
  const from = anchor.bound === 0 ? Math.max(anchor.end, anchor.bracket) : anchor.end
  if (span.start < from || span.start - from > 3) return false
  const gap = text.slice(from, span.start)
  return anchor.bound === 0 ? /^[的中之]{0,2}$/.test(gap) : /^(?:[、和及与或至]|以及|或者)$/.test(gap)
}

function bracketEnd(text: string, end: number): number {
  if (text[end] !== '（' && text[end] !== '(') return end
  for (let i = end, depth = 0; i < Math.min(text.length, end + 160) && text[i] !== '\n'; i++) {
    if (text[i] === '（' || text[i] === '(') depth++
    if ((text[i] === '）' || text[i] === ')') && --depth === 0) return i + 1
  }
  return end
}

/** A number as the register prints it, so that 新府办[2014]24号 meets 新府办〔2014〕24号. */
function numberKey(span: Span): string {
  const words = span.value ?? span.text
  const number = parseNumber(words)
  return number ? printNumber(number) : words.replace(/\s/g, '')
}

/** How a text came about: its history lines, 根据《…》修正 in brackets, 原《…》. */
function isHistory(text: string, span: Span, provision: Provision | undefined): boolean {
  if (provision?.kind === 'titleNote' || text[span.start - 1] === '原') return true
  return /^[》\s]?(?:第[一二三四五六七八九十]{1,3}次)?(?:修正|修订)(?![后的过案])/.test(text.slice(span.end, span.end + 12))
}

/** Finds the smallest provision around a place; asked from left to right. */
function standingIn(provisions: Provision[]): (at: number) => Provision | undefined {
  const open: Provision[] = []
  let next = 0
  return (at) => {
    while (next < provisions.length && provisions[next]!.start <= at) {
      const one = provisions[next++]!
      while (open.length > 0 && open.at(-1)!.end <= one.start) open.pop()
      open.push(one)
    }
    while (open.length > 0 && open.at(-1)!.end <= at) open.pop()
    return open.at(-1)
  }
}

/** A name of an instrument with the days it bore it. */
export interface DatedTitle {
  title: string
  from: string | null
  to: string | null
}

/** The rows of table `title_key` for names of an instrument; a name that is known already is written over. */
export function titleKeyRows(instrument: { id: string; organId: string }, names: DatedTitle[]): RowWrite[] {
  return names.flatMap(({ title, from, to }): RowWrite[] => {
    const key = titleKey(title)
    if (key === '') return []
    const row = { key, instrument_id: instrument.id, organ_id: instrument.organId, edition: editionOf(title), title }
    return [{ put: 'title_key', key: ['key', 'instrument_id', 'title', 'organ_id'], row: { ...row, from_day: from, to_day: to } }]
  })
}
