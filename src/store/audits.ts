import { type Kysely, sql } from 'kysely'
import { afterOf, limitOf, type Page, type Paging, pageOf } from './paging.ts'
import type { Database } from './schema.ts'
import type { AuditRunTable, FindingTable } from './schema-cleanup.ts'
import { type Shaped, shaped } from './shape.ts'

/** An audit: what it looked at, how far it is, what it found. */
export type StoredRun = Shaped<AuditRunTable, RunJson>
interface RunJson {
  scope: AuditScope
  counts: AuditCounts
}
/** What a rule found on an instrument in its last audit, with the outcome it proposes. */
export type StoredFinding = Shaped<FindingTable, { detail: Record<string, string | number | null> }>

/** What an audit looks at; everything left out means all. */
export interface AuditScope {
  ownership?: 'own' | 'reference' | undefined
  organId?: string | undefined
  instrumentIds?: string[] | undefined
  /** Only what acts entered after the last audit touch. */
  onlyTouched?: boolean | undefined
}

/** Sums of an audit: findings by rule, instruments by proposed outcome, how many were taken over unchanged. */
export interface AuditCounts {
  findings: Record<string, number>
  outcomes: Record<string, number>
  unchanged: number
  audited: number
}

/** One audit, or undefined. */
export async function auditRunById(db: Kysely<Database>, id: string): Promise<StoredRun | undefined> {
  const row = await db.selectFrom('audit_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped<AuditRunTable, RunJson>(row)
}

/** Audits, the latest first. */
export async function auditRuns(db: Kysely<Database>, paging: Paging = {}): Promise<Page<StoredRun>> {
  let query = db.selectFrom('audit_run').selectAll()
  const after = afterOf(paging, ['string', 'string'])
  if (after) query = query.where(sql<boolean>`(started_at, id) < (${sql.join(after)})`)
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limitOf(paging) + 1)
    .execute()
  return pageOf(
    rows,
    paging,
    (row) => [row.started_at, row.id],
    (row) => shaped(row),
  )
}

/** The findings of instruments as of their last audit, each in the order of the text. */
export async function findingsOf(db: Kysely<Database>, instrumentIds: string[]): Promise<Map<string, StoredFinding[]>> {
  const found = new Map<string, StoredFinding[]>()
  // One parameter an id: PostgreSQL takes 65,535 of them, SQLite 32,766.
  for (let at = 0; at < instrumentIds.length; at += 5_000) {
    const rows = await db
      .selectFrom('finding')
      .selectAll()
      .where('instrument_id', 'in', instrumentIds.slice(at, at + 5_000))
      .orderBy('instrument_id')
      .orderBy(sql`coalesce(start, -1)`)
      .orderBy('rule')
      .orderBy('id')
      .execute()
    for (const row of rows) {
      const one: StoredFinding = shaped(row)
      const list = found.get(one.instrumentId)
      if (list) list.push(one)
      else found.set(one.instrumentId, [one])
    }
  }
  return found
}

export interface FindingFilter extends Paging {
  rule?: string | undefined
  outcome?: string | undefined
  severity?: FindingTable['severity'] | undefined
  organId?: string | undefined
  instrumentId?: string | undefined
}

/** Findings by instrument and place. */
export async function listFindings(db: Kysely<Database>, filter: FindingFilter = {}): Promise<Page<StoredFinding>> {
  const place = sql<number>`coalesce(start, -1)`
  let query = db.selectFrom('finding').selectAll()
  if (filter.rule !== undefined) query = query.where('rule', '=', filter.rule)
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome as FindingTable['outcome'])
  if (filter.severity !== undefined) query = query.where('severity', '=', filter.severity)
  if (filter.organId !== undefined) query = query.where('organ_id', '=', filter.organId)
  if (filter.instrumentId !== undefined) query = query.where('instrument_id', '=', filter.instrumentId)
  const after = afterOf(filter, ['string', 'number', 'string'])
  if (after) query = query.where(sql<boolean>`(instrument_id, coalesce(start, -1), id) > (${sql.join(after)})`)
  const rows = await query
    .orderBy('instrument_id')
    .orderBy(place)
    .orderBy('id')
    .limit(limitOf(filter) + 1)
    .execute()
  return pageOf(
    rows,
    filter,
    (row) => [row.instrument_id, row.start ?? -1, row.id],
    (row) => shaped(row),
  )
}

/**
 * The instruments of which something became known after they were audited: an effect with a later id than a finding of theirs. Ids are made in
 * the order of time; days would not tell two things of one day apart.
 *
 * @param found of each instrument, the id of one of its findings.
 */
export async function changedAfter(db: Kysely<Database>, found: ReadonlyMap<string, string>): Promise<Set<string>> {
  if (found.size === 0) return new Set()
  const rows = await db
    .selectFrom('effect')
    .select((row) => ['instrument_id', row.fn.max('id').as('last')])
    .where('instrument_id', 'in', [...found.keys()])
    .groupBy('instrument_id')
    .execute()
  return new Set(rows.flatMap((row) => (row.last > found.get(row.instrument_id)! ? [row.instrument_id] : [])))
}

/** From which inputs instruments were audited last: the hash of them, and the day. */
export async function auditMarks(
  db: Kysely<Database>,
  instrumentIds: string[],
): Promise<Map<string, { asOf: string; inputsHash: string }>> {
  if (instrumentIds.length === 0) return new Map()
  const rows = await db.selectFrom('audit_mark').selectAll().where('instrument_id', 'in', instrumentIds).execute()
  return new Map(rows.map((row) => [row.instrument_id, { asOf: row.as_of, inputsHash: row.inputs_hash }]))
}

/**
 * Texts that say they repeal these titles as a whole, with the instrument and the act whose text it is.
 *
 * @param keys titles in normal form (`titleKey`).
 */
export async function declaredRepeals(
  db: Kysely<Database>,
  keys: string[],
): Promise<{ key: string; words: string; instrumentId: string; actId: string }[]> {
  const found: { key: string; words: string; instrumentId: string; actId: string }[] = []
  for (let at = 0; at < keys.length; at += 5_000) {
    const rows = await db
      .selectFrom('citation')
      .innerJoin('version', 'version.text_id', 'citation.text_id')
      .select(['citation.key', 'citation.words', 'version.instrument_id', 'version.act_id'])
      .where('citation.key', 'in', keys.slice(at, at + 5_000))
      .where('citation.relation', '=', 'repeals')
      .where('citation.place', 'is', null)
      .orderBy('citation.text_id')
      .orderBy('citation.position')
      .execute()
    found.push(...rows.map((row) => ({ key: row.key, words: row.words, instrumentId: row.instrument_id, actId: row.act_id })))
  }
  return found
}
