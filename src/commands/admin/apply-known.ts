import type { HolidayYear } from '../../../workflows/deadlines.ts'
import type { RulePack } from '../../../workflows/rules/resolve.ts'
import type { AdminFile } from '../../contract/admin-file.ts'
import { AppError } from '../../errors.ts'
import type { NewEvent, RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import { type Settings, settings } from '../../store/settings.ts'
import type { Decide, Desk } from './by.ts'
import { lastDecidedDay } from './decided.ts'
import { presentYear } from './holiday-years.ts'
import { presentPacks } from './rule-packs.ts'

/** What one entry of the file came to. `proposed` waits for a second person. */
export interface Applied {
  what: string
  outcome: 'added' | 'changed' | 'unchanged' | 'proposed'
}

const tables = ['organ', 'organ_succession', 'person', 'membership', 'deputy', 'absence', 'number_book', 'proposal'] as const
type Tables = { [T in (typeof tables)[number]]: Database[T][] }

/** All of the administration that a file may touch or point to. */
export interface Known {
  tables: Tables
  settings: Settings
  packs: RulePack[]
  /** The notices that hold now for the years of the file. */
  years: Map<number, HolidayYear | null>
  lastDecided: string | null
}

/** Reads what is known before a file is applied. */
export async function knownTo(db: Store['db'], file: AdminFile): Promise<Known> {
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  const years = await Promise.all((file.holidayYears ?? []).map(async ({ year }) => [year, await presentYear(db, year)] as const))
  return {
    tables: Object.fromEntries(tables.map((table, at) => [table, rows[at]])) as unknown as Tables,
    settings: await settings(db),
    packs: await presentPacks(db),
    years: new Map(years),
    lastDecided: await lastDecidedDay(db),
  }
}

/**
 * The one change set of a file while it grows: each entry is decided from what is known together with what the entries before it
 * will have written.
 */
export class Plan {
  readonly append: NewEvent[] = []
  readonly rows: RowWrite[] = []
  readonly applied: Applied[] = []
  readonly known: Known
  readonly desk: Desk

  constructor(known: Known, desk: Desk) {
    this.known = { ...known, tables: structuredClone(known.tables) }
    this.desk = desk
  }

  get tables(): Tables {
    return this.known.tables
  }

  note(what: string, outcome: Applied['outcome']): void {
    this.applied.push({ what, outcome })
  }

  /** Decides and takes up what is to be written. @throws what the decision refuses. */
  write<R>(known: R, decide: Decide<R, unknown>): void {
    const { append, rows } = decide(known, this.desk)
    this.append.push(...append)
    this.rows.push(...rows)
    for (const row of rows) this.#remember(row)
  }

  /** One entry: what is there already is no error. Every other refusal names the entry. */
  entry<R>(what: string, known: R, decide: Decide<R, unknown>, outcome: Applied['outcome'] = 'added'): void {
    try {
      this.write(known, decide)
      this.note(what, outcome)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code !== 'duplicate') throw named(error, what)
      this.note(what, 'unchanged')
    }
  }

  #remember(row: RowWrite): void {
    if ('insert' in row && row.insert in this.tables) (this.tables[row.insert as keyof Tables] as unknown[]).push(row.row)
    if ('update' in row && row.update === 'organ') {
      const organ = this.tables.organ.find((one) => one.id === row.where.id)
      if (organ) Object.assign(organ, row.set)
    }
  }
}

function named(error: AppError, what: string): AppError {
  return error.code === 'badInput' ? new AppError('badInput', { reason: `${what}: ${error.params.reason ?? ''}` }, error.details) : error
}
