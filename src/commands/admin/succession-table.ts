import type { NewSuccession } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { type Cell, filled, type Sheet } from '../../files/sheet.ts'
import type { Store } from '../../store/open.ts'
import type { OrganTable } from '../../store/schema-people.ts'
import { readDay } from '../import/list/days.ts'
import { administer, type By, type Written } from './by.ts'
import { organSucceeded } from './organs.ts'

/** What became of one row of a table of successions. */
export interface SuccessionRow {
  /** Row of the sheet, as its program counts them. */
  row: number
  old: string
  now: string
  outcome: 'added' | 'present' | 'refused'
  message: { zh: string; en: string } | null
}

export interface SuccessionReport {
  rows: SuccessionRow[]
  /** False when a row was refused or nothing was new: then nothing was written. */
  written: boolean
}

const heads = {
  old: ['原机关', '原机构', '原单位', '原名称', 'old'],
  now: ['现机关', '现机构', '承接机关', '承接单位', '现名称', 'new'],
  duty: ['职责', '划转职责', 'duty'],
  from: ['起始日期', '自何时起', '日期', '实施日期', 'from'],
  source: ['依据', '来源', 'source'],
} as const

type Key = keyof typeof heads

interface Known {
  organs: OrganTable[]
  moves: { old_organ_id: string; new_organ_id: string; duty: string | null; from_day: string }[]
}

/**
 * Loads the successions of an institutional reform from a table (.xlsx or .csv): 原机关 | 现机关 | 职责 | 起始日期 | 依据, organs by name or code. Every
 * row is reported; all are written in one change set, or none. A row that is there already is passed over.
 *
 * @throws {AppError} `badSheet` when there are no heads 原机关 and 现机关.
 */
export async function loadSuccessions(store: Store, sheets: Sheet[], by: By, dryRun = false): Promise<SuccessionReport> {
  const lines = tableLines(sheets)
  const known = await read(store.db)
  const read1 = lines.map((line) => understood(line, known))
  const rows = read1.map(({ row }) => row)
  const added = read1.flatMap(({ input }) => (input ? [input] : []))
  if (dryRun || added.length === 0 || rows.some((row) => row.outcome === 'refused')) return { rows, written: false }
  await administer<OrganTable[], { count: number }>(
    store,
    by,
    async (db) => (await read(db)).organs,
    (organs, desk) => {
      const written = added.map((input) => organSucceeded(input)(organs, desk))
      return {
        append: written.flatMap((one) => one.append),
        rows: written.flatMap((one): Written<unknown>['rows'] => one.rows),
        answer: { count: added.length },
      }
    },
  )
  return { rows, written: true }
}

async function read(db: Store['db']): Promise<Known> {
  const [organs, moves] = await Promise.all([
    db.selectFrom('organ').selectAll().orderBy('id').execute(),
    db.selectFrom('organ_succession').select(['old_organ_id', 'new_organ_id', 'duty', 'from_day']).execute(),
  ])
  return { organs, moves }
}

interface Line {
  row: number
  cell(key: Key): Cell
}

function tableLines(sheets: Sheet[]): Line[] {
  for (const sheet of sheets) {
    const rows = filled(sheet)
    const at = rows.findIndex((row) => placeOf(row, 'old') >= 0 && placeOf(row, 'now') >= 0)
    const head = rows[at]
    if (!head) continue
    return rows
      .map((cells, index) => ({ row: index + 1, cell: (key: Key) => cells[placeOf(head, key)] ?? null }))
      .slice(at + 1)
      .filter((line) => words(line.cell('old')) !== '' || words(line.cell('now')) !== '')
  }
  throw new AppError('badSheet', { reason: '没有“原机关”和“现机关”两栏' })
}

function placeOf(head: Cell[], key: Key): number {
  return head.findIndex((cell) => (heads[key] as readonly string[]).includes(words(cell)))
}

function words(cell: Cell): string {
  return String(cell ?? '').replace(/\s+/g, '')
}

function understood(line: Line, { organs, moves }: Known): { row: SuccessionRow; input: NewSuccession | null } {
  const [old, now, source] = [words(line.cell('old')), words(line.cell('now')), String(line.cell('source') ?? '').trim()]
  const row = (outcome: SuccessionRow['outcome'], message: SuccessionRow['message'] = null) => ({
    row: line.row,
    old,
    now,
    outcome,
    message,
  })
  const refuse = (zh: string, en: string) => ({ row: row('refused', { zh, en }), input: null })
  const [before, after] = [organNamed(organs, old), organNamed(organs, now)]
  if (!before) return refuse(`没有机关“${old}”，或者不止一个`, `no single organ “${old}”`)
  if (!after || after.id === before.id) return refuse(`没有机关“${now}”，或者就是原机关`, `no single organ “${now}”, or it is the old one`)
  const from = readDay(line.cell('from')).range?.from ?? null
  if (from === null) return refuse('没有起始日期', 'no day')
  if (source === '') return refuse('没有写明依据', 'no source')
  const duty = words(line.cell('duty')) || null
  const present = moves.some(
    (move) => move.old_organ_id === before.id && move.new_organ_id === after.id && move.duty === duty && move.from_day === from,
  )
  if (present) return { row: row('present'), input: null }
  return { row: row('added'), input: { oldOrganId: before.id, newOrganId: after.id, from, source, ...(duty === null ? {} : { duty }) } }
}

function organNamed(organs: OrganTable[], name: string): OrganTable | undefined {
  const found = organs.filter((organ) => organ.name === name || organ.code === name)
  return found.length === 1 ? found[0] : undefined
}
