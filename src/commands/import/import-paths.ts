import { sha256 } from '../../store/hash.ts'
import type { Store } from '../../store/open.ts'
import { type GivenDays, noDays, readGivenDays } from './given-days.ts'
import { importText, type Manner } from './import-text.ts'
import { type Issuer, Issuers } from './issuers.ts'
import { importListFile } from './list/import-file.ts'
import { type ImportReport, reportOf } from './report.ts'
import { importFiles, isList, type Source, textsOf } from './sources.ts'
import { type Understood, understand } from './understand.ts'

/** What is brought in and how, and who hears of it. */
export interface ImportOptions extends Manner {
  /** Code of the organ that keeps them. */
  organ?: string | undefined
  /** The day that a list is of, where it does not say so itself. */
  on?: string | undefined
  /** A table with days of signature for texts that name none (`given-days.ts`). */
  dates?: string | undefined
  /** Told after each text: texts done, files done, files in all. */
  progress?: ((texts: number, files: number, of: number) => void) | undefined
  /** Told of each text as soon as it is settled. */
  report?: ((report: ImportReport) => void) | undefined
}

/** Texts that are committed together: on SQLite they share one transaction of the queue, each with its own savepoint. */
const BATCH = 32

/**
 * Brings documents into the register, as acts without a case. A document makes an instrument with a version, a letter is an act only, what
 * is no document is passed over; each text whole or not at all. A text that lies there already is found by its hash, so an interrupted run
 * is simply run again.
 *
 * A list (.xlsx, .csv) is a register: each of its rows is entered, see `list/`.
 *
 * @returns one report for each text and each row, in the order of the files.
 * @throws {AppError} for a path or file that cannot be read, and for an organ that does not exist.
 */
export async function importPaths(store: Store, paths: string[], options: ImportOptions): Promise<ImportReport[]> {
  const files = await importFiles(paths)
  const issuers = await Issuers.read(store, options.organ)
  const days = options.dates === undefined ? noDays : await readGivenDays(options.dates)
  const reports: ImportReport[] = []
  let batch: Source[] = []
  const flush = async (filesDone: number) => {
    for (const report of await importBatch(store, batch, { issuers, days }, options)) {
      reports.push(report)
      options.report?.(report)
    }
    batch = []
    options.progress?.(reports.length, filesDone, files.length)
  }
  for (const [done, file] of files.entries()) {
    if (isList(file)) {
      await flush(done)
      for (const report of await importListFile(store, file, options)) {
        reports.push(report)
        options.report?.(report)
      }
      options.progress?.(reports.length, done + 1, files.length)
      continue
    }
    for await (const source of textsOf(file)) {
      batch.push(source)
      if (batch.length >= BATCH) await flush(done)
    }
  }
  await flush(files.length)
  return reports
}

interface Known {
  issuers: Issuers
  days: GivenDays
}

async function importBatch(store: Store, batch: Source[], { issuers, days }: Known, options: ImportOptions): Promise<ImportReport[]> {
  const understood = batch.map((source) => understand(source, days))
  const present = await presentTexts(
    store,
    understood.map((one) => sha256(one.text)),
  )
  // Two copies of one text in one batch would both find it absent.
  const seen = new Set<string>()
  const jobs: { one: Understood; issuer: Issuer | null; twin: boolean }[] = []
  for (const one of understood) {
    const hash = sha256(one.text)
    jobs.push({
      one,
      issuer: one.entry.nature === 'notDocument' ? null : await issuers.of(one, options.as, options.dryRun),
      twin: seen.has(hash),
    })
    seen.add(hash)
  }
  return Promise.all(
    jobs.map(({ one, issuer, twin }) => {
      const earlier = present.get(sha256(one.text))
      if (one.entry.nature === 'notDocument') return reportOf(one, 'skipped')
      if (earlier || twin) return { ...reportOf(one, 'present'), ...earlier }
      return importText(store, one, issuer, options)
    }),
  )
}

async function presentTexts(store: Store, hashes: string[]): Promise<Map<string, { actId: string; instrumentId: string | null }>> {
  if (hashes.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('text')
    .innerJoin('act', 'act.text_id', 'text.id')
    .leftJoin('effect', (join) => join.onRef('effect.act_id', '=', 'act.id').on('effect.kind', '=', 'makes'))
    .select(['text.hash', 'act.id', 'effect.instrument_id'])
    .where('text.hash', 'in', hashes)
    .execute()
  return new Map(rows.map((row) => [row.hash, { actId: row.id, instrumentId: row.instrument_id }]))
}
