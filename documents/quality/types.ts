/** A text with a name for messages. */
export interface Sample {
  name: string
  text: string
}

/** Earlier and later version of one instrument; `id` begins with its name, `_` behind it (versions of one instrument share it). */
export interface Pair {
  id: string
  before: string
  after: string
}

/** An amending decision with both official texts. */
export interface Triple extends Pair {
  decision: string
}

/** A place where the official consolidated text says something that does not follow from the decision. */
export interface Exception {
  id: string
  article: string
  official: string
  derived: string
  why: string
}

/** An annotated sentence; targets are `T0` (first TITLE), `A0` (ARTICLE), `D0` (DATE), `N0` (DOCNUM). */
export interface Gold {
  sentence: string
  spans: { start: number; end: number; type: string }[]
  relations: { type: string; targets: string[] }[]
}

/** For each rule sentences that raise it, with the other rules they rightly raise, and lawful ones that look alike. */
export type Seeds = Record<string, { hits: { words: string; also: string[] }[]; misses: string[] }>

/** What there is to measure on; an empty list leaves its figures out. */
export interface Sources {
  texts: Sample[]
  pairs: Pair[]
  triples: Triple[]
  exceptions: Exception[]
  citations: Gold[]
  seeds: Seeds | null
}

/** One figure: `right` of `of`, with the goal as a share and what failed by name. */
export interface Figure {
  area: 'parse' | 'identity' | 'compare' | 'amend' | 'apply' | 'cite' | 'check'
  name: string
  right: number
  of: number
  /** The share to reach; null where the figure only tells. */
  goal: number | null
  failed: string[]
}

/** How far a measurement is. */
export interface Step {
  area: Figure['area']
  done: number
  total: number
}

/** A measurement in steps, so that whoever runs it can show how far it is. */
export type Measuring = Generator<Step, Figure[]>

/** Whether a figure reaches its goal. */
export function reached(figure: Figure): boolean {
  return figure.goal === null || figure.of === 0 || figure.right / figure.of >= figure.goal
}

/** Every k-th of a list so that at most `most` are left; the same ones each time. */
export function sampled<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list]
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!)
}
