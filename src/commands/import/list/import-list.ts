import { addDays } from '../../../../workflows/days.ts'
import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import { AppError, sentence } from '../../../errors.ts'
import type { Sheet } from '../../../files/sheet.ts'
import { StoreError } from '../../../store/errors.ts'
import { sha256 } from '../../../store/hash.ts'
import type { Store } from '../../../store/open.ts'
import { legalToday, setting } from '../../../store/settings.ts'
import type { EndingInput } from '../../register/act-input.ts'
import { buildAct } from '../../register/build-act.ts'
import { assertNoCaseNeeded } from '../../register/record-act.ts'
import { type Entry, entryOf } from './act-of-row.ts'
import { batches, canonical, type Job } from './batches.ts'
import { Done } from './done.ts'
import { type Known, Register, twice } from './match.ts'
import { ListOrgans, type RowOrgans } from './organs.ts'
import { counted, type ListReport, type RowReport, reportOf } from './report.ts'
import { type ListedRow, readList, type Successor } from './rows.ts'
import { said } from './said.ts'

export interface ListOptions {
  as: 'own' | 'reference'
  /** Code of the organ for rows that do not name one. */
  organ?: string | undefined
  /** Ids of organs by what the list calls them (区府办), where a registrar said whom it means. */
  spellings?: Record<string, string> | undefined
  /** The day the list is of; else the one it states, else the day before go-live. */
  on?: string | undefined
  /** Its name, for the source of every act. */
  file: string
  /** SHA-256 of its bytes. */
  source: string
  dryRun?: boolean | undefined
  personId?: string | undefined
  confirmedBy?: string | undefined
  /** Lists with more rows are refused. */
  atMost?: number | undefined
  /** At most so many rows are written; the next call goes on. */
  most?: number | undefined
  progress?: ((done: number, total: number) => void) | undefined
}

const longestTitle = 500

interface Work {
  store: Store
  options: ListOptions
  organs: ListOrgans
  register: Register
  done: Done
  today: string
  listedOn: string
  dated: boolean
}

/**
 * Brings a register that was kept as a list into this one: each row an act with its gaps, an instrument, a historic number and, where the
 * list says that it ended, the paper that ended it; each row whole or not at all. Rows of this file that were written before are found in
 * `import_row`, documents that the register holds already by number and title.
 *
 * @returns one report for each row, in the order of the file; a dry run writes nothing.
 * @throws {AppError} `badInput` for an organ or day that does not fit, or a file without heads.
 */
export async function importList(store: Store, sheets: Sheet[], options: ListOptions): Promise<ListReport> {
  const list = await readList(sheets)
  if (list.rows.length > (options.atMost ?? list.rows.length)) throw new AppError('tooLarge', { limit: `${options.atMost} 行 / rows` })
  if (list.sheets.every((sheet) => sheet.passedOver)) {
    throw new AppError('badSheet', { reason: '没有“文件名称”等表头 / no heads such as 文件名称' })
  }
  const today = await legalToday(store.db)
  const dated = options.on ?? statedDay(list.listedOn, today)
  const listedOn = dated ?? addDays((await setting(store.db, 'goLive')) ?? today, -1)
  const listedBy = options.on !== undefined ? 'person' : dated === null ? 'goLive' : 'list'
  if (listedOn > today)
    throw new AppError('badInput', { reason: `目录日期 ${listedOn} 晚于今日 / the list is of ${listedOn}, after today` })
  const organs = await ListOrgans.read(store, options.organ, options.spellings)
  const work: Work = {
    ...{ store, options, organs, register: await Register.read(store), done: await Done.read(store, options.source), today, listedOn },
    dated: dated !== null,
  }
  const jobs = list.rows.map((row, position) => ({ row, position, hash: sha256(JSON.stringify(row.cells)) }))
  const reports = new Map<number, RowReport>()
  let written = 0
  for (const batch of batches(jobs)) {
    if (written >= (options.most ?? Number.POSITIVE_INFINITY)) break
    for (const [position, report] of await importBatch(work, batch)) {
      reports.set(position, report)
      if (report.outcome === 'imported') written++
    }
    options.progress?.(reports.size, jobs.length)
  }
  const rows = [...reports].sort(([a], [b]) => a - b).map(([, report]) => report)
  const left = jobs.length - rows.length
  return {
    ...{ source: options.source, dryRun: options.dryRun === true, listedOn, listedBy, sheets: list.sheets, rows },
    ...{ counts: counted(rows), unknownOrgans: organs.unknown(), left },
  }
}

/** The last day of what the list says it is of; today for a month or year that is still running. */
function statedDay(stated: DayRange | null, today: string): string | null {
  if (stated?.to == null) return null
  return stated.to > today && stated.from !== null && stated.from <= today ? today : stated.to
}

async function importBatch(work: Work, batch: Job[]): Promise<[number, RowReport][]> {
  const organs: RowOrgans[] = []
  // one after the other: two rows may name the same new organ
  for (const { row } of batch) organs.push(await work.organs.of(row, work.options.as, work.options.dryRun === true))
  return Promise.all(batch.map(async (job, at) => [job.position, await importRow(work, job, organs[at]!)] as [number, RowReport]))
}

async function importRow(work: Work, job: Job, organs: RowOrgans): Promise<RowReport> {
  const { row } = job
  const { options, done, register, today, listedOn } = work
  const report = reportOf(row)
  report.doubts.push(...organs.doubts)
  const earlier = done.of(job.position, job.hash)
  const refused = refusalOf(row) ?? organs.refusal
  if (refused && !earlier) return { ...report, outcome: 'refused', refusal: refused }
  const entry = entryOf(row, { as: options.as, file: options.file, listedOn, today, implementingOrganId: organs.implementer?.id ?? null })
  report.validTo = entry.act.effects[0]?.validTo ?? null
  report.doubts.push(...entry.doubts)
  if (!work.dated && row.signed === null && row.number === null && row.published === null)
    report.doubts.push(
      said(
        `没有日期和文号：按目录日 ${listedOn} 以前的文件入册`,
        `neither day nor number: entered as older than ${listedOn}, the day of the list`,
      ),
    )
  if (earlier) return { ...report, outcome: 'present', fromThisList: true, ...earlier }
  const organId = organs.issuer?.id ?? ''
  const number = canonical(row.number)
  const match = register.match({ title: entry.act.title, number, organId, signed: entry.act.signed })
  report.doubts.push(...match.doubts)
  if (match.same) {
    const { actId, instrumentId, listed } = match.same
    const repeated = listed === true || done.holds(actId)
    if (repeated && !match.doubts.includes(twice)) report.doubts.push(twice)
    return { ...report, outcome: 'present', repeated, actId: options.dryRun && listed ? null : actId, instrumentId }
  }
  const successor = successorOf(register, entry.act.ending ? row.endedBy.successor : null)
  if (successor === null)
    report.doubts.push(
      said(
        '登记簿中没有替代它的文件，或者不止一件：未登记替代关系',
        'the document that replaced it is not in the register, or not just once: not entered',
      ),
    )
  if (successor && entry.act.ending) entry.act.ending.replacedBy = successor.instrumentId ?? undefined
  const act = { ...entry.act, organId, ...(organs.issuers ? { issuers: organs.issuers } : {}) }
  try {
    if (organs.issuer) await assertNoCaseNeeded(work.store.db, organId, act.signed)
    if (options.dryRun) {
      register.add(act.title, { actId: `row ${job.position}`, instrumentId: null, number, organId, signed: act.signed, listed: true })
      return { ...report, outcome: 'new' }
    }
    return { ...report, outcome: 'imported', ...(await write(work, job, act, entry, number)) }
  } catch (error) {
    // another run of the same file was faster with this row
    if (error instanceof StoreError && error.code === 'duplicate')
      return { ...report, outcome: 'present', ...(await done.again(job.position)) }
    if (!(error instanceof AppError)) throw error
    const refusal = said(sentence(error.code, 'zh-CN', error.params), sentence(error.code, 'en', error.params))
    return { ...report, outcome: 'refused', refusal }
  }
}

function refusalOf(row: ListedRow) {
  if (row.title !== null && row.title.length > longestTitle)
    return said(`文件名称超过 ${longestTitle} 字`, `the title has more than ${longestTitle} characters`)
  return null
}

/** What took its place, where the list says so: undefined where it does not, null where the register has no such document. */
function successorOf(register: Register, named: Successor | null): Known | null | undefined {
  if (named === null) return undefined
  return register.successor({ title: named.title, number: canonical(named.number) })
}

/** The end by a paper that the register holds: from the day it was signed, unless the list names one. */
function endedBy(ending: EndingInput, ender: Known, row: ListedRow): EndingInput {
  return { ...ending, act: { id: ender.actId }, from: row.endedBy.day ?? (ender.signed.to === null ? ending.from : ender.signed) }
}

type Act = Parameters<typeof buildAct>[1]

/** One row in one change set: the act, what comes with it, and that this row is done. */
async function write(
  work: Work,
  job: Job,
  act: Act,
  entry: Entry,
  number: string | null,
): Promise<{ actId: string; instrumentId: string | null }> {
  const { store, register, done, options, today } = work
  const actorId = options.personId ?? 'import'
  const ender = entry.endingNumber === null ? null : register.actNumbered(canonical(entry.endingNumber) ?? '')
  const whole: Act = act.ending && ender ? { ...act, ending: endedBy(act.ending, ender, job.row) } : act
  const built = await buildAct(store.db, whole, {
    today,
    recordedBy: actorId,
    confirmedBy: options.confirmedBy ?? null,
    origin: 'imported',
  })
  const ids = { actId: built.actId, instrumentId: built.instrumentIds[0] ?? null }
  await store.commit({
    read: built.read,
    append: [
      {
        stream: { kind: 'organ', id: act.organId, organId: act.organId },
        type: 'act.import',
        body: {
          ...{ actId: built.actId, as: options.as, list: options.source, row: job.position, numbers: built.numbers, recorded: built.facts },
          ...(options.confirmedBy ? { confirmedBy: options.confirmedBy } : {}),
        },
        actorId,
        occurredOn: today,
      },
      ...built.append,
    ],
    rows: [...built.rows, done.row(job, { organId: act.organId, ...ids, importedBy: actorId })],
    index: built.index,
    outbox: built.outbox,
  })
  register.add(act.title, { ...ids, number, organId: act.organId, signed: act.signed, listed: true })
  const ended = built.facts.find((fact) => fact.actId !== built.actId)
  if (ended && entry.endingNumber !== null && !ender) {
    const { title, signed } = act.ending!.act as { title: string; signed: Act['signed'] }
    register.add(title, { actId: ended.actId, instrumentId: null, number: canonical(entry.endingNumber), organId: act.organId, signed })
  }
  return ids
}
