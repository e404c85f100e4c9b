/** Right and wrong answers of one rule: findings that ought to be, findings that ought not, and what was missed, by name. */
export interface Confusion {
  name: string
  hits: number
  /** Near misses left alone. */
  quiet: number
  wrong: string[]
  missed: string[]
}

/** Share of the findings that are right; 1 where there are none. */
export function precision({ hits, wrong }: Confusion): number {
  return hits + wrong.length === 0 ? 1 : hits / (hits + wrong.length)
}

/** Share of what ought to be found that was. */
export function recall({ hits, missed }: Confusion): number {
  return hits + missed.length === 0 ? 1 : hits / (hits + missed.length)
}

/** An empty table row. */
export function confusion(name: string): Confusion {
  return { name, hits: 0, quiet: 0, wrong: [], missed: [] }
}

/** The confusion table as people read it, one line a rule. */
export function printed(rows: readonly Confusion[]): string {
  const line = (cells: (string | number)[]) =>
    `${String(cells[0]).padEnd(22)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(8))
      .join('')}`
  const body = rows.map((row) =>
    line([row.name, row.hits, row.missed.length, row.wrong.length, row.quiet, precision(row).toFixed(3), recall(row).toFixed(3)]),
  )
  return [line(['rule', 'hit', 'missed', 'wrong', 'quiet', 'P', 'R']), ...body].join('\n')
}
