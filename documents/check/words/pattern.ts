import type { Lexicon, WordSet } from './vocabulary.ts'

/** One step: some word of a set, at most `gap` characters behind the step before; only `far` gaps may cross a comma. */
export interface Step {
  set: WordSet
  gap: number
  far: boolean
}

/** A pattern without optional parts. `anchor` is the step whose words are rarest, `beside` the next: without both nothing is tried. */
export interface Pattern {
  steps: Step[]
  anchor: number
  beside: number | null
}

const nearGap = 16
const farGap = 40

/**
 * Reads a pattern as the rule files write it:
 *
 * - `优先` these words; `(优先|只)` one of them; `{本地}` one word of that group; `(优先|)` and `{本地}?` may be absent;
 * - `…` up to 16 characters inside a clause, `…8` up to 8; `……` up to 40 that may cross commas, `……60` up to 60.
 *
 * There is no repetition and nothing to go back over: the time for a sentence is linear in its words.
 *
 * @returns one pattern for each choice of the optional parts.
 * @throws {RangeError} on a mark that is not closed, two gaps side by side, or a pattern that names no word.
 */
export function readPattern(lexicon: Lexicon, source: string): Pattern[] {
  let all: Step[][] = [[]]
  let gap = 0
  let far = false
  for (const { kind, value, optional } of tokens(source)) {
    if (kind === 'gap') {
      if (gap > 0) throw new RangeError(`the pattern ${source} has two gaps side by side`)
      const [dots] = /^…+/.exec(value)!
      far = dots.length > 1
      gap = Number(value.slice(dots.length)) || (far ? farGap : nearGap)
      continue
    }
    const step = { set: lexicon.setOf(alternatives(value)), gap, far }
    const without = optional ? all : []
    all = [...all.map((steps) => [...steps, step]), ...without]
    gap = 0
    far = false
  }
  const patterns = all.filter((steps) => steps.length > 0)
  if (patterns.length !== all.length || patterns.length === 0) throw new RangeError(`the pattern ${source} can be empty`)
  return patterns.map(withAnchors)
}

interface Token {
  kind: 'words' | 'gap'
  value: string
  optional: boolean
}

function* tokens(source: string): Generator<Token> {
  for (let at = 0; at < source.length; ) {
    const from = at
    const c = source[at]!
    if (c === '…') {
      while (source[at] === '…') at++
      while (at < source.length && source[at]! >= '0' && source[at]! <= '9') at++
      yield { kind: 'gap', value: source.slice(from, at), optional: false }
      continue
    }
    if (c === '(' || c === '{') at = closing(source, at, c === '(' ? ')' : '}')
    else while (at < source.length && !'({…'.includes(source[at]!)) at++
    const value = source.slice(from, at)
    const absent = c === '(' && value.endsWith('|)')
    const marked = source[at] === '?'
    if (marked) at++
    yield { kind: 'words', value: absent ? `${value.slice(0, -2)})` : value, optional: absent || marked }
  }
}

function closing(source: string, from: number, mark: string): number {
  const at = source.indexOf(mark, from)
  if (at < 0) throw new RangeError(`the pattern ${source} has an open ${source[from]}`)
  return at + 1
}

function alternatives(value: string): string[] {
  return value.startsWith('(') ? value.slice(1, -1).split('|') : [value]
}

/** The steps with the longest shortest word come first; of equal ones those with fewer words. */
function withAnchors(steps: Step[]): Pattern {
  const [anchor, beside] = steps
    .map(({ set }, at) => ({ at, set }))
    .sort((a, b) => b.set.shortest - a.set.shortest || a.set.words.size - b.set.words.size)
  // A single character stands in nearly every sentence: asking for it is not worth reading it.
  return { steps, anchor: anchor!.at, beside: beside && beside.set.shortest > 1 ? beside.at : null }
}
