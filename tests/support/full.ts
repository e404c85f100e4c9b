/**
 * Whether the full figures are asked for: `npm run prove`. It runs the tests that import this file, and only those (`vitest.prove.config.ts`).
 */
export const full = process.env.NORMFLOW_PROVE === 'full'

/** The limit of a test that does more for the full figures: `ms` for its sample, an hour for all of it. */
export function limit(ms: number): number {
  return full ? 3_600_000 : ms
}
