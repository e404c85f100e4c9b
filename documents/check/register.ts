import { type Citations, cite, type Span } from '../cite/index.ts'
import { changesOthers, isInside, isTransitional, sentenceAt, silentRanges } from '../history.ts'
import { titleKey } from '../titles/index.ts'
import type { Tree } from '../tree.ts'
import { type Finding, findingAt } from './types.ts'

/** What the register knows of a cited instrument on the day of the reading. */
export interface RegisterAnswer {
  status: 'inForce' | 'repealed' | 'expired' | 'unknown'
  /** What it is called now. */
  name: string
  /** The day on which it was repealed or expired, `YYYY-MM-DD`. */
  since: string | null
  /** What repealed it, or took its place. */
  by: string | null
}

/** Looks a cited title up; null when the register knows no such instrument or cannot tell which of several is meant. */
export type Lookup = (title: string, number: string | null, day: string | null) => RegisterAnswer | null

/** A title that a text relies on, with the number printed behind it. */
export interface CitedTitle {
  start: number
  end: number
  title: string
  number: string | null
}

const BASIS = '《规章制定程序条例》第十九条（参照）'
/** Relations that speak of what was: ending, changing and issuing name an instrument rightly, dead or alive. */
const passing: ReadonlySet<string> = new Set(['repeals', 'partlyRepeals', 'amends', 'promulgates', 'repliesTo', 'takesEffect', 'expires'])
/** 《办法》 is a short name; 《营业执照》 and 《申请表》 are no instruments. */
const shortName = /^(?:实施)?(?:暂行)?(?:办法|条例|规定|细则|意见|通知|方案|决定|规则|标准)$/
const instrument =
  /(?:法|法典|条例|规定|办法|细则|规则|决定|通知|意见|方案|标准|规范|规程|制度|纲要|目录|公告|通告|批复)(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?$/

/**
 * The titles on which a text relies today: not its own title, not what it repeals, amends or tells of (原《…》, 施行前依照《…》), and
 * nothing at all in a decision that changes others.
 */
export function citedTitles(tree: Tree): CitedTitle[] {
  if (changesOthers(tree.title ?? '')) return []
  const { text } = tree
  const silent = silentRanges(tree)
  const citations = cite(text)
  const told = new Set(citations.relations.filter(({ type }) => passing.has(type)).flatMap(({ targets }) => targets))
  const ending = sentencesThatEnd(text, citations)
  return citations.spans.flatMap((span, at) => {
    if (span.type !== 'title' || span.value === null || told.has(at) || isInside(silent, span.start)) return []
    if (shortName.test(span.value) || isOwn(tree, span.value) || text[span.start - 1] === '原') return []
    const sentence = sentenceAt(text, span.start, span.end)
    if (ending.has(sentence.start) || isTransitional(sentence, span.start, span.end)) return []
    return [{ start: span.start, end: span.end, title: span.value, number: numberBehind(text, citations.spans, at) }]
  })
}

/** REF-*: cited instruments that were repealed, have expired, bear another name, or are not in the register. */
export function registerFindings(tree: Tree, lookup: Lookup, day: string | null = null): Finding[] {
  return judgeTitles(tree, citedTitles(tree), lookup, day)
}

/** {@link registerFindings} for titles that were read before, so that what they need could be fetched in between. */
export function judgeTitles(tree: Pick<Tree, 'text'>, titles: readonly CitedTitle[], lookup: Lookup, day: string | null): Finding[] {
  const unknown = new Set<string>()
  return titles.flatMap(({ start, end, title, number }) => {
    const known = lookup(title, number, day)
    const said = known ? judged(title, known) : unknownOf(title, unknown)
    return said ? [findingAt(tree, start, end, { ...said, basis: BASIS })] : []
  })
}

type Said = Pick<Finding, 'rule' | 'severity' | 'message' | 'messageEn'>

function judged(title: string, { status, name, since, by }: RegisterAnswer): Said | null {
  const on = since ? `于${since}` : ''
  const onEn = since ? ` on ${since}` : ''
  if (status === 'repealed')
    return {
      rule: 'REF-repealed',
      severity: 'warning',
      message: `《${title}》已${on}${by ? `由${by}` : ''}废止或者替代。`,
      messageEn: `“${title}” was repealed or replaced${onEn}${by ? ` by ${by}` : ''}.`,
    }
  if (status === 'expired')
    return {
      rule: 'REF-expired',
      severity: 'warning',
      message: `《${title}》的有效期已${on}届满。`,
      messageEn: `The validity of “${title}” ended${onEn}.`,
    }
  if (titleKey(title) === titleKey(name)) return null
  return {
    rule: 'REF-renamed',
    severity: 'warning',
    message: `《${title}》现名《${name}》。`,
    messageEn: `“${title}” is now called “${name}”.`,
  }
}

/** Said once for each title: the register need not hold every instrument, so this is a note. */
function unknownOf(title: string, said: Set<string>): Said | null {
  if (!instrument.test(title) || said.has(title)) return null
  said.add(title)
  return {
    rule: 'REF-unknown',
    severity: 'note',
    message: `登记簿中没有《${title}》，请核对名称。`,
    messageEn: `The register has no “${title}”; check the name.`,
  }
}

function sentencesThatEnd(text: string, { spans, relations }: Citations): Set<number> {
  const ended = relations.filter(({ type }) => type === 'repeals' || type === 'partlyRepeals').flatMap(({ targets }) => targets)
  return new Set(ended.map((at) => sentenceAt(text, spans[at]!.start, spans[at]!.end).start))
}

/** The text's own names: its title, and the 办法 that it issues. */
function isOwn(tree: Tree, title: string): boolean {
  const key = titleKey(title)
  if (tree.title !== null && titleKey(tree.title) === key) return true
  return tree.nodes.some(
    (node) =>
      node.kind === 'annex' &&
      node.children.some((child) => child.kind === 'title' && titleKey(tree.text.slice(child.start, child.end)) === key),
  )
}

/** 国发〔2015〕68号 of 《…》（国发〔2015〕68号）. */
function numberBehind(text: string, spans: readonly Span[], at: number): string | null {
  const next = spans[at + 1]
  return next?.type === 'documentNumber' && /^[（(]$/.test(text.slice(spans[at]!.end, next.start)) ? (next.value ?? next.text) : null
}
