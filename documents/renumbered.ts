import { findProvisions } from './cite/provisions.ts'
import { type IdentityRow, identify } from './identity.ts'
import { toChinese } from './numerals.ts'
import { flatten, type TextNode, type Tree } from './tree.ts'
import { itemsOf, paragraphsOf, type Step, stepsOf, stepTo } from './within.ts'

/** Why nobody but a person can say what a reference to an older text means in the newer one. */
export type Unsure = 'gone' | 'split' | 'merged' | 'moved' | 'reworded' | 'notFound' | 'notPlain'

/** What references that stand together must say: the same words, other ones, or a reason why a drafter has to look. */
export type Renumbered = { by: string[] } | { unsure: Unsure; words: string }

/** Two wordings this alike are one provision with changes; below, what it says may be another rule. */
const ALIKE = 0.85

/**
 * How references to provisions of a text read after it was revised, by the identity of the provisions and not by their numbers.
 *
 * @returns a function that takes references as they stand one behind another (第十二条第一款、第二款); `by` has the words of each with the
 *   new numbers, in the style of figures they were printed in. One that was split, merged, taken out, moved elsewhere or largely reworded
 *   is not followed.
 */
export function renumbering(before: Tree, after: Tree): (words: readonly string[]) => Renumbered {
  const book = bookOf(before, after)
  return (list) => {
    const by: string[] = []
    let spot: Spot = { before: null, after: null }
    for (const words of list) {
      const read = follow(words, spot, book)
      if ('unsure' in read) return { unsure: read.unsure, words }
      by.push(read.by)
      spot = read.spot
    }
    return { by }
  }
}

interface Book {
  before: TextNode[]
  after: TextNode[]
  rows: Map<number, IdentityRow>
  parents: Map<TextNode, TextNode>
}

/** The article that the members of an enumeration go on from, in both texts. */
interface Spot {
  before: TextNode | null
  after: TextNode | null
}

function bookOf(before: Tree, after: Tree): Book {
  const rows = new Map<number, IdentityRow>()
  for (const row of identify(before, after).rows) for (const index of row.before) rows.set(index, row)
  const nodes = flatten(after.nodes)
  const parents = new Map(nodes.flatMap((node) => node.children.map((child) => [child, node] as const)))
  return { before: flatten(before.nodes), after: nodes, rows, parents }
}

type Followed = { by: string; spot: Spot } | { unsure: Unsure }

function follow(words: string, spot: Spot, book: Book): Followed {
  const steps = namedSteps(words)
  if (steps === null) return followRange(words, spot, book)
  const whole = steps[0]!.unit === 'art'
  let old: TextNode | null = whole ? null : spot.before
  let now: TextNode | null = whole ? null : spot.after
  if (!whole && old === null) return { unsure: 'notPlain' }
  let by = ''
  for (const [at, step] of steps.entries()) {
    const found = stepTo(step, book.before, old)
    if (!found) return { unsure: 'notFound' }
    // What holds the cited provision may have changed around it.
    const became = becomes(found, book, at < steps.length - 1)
    if (typeof became === 'string') return { unsure: became }
    const number = numberIn(step, became, now, book)
    if (number === null) return { unsure: 'moved' }
    by += printed(step, number)
    old = found
    now = became
  }
  const article = whole ? articleOf(steps[0]!, book) : spot
  return { by, spot: article }
}

/** 第十三条至第十八条 goes on where both ends kept their numbers; what lies between them now is else for a person to say. */
function followRange(words: string, spot: Spot, book: Book): Followed {
  const [from = '', to = '', more] = words.split(/[至到]/)
  const ends = more === undefined && to !== '' ? [from, to].map((end) => (namedSteps(end) === null ? null : follow(end, spot, book))) : []
  const kept = ends.length === 2 && ends.every((end, at) => end !== null && 'by' in end && end.by === [from, to][at])
  return kept ? { by: words, spot: { before: null, after: null } } : { unsure: 'notPlain' }
}

/** A step with the words that name it. */
interface Named extends Step {
  words: string
}

/** 第十二条之一第二款第（三）项 in its steps; null for a range, an enumeration in one word, and what is relative (前款). */
function namedSteps(words: string): Named[] | null {
  const { provisions } = findProvisions(`按照${words}`)
  const value = provisions.length === 1 && provisions[0]!.end === words.length + 2 ? provisions[0]!.value : null
  const steps = value === null ? null : stepsOf(value)
  const parts = words.match(/第[^第]+/g) ?? []
  return steps !== null && steps.length === parts.length ? steps.map((step, at) => ({ ...step, words: parts[at]! })) : null
}

/** The provision of the new text that it is, or why that is not certain. */
function becomes(node: TextNode, book: Book, holds = false): TextNode | Unsure {
  const row = book.rows.get(book.before.indexOf(node))
  if (!row || row.after.length === 0) return 'gone'
  if (row.relations.includes('split')) return 'split'
  if (row.relations.includes('merged')) return 'merged'
  if (row.ambiguous || (!holds && row.confidence < ALIKE)) return 'reworded'
  return book.after[row.after[0]!]!
}

/** Its number where it now stands; null when it left what the words before it name. */
function numberIn(step: Step, node: TextNode, within: TextNode | null, book: Book): { number: number; suffix: number | null } | null {
  if (step.unit === 'art')
    return node.kind === 'article' && node.number !== null ? { number: node.number, suffix: node.suffix ?? null } : null
  if (!within) return null
  if (step.unit === 'par') {
    const at = paragraphsOf(within).indexOf(node)
    return at < 0 ? null : { number: at + 1, suffix: null }
  }
  const holder = book.parents.get(node)
  const there = holder === within || (holder !== undefined && itemsOf(within).includes(node))
  return there && node.kind === 'item' && node.number !== null ? { number: node.number, suffix: null } : null
}

const unitWords = { art: '条', par: '款', item: '项' } as const

/** The step with another number, in figures as it was printed; as it stands where the number is the same. */
function printed(step: Named, { number, suffix }: { number: number; suffix: number | null }): string {
  if (number === step.number && suffix === step.suffix) return step.words
  const figures = /[0-9０-９]/.test(step.words)
  const bracket = /[（(]/.exec(step.words)?.[0]
  const digits = figures ? String(number) : toChinese(number)
  const inside = bracket === undefined ? digits : bracket === '（' ? `（${digits}）` : `(${digits})`
  return `第${inside}${unitWords[step.unit]}${suffix === null ? '' : `之${toChinese(suffix)}`}`
}

function articleOf(step: Step, book: Book): Spot {
  const before = stepTo(step, book.before, null)
  const after = before ? becomes(before, book, true) : null
  return { before, after: after !== null && typeof after !== 'string' ? after : null }
}
