import writeExcel, { type Row } from 'write-excel-file/node'
import type { Cell } from './sheet.ts'

export interface Column {
  title: string
  /** In characters of half width; as wide as its title when left out. */
  width?: number
}

/** A sheet to be written: a title over the whole width, the heads, the rows. */
export interface SheetOut {
  name: string
  title?: string
  columns: Column[]
  rows: Cell[][]
}

/** The most that Excel keeps in one cell. */
const longestCell = 32_767

/**
 * An .xlsx for people: heads that stay in sight, lines, wrapped words, A4 across. Every word is a text cell and in Excel's text format, so
 * that `=1+1` stays these four characters, also when somebody edits the cell.
 *
 * @returns the bytes; names of sheets are made legal and different.
 */
export async function writeSheets(sheets: SheetOut[]): Promise<Buffer> {
  const taken = new Set<string>()
  return writeExcel(
    sheets.map(({ name, title, columns, rows }) => ({
      data: [...(title ? [titleRow(title, columns.length)] : []), columns.map(head), ...rows.map((row) => row.map(cell))],
      sheet: sheetName(name, taken),
      columns: columns.map((column) => ({ width: column.width ?? Math.max(8, column.title.length * 2 + 2) })),
      stickyRowsCount: title ? 2 : 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer()
}

const frame = { borderStyle: 'thin', borderColor: '#999999', alignVertical: 'top', wrap: true } as const

function titleRow(title: string, width: number): Row {
  const value = words(title)
  return [
    { value, type: String, format: '@', fontWeight: 'bold', fontSize: 16, align: 'center', height: 32, columnSpan: Math.max(1, width) },
    ...Array.from({ length: Math.max(0, width - 1) }, () => null),
  ]
}

function head({ title }: Column): Row[number] {
  return { value: words(title), type: String, format: '@', fontWeight: 'bold', align: 'center', backgroundColor: '#f0f0f0', ...frame }
}

function cell(value: Cell): Row[number] {
  if (value === null || value === '') return { ...frame }
  if (typeof value === 'number') return { value, type: Number, ...frame }
  return { value: words(value), type: String, format: '@', ...frame }
}

/**
 * A text as a cell can hold it. `_x0041_` would be read back as A; and the library keeps its strings in a plain object, in which words
 * like `constructor` are there before they are put in, so that these get a blank behind them.
 */
function words(text: string): string {
  const short = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text
  const safe = short.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return safe in {} ? `${safe} ` : safe
}

/** At most 31 characters, none of `[]/\:*?`, no quotation mark at either end, not empty, not twice. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[[\]/\\:*?]/g, ' ')
      .replace(/^'{1,31}|'{1,31}$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet'
  let free = plain
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${plain.slice(0, 27)} ${count}`
  taken.add(free.toLowerCase())
  return free
}
