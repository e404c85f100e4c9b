import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import type { PersonTable } from './schema-people.ts'
import { type Shaped, shaped } from './shape.ts'
import { hot } from './statements.ts'

/** An account with its password hash; only signing in needs the hash. */
export type StoredPerson = Shaped<PersonTable>
export type StoredMembership = Shaped<Database['membership']>
export type StoredDeputy = Shaped<Database['deputy']>
export type StoredAbsence = Shaped<Database['absence']>
export type StoredSession = Shaped<Database['session']>

/** A post on a day; `onBehalfOf` is the principal where it is held as a deputy. */
export interface PostOn {
  organId: string
  role: string
  onBehalfOf: string | null
}

/** Every account in the order of login. */
export async function people(db: Kysely<Database>): Promise<StoredPerson[]> {
  return (await db.selectFrom('person').selectAll().orderBy('login').execute()).map((row) => shaped(row))
}

/** One account, or undefined. */
export async function personById(db: Kysely<Database>, id: string): Promise<StoredPerson | undefined> {
  const [row] = await hot(db, 'personById', () => db.selectFrom('person').selectAll().where('id', '=', ''), [id])
  return row && shaped(row)
}

/** The account of a login, or undefined. */
export async function personByLogin(db: Kysely<Database>, login: string): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom('person').selectAll().where('login', '=', login).executeTakeFirst()
  return row && shaped(row)
}

/** The names of people, by id. */
export async function personNames(db: Kysely<Database>, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Memberships, also ended ones; of one person, of one organ, or all. */
export async function memberships(db: Kysely<Database>, of: { personId?: string; organId?: string } = {}): Promise<StoredMembership[]> {
  let query = db.selectFrom('membership').selectAll()
  if (of.personId !== undefined) query = query.where('person_id', '=', of.personId)
  if (of.organId !== undefined) query = query.where('organ_id', '=', of.organId)
  const rows = await query.orderBy('organ_id').orderBy('role').orderBy('from_day').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** What a person may act as on a day: his own posts, then those of his principals as far as each deputy rule covers them. */
export async function postsOn(db: Kysely<Database>, personId: string, day: string): Promise<PostOn[]> {
  const own = (await heldOn(db, personId, day)).map((post) => ({ ...post, onBehalfOf: null }))
  const rules = await db
    .selectFrom('deputy')
    .selectAll()
    .where('deputy_id', '=', personId)
    .where('from_day', '<=', day)
    .where('to_day', '>=', day)
    .orderBy('principal_id')
    .orderBy('id')
    .execute()
  const lent: PostOn[] = []
  for (const rule of rules) {
    for (const post of await heldOn(db, rule.principal_id, day)) {
      if (post.organId !== rule.organ_id || (rule.role !== null && rule.role !== post.role)) continue
      lent.push({ ...post, onBehalfOf: rule.principal_id })
    }
  }
  return [...own, ...lent]
}

/** Deputy rules, also past ones; of one organ or all. */
export async function deputies(db: Kysely<Database>, organId?: string): Promise<StoredDeputy[]> {
  let query = db.selectFrom('deputy').selectAll()
  if (organId !== undefined) query = query.where('organ_id', '=', organId)
  return (await query.orderBy('from_day').orderBy('id').execute()).map((row) => shaped(row))
}

/** Absences, also past ones; of one organ or all. */
export async function absences(db: Kysely<Database>, organId?: string): Promise<StoredAbsence[]> {
  let query = db.selectFrom('absence').selectAll()
  if (organId !== undefined) query = query.where('organ_id', '=', organId)
  return (await query.orderBy('from_day').orderBy('id').execute()).map((row) => shaped(row))
}

/** The session with this hash of its id, or undefined; whether it has expired is for the caller to see. */
export async function sessionByHash(db: Kysely<Database>, idHash: string): Promise<StoredSession | undefined> {
  const [row] = await hot(db, 'sessionByHash', () => db.selectFrom('session').selectAll().where('id_hash', '=', ''), [idHash])
  return row && shaped(row)
}

/** A person's sessions, the latest used first. */
export async function sessionsOf(db: Kysely<Database>, personId: string): Promise<StoredSession[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .orderBy('id_hash')
    .execute()
  return rows.map((row) => shaped(row))
}

async function heldOn(db: Kysely<Database>, personId: string, day: string): Promise<{ organId: string; role: string }[]> {
  const query = () =>
    db
      .selectFrom('membership')
      .select(['organ_id', 'role'])
      .where('person_id', '=', '')
      .where('from_day', '<=', '')
      .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', '')]))
      .orderBy('organ_id')
      .orderBy('role')
  const rows = await hot(db, 'heldOn', query, [personId, day, day])
  return rows.map((row) => shaped(row))
}
