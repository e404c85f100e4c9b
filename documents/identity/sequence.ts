/**
 * Marks the longest increasing run of the numbers that are not negative; what is left out of it has moved.
 *
 * @returns 1 for members of the run, 0 for the others.
 */
export function longestRun(values: ArrayLike<number>): Uint8Array {
  const member = new Uint8Array(values.length)
  const tails = new Int32Array(values.length)
  const previous = new Int32Array(values.length)
  let length = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < 0) continue
    let at = length
    if (length > 0 && values[tails[length - 1]!]! >= value) at = firstNotBelow(values, tails, length, value)
    previous[i] = at > 0 ? tails[at - 1]! : -1
    tails[at] = i
    if (at === length) length++
  }
  for (let i = length > 0 ? tails[length - 1]! : -1; i >= 0; i = previous[i]!) member[i] = 1
  return member
}

/** How many characters two texts share at their beginnings and ends, without overlap, as a share of the longer one. */
export function edgeLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  const shortest = Math.min(a.length, b.length)
  if (longest === 0) return 1
  let prefix = 0
  while (prefix < shortest && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  let suffix = 0
  while (suffix < shortest - prefix && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix)) suffix++
  return (prefix + suffix) / longest
}

function firstNotBelow(values: ArrayLike<number>, tails: Int32Array, length: number, value: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[tails[middle]!]! < value) low = middle + 1
    else high = middle
  }
  return low
}
