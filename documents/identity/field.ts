import type { Alignment } from './align.ts'
import { type Bigrams, bigramsOf, sizeOf } from './bigrams.ts'
import { classOf, type Units } from './units.ts'

/** Fewer bigrams than this prove little. */
export const FEW = 8
/** Bigrams standing in more units than this say little and cost much: they are left out when looking for candidates. */
const COMMON = 64
const CANDIDATES = 8
/** A pair this near to an open unit may have lost a piece to it or taken it in, whatever its length. */
const NEAR = 24
/** Farther away it must have become shorter, or longer, by so many characters. */
const LOSS = 12

/**
 * The units that are still of interest, old ones first, with their bigrams. A unit is named by its place in this list, its
 * document; `olds[d]` is the old unit of document d, `news[d − olds.length]` the new one.
 */
export interface Field {
  before: Units
  after: Units
  alignment: Alignment
  olds: number[]
  news: number[]
  bigrams: Bigrams
  /** By document: the class of its unit; only the like are compared. */
  classes: Int8Array
  oldIndex: Postings | null
  newIndex: Postings | null
}

/** In which documents a bigram stands: `documents` from `offsets[id]` to `offsets[id + 1]`. */
interface Postings {
  offsets: Int32Array
  documents: Int32Array
}

/** The open units and the changed pairs that may explain them; null when nothing is open on either side. */
export function fieldOf(before: Units, after: Units, alignment: Alignment): Field | null {
  const olds: number[] = []
  const news: number[] = []
  const nearOld = nearOpen(alignment.after)
  const nearNew = nearOpen(alignment.before)
  let open = false
  for (let b = 0; b < after.nodes.length; b++) {
    const a = alignment.before[b]!
    if (a === -1) open = true
    else if (alignment.equal[b] === 1) continue
    else if (nearNew[b] === 0 && nearOld[a] === 0 && Math.abs(before.bodies[a]!.length - after.bodies[b]!.length) < LOSS) continue
    else olds.push(a)
    news.push(b)
  }
  for (let a = 0; a < before.nodes.length; a++) {
    if (alignment.after[a] !== -1) continue
    open = true
    olds.push(a)
  }
  if (!open || olds.length === 0 || news.length === 0) return null
  olds.sort((x, y) => x - y)
  const bodies = [...olds.map((a) => before.bodies[a]!), ...news.map((b) => after.bodies[b]!)]
  const classes = Int8Array.from([...olds.map((a) => classOf(before.nodes[a]!)), ...news.map((b) => classOf(after.nodes[b]!))])
  return { before, after, alignment, olds, news, bigrams: bigramsOf(bodies), classes, oldIndex: null, newIndex: null }
}

/** 1 for units within reach of one without partner. */
function nearOpen(partners: Int32Array): Uint8Array {
  const near = new Uint8Array(partners.length)
  for (let i = 0, to = 0; i < partners.length; i++) {
    if (partners[i] !== -1) continue
    near.fill(1, Math.max(to, i - NEAR), i + NEAR + 1)
    to = i + NEAR + 1
  }
  return near
}

/**
 * The documents of the other side that share most with document `d`, best first; at most 16.
 *
 * @param fits by document: 1 where it may be chosen.
 */
export function nearest(field: Field, d: number, fits: Uint8Array): number[] {
  const { bigrams, classes } = field
  const { offsets, documents } = d < field.olds.length ? newIndexOf(field) : oldIndexOf(field)
  const counts = countersFor(classes.length)
  const touched: number[] = []
  for (let k = bigrams.offsets[d]!; k < bigrams.offsets[d + 1]!; k++) {
    const id = bigrams.ids[k]!
    const to = offsets[id + 1]!
    if (to - offsets[id]! > COMMON) continue
    for (let p = offsets[id]!; p < to; p++) {
      const other = documents[p]!
      if (counts[other]!++ === 0) touched.push(other)
    }
  }
  const most = new Best()
  // A short text shares little with anything, but nearly all of what it has.
  const densest = new Best()
  for (const other of touched) {
    if (fits[other] === 1 && classes[other] === classes[d]) {
      most.offer(other, counts[other]!)
      densest.offer(other, counts[other]! / sizeOf(bigrams, other))
    }
    counts[other] = 0
  }
  return [...new Set([...most.documents, ...densest.documents])]
}

/** The eight best of many, without sorting them all. */
class Best {
  documents: number[] = []
  scores: number[] = []

  offer(document: number, score: number): void {
    const { documents, scores } = this
    let at = scores.length
    if (at === CANDIDATES && scores[at - 1]! >= score) return
    while (at > 0 && scores[at - 1]! < score) at--
    scores.splice(at, 0, score)
    documents.splice(at, 0, document)
    if (scores.length > CANDIDATES) {
      scores.pop()
      documents.pop()
    }
  }
}

/** The distinct bigrams that two documents share; with `but`, those that document lacks. */
export function sharedBy(field: Field, one: number, other: number, but = -1): number {
  const { offsets, ids, vocabulary } = field.bigrams
  const marks = marksFor(vocabulary)
  for (let k = offsets[one]!; k < offsets[one + 1]!; k++) marks[ids[k]!] = 1
  if (but >= 0) for (let k = offsets[but]!; k < offsets[but + 1]!; k++) marks[ids[k]!] = 0
  let shared = 0
  for (let k = offsets[other]!; k < offsets[other + 1]!; k++) shared += marks[ids[k]!]!
  for (let k = offsets[one]!; k < offsets[one + 1]!; k++) marks[ids[k]!] = 0
  return shared
}

/** Dice's likeness of two documents. */
export function likenessOf(field: Field, one: number, other: number): number {
  return (2 * sharedBy(field, one, other)) / (sizeOf(field.bigrams, one) + sizeOf(field.bigrams, other))
}

function oldIndexOf(field: Field): Postings {
  field.oldIndex ??= postingsOf(field.bigrams, 0, field.olds.length)
  return field.oldIndex
}

function newIndexOf(field: Field): Postings {
  field.newIndex ??= postingsOf(field.bigrams, field.olds.length, field.olds.length + field.news.length)
  return field.newIndex
}

function postingsOf(bigrams: Bigrams, from: number, to: number): Postings {
  const offsets = new Int32Array(bigrams.vocabulary + 1)
  const [first, last] = [bigrams.offsets[from]!, bigrams.offsets[to]!]
  for (let k = first; k < last; k++) offsets[bigrams.ids[k]! + 1]!++
  for (let id = 0; id < bigrams.vocabulary; id++) offsets[id + 1]! += offsets[id]!
  const fill = offsets.slice(0, bigrams.vocabulary)
  const documents = new Int32Array(last - first)
  for (let d = from; d < to; d++)
    for (let k = bigrams.offsets[d]!; k < bigrams.offsets[d + 1]!; k++) documents[fill[bigrams.ids[k]!]!++] = d
  return { offsets, documents }
}

// Zeroed arrays kept between calls; every user clears what it set.
let marks = new Uint8Array(4096)
let counters = new Int32Array(1024)

function marksFor(size: number): Uint8Array {
  if (marks.length < size) marks = new Uint8Array(size * 2)
  return marks
}

function countersFor(size: number): Int32Array {
  if (counters.length < size) counters = new Int32Array(size * 2)
  return counters
}
