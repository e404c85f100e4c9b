import { readFileSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { type Io, printJson, say } from './io.ts'
import { withStore } from './with-store.ts'

/** `admin successions`: a table of an institutional reform, all rows or none. 1 when a row was refused. */
export async function loadTable(io: Io, file: string, options: { dryRun?: boolean; db?: string; json?: boolean }): Promise<number> {
  const bytes = read(file)
  const { readSheet } = await import('../files/read-sheet.ts')
  const { loadSuccessions } = await import('../commands/admin/succession-table.ts')
  const sheets = await readSheet(bytes)
  const report = await withStore(options.db, (store) => loadSuccessions(store, sheets, { personId: 'cli' }, options.dryRun))
  if (options.json) printJson(io, report)
  else
    for (const row of report.rows)
      io.out(`${row.row}\t${row.outcome}\t${row.old} → ${row.now}\t${row.message ? say(io, row.message.zh, row.message.en) : ''}\n`)
  return report.rows.some((row) => row.outcome === 'refused') ? 1 : 0
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new AppError('fileNotFound', {}, { file })
  }
}
