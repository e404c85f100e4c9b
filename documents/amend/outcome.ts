/** What one operation did to the work, or why it did nothing. `before` and `after` are the words of the place it touched. */
export type Outcome = { ok: true; occurrences: number; warnings: string[]; before: string; after: string } | { ok: false; reason: string }

export function done(before: string, after: string, warnings: string[] = [], occurrences = 1): Outcome {
  return { ok: true, occurrences, warnings, before: before.trim(), after: after.trim() }
}

export function refused(reason: string): Outcome {
  return { ok: false, reason }
}
