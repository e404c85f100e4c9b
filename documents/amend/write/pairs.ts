import { likenessAmong } from '../../identity/bigrams.ts'

/** Pairs what is equal in order, then what is alike between the equal ones. */
export function pair<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Map<number, number> {
  const a = before.map(key)
  const b = after.map(key)
  const pairs = new Map<number, number>()
  let i0 = 0
  let j0 = 0
  for (const [i, j] of [...common(a, b), [a.length, b.length] as const]) {
    alike(a, b, i0, i, j0, j, pairs)
    if (i < a.length) pairs.set(i, j)
    i0 = i + 1
    j0 = j + 1
  }
  return pairs
}

/** The longest common subsequence; lists of paragraphs are short. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > 250_000) return []
  const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  const runs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) runs.push([i++, j++])
    else if (table[i + 1]![j]! >= table[i]![j + 1]!) i++
    else j++
  }
  return runs
}

function alike(
  a: readonly string[],
  b: readonly string[],
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  pairs: Map<number, number>,
): void {
  // As many old as new ones: one for one, unless they have nothing in common.
  const olds = i1 - i0
  const news = j1 - j0
  if (olds === 0 || news === 0) return
  const like = likenessAmong([...a.slice(i0, i1), ...b.slice(j0, j1)])
  let j = j0
  for (let i = i0; i < i1; i++) {
    for (let k = j; k < j1; k++) {
      const likeness = like(i - i0, olds + k - j0)
      if (likeness > 0.4 || oneForOne(olds, news, i - i0, k - j0, likeness)) {
        pairs.set(i, k)
        j = k + 1
        break
      }
    }
  }
}

/** As many old as new ones between two equal ones: each took the place of its fellow; a single one also when nothing is left of it. */
function oneForOne(olds: number, news: number, i: number, k: number, likeness: number): boolean {
  return olds === news && i === k && (olds === 1 || likeness > 0.15)
}

/** A text without blanks. */
export function bare(text: string): string {
  return text.replace(/[\s\u3000]+/g, '')
}
