import { type Kysely, sql } from 'kysely'
import type { DueExplanation, Said, StoredState } from '../../workflows/types.ts'
import { afterOf, containing, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { CaseTable, StageTable } from './schema-cases.ts'
import { type Shaped, shaped } from './shape.ts'
import { hot } from './statements.ts'

/** How a case stands to an instrument. */
export interface CaseInstrument {
  id: string
  mode: string
}

/** A case with its stored state; `rev` is the revision to be given back as `seen`. */
export type StoredCase = Shaped<CaseTable, { state: StoredState; instruments: CaseInstrument[] }> & { rev: number }

export type StoredStage = Shaped<StageTable, { due: DueExplanation | { notComputable: Said } | null }>

/** One case, or undefined. */
export function caseById(db: Kysely<Database>, id: string): Promise<StoredCase | undefined> {
  return hot(db, 'caseById', () => withRevision(db).where('case_file.id', '=', ''), [id]).then(([row]) => row && shapedCase(row))
}

/** Cases by id, in the order of opening; unknown ids are left out. */
export async function casesByIds(db: Kysely<Database>, ids: string[]): Promise<StoredCase[]> {
  if (ids.length === 0) return []
  const rows = await withRevision(db).where('case_file.id', 'in', ids).orderBy('case_file.id').execute()
  return rows.map((row) => shapedCase(row))
}

export interface CaseFilter extends Paging {
  status?: CaseTable['status'] | undefined
  stage?: string | undefined
  /** Cases of these organs, as the issuing or the drafting one; undefined means all. */
  organIds?: string[] | undefined
  openedBy?: string | undefined
  /** Words in the title. */
  words?: string | undefined
}

/** Cases, the latest opened first: an order that no step changes, so that paging meets each case once. */
export async function listCases(db: Kysely<Database>, filter: CaseFilter = {}): Promise<Page<StoredCase>> {
  let query = withRevision(db)
  const { status, stage, organIds, openedBy, words } = filter
  if (status !== undefined) query = query.where('status', '=', status)
  if (stage !== undefined) query = query.where('stage', '=', stage)
  if (openedBy !== undefined) query = query.where('opened_by', '=', openedBy)
  if (words) query = query.where(sql<boolean>`lower(title) like ${containing(words)} escape '\\'`)
  if (organIds !== undefined) {
    if (organIds.length === 0) return { items: [], next: null }
    query = query.where((where) => where.or([where('case_file.organ_id', 'in', organIds), where('drafting_organ_id', 'in', organIds)]))
  }
  const after = afterOf(filter, ['string'])
  if (after) query = query.where('case_file.id', '<', after[0] as string)
  const rows = await query
    .orderBy('case_file.id', 'desc')
    .limit(limitOf(filter) + 1)
    .execute()
  return pageOf(rows, filter, (row) => [row.id], shapedCase)
}

/** Every open case; for jobs and for replay, not for pages. */
export async function openCases(db: Kysely<Database>): Promise<StoredCase[]> {
  const rows = await withRevision(db).where('status', '=', 'open').orderBy('case_file.id').execute()
  return rows.map((row) => shapedCase(row))
}

/** Cases of these organs that changed after an instant, the latest first, at most 100. */
export async function casesChangedSince(db: Kysely<Database>, organIds: string[], instant: string): Promise<StoredCase[]> {
  if (organIds.length === 0) return []
  const rows = await withRevision(db)
    .where('updated_at', '>', instant)
    .where((where) => where.or([where('case_file.organ_id', 'in', organIds), where('drafting_organ_id', 'in', organIds)]))
    .orderBy('updated_at', 'desc')
    .orderBy('case_file.id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => shapedCase(row))
}

/** The stages a case is in, several while reviews run side by side, in the order of entering. */
export async function stagesOf(db: Kysely<Database>, caseId: string): Promise<StoredStage[]> {
  return stagesOfCases(db, [caseId])
}

/** The stage rows of many cases. */
export async function stagesOfCases(db: Kysely<Database>, caseIds: string[]): Promise<StoredStage[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('stage')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('entered_on')
    .orderBy('stage')
    .execute()
  return rows.map((row) => shaped(row))
}

/** Stage rows whose day has come, up to and with `day`, the earliest first. */
export async function dueStages(db: Kysely<Database>, day: string): Promise<StoredStage[]> {
  const rows = await db.selectFrom('stage').selectAll().where('due_on', '<=', day).orderBy('due_on').orderBy('case_id').execute()
  return rows.map((row) => shaped(row))
}

// A sub-query, not a join: better-sqlite3's SQLite is built with STAT4, which prepares a join anew each time its parameter is bound (18 → 2 µs).
function withRevision(db: Kysely<Database>) {
  return db
    .selectFrom('case_file')
    .selectAll()
    .select((outer) =>
      outer.fn
        .coalesce(
          outer
            .selectFrom('stream_head')
            .select('stream_head.seq')
            .where('stream_head.kind', '=', sql.lit('case'))
            .whereRef('stream_head.id', '=', 'case_file.id'),
          sql.lit(0),
        )
        .as('rev'),
    )
}

function shapedCase(row: CaseTable & { rev: number }): StoredCase {
  return shaped<typeof row, { state: StoredState; instruments: CaseInstrument[] }>(row)
}
