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

/** From which inputs instruments were audited last: the hash of them, and the day. */
export async function auditMarks(
  db: Kysely<Database>,
  instrumentIds: string[],
): Promise<Map<string, { asOf: string; inputsHash: string }>> {
  if (instrumentIds.length === 0) return new Map()
  const rows = await db.selectFrom('audit_mark').selectAll().where('instrument_id', 'in', instrumentIds).execute()
  return new Map(rows.map((row) => [row.instrument_id, { asOf: row.as_of, inputsHash: row.inputs_hash }]))
}

/** Instruments that still count: what an act has ended is not audited. */
const COUNTED = ['inForce', 'partlySuspended', 'expired', 'notYet', 'unknown'] as const

function inScope(db: Kysely<Database>, scope: AuditScope) {
  let query = db.selectFrom('instrument').where('standing', 'in', [...COUNTED])
  if (scope.ownership !== undefined) query = query.where('ownership', '=', scope.ownership)
  if (scope.organId !== undefined) query = query.where('organ_id', '=', scope.organId)
  return query
}

/** How many instruments an audit looks at. */
export async function countInScope(db: Kysely<Database>, scope: AuditScope): Promise<number> {
  if (scope.instrumentIds !== undefined) return (await listedInScope(db, scope)).length
  const { count } = await inScope(db, scope)
    .select((counted) => counted.fn.countAll<number | bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The ids of the next instruments of an audit after one of them, in the order of ids. */
export async function instrumentsInScope(db: Kysely<Database>, scope: AuditScope, after: string | null, limit: number): Promise<string[]> {
  if (scope.instrumentIds !== undefined)
    return (await listedInScope(db, scope)).filter((id) => after === null || id > after).slice(0, limit)
  let query = inScope(db, scope)
  if (after !== null) query = query.where('id', '>', after)
  return (await query.select('id').orderBy('id').limit(limit).execute()).map((row) => row.id)
}

async function listedInScope(db: Kysely<Database>, scope: AuditScope): Promise<string[]> {
  const ids = [...new Set(scope.instrumentIds)].sort()
  const found: string[] = []
  for (let at = 0; at < ids.length; at += 5_000) {
    const rows = await inScope(db, scope)
      .where('id', 'in', ids.slice(at, at + 5_000))
      .select('id')
      .execute()
    found.push(...rows.map((row) => row.id))
  }
  return found.sort()
}

/**
 * The instruments that what was entered since the last full audit touches: those that newer acts changed, and those whose texts cite them.
 *
 * @returns null when there was no full audit of that scope and day, or when an organ's succession was entered since: then everything counts.
 */
export async function touchedSince(db: Kysely<Database>, asOf: string, scope: AuditScope): Promise<string[] | null> {
  const runs = await db
    .selectFrom('audit_run')
    .selectAll()
    .where('status', '=', 'done')
    .where('as_of', '=', asOf)
    .orderBy('id', 'desc')
    .execute()
  const full = runs.map((row) => shaped<AuditRunTable, RunJson>(row)).find((run) => covers(run.scope, scope))
  if (!full) return null
  // Ids are made before they are committed: an hour covers what was under way when the audit began.
  const since = idBefore(Date.parse(full.startedAt) - 3_600_000)
  const moved = await db.selectFrom('organ_succession').select('id').where('id', '>', since).limit(1).execute()
  if (moved.length > 0) return null
  const changed = await db.selectFrom('effect').select('instrument_id').distinct().where('id', '>', since).execute()
  const ids = changed.map((row) => row.instrument_id)
  const citing = new Set(ids)
  for (let at = 0; at < ids.length; at += 1_000) {
    const rows = await db
      .selectFrom('title_key')
      .innerJoin('citation', 'citation.key', 'title_key.key')
      .innerJoin('version', 'version.text_id', 'citation.text_id')
      .select('version.instrument_id')
      .distinct()
      .where('title_key.instrument_id', 'in', ids.slice(at, at + 1_000))
      .execute()
    for (const row of rows) citing.add(row.instrument_id)
  }
  return [...citing].sort()
}

function covers(was: AuditScope, now: AuditScope): boolean {
  if (was.instrumentIds !== undefined) return false
  return (was.ownership === undefined || was.ownership === now.ownership) && (was.organId === undefined || was.organId === now.organId)
}

/** The smallest id made at an instant (UUIDv7 begins with the milliseconds). */
function idBefore(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}
