import { parse } from 'csv-parse/sync'
import { AppError } from '../errors.ts'
import { type Cell, type Sheet, sheetLimits } from './sheet.ts'

/** Signs with which a cell becomes a formula when the file is opened; the wide ones where East Asian input is normalised. */
const formulaSigns = '=+-@\t\r＝＋－＠'

/**
 * The one sheet of a .csv: UTF-8, or GB 18030 as Excel writes it on a Chinese Windows, or UTF-16 with its mark; separated by commas, tabs
 * or semicolons, whichever the first line has most of. All cells are words.
 *
 * @throws {AppError} `fileEmpty`, `badSheet` with the line.
 */
export function readCsv(bytes: Buffer): Sheet {
  const text = decoded(bytes)
  if (text.trim() === '') throw new AppError('fileEmpty')
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    }) as string[][]
    if (rows.length > sheetLimits.rows) throw new Error(`more than ${sheetLimits.rows} rows`)
    return { name: '', rows: rows.map((row) => row.slice(0, sheetLimits.columns).map(cellOf)) }
  } catch (error) {
    throw new AppError('badSheet', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/**
 * A .csv for spreadsheets and programs: UTF-8 with a mark (Excel takes it for GBK otherwise), CRLF. Words that would become a formula get
 * a `'` in front, which `readCsv` takes off again (OWASP, CSV injection).
 */
export function writeCsv(columns: string[], rows: Cell[][]): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('')}`
}

function cellOf(words: string): Cell {
  const text = words.startsWith("'") && wouldRun(words) ? words.slice(1) : words
  return text === '' ? null : text
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = wouldRun(cell) ? `'${cell}` : cell
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Whether words are a formula, with or without signs in front that keep them from being one: these get one more, so that none is lost. */
function wouldRun(words: string): boolean {
  const sign = words.replace(/^'+/, '')[0]
  return sign !== undefined && formulaSigns.includes(sign)
}

function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new AppError('fileBinary')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return oldChinese(bytes)
  }
}

function oldChinese(bytes: Buffer): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('notUtf8')
  }
}

function separatorOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r?\n/, 1)[0]!
  const count = (sign: string) => line.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}
