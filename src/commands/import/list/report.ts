import type { DayRange } from '../../../../workflows/instrument/standing.ts'
import type { ListedRow } from './rows.ts'
import type { Said } from './said.ts'

/** What became, or in a dry run would become, of one row. */
export interface RowReport {
  sheet: string
  /** As the person sees it: the first row of a sheet is 1. */
  row: number
  /** `new` in a dry run, `imported` else; `present`: in the register already; `refused` with the reason. */
  outcome: 'new' | 'imported' | 'present' | 'refused'
  title: string | null
  number: string | null
  unifiedNumber: string | null
  issuer: string | null
  implementer: string | null
  signed: DayRange | null
  published: DayRange | null
  commencement: DayRange | null
  validTo: string | null
  standing: ListedRow['standing']
  /** `present` because an earlier row of the same list is the same document. */
  repeated: boolean
  /** `present` because an earlier run entered this very row. */
  fromThisList: boolean
  doubts: Said[]
  refusal: Said | null
  actId: string | null
  instrumentId: string | null
}

/** What became of a list. */
export interface ListReport {
  /** SHA-256 of the file: rows that are done are known by it. */
  source: string
  dryRun: boolean
  listedOn: string
  /** Who says so: the person who uploaded it, the list itself, or nobody: then it is the day before this installation began. */
  listedBy: 'person' | 'list' | 'goLive'
  sheets: { name: string; heads: Partial<Record<string, string>>; unknown: string[]; passedOver: Said | null }[]
  rows: RowReport[]
  counts: Record<RowReport['outcome'], number>
  /** What the list calls organs that are not in the table, and in how many rows. */
  unknownOrgans: { name: string; rows: number }[]
  /** Rows that were not come to, where only so many were to be written. */
  left: number
}

/** A row's report before its fate is known. */
export function reportOf(row: ListedRow): Omit<RowReport, 'outcome'> {
  const { sheet, title, number, unifiedNumber, issuer, implementer, signed, published, commencement, standing } = row
  return {
    ...{ sheet, row: row.row, title, number, unifiedNumber, issuer, implementer, signed, published, commencement, standing },
    ...{
      validTo: row.validity.until,
      repeated: false,
      fromThisList: false,
      doubts: [...row.doubts],
      refusal: null,
      actId: null,
      instrumentId: null,
    },
  }
}

/** How many rows came to what. */
export function counted(rows: RowReport[]): ListReport['counts'] {
  const counts = { new: 0, imported: 0, present: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}
