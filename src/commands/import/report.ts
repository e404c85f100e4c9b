import type { DayRange } from '../../../workflows/instrument/standing.ts'
import { type AppError, sentence } from '../../errors.ts'
import { spoken } from './days.ts'
import { fileOf } from './given-days.ts'
import type { RowReport } from './list/report.ts'
import { type Said, said } from './list/said.ts'
import type { Understood } from './understand.ts'

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

/** A text's report, whatever became of it; what it made is added by whoever made it. */
export function reportOf(one: Understood, outcome: ImportReport['outcome']): ImportReport {
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

/** The report of a text that was refused, with the sentence. */
export function refused(one: Understood, { zh, en }: Said): ImportReport {
  return { ...reportOf(one, 'refused'), refusal: zh, refusalEn: en }
}

/** Why a text was refused; where a day is missing, which one, and how a person gives it. */
export function refusalOf({ signed, source }: Understood, { code, params }: AppError): Said {
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
