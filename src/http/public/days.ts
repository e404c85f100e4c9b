/**
 * A day as far as it is known: a day, a year, the days between which it lies, or nothing. A year alone is no first of January.
 *
 * @param between what stands between two days; `/` in files for programs.
 */
export function dayWords({ from, to }: { from: string | null; to: string | null }, between = ' – '): string {
  if (from === null && to === null) return ''
  if (from === to) return from ?? ''
  if (from?.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4)
  return `${from ?? '…'}${between}${to ?? '…'}`
}
