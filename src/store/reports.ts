import type { Kysely } from 'kysely'
import type { CleanupFacts } from '../../workflows/cleanup/facts.ts'
import type { RulemakingFacts } from '../../workflows/rulemaking/facts.ts'
import type { Database } from './schema.ts'
import type { ReportBlockTable, ReportFigureTable } from './schema-cleanup.ts'
import { type Shaped, shaped } from './shape.ts'

/** A typed-in figure of an annual report, with its source. */
export type StoredFigure = Shaped<ReportFigureTable>
/** A text block of an annual report. */
export type StoredBlock = Shaped<ReportBlockTable>

/** A case as a report counts it: what its machine knows. */
export interface CountedCase {
  id: string
  title: string
  organId: string
  draftingOrganId: string
  status: string
  facts: RulemakingFacts
  /** Every opinion given, also those that a later one took the place of. */
  opinions: CountedOpinion[]
}

/** An opinion with how many points it raised and how many of them were adopted in whole or part. */
export interface CountedOpinion {
  kind: string
  conclusion: string
  on: string
  raised: number
  adopted: number
}

/** The ids of the own instruments that an organ issued or implements; of all own organs when none is named. */
export async function instrumentsOfOrgan(db: Kysely<Database>, organId: string | null): Promise<string[]> {
  let query = db.selectFrom('instrument').select('id').where('ownership', '=', 'own')
  if (organId !== null) {
    query = query.where((where) => where.or([where('organ_id', '=', organId), where('implementing_organ_id', '=', organId)]))
  }
  return (await query.orderBy('id').execute()).map((row) => row.id)
}

/** The cases that an organ issued or drafted, in the order of opening; of all when none is named. */
export async function casesOfOrgan(db: Kysely<Database>, organId: string | null): Promise<CountedCase[]> {
  let query = db.selectFrom('case_file').select(['id', 'title', 'organ_id', 'drafting_organ_id', 'status', 'state_json'])
  if (organId !== null) {
    query = query.where((where) => where.or([where('organ_id', '=', organId), where('drafting_organ_id', '=', organId)]))
  }
  const rows = await query.orderBy('id').execute()
  const opinions = await opinionsOfCases(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    opinions: opinions.get(row.id) ?? [],
    ...{ id: row.id, title: row.title, organId: row.organ_id, draftingOrganId: row.drafting_organ_id, status: row.status },
    facts: (JSON.parse(row.state_json) as { facts: RulemakingFacts }).facts,
  }))
}

async function opinionsOfCases(db: Kysely<Database>, caseIds: string[]): Promise<Map<string, CountedOpinion[]>> {
  const found = new Map<string, CountedOpinion[]>()
  for (let at = 0; at < caseIds.length; at += 5_000) {
    const some = caseIds.slice(at, at + 5_000)
    const opinions = await db.selectFrom('opinion').selectAll().where('case_id', 'in', some).orderBy('given_on').orderBy('id').execute()
    const remarks = await db.selectFrom('remark').select(['id', 'opinion_id', 'parent_id', 'quote']).where('case_id', 'in', some).execute()
    const adopted = new Set(remarks.filter((one) => one.quote === 'adopted' || one.quote === 'partlyAdopted').map((one) => one.parent_id))
    for (const { id, case_id, kind, conclusion, given_on } of opinions) {
      const points = remarks.filter((one) => one.opinion_id === id && one.parent_id === null)
      const one = { kind, conclusion, on: given_on, raised: points.length, adopted: points.filter((point) => adopted.has(point.id)).length }
      const list = found.get(case_id)
      if (list) list.push(one)
      else found.set(case_id, [one])
    }
  }
  return found
}

/** Comments received in a year on cases: how many, and how many of them were adopted in whole or part. */
export async function commentsOfCases(
  db: Kysely<Database>,
  caseIds: string[],
): Promise<Map<string, { day: string; disposition: string | null }[]>> {
  const found = new Map<string, { day: string; disposition: string | null }[]>()
  for (let at = 0; at < caseIds.length; at += 5_000) {
    const rows = await db
      .selectFrom('comment')
      .select(['case_id', 'received_on', 'disposition'])
      .where('case_id', 'in', caseIds.slice(at, at + 5_000))
      .execute()
    for (const row of rows) {
      const one = { day: row.received_on, disposition: row.disposition }
      const list = found.get(row.case_id)
      if (list) list.push(one)
      else found.set(row.case_id, [one])
    }
  }
  return found
}

/** The campaigns whose decision was published, with the day and the outcome of each instrument. */
export async function publishedCampaigns(
  db: Kysely<Database>,
): Promise<{ id: string; title: string; on: string; items: { instrumentId: string; outcome: string | null }[] }[]> {
  const rows = await db.selectFrom('campaign').select(['id', 'title', 'state_json']).orderBy('id').execute()
  return rows.flatMap(({ id, title, state_json }) => {
    const { published, items } = (JSON.parse(state_json) as { facts: CleanupFacts }).facts
    if (published === null) return []
    return [{ id, title, on: published.on, items: Object.entries(items).map(([instrumentId, { outcome }]) => ({ instrumentId, outcome })) }]
  })
}

/** Typed-in figures of an organ's year, the last entry of each key first. */
export async function typedFigures(db: Kysely<Database>, organId: string, year: number): Promise<StoredFigure[]> {
  const rows = await db
    .selectFrom('report_figure')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => shaped(row))
}

/** The text blocks of an organ's years up to one, the latest year first: a block not written yet is taken over from the year before. */
export async function blocksUpTo(db: Kysely<Database>, organId: string, year: number): Promise<StoredBlock[]> {
  const rows = await db
    .selectFrom('report_block')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '<=', year)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => shaped(row))
}
