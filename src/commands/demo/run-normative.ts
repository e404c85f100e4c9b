import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../../workflows/days.ts'
import { dueDay } from '../../../workflows/deadlines.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { workingCalendar } from '../circumstances.ts'
import { type Understood, understand } from '../import/understand.ts'
import { verifyAll } from '../replay/index.ts'
import { commandDriver } from './command-driver.ts'
import type { Driver } from './driver.ts'
import { passOf } from './lifecycle.ts'
import { type Expected, type NormativeRow, printRow, printSums } from './normative-report.ts'
import { type DemoOptions, printVerification } from './run-demo.ts'
import { sampleInstallation } from './sample-installation.ts'
import { seededEdit } from './seeded-edit.ts'
import { comparisonLines, type Say } from './show.ts'
import type { Story } from './steps.ts'
import { Known, walk } from './walk.ts'

export interface NormativeResult {
  rows: NormativeRow[]
  failed: number
  verified: boolean
}

interface Candidate {
  row: NormativeRow
  text: string
  edited: string
  known: Known
}

/**
 * The documents of a folder (`*.txt` beside `*.json`) through all stages: made, revised with a seeded edit, compared, repealed. Each is
 * reported beside what the data says of it; one without parsed provisions counts as failed.
 *
 * All documents go side by side, so that a term has to pass only once.
 */
export async function runNormative(store: Store, folder: string, options: DemoOptions): Promise<NormativeResult> {
  const say: Say = (words, otherwise = '') => (words ? (options.locale === 'en' ? words.en : words.zh) : otherwise)
  const sample = await sampleInstallation(store)
  const driver = commandDriver(store, options.blobs, (to, personId) => options.moveDay(store, to, { personId }))
  const move = (to: string) => options.moveDay(store, to, { personId: sample.people.xitong! })
  const candidates = read(folder)
  const running = candidates.filter((one) => one.row.nature === 'document' && one.row.failure === null)
  options.print(
    `\n━━ ${say({ zh: `${folder}：${candidates.length} 件，其中文件 ${running.length} 件`, en: `${folder}: ${candidates.length} texts, ${running.length} documents` })}`,
  )
  await pass(running, 'making', 'made', driver, store, move)
  await pass(running, 'revision', 'revised', driver, store, move)
  await Promise.all(running.map((one) => compareVersions(store, one, say)))
  await pass(running, 'repeal', 'repealed', driver, store, move)
  for (const one of running) if (one.row.failure === null) await readBack(store, one)
  for (const one of candidates) printRow(one.row, options.print, say)
  const verification = await verifyAll(store)
  const rows = candidates.map((one) => one.row)
  const failed = rows.filter((row) => row.failure !== null).length
  printSums(rows, options.print, say)
  printVerification(verification, options.print, say)
  return { rows, failed, verified: verification.ok }
}

function read(folder: string): Candidate[] {
  if (!existsSync(folder)) throw new AppError('fileNotFound', {}, { file: folder })
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  if (names.length === 0) throw new AppError('fileEmpty', {}, { file: folder })
  return names.map((name) => {
    const id = name.slice(0, -4)
    const beside = join(folder, `${id}.json`)
    const expected = existsSync(beside) ? (JSON.parse(readFileSync(beside, 'utf8')) as Expected) : {}
    const one = understand({ source: name, text: readFileSync(join(folder, name), 'utf8'), beside: {} })
    const edit = seededEdit(one.text, id)
    const row = rowOf(id, one, expected)
    if (row.nature === 'document' && edit === null) row.failure = '没有可以改动的段落'
    return { row, text: one.text, edited: edit?.text ?? one.text, known: new Known() }
  })
}

function rowOf(id: string, one: Understood, expected: Expected): NormativeRow {
  const { title, number, issuer, entry, provisions } = one
  return {
    id,
    nature: entry.nature,
    reason: entry.reason,
    provisions,
    understood: { title, number, issuer, commencement: entry.commencement?.text ?? null, annex: entry.annex?.title ?? null },
    expected,
    agrees: {
      title: same(expected.title, title, (a, b) => a === b || a.includes(b) || b.includes(a)),
      number: same(expected.docNumber, number, (a, b) => a === b),
      issuer: same(expected.issuer, issuer, (a, b) => a === b || a.includes(b) || b.includes(a)),
    },
    reached: 'read',
    numbers: [],
    comparison: [],
    failure: provisions === 0 ? '没有解析出任何条款' : null,
  }
}

function same(expected: string | undefined, found: string | null, equal: (a: string, b: string) => boolean): boolean | null {
  if (expected === undefined || expected === '') return null
  const bare = (words: string) => words.replace(/[\s,，、《》〈〉“”"（）()[\]〔〕【】·・-]/g, '')
  return found !== null && equal(bare(expected), bare(found))
}

/** One pass of every document that is still in the run: opening, notice, review, legality term, decision. */
async function pass(
  running: Candidate[],
  kind: 'making' | 'revision' | 'repeal',
  reached: NormativeRow['reached'],
  driver: Driver,
  store: Store,
  move: (to: string) => Promise<unknown>,
): Promise<void> {
  const until = addDays(await legalToday(store.db), 12)
  const live = () => running.filter((one) => one.row.failure === null)
  const parts = new Map(live().map((one) => [one, passOf(passFor(one, kind, until))]))
  await all(live(), (one) => parts.get(one)!.opening, driver)
  if (kind !== 'repeal') await move(addDays(until, 1))
  await all(live(), (one) => parts.get(one)!.review, driver)
  await move(dueDay(await legalToday(store.db), { days: 5, unit: 'working' }, await workingCalendar(store.db)))
  await all(live(), (one) => parts.get(one)!.decision, driver)
  for (const one of live()) one.row.reached = reached
}

function passFor(one: Candidate, kind: 'making' | 'revision' | 'repeal', until: string) {
  const { id, understood } = one.row
  const title = (understood.title ?? id).slice(0, 180)
  const repealing = `关于废止《${title}》的通知\n因政策调整，经研究，决定废止《${title}》。\n本通知自印发之日起施行。\n新会区人民政府\n2026年　月　日\n`
  return {
    case: `${id}:${kind}`,
    kind,
    title: kind === 'repeal' ? `关于废止《${title}》的通知` : title,
    words: kind === 'making' ? one.text : kind === 'revision' ? one.edited : repealing,
    instrument: id,
    until,
  }
}

async function all(running: Candidate[], story: (one: Candidate) => Story, driver: Driver): Promise<void> {
  const silent = { story: () => {}, step: () => {} }
  await Promise.all(
    running.map((one) =>
      walk([story(one)], driver, silent, one.known).catch((error: unknown) => {
        one.row.failure = error instanceof Error ? error.message.slice(0, 400) : String(error)
      }),
    ),
  )
}

/** The two versions of the instrument as the register holds them, compared; the edit and nothing else must show. */
async function compareVersions(store: Store, one: Candidate, say: Say): Promise<void> {
  if (one.row.failure !== null) return
  const versions = await store.db
    .selectFrom('version')
    .innerJoin('text', 'text.id', 'version.text_id')
    .select(['text.content', 'version.range_start', 'version.range_end'])
    .where('version.instrument_id', '=', String(one.known.get(`instrument:${one.row.id}`)))
    .orderBy('version.position')
    .execute()
  const [before, after] = versions.map((version) => version.content)
  if (before === undefined || after === undefined) {
    one.row.failure = '登记簿中没有两个版本'
    return
  }
  one.row.comparison = comparisonLines(before, after, say)
}

/** Numbers and standing as the register holds them at the end. */
async function readBack(store: Store, one: Candidate): Promise<void> {
  const id = String(one.known.get(`instrument:${one.row.id}`))
  const rows = await store.db
    .selectFrom('effect')
    .innerJoin('number', 'number.act_id', 'effect.act_id')
    .select(['number.printed'])
    .where('effect.instrument_id', '=', id)
    .orderBy('number.sequence')
    .execute()
  const instrument = await store.db.selectFrom('instrument').select('standing').where('id', '=', id).executeTakeFirstOrThrow()
  one.row.numbers = rows.map((row) => row.printed)
  if (rows.length !== 3) one.row.failure = `应有三件公文，登记簿中有 ${rows.length} 件`
  else if (instrument.standing !== 'repealed') one.row.failure = `废止后效力为 ${instrument.standing}`
}
