/** A deterministic automaton over the characters of terms. A state is the offset of its row in `table`. */
export interface Automaton {
  /** UTF-16 unit → column of the table; 0 for all that no term holds. */
  classes: Uint16Array
  /** The next state; {@link dead}, or `~state` where a term ends in the state. */
  table: Int32Array
  width: number
  /** The term that ends in a state, by row; -1 for none. */
  outputs: Int32Array
  lengths: Int32Array
}

/** The state in which the term found last is certain: nothing longer and nothing further left can come. */
export const dead = -2147483648

/**
 * The automaton of Aho and Corasick for leftmost-longest matches: a state on whose path a term has ended never falls back to a later
 * beginning; it dies, and the search goes on behind that term.
 */
export function automaton(terms: string[]): Automaton {
  const { classes, width, children, ends } = trieOf(terms)
  const table = new Int32Array(ends.length * width)
  const fail = new Int32Array(ends.length)
  const settled = new Uint8Array(ends.length)
  const outputs = Int32Array.from(ends)
  const queue = [0]
  for (const node of queue) {
    const row = node * width
    if (node !== 0) {
      const back = fail[node]!
      if (back === dead) table.fill(dead, row, row + width)
      else table.copyWithin(row, back * width, (back + 1) * width)
      if (outputs[node] === -1 && back !== dead) outputs[node] = outputs[back]!
    }
    for (const [column, child] of children[node]!) {
      const fallen = table[row + column]!
      settled[child] = settled[node] === 1 || ends[child] !== -1 ? 1 : 0
      fail[child] = settled[child] === 1 || fallen === dead ? dead : node === 0 ? 0 : fallen / width
      table[row + column] = child * width
      queue.push(child)
    }
  }
  for (let i = 0; i < table.length; i++) {
    const next = table[i]!
    if (next >= 0 && outputs[next / width] !== -1) table[i] = ~next
  }
  return { classes, table, width, outputs, lengths: Int32Array.from(terms, (term) => term.length) }
}

interface Trie {
  classes: Uint16Array
  width: number
  /** Column → child, by node. */
  children: Map<number, number>[]
  ends: number[]
}

function trieOf(terms: string[]): Trie {
  const classes = new Uint16Array(65536)
  const children: Map<number, number>[] = [new Map()]
  const ends = [-1]
  let width = 1
  for (const [term, words] of terms.entries()) {
    if (words === '') continue
    let node = 0
    for (let i = 0; i < words.length; i++) {
      const unit = words.charCodeAt(i)
      if (classes[unit] === 0) classes[unit] = width++
      let child = children[node]!.get(classes[unit]!)
      if (child === undefined) {
        child = ends.length
        children[node]!.set(classes[unit]!, child)
        children.push(new Map())
        ends.push(-1)
      }
      node = child
    }
    if (ends[node] === -1) ends[node] = term
  }
  return { classes, width, children, ends }
}
