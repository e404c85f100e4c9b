import type { Kysely } from 'kysely'
import type { AuditScope, StoredRun } from './audits.ts'
import type { Database } from './schema.ts'
import type { AuditRunTable } from './schema-cleanup.ts'
import { shaped } from './shape.ts'

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
  if (scope.instrumentIds !== undefined) return scope.instrumentIds.length
  const { count } = await inScope(db, scope)
    .select((counted) => counted.fn.countAll<number | bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The ids of the next instruments of an audit after one of them, in the order of ids. */
export async function instrumentsInScope(db: Kysely<Database>, scope: AuditScope, after: string | null, limit: number): Promise<string[]> {
  if (scope.instrumentIds !== undefined) return scope.instrumentIds.filter((id) => after === null || id > after).slice(0, limit)
  let query = inScope(db, scope)
  if (after !== null) query = query.where('id', '>', after)
  return (await query.select('id').orderBy('id').limit(limit).execute()).map((row) => row.id)
}

/** Of these instruments those that an audit looks at, in the order of ids: what a scope that names instruments keeps. */
export async function listedInScope(db: Kysely<Database>, scope: AuditScope): Promise<string[]> {
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
  const full = runs.map((row) => shaped<AuditRunTable, Pick<StoredRun, 'scope' | 'counts'>>(row)).find((run) => covers(run.scope, scope))
  if (!full) return null
  // Ids are made before they are committed: an hour covers what was under way when the audit began.
  const since = idBefore(Date.parse(full.startedAt) - 3_600_000)
  const moved = await db.selectFrom('organ_succession').select('id').where('id', '>', since).limit(1).execute()
  if (moved.length > 0) return null
  const changed = await db.selectFrom('effect').select('instrument_id').distinct().where('id', '>', since).execute()
  const ids = changed.map((row) => row.instrument_id)
  const touched = new Set(ids)
  for (const id of await instrumentsCiting(db, await keysOf(db, ids))) touched.add(id)
  return [...touched].sort()
}

/** The names of instruments in normal form, and those that their texts say they repeal or amend. */
async function keysOf(db: Kysely<Database>, instrumentIds: string[]): Promise<string[]> {
  const keys = new Set<string>()
  for (let at = 0; at < instrumentIds.length; at += 1_000) {
    const some = instrumentIds.slice(at, at + 1_000)
    const named = await db.selectFrom('title_key').select('key').where('instrument_id', 'in', some).execute()
    const ended = await db
      .selectFrom('version')
      .innerJoin('citation', 'citation.text_id', 'version.text_id')
      .select('citation.key')
      .where('version.instrument_id', 'in', some)
      .where('citation.relation', 'in', ['repeals', 'partlyRepeals', 'amends'])
      .execute()
    for (const { key } of [...named, ...ended]) keys.add(key)
  }
  return [...keys]
}

async function instrumentsCiting(db: Kysely<Database>, keys: string[]): Promise<Set<string>> {
  const citing = new Set<string>()
  for (let at = 0; at < keys.length; at += 1_000) {
    const rows = await db
      .selectFrom('citation')
      .innerJoin('version', 'version.text_id', 'citation.text_id')
      .select('version.instrument_id')
      .distinct()
      .where('citation.key', 'in', keys.slice(at, at + 1_000))
      .execute()
    for (const row of rows) citing.add(row.instrument_id)
  }
  return citing
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
