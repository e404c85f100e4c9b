import { isLegalDay } from '../../workflows/days.ts'
import type { ImportReport } from '../commands/import/report.ts'
import { AppError } from '../errors.ts'
import { type Io, printJson, say } from './io.ts'
import { progressOf } from './progress.ts'
import { withStore } from './with-store.ts'

interface Options {
  as: string
  organ?: string
  on?: string
  dates?: string
  dryRun?: boolean
  db?: string
  json?: boolean
}

/**
 * `import`: documents into the register, each reported as document, letter or no document with the reason. 1 when a text was refused;
 * `--dry-run` writes nothing; running it again goes on where it stopped.
 */
export async function importDocuments(io: Io, paths: string[], options: Options): Promise<number> {
  const { as, organ, on, dates, dryRun } = options
  if (as !== 'own' && as !== 'reference') throw new AppError('usage', { reason: `--as must be own or reference, not ${as}` })
  if (on !== undefined && !isLegalDay(on)) throw new AppError('usage', { reason: `--on must be a day, not ${on}` })
  const { importPaths } = await import('../commands/import/import-paths.ts')
  const bar = await progressOf(io, say(io, '导入', 'import'))
  const reports = await withStore(options.db, async (store) => {
    const progress = (texts: number, files: number, of: number) => bar.at(files, of, `${texts}`)
    return importPaths(store, paths, {
      as,
      organ,
      on,
      dates,
      dryRun,
      progress,
      report: (report) => options.json || io.out(line(io, report)),
    }).finally(() => bar.end())
  })
  const sums = summed(reports)
  if (options.json) printJson(io, { documents: reports, summary: sums, ...(dryRun ? { dryRun } : {}) })
  else
    io.err(
      `${Object.entries(sums)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', ')}\n`,
    )
  return reports.some((report) => report.outcome === 'refused') ? 1 : 0
}

const natures: Record<ImportReport['nature'], [zh: string, en: string]> = {
  document: ['文件', 'document'],
  letter: ['函件', 'letter'],
  notDocument: ['非文件', 'not a document'],
}

function line(io: Io, report: ImportReport): string {
  const name = [report.title, report.number].filter(Boolean).join(' ')
  return `${report.outcome}  ${say(io, ...natures[report.nature])}  ${report.source}  ${name}  ${why(io, report)}\n`
}

/** Why a text was refused or counts as what it is; also what is doubtful. */
function why(io: Io, { refusal, refusalEn, reason, row, validTo, doubts }: ImportReport): string {
  const said = [...(row?.refusal ? [row.refusal] : []), ...doubts].map(({ zh, en }) => say(io, zh, en))
  const until = validTo === null ? [] : [say(io, `有效期至 ${validTo}`, `valid until ${validTo}`)]
  return [...(row ? [] : [refusal === null ? reason : say(io, refusal, refusalEn ?? refusal), ...until]), ...said].join('; ')
}

function summed(reports: ImportReport[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { outcome } of reports) sums[outcome] = (sums[outcome] ?? 0) + 1
  return sums
}
