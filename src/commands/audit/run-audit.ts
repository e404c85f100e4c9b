import type { AuditRun } from '../../contract/audit.ts'
import { AppError } from '../../errors.ts'
import { countInScope, instrumentsInScope, listedInScope, touchedSince } from '../../store/audit-scope.ts'
import { type AuditCounts, type AuditScope, auditMarks, auditRunById, type StoredRun } from '../../store/audits.ts'
import type { NewEvent, RowWrite, StreamRef } from '../../store/change-set.ts'
import { StoreError } from '../../store/errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { legalToday, setting } from '../../store/settings.ts'
import type { By } from '../admin/by.ts'
import type { Db } from '../circumstances.ts'
import { type Outcome, run } from '../run.ts'
import type { Audited } from './audit-batch.ts'
import { type Auditor, auditorHere } from './auditor.ts'

export interface AuditOptions {
  /** The legal day of the audit; today when left out. */
  asOf?: string | undefined
  /** Who runs it. */
  by: string
  /** Told after each batch. */
  progress?: ((done: number, total: number) => void) | undefined
  /** Stops between two batches; the run can be resumed. */
  signal?: AbortSignal | undefined
  /** Where the rules run; in this thread unless given. */
  auditor?: ((asOf: string) => Promise<Auditor>) | undefined
  /** Look at everything again, also where no input changed. */
  anew?: boolean | undefined
}

/** Instruments of one batch: some 5 ms of writing, so that people's commits do not wait (design.md §6: at most 50 ms). */
const BATCH = 64

/** Opens an audit: its row and its event. Nothing is looked at yet. */
export function openAudit(store: Store, scope: AuditScope, asOf: string | undefined, by: By): Promise<Outcome<AuditRun>> {
  return run<Opening, AuditRun>(store, {
    idempotency: by.idempotency,
    read: (db) => opening(db, scope, asOf),
    decide: ({ desk, day, kept, total }) => {
      const answer: AuditRun = {
        ...{ id: newId(), asOf: day, status: 'running', done: 0, total, startedAt: new Date().toISOString(), finishedAt: null },
        counts: nothing(),
      }
      const row = {
        ...{ id: answer.id, organ_id: desk.organId, as_of: day, status: answer.status, done: 0, total, cursor: null },
        ...{ scope_json: JSON.stringify(kept), counts_json: JSON.stringify(answer.counts) },
        ...{ started_by: by.personId, started_at: answer.startedAt, finished_at: null },
      }
      const body = { runId: answer.id, asOf: day, scope: kept, total }
      return { changes: { append: said(desk, 'audit.open', body, by.personId), rows: [{ insert: 'audit_run', row }] }, answer }
    },
  })
}

interface Opening {
  desk: Desk
  day: string
  kept: AuditScope
  total: number
}

async function opening(db: Db, scope: AuditScope, asOf: string | undefined): Promise<Opening> {
  const desk = await deskOf(db)
  const day = asOf ?? desk.today
  const touched = scope.onlyTouched ? await touchedSince(db, day, scope) : null
  const asked = { ...scope, onlyTouched: undefined, ...(touched === null ? {} : { instrumentIds: touched }) }
  // Looked up once: each batch then only takes its part of the list.
  const kept = asked.instrumentIds === undefined ? asked : { ...asked, instrumentIds: await listedInScope(db, asked) }
  return { desk, day, kept, total: await countInScope(db, kept) }
}

/** Where audits are logged: with the administration. A register that was only imported has none, and logs nothing. */
interface Desk {
  organId: string
  stream: StreamRef | null
  today: string
}

async function deskOf(db: Db): Promise<Desk> {
  const [id, today] = await Promise.all([setting(db, 'installation'), legalToday(db)])
  return id === undefined
    ? { organId: '', stream: null, today }
    : { organId: id, stream: { kind: 'administration', id, organId: id }, today }
}

function said({ stream, today }: Desk, type: string, body: Record<string, unknown>, actorId: string): NewEvent[] {
  return stream === null ? [] : [{ stream, type, body, actorId, occurredOn: today }]
}

/**
 * Carries an audit on from where it stands to its end: batch by batch, each written whole with its place. A run that was stopped, killed
 * or cancelled goes on from its last batch; of two that carry the same run on, one stops.
 *
 * @returns the run as it stands when it ended or was stopped.
 * @throws {AppError} `notFound` for an unknown run.
 */
export async function carryOn(store: Store, runId: string, options: AuditOptions): Promise<StoredRun> {
  let now = await auditRunById(store.db, runId)
  if (!now) throw new AppError('notFound', { what: runId })
  if (now.status === 'done') return now
  if (now.status !== 'running')
    await store.commit({ append: [], rows: [{ update: 'audit_run', where: { id: runId }, set: { status: 'running' } }] })
  const auditor = await (options.auditor ?? ((asOf) => auditorHere(store.db, asOf)))(now.asOf)
  try {
    for (;;) {
      if (options.signal?.aborted) return await stop(store, runId)
      const batch = await instrumentsInScope(store.db, now.scope, now.cursor, BATCH)
      if (batch.length === 0) break
      const known = options.anew ? new Map() : await auditMarks(store.db, batch)
      const audited = await auditor.audit(batch, new Map([...known].map(([id, mark]) => [id, mark.inputsHash])))
      const counts = added(now.counts, audited)
      const cursor = batch.at(-1)!
      const guard = await write(store, now, audited, { done: now.done + batch.length, cursor, counts })
      if (!guard) break
      now = { ...now, done: now.done + batch.length, cursor, counts }
      options.progress?.(now.done, now.total)
    }
  } finally {
    await auditor.close()
  }
  return finish(store, runId, options.by)
}

/** One audit from beginning to end. */
export async function runAudit(store: Store, scope: AuditScope, options: AuditOptions): Promise<StoredRun> {
  const opened = await openAudit(store, scope, options.asOf, { personId: options.by })
  return carryOn(store, opened.answer.id, options)
}

/** Stops an audit after its present batch. What it found so far stays; it can be resumed. */
export async function cancelAudit(store: Store, runId: string): Promise<StoredRun> {
  const run = await auditRunById(store.db, runId)
  if (!run) throw new AppError('notFound', { what: runId })
  if (run.status !== 'running') return run
  return stop(store, runId)
}

/** Marks an audit that something unforeseen ended; it can be resumed. */
export function failAudit(store: Store, runId: string): Promise<StoredRun> {
  return stop(store, runId, 'failed')
}

async function stop(store: Store, runId: string, status: 'cancelled' | 'failed' = 'cancelled'): Promise<StoredRun> {
  await store.commit({ append: [], rows: [{ update: 'audit_run', where: { id: runId, status: 'running' }, set: { status } }] })
  return (await auditRunById(store.db, runId))!
}

/** @returns false when somebody else has carried the run on or cancelled it meanwhile. */
async function write(
  store: Store,
  run: StoredRun,
  audited: Audited[],
  to: { done: number; cursor: string; counts: AuditCounts },
): Promise<boolean> {
  const where = { id: run.id, status: 'running', done: run.done, cursor: run.cursor }
  const set = { done: to.done, cursor: to.cursor, counts_json: JSON.stringify(to.counts) }
  try {
    await store.commit({
      append: [],
      rows: [{ update: 'audit_run', where, set, guard: 'stale' }, ...audited.flatMap((one) => rowsOf(one, run))],
    })
    return true
  } catch (error) {
    if (error instanceof StoreError && error.code === 'guard') return false
    throw error
  }
}

function rowsOf({ instrumentId, organId, inputsHash, findings }: Audited, run: StoredRun): RowWrite[] {
  if (findings === null) return []
  return [
    { remove: 'finding', where: { instrument_id: instrumentId } },
    ...findings.map(
      (finding): RowWrite => ({
        insert: 'finding',
        row: {
          ...{ id: newId(), organ_id: organId, instrument_id: instrumentId, run_id: run.id, as_of: run.asOf },
          ...{ rule: finding.rule, severity: finding.severity, provision_id: finding.provisionId, start: finding.start, end: finding.end },
          ...{ words: finding.words, message: finding.message, message_en: finding.messageEn, basis: finding.basis },
          ...{ outcome: finding.outcome, reason: finding.reason },
          detail_json: { ...finding.detail, label: finding.label },
        },
      }),
    ),
    {
      put: 'audit_mark',
      key: ['instrument_id', 'organ_id'],
      row: { instrument_id: instrumentId, organ_id: organId, as_of: run.asOf, inputs_hash: inputsHash, run_id: run.id },
    },
  ]
}

async function finish(store: Store, runId: string, by: string): Promise<StoredRun> {
  const run = (await auditRunById(store.db, runId))!
  if (run.status !== 'running') return run
  const desk = await deskOf(store.db)
  const body = { runId, asOf: run.asOf, done: run.done, counts: run.counts }
  await store.commit({
    append: said(desk, 'audit.close', body, by),
    rows: [
      { update: 'audit_run', where: { id: runId, status: 'running' }, set: { status: 'done', finished_at: new Date().toISOString() } },
    ],
  })
  return (await auditRunById(store.db, runId))!
}

function nothing(): AuditCounts {
  return { findings: {}, outcomes: {}, unchanged: 0, audited: 0 }
}

function added(counts: AuditCounts, audited: Audited[]): AuditCounts {
  const sum: AuditCounts = { ...counts, findings: { ...counts.findings }, outcomes: { ...counts.outcomes } }
  for (const { findings, outcome } of audited) {
    if (findings === null) {
      sum.unchanged++
      continue
    }
    sum.audited++
    if (outcome) sum.outcomes[outcome] = (sum.outcomes[outcome] ?? 0) + 1
    for (const { rule } of findings) sum.findings[rule] = (sum.findings[rule] ?? 0) + 1
  }
  return sum
}
