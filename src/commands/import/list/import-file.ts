import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../../errors.ts'
import { readSheet } from '../../../files/read-sheet.ts'
import { readBytes } from '../../../files/read-text.ts'
import type { Store } from '../../../store/open.ts'
import type { ImportOptions } from '../import-paths.ts'
import type { ImportReport } from '../report.ts'
import { importList } from './import-list.ts'
import type { RowReport } from './report.ts'

/** Imports a list from a file, its rows reported as texts are. @throws {AppError} what reading and `importList` throw, naming the file. */
export async function importListFile(store: Store, file: string, options: ImportOptions): Promise<ImportReport[]> {
  try {
    const bytes = await readBytes(file)
    const { as, organ, on, dryRun, personId } = options
    const report = await importList(store, await readSheet(bytes), {
      ...{ as, organ, on, dryRun, personId, file: basename(file), source: sourceOf(bytes) },
    })
    return report.rows.map((row) => asText(file, row))
  } catch (error) {
    if (error instanceof AppError && error.details === undefined) throw new AppError(error.code, error.params, { file })
    throw error
  }
}

/** By what the rows of a file are known: its bytes, whatever its name. */
export function sourceOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function asText(file: string, row: RowReport): ImportReport {
  return {
    source: `${file}:${row.sheet === '' ? '' : `${row.sheet}:`}${row.row}`,
    ...{
      nature: 'document',
      reason: '目录所列',
      outcome: row.outcome,
      refusal: row.refusal?.zh ?? null,
      refusalEn: row.refusal?.en ?? null,
    },
    ...{ title: row.title, number: row.number, issuer: row.issuer, annex: null, provisions: 0 },
    commencement: row.commencement?.from ?? null,
    validity: row.validTo,
    signed: row.signed ?? { from: null, to: null },
    validTo: row.validTo,
    ...{ actId: row.actId, instrumentId: row.instrumentId, doubts: row.doubts, row },
  }
}
