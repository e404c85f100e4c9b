import { findDates } from './dates.ts'
import { endedByList } from './lists.ts'
import { findLaws, findOrgans, findSelf } from './names.ts'
import { findNumbers } from './numbers.ts'
import { findProvisions } from './provisions.ts'
import { findRelations } from './relations.ts'
import { findTitles, titleValue } from './titles.ts'
import type { Citation, Citations, Found, Span, SpanType } from './types.ts'

export type { Citations, Span } from './types.ts'

/**
 * What a text names and what it says of it: titles, document numbers, provisions, organs, dates, and their relations.
 *
 * Total and linear: any text has an answer. Spans stand in order and never overlap. A short title (以下简称《办法》) has the full
 * title as its value, also where it is used later.
 */
export function cite(text: string): Citations {
  const ended = endedByList(text)
  const spans = spansOf(text, ended)
  const relations = findRelations(text, spans)
  return { spans, relations: ended.length === 0 ? relations : withEnded(relations, spans, ended) }
}

/** What stands in a list of what is repealed is repealed, whatever its own line says. */
function withEnded(relations: Citation[], spans: Span[], ended: Found[]): Citation[] {
  const starts = new Set(ended.map(({ start }) => start))
  const listed = spans.flatMap((span, i) => (span.type === 'title' && starts.has(span.start) ? [i] : []))
  const others = relations.map((one) => ({ ...one, targets: one.targets.filter((target) => !listed.includes(target)) }))
  return [...others.filter(({ targets }) => targets.length > 0), { type: 'repeals', targets: listed }]
}

function spansOf(text: string, ended: Found[]): Span[] {
  const { provisions, labels } = findProvisions(text)
  const layers: [SpanType, Found[]][] = [
    ['title', findTitles(text)],
    ['title', ended],
    ['documentNumber', findNumbers(text)],
    ['label', labels],
    ['self', findSelf(text)],
    ['provision', provisions],
    ['lawName', findLaws(text)],
    ['date', findDates(text)],
    ['organ', findOrgans(text)],
  ]
  const taken = new Uint8Array(text.length)
  const spans: Span[] = []
  for (const [type, found] of layers) {
    for (const { start, end, value } of found) {
      if (covered(taken, start, end)) continue
      taken.fill(1, start, end)
      spans.push({ type, start, end, text: text.slice(start, end), value })
    }
  }
  spans.sort((a, b) => a.start - b.start)
  resolveShortTitles(text, spans)
  return spans
}

function covered(taken: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (taken[i] === 1) return true
  return false
}

/** 以下简称《办法》 inside the brackets after a title makes 《办法》 a name of that title from there on. */
function resolveShortTitles(text: string, spans: Span[]): void {
  const names = new Map<string, string>()
  let full: string | null = null
  for (const span of spans) {
    if (span.type !== 'title') continue
    // A bare title of a list is nobody's short name.
    if (!span.text.startsWith('《')) continue
    const own = titleValue(span.text.slice(1, -1))
    const lead = text.slice(Math.max(0, span.start - 8), span.start)
    if (full !== null && /(?:以下|下)?(?:简称|统称)[^，。；]{0,4}$/.test(lead)) names.set(own, full)
    span.value = names.get(own) ?? own
    full = span.value
  }
}
