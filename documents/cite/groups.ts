import type { Span } from './types.ts'

/** A run of targets that one verb governs: 《甲》（文号）、《乙》和《丙》. */
export interface Group {
  targets: number[]
  /** The words before the group, back to the start of its sentence, without the names that introduce it (本办法, 刑法). */
  left: string
  /** The words behind the group, to the end of its sentence. */
  right: string
}

/** A sentence, or a piece of a very long one. */
export interface Sentence {
  start: number
  end: number
}

/** The words right behind a span, its bracket (文号，以下简称…) left out. */
export function afterBrackets(text: string, end: number, length: number): string {
  const open = text[end]
  if (open !== '（' && open !== '(') return text.slice(end, end + length)
  let depth = 0
  for (let i = end; i < Math.min(text.length, end + 160); i++) {
    const c = text[i]
    if (c === '（' || c === '(') depth++
    if ((c === '）' || c === ')') && --depth === 0) return text.slice(i + 1, i + 1 + length)
  }
  return text.slice(end, end + length)
}

const separator = /^(?:等?(?:有关|相关|法律|行政法规|法规|规章|文件|规定|政策|要求|其他|的)*)?[、，,\s和与及或]*(?:以及|或者|并)?[的]?$/

/** The runs of titles, provisions or bare numbers of a sentence. */
export function groups(text: string, spans: Span[], sentence: Sentence, inside: number[], done: Set<number>): Group[] {
  const found: Group[] = []
  let current: Group | null = null
  let end = -1
  let provisions = false
  for (const i of inside) {
    const span = spans[i]!
    const place = span.type === 'provision'
    if (done.has(i) || !(place || span.type === 'title' || (span.type === 'documentNumber' && standsAlone(text, spans, i, inside))))
      continue
    if (span.type === 'title' && /(?:简称|统称)[^，。；]{0,3}$/.test(text.slice(Math.max(0, span.start - 10), span.start))) continue
    const gap = current === null ? '' : gapWords(text, spans, inside, end, span.start)
    if (current !== null && place && !provisions && gap === '') {
      current.targets[current.targets.length - 1] = i
    } else if (current !== null && place === provisions && separator.test(gap) && !/，$/.test(gap)) {
      current.targets.push(i)
    } else {
      current = { targets: [i], left: leftOf(text, spans, sentence, inside, span.start), right: '' }
      found.push(current)
    }
    provisions = place
    end = span.end
    current.right = afterBrackets(text, end, 80)
  }
  return found
}

/** A number in brackets belongs to its title. */
function standsAlone(text: string, spans: Span[], i: number, inside: number[]): boolean {
  const at = inside.indexOf(i)
  const title = at > 0 ? spans[inside[at - 1]!] : undefined
  if (title?.type === 'title' && spans[i]!.start - title.end <= 3) return false
  return !/(?:通知|文)?(?:印发|发布|公布)的$/.test(text.slice(spans[i]!.end, spans[i]!.end + 6))
}

/** The words between two targets, with brackets, days, organs and 发布的 taken out. */
function gapWords(text: string, spans: Span[], inside: number[], from: number, to: number): string {
  let words = text.slice(from, to)
  for (const i of inside) {
    const span = spans[i]!
    if (span.start >= from && span.end <= to && (span.type !== 'title' || words.includes('简称'))) words = words.replace(span.text, '')
  }
  return words.replace(/[（(][^（）()]{0,80}[）)]/g, '').replace(/(?:修订)?(?:发布|公布|印发|制定|通过)的?/g, '')
}

/** Kinds of names that stand between a verb and its target: 违反本条例第三条, 按照国务院1993年发布的《…》. */
const introducing = new Set(['self', 'lawName', 'organ', 'date'])

function leftOf(text: string, spans: Span[], sentence: Sentence, inside: number[], start: number): string {
  let at = start
  for (let k = inside.length - 1; k >= 0; k--) {
    const span = spans[inside[k]!]!
    if (span.end > at) continue
    if (!introducing.has(span.type) || at - span.end > 4 || !/^(?:的|发布的|公布的|印发的|\s)?$/.test(text.slice(span.end, at))) break
    at = span.start
  }
  return text.slice(sentence.start, at)
}
