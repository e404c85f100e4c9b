import { AppError } from '../errors.ts'
import { type Cell, type Merged, type Sheet, sheetLimits } from './sheet.ts'
import { dateStyles, dayOfSerial, local, type Shown } from './sheet-styles.ts'
import { attribute, xmlTokens } from './xml.ts'
import { officeLimits, unzip } from './zip.ts'

/** What the cells of a workbook have in common. */
interface Book {
  strings: string[]
  dates: Map<number, Shown>
  from1904: boolean
  /** Cells read so far, over all sheets. */
  cells: number
}

/**
 * The sheets of an .xlsx in the order of its tabs: shared and inline strings, numbers, results of formulas, days by their number format,
 * merged cells. What a cell looks like stays out.
 *
 * @throws {AppError} `badSheet` when it is no Excel file, is broken, or holds more than `sheetLimits`.
 */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const parts = await unzip(
    bytes,
    (name) => /^(?:_rels\/\.rels|[Xx]l\/(?:[^/]+\/)?[^/]+\.(?:xml|rels))$/.test(name),
    officeLimits,
    'badSheet',
  )
  try {
    return sheetsOf(new Map([...parts].map(([name, data]) => [name.toLowerCase(), data])))
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('badSheet', { reason: error.message })
    throw error
  }
}

function sheetsOf(parts: Map<string, Buffer>): Sheet[] {
  const part = (name: string) => parts.get(name.toLowerCase())?.toString('utf8') ?? ''
  const workbook = mainPart(part('_rels/.rels'))
  if (!parts.has(workbook.toLowerCase())) throw new SyntaxError('it holds no workbook')
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const links = relations(part(`${folder}_rels/${workbook.slice(folder.length)}.rels`), folder)
  const target = (kind: string) => [...links.values()].find((link) => link.type.endsWith(`/${kind}`))?.target ?? `${folder}${kind}.xml`
  const { sheets, from1904 } = tabs(part(workbook))
  if (sheets.length > sheetLimits.sheets) throw new SyntaxError(`more than ${sheetLimits.sheets} sheets`)
  const book: Book = {
    strings: sharedStrings(part(target('sharedStrings'))),
    dates: dateStyles(part(target('styles'))),
    from1904,
    cells: 0,
  }
  return sheets.flatMap(({ name, id, hidden }) => {
    const link = links.get(id)
    // a tab can be a chart, which has no cells
    if (!link?.type.endsWith('/worksheet')) return []
    return [{ name, ...cellsOf(part(link.target), book), ...(hidden ? { hidden } : {}) }]
  })
}

function mainPart(source: string): string {
  const link = [...relations(source, '').values()].find(({ type }) => type.endsWith('/officeDocument'))
  return link?.target ?? 'xl/workbook.xml'
}

function relations(source: string, folder: string): Map<string, { type: string; target: string }> {
  const found = new Map<string, { type: string; target: string }>()
  for (const token of xmlTokens(source)) {
    if (!('open' in token) || local(token.open) !== 'Relationship') continue
    const target = attribute(token.attributes, 'Target') ?? ''
    found.set(attribute(token.attributes, 'Id') ?? '', {
      type: attribute(token.attributes, 'Type') ?? '',
      target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
    })
  }
  return found
}

function tabs(source: string): { sheets: { name: string; id: string; hidden: boolean }[]; from1904: boolean } {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  for (const token of xmlTokens(source)) {
    if (!('open' in token)) continue
    const said = (name: string) => attribute(token.attributes, name)
    if (local(token.open) === 'workbookPr') from1904 = said('date1904') === '1' || said('date1904') === 'true'
    else if (local(token.open) === 'sheet') {
      const id = /(?:^|\s)(?:\w{1,20}:)id=["']([^"']{1,100})["']/.exec(token.attributes)?.[1] ?? ''
      sheets.push({ name: said('name') ?? '', id, hidden: (said('state') ?? 'visible') !== 'visible' })
    }
  }
  return { sheets, from1904 }
}

function sharedStrings(source: string): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let aids = 0
  for (const token of xmlTokens(source)) {
    if ('text' in token) {
      if (inText && aids === 0) text += token.text
      continue
    }
    const name = local('open' in token ? token.open : token.close)
    const opens = 'open' in token
    if (name === 't') inText = opens
    else if (name === 'rPh') aids += opens ? 1 : -1
    else if (name === 'si' && opens) text = ''
    else if (name === 'si') strings.push(unescaped(text))
  }
  return strings
}

interface Place {
  row: number
  column: number
}

function cellsOf(source: string, book: Book): { rows: Cell[][]; merged?: Merged[] } {
  const rows: Cell[][] = []
  const merged: Merged[] = []
  const at: Place = { row: -1, column: -1 }
  let cell: { type: string; style: number; value: string; text: string } | null = null
  let reading: 'value' | 'text' | null = null
  for (const token of xmlTokens(source)) {
    if ('text' in token) {
      if (cell && reading) cell[reading] += token.text
      continue
    }
    const opens = 'open' in token
    const name = local(opens ? token.open : token.close)
    const said = (key: string) => (opens ? attribute(token.attributes, key) : null)
    if (name === 'row' && opens) Object.assign(at, { row: rowOf(said('r'), at.row + 1), column: -1 })
    else if (name === 'c' && opens) {
      move(at, said('r'))
      cell = { type: said('t') ?? 'n', style: Number(said('s') ?? -1), value: '', text: '' }
    } else if (name === 'v') reading = opens ? 'value' : null
    else if (name === 't') reading = opens ? 'text' : null
    else if (name === 'c' && cell) {
      put(rows, at, cellValue(cell, book), book)
      cell = null
    } else if (name === 'mergeCell' && opens) merged.push(...rangeOf(said('ref') ?? ''))
  }
  return merged.length > 0 ? { rows, merged } : { rows }
}

/** Row and column of a cell; a file may leave the address out and count on the order. */
function move(at: Place, address: string | null): void {
  const given = address === null ? null : placeOf(address)
  if (address !== null && given === null) throw new SyntaxError(`no cell is called ${address.slice(0, 20)}`)
  Object.assign(at, given ?? { row: Math.max(at.row, 0), column: at.column + 1 })
}

function rowOf(said: string | null, next: number): number {
  return said !== null && /^\d{1,7}$/.test(said) && said !== '0' ? Number(said) - 1 : next
}

function put(rows: Cell[][], at: Place, value: Cell, book: Book): void {
  if (value === null) return
  const { rows: mostRows, columns, cells } = sheetLimits
  if (at.row >= mostRows || at.column >= columns) throw new SyntaxError(`more than ${mostRows} rows or ${columns} columns`)
  while (rows.length <= at.row) rows.push([])
  const row = rows[at.row]!
  book.cells += Math.max(1, at.column + 1 - row.length)
  if (book.cells > cells) throw new SyntaxError(`more than ${cells / 1e6} million cells`)
  while (row.length < at.column) row.push(null)
  row[at.column] = value
}

function cellValue(cell: { type: string; style: number; value: string; text: string }, book: Book): Cell {
  const { type, value } = cell
  if (type === 's') return book.strings[Number(value)] || null
  if (type === 'inlineStr') return unescaped(cell.text) || null
  if (type === 'str' || type === 'e') return unescaped(value) || null
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.slice(0, 10) || null
  if (value.trim() === '') return null
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const shown = book.dates.get(cell.style)
  return (shown && dayOfSerial(number, shown, book.from1904)) ?? number
}

function rangeOf(reference: string): Merged[] {
  const [from, to] = reference.split(':').map(placeOf)
  if (!from || !to) return []
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
  return [{ top, bottom, left: Math.min(from.column, to.column), right: Math.min(Math.max(from.column, to.column), sheetLimits.columns) }]
}

/** `B3` as row 2, column 1. */
function placeOf(address: string): Place | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address)
  if (!match) return null
  const column = [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]) - 1, column: column - 1 }
}

/** `_x000D_` stands for a character that XML cannot hold or that was escaped. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
