import { basename } from 'node:path'
import { titleKey } from '../../../documents/titles/index.ts'
import type { DayRange } from '../../../workflows/instrument/standing.ts'
import { AppError } from '../../errors.ts'
import { readSheet } from '../../files/read-sheet.ts'
import { readBytes } from '../../files/read-text.ts'
import { filled } from '../../files/sheet.ts'
import { readDay } from './list/days.ts'
import { findHeads } from './list/heads.ts'
import { words } from './list/said.ts'

/** Days of signature that a person wrote down for texts that name none, by file name or title. */
export type GivenDays = (source: string, title: string | null) => DayRange | undefined

/** Nobody wrote down anything. */
export const noDays: GivenDays = () => undefined

/**
 * Reads a table (.csv, .xlsx) with a column 文件名 (the file's name, or the document's title) and a column 成文日期; the heads are found as in a
 * list of documents.
 *
 * @throws {AppError} `badSheet` for a table without these columns or with a cell that is no day, naming the row.
 */
export async function readGivenDays(file: string): Promise<GivenDays> {
  const days = new Map<string, DayRange>()
  let understood = false
  for (const sheet of await readSheet(await readBytes(file))) {
    const rows = filled(sheet)
    const heads = findHeads(rows)
    const column = heads?.fields.get('signed')
    if (!heads || column === undefined) continue
    understood = true
    for (const [at, cells] of rows.entries()) {
      const name = words(cells[heads.fields.get('title')!] ?? null)
      if (at <= heads.row || name === '' || words(cells[column] ?? null) === '') continue
      const { range } = readDay(cells[column] ?? null)
      if (range === null)
        throw new AppError('badSheet', { reason: `第 ${at + 1} 行“${words(cells[column]!)}”不是日期 / row ${at + 1} holds no day` })
      days.set(keyOf(name), range)
    }
  }
  if (!understood) throw new AppError('badSheet', { reason: '没有“文件名”和“成文日期”两列 / no columns 文件名 and 成文日期' })
  return (source, title) => days.get(keyOf(fileOf(source))) ?? (title === null ? undefined : days.get(keyOf(title)))
}

/** The name of a text's file, with the line in a collection, as a person writes it down. */
export function fileOf(source: string): string {
  return basename(source)
}

/** With or without the ending of the file name, and titles in normal form. */
function keyOf(name: string): string {
  return titleKey(name.replace(/\.(?:txt|md|docx)$/i, ''))
}
