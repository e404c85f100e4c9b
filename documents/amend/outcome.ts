/** What one operation did to the work, or why it did nothing. `before` and `after` are the words of the place it touched. */
export type Outcome = { ok: true; occurrences: number; warnings: string[]; before: string; after: string } | { ok: false; reason: string }

/** An operation that took place. */
export function done(before: string, after: string, warnings: string[] = [], occurrences = 1): Outcome {
  return { ok: true, occurrences, warnings, before: before.trim(), after: after.trim() }
}

/** An operation that changed nothing; the reason is Chinese and meant for people. */
export function refused(reason: string): Outcome {
  return { ok: false, reason }
}
