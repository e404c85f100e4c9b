import type { Kysely } from 'kysely'
import type { HolidayYear } from '../../workflows/deadlines.ts'
import type { RulePack } from '../../workflows/rules/pack.ts'
import type { Database, HolidayYearTable, ProposalTable, RulePackTable } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'

/** A rule pack loaded here; it counts once confirmed. */
export type StoredPack = Shaped<RulePackTable, { pack: RulePack }>
/** A year's holiday notice loaded here; it counts once confirmed. */
export type StoredHolidayYear = Shaped<HolidayYearTable, { body: HolidayYear }>
/** What waits for a second person, or was decided by one. */
export type StoredProposal = Shaped<ProposalTable>

/** Rule packs in the order proposed, in one state or in any. */
export async function rulePacks(db: Kysely<Database>, state?: RulePackTable['state']): Promise<StoredPack[]> {
  let query = db.selectFrom('rule_pack').selectAll()
  if (state !== undefined) query = query.where('state', '=', state)
  return (await query.orderBy('id').execute()).map((row) => shaped(row))
}

/** Holiday years by year and then in the order proposed, in one state or in any. */
export async function holidayYears(db: Kysely<Database>, state?: HolidayYearTable['state']): Promise<StoredHolidayYear[]> {
  let query = db.selectFrom('holiday_year').selectAll()
  if (state !== undefined) query = query.where('state', '=', state)
  return (await query.orderBy('year').orderBy('id').execute()).map((row) => shaped(row))
}

/** Proposals, the latest first. */
export async function proposals(
  db: Kysely<Database>,
  filter: { state?: ProposalTable['state'] | undefined; kind?: string | undefined } = {},
): Promise<StoredProposal[]> {
  let query = db.selectFrom('proposal').selectAll()
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  return (await query.orderBy('id', 'desc').execute()).map((row) => shaped(row))
}

/** One proposal, or undefined. */
export async function proposalById(db: Kysely<Database>, id: string): Promise<StoredProposal | undefined> {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}
