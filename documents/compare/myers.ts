// The farthest points of both searches by diagonal; each search clears what it uses.
const forward = new Int32Array(2 * 1200 + 4)
const backward = new Int32Array(2 * 1200 + 4)

/** Two ranges that are the same, by index into either sequence. */
export interface Same {
  a: number
  b: number
  length: number
}

/** Beyond this many edits a stretch counts as replaced: the work grows with its square. */
const MOST_EDITS = 1200

/**
 * What two sequences have in common, in order: Myers' O(ND) algorithm with the middle snake, in linear space.
 * A stretch that would need more than 1,200 edits on one side of the middle counts as wholly replaced.
 */
export function commonRuns(a: Int32Array, b: Int32Array): Same[] {
  const runs: Same[] = []
  // An explicit list of stretches, last one first, so that the runs come out in order without recursion.
  const waiting: number[] = [0, a.length, 0, b.length]
  while (waiting.length > 0) {
    let b1 = waiting.pop()!
    let b0 = waiting.pop()!
    let a1 = waiting.pop()!
    let a0 = waiting.pop()!
    if (a1 < 0) {
      add(runs, a0, b0, b1)
      continue
    }
    let prefix = 0
    while (a0 + prefix < a1 && b0 + prefix < b1 && a[a0 + prefix] === b[b0 + prefix]) prefix++
    if (prefix > 0) add(runs, a0, b0, prefix)
    a0 += prefix
    b0 += prefix
    let suffix = 0
    while (a1 - suffix > a0 && b1 - suffix > b0 && a[a1 - suffix - 1] === b[b1 - suffix - 1]) suffix++
    a1 -= suffix
    b1 -= suffix
    // Marked by a1 = −1: a run found already, to be added once what stands before it is done.
    if (suffix > 0) waiting.push(a1, -1, b1, suffix)
    if (a0 === a1 || b0 === b1) continue
    const middle = middleSnake(a, a0, a1, b, b0, b1)
    if (middle) waiting.push(middle.x, a1, middle.y, b1, a0, middle.x, b0, middle.y)
  }
  return runs
}

function add(runs: Same[], a: number, b: number, length: number): void {
  const last = runs[runs.length - 1]
  if (last && last.a + last.length === a && last.b + last.length === b) last.length += length
  else runs.push({ a, b, length })
}

/** A point on a shortest path, where the two searches meet; null when they do not within the limit. */
function middleSnake(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number): { x: number; y: number } | null {
  const n = a1 - a0
  const m = b1 - b0
  const delta = n - m
  const odd = (delta & 1) !== 0
  const limit = Math.min(MOST_EDITS, (n + m + 1) >> 1)
  const offset = limit + 1
  forward.fill(-1, 0, 2 * limit + 3)
  backward.fill(-1, 0, 2 * limit + 3)
  forward[offset + 1] = 0
  backward[offset + 1] = 0
  for (let d = 0; d < limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      const at = offset + k
      let x = k === -d || (k !== d && forward[at - 1]! < forward[at + 1]!) ? forward[at + 1]! : forward[at - 1]! + 1
      let y = x - k
      if (x > n || y > m || y < 0) {
        forward[at] = x
        continue
      }
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x++
        y++
      }
      forward[at] = x
      const back = delta - k
      if (
        odd &&
        back >= -(d - 1) &&
        back <= d - 1 &&
        backward[offset + back]! >= 0 &&
        x + backward[offset + back]! >= n &&
        x <= n &&
        y <= m
      )
        return progress(a0 + x, b0 + y, a0, a1, b0, b1)
    }
    for (let k = -d; k <= d; k += 2) {
      const at = offset + k
      let x = k === -d || (k !== d && backward[at - 1]! < backward[at + 1]!) ? backward[at + 1]! : backward[at - 1]! + 1
      let y = x - k
      if (x > n || y > m || y < 0) {
        backward[at] = x
        continue
      }
      while (x < n && y < m && a[a1 - x - 1] === b[b1 - y - 1]) {
        x++
        y++
      }
      backward[at] = x
      const ahead = delta - k
      if (!odd && ahead >= -d && ahead <= d && forward[offset + ahead]! >= 0 && forward[offset + ahead]! + x >= n && x <= n && y <= m) {
        const fx = forward[offset + ahead]!
        return progress(a0 + fx, b0 + fx - ahead, a0, a1, b0, b1)
      }
    }
  }
  return null
}

/** A meeting point in a corner would hand the same stretch on for ever. */
function progress(x: number, y: number, a0: number, a1: number, b0: number, b1: number): { x: number; y: number } | null {
  const inside = x >= a0 && x <= a1 && y >= b0 && y <= b1
  return inside && !(x === a0 && y === b0) && !(x === a1 && y === b1) ? { x, y } : null
}
