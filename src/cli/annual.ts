import { writeFile } from 'node:fs/promises'
import { annualReport } from '../commands/reports/annual.ts'
import { markdownOf, paperOf } from '../commands/reports/print.ts'
import { AppError } from '../errors.ts'
import { organByCode } from '../store/organs.ts'
import { type Io, printJson, say } from './io.ts'
import { withStore } from './with-store.ts'

interface Options {
  year: string
  organ?: string
  format?: string
  out?: string
  db?: string
  json?: boolean
}

/** `report annual`: the annual report on law-based government of an organ, or of all own organs, as Markdown, JSON or .docx. */
export async function annual(io: Io, options: Options): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? 'md')
  if (!['md', 'json', 'docx'].includes(format)) throw new AppError('usage', { reason: `--format must be md, json or docx, not ${format}` })
  if (!/^(?:19|20)\d\d$/.test(options.year)) throw new AppError('usage', { reason: `--year must be a year, not ${options.year}` })
  return withStore(
    options.db,
    async (store) => {
      const organ = options.organ === undefined ? null : await organByCode(store.db, options.organ)
      if (organ === undefined) throw new AppError('notFound', { what: options.organ ?? '' })
      const report = await annualReport(store, Number(options.year), organ?.id ?? null)
      if (format === 'json') printJson(io, report)
      else if (format === 'md') io.out(markdownOf(report))
      else {
        const { writeDocx } = await import('../files/docx-out.ts')
        const file = options.out ?? `report-${options.year}.docx`
        await writeFile(file, await writeDocx(paperOf(report)))
        io.err(`${say(io, '已写入', 'written to')} ${file}\n`)
      }
      return 0
    },
    { existing: true },
  )
}
