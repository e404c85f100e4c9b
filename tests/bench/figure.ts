/** One line of the benchmark table. */
export interface Figure {
  /** The goal of performance.md it answers, `G5`. */
  goal: string
  name: string
  /** How many times better than the baseline measured beside it; larger is better. */
  ratio: number
  floor: number
  /** The two absolute figures, with unit, and what the baseline is. */
  detail: string
}

/** The median of an odd number of measurements. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/**
 * Times two things in turn, so that both feel the same disturbances; medians in milliseconds.
 *
 * @param rounds odd; each round runs `ours` once and `theirs` once.
 */
export async function sideBySide(rounds: number, ours: () => unknown, theirs: () => unknown): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timed(ours))
    times.theirs.push(await timed(theirs))
  }
  return { ours: median(times.ours), theirs: median(times.theirs) }
}

async function timed(work: () => unknown): Promise<number> {
  globalThis.gc?.() // so that one does not pay for the garbage of the other; `npm run bench` exposes it
  const began = performance.now()
  await work()
  return performance.now() - began
}
