import { AppError, sentence } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import type { ActEffectInput } from '../register/act-input.ts'
import { buildAct } from '../register/build-act.ts'
import type { DayRange } from '../register/effects.ts'
import { assertNoCaseNeeded } from '../register/record-act.ts'
import { genreOf } from '../texts/genre.ts'
import { instrumentRange, ruleTitle } from '../texts/range.ts'
import { spoken } from './days.ts'
import { fileOf, type GivenDays, noDays, readGivenDays } from './given-days.ts'
import { type Issuer, Issuers } from './issuers.ts'
import { importListFile } from './list/import-file.ts'
import type { RowReport } from './list/report.ts'
import { type Said, said } from './list/said.ts'
import { importFiles, isList, type Source, textsOf } from './sources.ts'
import { type Understood, understand } from './understand.ts'

export interface ImportOptions {
  /** `own`: kept by an organ here, expires and is cleaned up here. `reference`: only cited and compared. */
  as: 'own' | 'reference'
  /** Code of the organ that keeps them. */
  organ?: string | undefined
  /** Nothing is written; each report says what would be. */
  dryRun?: boolean | undefined
  /** The day that a list is of, where it does not say so itself. */
  on?: string | undefined
  /** A table with days of signature for texts that name none (`given-days.ts`). */
  dates?: string | undefined
  /** Who imports; `import` (the command line) when left out. */
  personId?: string | undefined
  /** Told after each text: texts done, files done, files in all. */
  progress?: ((texts: number, files: number, of: number) => void) | undefined
  /** Told of each text as soon as it is settled. */
  report?: ((report: ImportReport) => void) | undefined
}

/** What became of one text. */
export interface ImportReport {
  source: string
  nature: 'document' | 'letter' | 'notDocument'
  /** Why it is one, Chinese. */
  reason: string
  /** `imported` now, `new` in a dry run, `present` from an earlier one, `skipped` (not a document), `refused` with the sentence. */
  outcome: 'new' | 'imported' | 'present' | 'skipped' | 'refused'
  refusal: string | null
  refusalEn: string | null
  title: string | null
  number: string | null
  issuer: string | null
  commencement: string | null
  validity: string | null
  /** When it was signed, as far as the text, its collection or a person says so. */
  signed: DayRange
  /** Last day of validity as entered, by the text's own clause. */
  validTo: string | null
  annex: string | null
  provisions: number
  actId: string | null
  instrumentId: string | null
  /** What the person should look at; of a text that its Word file numbers articles by itself. */
  doubts: Said[]
  /** Only of a row of a list: what was understood of it and what is doubtful. */
  row?: RowReport
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
      return importOne(store, one, issuer, options)
    }),
  )
}

async function importOne(store: Store, one: Understood, issuer: Issuer | null, options: ImportOptions): Promise<ImportReport> {
  if (!issuer) return refused(one, said('没有写明是哪个机关的文件，请用 --organ 指定', 'it does not say whose it is: tell with --organ'))
  try {
    if (issuer.id !== '') await assertNoCaseNeeded(store.db, issuer.id, one.signed)
    if (options.dryRun) return reportOf(one, 'new')
    const today = await legalToday(store.db)
    const built = await buildAct(
      store.db,
      {
        organId: issuer.id,
        title: one.title ?? '（无标题）',
        genre: genreOf(one.title ?? ''),
        ...(one.number === null ? {} : { number: one.number }),
        signed: one.signed,
        published: { from: null, to: null },
        text: one.text,
        gaps: one.signed.from === one.signed.to && one.signed.from !== null ? [] : [{ field: 'signed', reason: '文本未写明日期' }],
        source: `导入：${one.source.split(/[\\/]/).at(-1)}`,
        effects: one.entry.nature === 'document' ? [effectOf(one, options.as)] : [],
      },
      { today, recordedBy: options.personId ?? 'import', confirmedBy: null, origin: 'imported' },
    )
    await store.commit({
      read: built.read,
      append: [
        {
          stream: { kind: 'organ', id: issuer.id, organId: issuer.id },
          type: 'act.import',
          body: { actId: built.actId, as: options.as, textHash: sha256(one.text), numbers: built.numbers, recorded: built.facts },
          actorId: options.personId ?? 'import',
          occurredOn: today,
        },
        ...built.append,
      ],
      rows: built.rows,
      index: built.index,
      outbox: built.outbox,
    })
    return { ...reportOf(one, 'imported'), actId: built.actId, instrumentId: built.instrumentIds[0] ?? null }
  } catch (error) {
    if (error instanceof AppError) return refused(one, refusalOf(one, error))
    throw error
  }
}

function refused(one: Understood, { zh, en }: Said): ImportReport {
  return { ...reportOf(one, 'refused'), refusal: zh, refusalEn: en }
}

/** Why a text was refused; where a day is missing, which one, and how a person gives it. */
function refusalOf({ signed, source }: Understood, { code, params }: AppError): Said {
  const { goLive } = params
  if (code !== 'actNeedsCase' || (signed.from !== null && signed.from >= String(goLive)))
    return said(sentence(code, 'zh-CN', params), sentence(code, 'en', params))
  const file = fileOf(source)
  const [known, knownEn] =
    signed.from === null && signed.to === null
      ? [
          '文本没有写明成文日期（落款、题注、文号年份、施行日期都没有）',
          'the text names no day (no signature, note, number or commencement)',
        ]
      : [`只知道成文日期在 ${spoken(signed)} 之间`, `all that is known of its day is ${spoken(signed)}`]
  return said(
    `${known}，不能确认早于启用日 ${goLive}。请用 --dates 给一张表：“文件名”列写 ${file}，“成文日期”列写日期，再导入一次`,
    `${knownEn}, so that it is not known to be older than go-live (${goLive}). Give a table by --dates with ${file} in a column 文件名 and its day in a column 成文日期, and import again`,
  )
}

/** The document makes its instrument, from when it holds, until the last day that its own clause sets. */
function effectOf(one: Understood, as: 'own' | 'reference'): ActEffectInput {
  const range = instrumentRange(one.tree, one.entry.annex?.title ?? null)
  const title = one.entry.annex?.title ?? range.title ?? ruleTitle(one.title ?? '（无标题）')
  return {
    kind: 'makes',
    newInstrument: { title, ownership: as },
    from: one.from,
    ...(one.validTo === null ? {} : { validTo: one.validTo }),
  }
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

function reportOf(one: Understood, outcome: ImportReport['outcome']): ImportReport {
  const { entry } = one
  return {
    source: one.source,
    nature: entry.nature,
    reason: entry.reason,
    outcome,
    ...{ refusal: null, refusalEn: null },
    title: one.title,
    number: one.number,
    issuer: one.issuer,
    commencement: entry.commencement?.text ?? null,
    validity: entry.validity?.text ?? null,
    signed: one.signed,
    validTo: entry.nature === 'document' ? one.validTo : null,
    annex: entry.annex?.title ?? null,
    provisions: one.provisions,
    doubts: one.doubts,
    actId: null,
    instrumentId: null,
  }
}
