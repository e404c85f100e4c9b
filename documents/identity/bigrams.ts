import { isBlank } from '../tree.ts'

/**
 * The distinct pairs of neighbouring characters of many texts, over one vocabulary, in typed arrays: the measure of likeness
 * of the whole folder. Blanks do not count. A text of one character has that character as its only pair.
 */
export interface Bigrams {
  /** Pairs of text i stand in `ids` from `offsets[i]` to `offsets[i + 1]`. */
  offsets: Int32Array
  ids: Int32Array
  vocabulary: number
}

/** Reads the bigrams of all texts. */
export function bigramsOf(texts: readonly string[]): Bigrams {
  let units = 0
  for (const text of texts) units += text.length + 1
  const table = newTable(units)
  const offsets = new Int32Array(texts.length + 1)
  const ids = new Int32Array(units)
  const seenIn = new Int32Array(units + 1).fill(-1)
  let fill = 0
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!
    let last = 0
    const from = fill
    for (let k = 0; k < text.length; k++) {
      const code = text.charCodeAt(k)
      if (isBlank(code)) continue
      if (last !== 0) {
        const id = idOf(table, last * 65536 + code)
        if (seenIn[id] !== i) {
          seenIn[id] = i
          ids[fill++] = id
        }
      }
      last = code
    }
    if (fill === from && last !== 0) ids[fill++] = idOf(table, last)
    offsets[i + 1] = fill
  }
  return { offsets, ids, vocabulary: table.size }
}

/** How many distinct bigrams text `i` has. */
export function sizeOf(bigrams: Bigrams, i: number): number {
  return bigrams.offsets[i + 1]! - bigrams.offsets[i]!
}

/** Dice's likeness of two texts, 0 to 1, by distinct bigrams without blanks. */
export function likeness(a: string, b: string): number {
  return likenessAmong([a, b])(0, 1)
}

/**
 * The same among many texts, each of which is read once: for whoever compares each with each.
 *
 * @returns the likeness of two of them, by index; quickest where the first stays the same from call to call.
 */
export function likenessAmong(texts: readonly string[]): (i: number, j: number) => number {
  const bigrams = bigramsOf(texts)
  const { offsets, ids } = bigrams
  const mark = new Int32Array(bigrams.vocabulary).fill(-1)
  let marked = -1
  return (i, j) => {
    if (marked !== i) for (let k = offsets[i]!; k < offsets[i + 1]!; k++) mark[ids[k]!] = i
    marked = i
    let shared = 0
    for (let k = offsets[j]!; k < offsets[j + 1]!; k++) if (mark[ids[k]!] === i) shared++
    const all = sizeOf(bigrams, i) + sizeOf(bigrams, j)
    return all === 0 ? 1 : (2 * shared) / all
  }
}

interface Table {
  keys: Uint32Array
  values: Int32Array
  mask: number
  size: number
}

function newTable(units: number): Table {
  let length = 64
  while (length < units * 2) length *= 2
  return { keys: new Uint32Array(length), values: new Int32Array(length), mask: length - 1, size: 0 }
}

function idOf(table: Table, key: number): number {
  let at = (Math.imul(key | 0, 0x9e3779b1) >>> 7) & table.mask
  for (;;) {
    const there = table.keys[at]!
    if (there === key) return table.values[at]!
    if (there === 0) {
      table.keys[at] = key
      table.values[at] = table.size
      return table.size++
    }
    at = (at + 1) & table.mask
  }
}
