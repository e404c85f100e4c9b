/** What a cell holds: words, a number, or nothing. Days are `YYYY-MM-DD`, or as much of it as the cell shows. */
export type Cell = string | number | null

/** Cells that are one to the eye; 0-based, both ends included. */
export interface Merged {
  top: number
  left: number
  bottom: number
  right: number
}

/** A sheet as it stands in the file: row 0 is the first one, rows are as long as their last filled cell. */
export interface Sheet {
  name: string
  rows: Cell[][]
  merged?: Merged[]
  /** Not shown to whoever opens the file. */
  hidden?: boolean
}

/** What is read of one file at most; a register of a province has some ten thousand rows of twenty columns. */
export const sheetLimits = { sheets: 200, rows: 200_000, columns: 1_000, cells: 4_000_000 }

/** The rows with the value of merged cells in every cell of theirs, as a reader understands them. */
export function filled(sheet: Sheet): Cell[][] {
  const rows = sheet.rows.map((row) => [...row])
  // overlapping ranges can name the whole sheet thousands of times; no honest file comes near
  let budget = sheetLimits.cells
  for (const { top, left, bottom, right } of sheet.merged ?? []) {
    const value = sheet.rows[top]?.[left] ?? null
    if (value === null) continue
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      for (let column = left; column <= right; column++) {
        if (budget-- <= 0) return rows
        const cells = rows[row]!
        while (cells.length < column) cells.push(null)
        cells[column] = value
      }
    }
  }
  return rows
}
