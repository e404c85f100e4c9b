import type { Comparison } from '../../documents/compare.ts'
import { sha256 } from '../store/hash.ts'
import { textJob } from './long-text.ts'

const kept = new Map<string, Promise<Comparison>>()
const mostKept = 20

/** Compares two texts article by article; the last comparisons are kept by the texts' hashes, since people walk back and forth. */
export async function compareTexts(before: string, after: string): Promise<Comparison> {
  const key = `${sha256(before)} ${sha256(after)}`
  const known = kept.get(key)
  if (known) return known
  const comparison = textJob('compare', before, after)
  kept.set(key, comparison)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  // What failed is tried anew the next time.
  comparison.catch(() => kept.delete(key))
  return comparison
}
