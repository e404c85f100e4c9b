import { calendarFrom, type HolidayYear, shippedHolidayYears } from '../../workflows/deadlines.ts'
import type { RulePack } from '../../workflows/rules/pack.ts'
import { resolverOf } from '../../workflows/rules/resolve.ts'
import { shippedFor } from '../../workflows/rules/shipped.ts'
import type { Actor, Calendar, CaseOrgans, Circumstances, PackResolver, Post } from '../../workflows/types.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { postsOn } from '../store/people.ts'
import { legalToday } from '../store/settings.ts'

export type Db = Store['db']

/**
 * Everything the outside world contributes to a decision about a case: the person's posts on the legal day with those held as a deputy,
 * the organs by their relation to the case, the rule packs and the working-day calendar as confirmed, and today.
 *
 * @param organs the issuing and the drafting organ of the case.
 * @throws {AppError} `notFound` when an organ does not exist.
 */
export async function circumstances(db: Db, personId: string, organs: { issuing: string; drafting: string }): Promise<Circumstances> {
  const today = await legalToday(db)
  const [actor, related, pack, calendar] = await Promise.all([
    actorOn(db, personId, today),
    organsByRelation(db, organs),
    packResolver(db, organs.issuing),
    workingCalendar(db),
  ])
  return { actor, organs: related, today, recordedAt: new Date().toISOString(), pack, calendar }
}

/** A person with the posts that count on a day, also those held as a deputy. */
export async function actorOn(db: Db, personId: string, day: string): Promise<Actor> {
  return { personId, posts: (await postsOn(db, personId, day)) as Post[] }
}

/** Which organ stands in which relation to a case. A department without its own row for a relation takes its parent government's. */
export async function organsByRelation(db: Db, { issuing, drafting }: { issuing: string; drafting: string }): Promise<CaseOrgans> {
  const organ = await db.selectFrom('organ').selectAll().where('id', '=', issuing).executeTakeFirst()
  if (!organ) throw new AppError('notFound', { what: issuing })
  const parent = organ.parent_id ? await db.selectFrom('organ').selectAll().where('id', '=', organ.parent_id).executeTakeFirst() : undefined
  const related = {
    issuing,
    drafting,
    generalOffice: organ.general_office_id ?? null,
    legalityBody: organ.legality_body_id ?? parent?.legality_body_id ?? null,
    marketRegulator: organ.market_regulator_id ?? parent?.market_regulator_id ?? null,
    legalUnit: drafting,
  }
  return { ...related, adviser: await adviserOf(db, [drafting, issuing, related.generalOffice, related.legalityBody]) }
}

/** The first of the organs in which somebody is legal adviser; null when none has one. */
async function adviserOf(db: Db, organs: (string | null)[]): Promise<string | null> {
  const wanted = organs.filter((id) => id !== null)
  const rows = await db
    .selectFrom('membership')
    .select('organ_id')
    .where('role', '=', 'legalAdviser')
    .where('organ_id', 'in', wanted)
    .execute()
  const having = new Set(rows.map((row) => row.organ_id))
  return wanted.find((id) => having.has(id)) ?? null
}

/** The rule packs of an organ as a function of the day; each day is resolved once. */
export async function packResolver(db: Db, organId: string): Promise<PackResolver> {
  return resolverOf(await packsOf(db, organId))
}

/**
 * The packs that hold for an organ: those shipped, those confirmed here. The illustrative pack of 新会 is left out in production, a pack of
 * another organ always.
 */
export async function packsOf(db: Db, organId: string): Promise<RulePack[]> {
  const mode = (await db.selectFrom('setting').select('value').where('key', '=', 'mode').executeTakeFirst())?.value
  const rows = await db.selectFrom('rule_pack').select(['pack_json', 'organ_id']).where('state', '=', 'confirmed').orderBy('id').execute()
  const added = rows.map((row) => ({ organId: row.organ_id, pack: JSON.parse(row.pack_json) as RulePack }))
  return [...shippedFor(mode), ...added.filter((row) => row.pack.level !== 'organ' || row.organId === organId).map((row) => row.pack)]
}

/** The calendar of working days: shipped holiday years overlaid by those an administrator loaded and a second person confirmed. */
export async function workingCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom('holiday_year').select(['id', 'body_json']).where('state', '=', 'confirmed').orderBy('id').execute()
  const key = rows.map((row) => row.id).join()
  // A calendar of 22 years took a quarter of a command's time to make; the confirmed notices by their ids are all it hangs on.
  if (known?.key !== key) known = { key, calendar: calendarOf(rows.map((row) => JSON.parse(row.body_json) as HolidayYear)) }
  return known.calendar
}

let known: { key: string; calendar: Calendar } | null = null

function calendarOf(loaded: HolidayYear[]): Calendar {
  const years = new Set(loaded.map((year) => year.year))
  return calendarFrom([...shippedHolidayYears().filter((year) => !years.has(year.year)), ...loaded])
}
