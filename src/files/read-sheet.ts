import { AppError } from '../errors.ts'
import { readCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'
import { readXlsx } from './xlsx-in.ts'

/**
 * The sheets of an .xlsx or .csv; which of the two goes by content.
 *
 * @throws {AppError} `fileEmpty`, `fileKind` (an old .xls among them), `fileBinary`, `notUtf8`, `badSheet`.
 */
export async function readSheet(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length === 0) throw new AppError('fileEmpty')
  const head = bytes.subarray(0, 4).toString('hex')
  if (head === '504b0304') return readXlsx(bytes)
  if (head === 'd0cf11e0') throw new AppError('fileKind', { kind: '.xls (save it as .xlsx 请另存为 .xlsx)' })
  if (head === '25504446') throw new AppError('fileKind', { kind: 'PDF' })
  return [readCsv(bytes)]
}
