import { halfWidth, toChinese } from '../numerals.ts'
import { isContainer, type NodeKind, type TextNode, type Tree } from '../tree.ts'

/** The number a provision has when its series is counted anew. */
export interface Counted {
  number: number
  suffix: number | null
}

const SERIES: ReadonlySet<NodeKind> = new Set(['part', 'chapter', 'section', 'article', 'item', 'subitem', 'heading'])

interface Last extends Counted {
  /** What its label says, right or wrong. */
  given: number
}

/**
 * The number of every numbered provision when each series is counted in order: articles through the whole document, the others among their
 * neighbours. An annex counts by itself; 第十条之一 goes on behind 第十条; a list that begins at one again is a list of its own.
 *
 * What a series begins with is left as it is, for chapters and points may go on from an earlier part; only the first item behind a colon is one.
 */
export function counted({ text, nodes }: Tree): Map<TextNode, Counted> {
  const found = new Map<TextNode, Counted>()
  count(nodes, new Map(), { text, found })
  return found
}

interface Book {
  text: string
  found: Map<TextNode, Counted>
}

/** @param carried the last of each series so far: what the next list of that series may go on from. */
function count(nodes: readonly TextNode[], carried: Map<string, Last>, book: Book): void {
  const here = new Map<string, Last>()
  for (const node of nodes) {
    if (node.kind === 'annex') {
      count(node.children, new Map(), book)
      continue
    }
    if (node.number !== null && node.label !== null && SERIES.has(node.kind)) {
      const series = seriesOf(node)
      const before = here.get(series) ?? null
      const next =
        node.kind === 'article'
          ? nextArticle(carried.get(series) ?? null, node)
          : nextOf(before, carried.get(series), node, here.size === 0, book)
      book.found.set(node, { number: next.number, suffix: next.suffix })
      here.set(series, next)
      carried.set(series, next)
    }
    // The lists of an article and of an item are their own.
    if (node.kind === 'article' || node.kind === 'item') count(node.children, new Map(), book)
    else if (isContainer(node.kind) || node.kind === 'paragraph') count(node.children, carried, book)
  }
}

function nextArticle(before: Last | null, node: TextNode): Last {
  const given = node.number!
  if (before === null) return { number: 1, suffix: null, given }
  if (node.suffix !== null) return { number: before.number, suffix: (before.suffix ?? 0) + 1, given }
  return { number: before.number + 1, suffix: null, given }
}

/** @param leads whether no other number stands before it under the same provision: a colon above it is then that of their lead. */
function nextOf(before: Last | null, earlier: Last | undefined, node: TextNode, leads: boolean, { text }: Book): Last {
  const given = node.number!
  if (before === null) {
    if (earlier !== undefined && given > earlier.given) return { number: earlier.number + given - earlier.given, suffix: null, given }
    const first =
      leads && earlier === undefined && node.kind === 'item' && /[：:]\s{0,9}$/.test(text.slice(Math.max(0, node.start - 10), node.start))
    return { number: first ? 1 : given, suffix: null, given }
  }
  if (node.suffix !== null) return { number: before.number, suffix: (before.suffix ?? 0) + 1, given }
  const begins = given === 1 && before.given !== 1 && before.number !== 1
  return { number: begins ? 1 : before.number + 1, suffix: null, given }
}

function seriesOf(node: TextNode): string {
  if (node.kind === 'article') return 'article'
  const label = node.label!
  const bracket = /^[（(]/.test(label) ? '()' : /[.．]/.test(label) ? '.' : /、/.test(label) ? '、' : ''
  return `${node.kind}${bracket}${/[0-9０-９]/.test(label) ? '1' : /[①-⑳]/.test(label) ? '①' : '一'}`
}

const numeral = /[零〇○一二两三四五六七八九十百千万]{1,12}|[0-9]{1,8}|[０-９]{1,8}|[①-⑳]/

/**
 * A label, or one step of a reference (第九条, 第（三）项), with another number, in figures and brackets as it was printed.
 *
 * @returns null when there is no numeral in it, or none of that style for the number.
 */
export function printedAs(words: string, { number, suffix }: Counted): string | null {
  const plain = words.replace(/之[一二三四五六七八九十]{1,3}(?=$|[\s\u3000])/, '')
  const old = numeral.exec(plain)?.[0]
  if (old === undefined) return null
  const by = inStyle(old, number)
  return by === null ? null : plain.replace(old, () => by) + (suffix === null ? '' : `之${toChinese(suffix)}`)
}

function inStyle(old: string, number: number): string | null {
  if (/[①-⑳]/.test(old)) return number <= 20 ? String.fromCharCode(0x2460 + number - 1) : null
  if (/[０-９]/.test(old)) return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  return halfWidth(old) === old && /\d/.test(old) ? String(number) : toChinese(number)
}
