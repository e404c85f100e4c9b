/** Something that was looked for, or the reason (Chinese) why it is not there. */
export type Found<T> = { ok: true; value: T } | { ok: false; reason: string }

/** What was found. */
export function found<T>(value: T): Found<T> {
  return { ok: true, value }
}

/** Why something was not found. */
export function missing(reason: string): { ok: false; reason: string } {
  return { ok: false, reason }
}
