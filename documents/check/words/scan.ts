/** The words found in a text, in order of start, also inside each other: `words[i]` stands at `starts[i]`, `count` of them. */
export interface Found {
  words: Int32Array
  starts: Int32Array
  count: number
}

const empty = -1
/** The most words that may begin with the same two characters. */
const most = 64

/**
 * Reads a text once for all words. A table tells which characters begin a word; where one does, its two characters are looked up in an
 * open hash table. Plain arrays of numbers, because a text of code size has as many hits as characters.
 */
export class Scanner {
  private readonly begins = new Uint8Array(65536)
  /** Which characters stand second in a word: with `begins` this leaves few places to be looked up. */
  private readonly seconds = new Uint8Array(65536)
  private readonly singles = new Int32Array(65536).fill(empty)
  private readonly keys: Int32Array
  private readonly lists: (readonly number[] | undefined)[]
  private readonly mask: number
  readonly words: readonly string[]

  constructor(words: readonly string[]) {
    this.words = words
    const pairs = new Map<number, number[]>()
    words.forEach((word, id) => {
      const first = word.charCodeAt(0)
      this.begins[first] = 1
      if (word.length === 1) this.singles[first] = id
      else {
        this.seconds[word.charCodeAt(1)] = 1
        const key = keyOf(first, word.charCodeAt(1))
        const ids = pairs.get(key)
        if (ids) ids.push(id)
        else pairs.set(key, [id])
      }
    })
    for (const ids of pairs.values()) if (ids.length >= most) throw new RangeError(`too many words begin as ${words[ids[0]!]}`)
    let size = 1024
    while (size < pairs.size * 4) size *= 2
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.lists = new Array(size)
    for (const [key, ids] of pairs) {
      let slot = slotOf(key >>> 16, key & 0xffff, this.mask)
      while (this.lists[slot] !== undefined) slot = (slot + 1) & this.mask
      this.keys[slot] = key
      this.lists[slot] = ids
    }
  }

  /** All places in a range of a text where a word stands, whole inside the range. */
  scan(text: string, from: number, to: number): Found {
    const { begins, seconds, singles, keys, lists, words, mask } = this
    const room = ((to - from) >> 2) + most
    let found: Found = { words: new Int32Array(room), starts: new Int32Array(room), count: 0 }
    for (let at = from; at < to; at++) {
      const first = text.charCodeAt(at)
      if (begins[first] === 0) continue
      // No place begins more words than that (the constructor sees to it).
      if (found.count + most > found.words.length) found = grown(found)
      const single = singles[first]!
      if (single !== empty) put(found, single, at)
      if (at + 1 >= to) continue
      const second = text.charCodeAt(at + 1)
      if (seconds[second] === 0) continue
      const key = keyOf(first, second)
      let slot = slotOf(first, second, mask)
      while (lists[slot] !== undefined && keys[slot] !== key) slot = (slot + 1) & mask
      const ids = lists[slot]
      if (ids === undefined) continue
      for (let i = 0; i < ids.length; i++) {
        const word = ids[i]!
        const spelled = words[word]!
        if (spelled.length === 2 || (at + spelled.length <= to && text.startsWith(spelled, at))) put(found, word, at)
      }
    }
    return found
  }
}

/** Two characters as one number. */
function keyOf(first: number, second: number): number {
  return (first << 16) | second
}

function slotOf(first: number, second: number, mask: number): number {
  return ((first * 31) ^ (second * 7)) & mask
}

function put(found: Found, word: number, start: number): void {
  found.words[found.count] = word
  found.starts[found.count++] = start
}

function grown(found: Found): Found {
  const words = new Int32Array(found.words.length * 2)
  const starts = new Int32Array(found.starts.length * 2)
  words.set(found.words)
  starts.set(found.starts)
  return { words, starts, count: found.count }
}
