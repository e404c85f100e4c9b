import { tidy } from './cleanup.ts'
import { commonRuns, type Same } from './myers.ts'
import { joins, type Tokens, tokensOf } from './tokens.ts'

/** A step from the old words to the new ones. */
export interface Edit {
  op: 'equal' | 'delete' | 'insert'
  text: string
}

/** Longer texts are first aligned clause by clause: characters alone cost too much and meet by chance. */
const LONG = 1500

/**
 * The edits that turn `before` into `after`: equal and delete give `before`, equal and insert give `after`, to the character.
 * Numbers and Latin words are never cut; chance matches of a character or two inside a replaced passage are not shown as kept.
 */
export function editsOf(before: string, after: string): Edit[] {
  if (before === after) return before === '' ? [] : [{ op: 'equal', text: before }]
  const { prefix, suffix } = commonEnds(before, after)
  const oldWords = before.slice(prefix, before.length - suffix)
  const newWords = after.slice(prefix, after.length - suffix)
  const words = new Map<string, number>()
  const a = tokensOf(oldWords, words, 0)
  const b = tokensOf(newWords, words, 1)
  const edits: Edit[] = []
  push(edits, 'equal', after.slice(0, prefix))
  addEdits(edits, oldWords, a, newWords, b, a.codes.length + b.codes.length > LONG ? byClauses(a, b) : commonRuns(a.codes, b.codes))
  push(edits, 'equal', after.slice(after.length - suffix))
  return tidy(edits)
}

/** Beginning and end that both share, not cutting a number or word: most edits are small, and nothing else is cut into tokens. */
function commonEnds(before: string, after: string): { prefix: number; suffix: number } {
  const shortest = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shortest && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++
  while (prefix > 0 && joins(before.charCodeAt(prefix - 1))) prefix--
  let suffix = 0
  const most = shortest - prefix
  while (suffix < most && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix++
  while (suffix > 0 && joins(before.charCodeAt(before.length - suffix))) suffix--
  return { prefix, suffix }
}

function addEdits(edits: Edit[], before: string, a: Tokens, after: string, b: Tokens, runs: Same[]): void {
  let oldAt = 0
  let newAt = 0
  for (const run of runs) {
    push(edits, 'delete', before.slice(a.starts[oldAt]!, a.starts[run.a]!))
    push(edits, 'insert', after.slice(b.starts[newAt]!, b.starts[run.b]!))
    oldAt = run.a + run.length
    newAt = run.b + run.length
    push(edits, 'equal', after.slice(b.starts[run.b]!, b.starts[newAt]!))
  }
  push(edits, 'delete', before.slice(a.starts[oldAt]!))
  push(edits, 'insert', after.slice(b.starts[newAt]!))
}

function push(edits: Edit[], op: Edit['op'], text: string): void {
  if (text !== '') edits.push({ op, text })
}

/** Clauses that are the same on both sides are fixed first; characters are compared only between them. */
function byClauses(a: Tokens, b: Tokens): Same[] {
  const names = new Map<string, number>()
  const left = clausesOf(a, names)
  const right = clausesOf(b, names)
  const runs: Same[] = []
  let oldAt = 0
  let newAt = 0
  for (const run of [...commonRuns(left.ids, right.ids), { a: left.ids.length, b: right.ids.length, length: 0 }]) {
    const oldTo = left.starts[run.a]!
    const newTo = right.starts[run.b]!
    for (const inner of commonRuns(a.codes.subarray(oldAt, oldTo), b.codes.subarray(newAt, newTo)))
      add(runs, oldAt + inner.a, newAt + inner.b, inner.length)
    oldAt = left.starts[run.a + run.length]!
    newAt = right.starts[run.b + run.length]!
    add(runs, oldTo, newTo, oldAt - oldTo)
  }
  return runs
}

function add(runs: Same[], a: number, b: number, length: number): void {
  if (length > 0) runs.push({ a, b, length })
}

const CLAUSE_END = new Set('，。；：、\n'.split('').map((sign) => sign.charCodeAt(0)))

function clausesOf(tokens: Tokens, names: Map<string, number>): { ids: Int32Array; starts: Int32Array } {
  const ids: number[] = []
  const starts: number[] = []
  let from = 0
  for (let i = 0; i < tokens.codes.length; i++) {
    if (!CLAUSE_END.has(tokens.codes[i]!) && i < tokens.codes.length - 1) continue
    const name = tokens.codes.subarray(from, i + 1).join()
    const id = names.get(name) ?? names.size
    names.set(name, id)
    ids.push(id)
    starts.push(from)
    from = i + 1
  }
  starts.push(from)
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts) }
}
