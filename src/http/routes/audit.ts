import { auditRules, REASONS } from '../../../documents/audit/index.ts'
import { auditorInThread } from '../../commands/audit/auditor.ts'
import { cancelAudit, carryOn, failAudit, openAudit } from '../../commands/audit/run-audit.ts'
import { auditSheet } from '../../commands/audit/sheet.ts'
import type { AuditFindingRow, AuditRun } from '../../contract/audit.ts'
import { AppError } from '../../errors.ts'
import { auditRunById, auditRuns, changedAfter, listFindings, type StoredFinding, type StoredRun } from '../../store/audits.ts'
import { instrumentsByIds, numbersOfInstruments } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import type { Server } from '../context.ts'
import { download } from '../download.ts'
import { pagingOf } from '../paging.ts'
import type { Router } from '../router.ts'
import { namesOf } from '../views/names.ts'

export function auditRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /audit-rules', async () => ({
    items: auditRules.map(({ id, zh, en, basis, limits }) => ({ id, zh, en, basis, limits })),
  }))
  router.on('GET /audits', async ({ query }) => {
    const page = await auditRuns(store.db, pagingOf(query))
    return { items: page.items.map(runView), next: page.next }
  })
  router.on('POST /audits', async ({ body, personId, idempotency }) => {
    const ownership = body.ownership ?? 'own'
    const scope = { ...(ownership === 'all' ? {} : { ownership }), organId: body.organ, onlyTouched: body.onlyTouched }
    const opened = await openAudit(store, scope, body.asOf, { personId, idempotency })
    if (!opened.repeated) inBackground(server, opened.answer.id, personId)
    return opened
  })
  router.on('GET /audits/:id', async ({ params }) => runView(await runOr404(store, params.id)))
  router.on('GET /audits/:id/file', async ({ params, reply }) => {
    const run = await runOr404(store, params.id)
    return download(reply, `清理检查${run.asOf}.xlsx`, await auditSheet(store, run))
  })
  router.on('POST /audits/:id/cancel', async ({ params }) => runView(await cancelAudit(store, params.id)))
  router.on('POST /audits/:id/resume', async ({ params, personId }) => {
    const run = await runOr404(store, params.id)
    if (run.status !== 'done') inBackground(server, run.id, personId)
    return runView(run)
  })
  router.on('GET /findings', async ({ query }) => {
    const page = await listFindings(store.db, { ...query, ...pagingOf(query), organId: query.organ, instrumentId: query.instrument })
    return { items: await findingViews(store, page.items), next: page.next }
  })
}

/** Carries an audit on behind the answer, in a thread of its own; what goes wrong leaves a run that can be resumed. */
function inBackground({ store }: Server, runId: string, by: string): void {
  carryOn(store, runId, { by, auditor: (asOf) => auditorInThread(store.url, asOf) }).catch(async () => {
    await failAudit(store, runId).catch(() => {})
  })
}

async function runOr404(store: Store, id: string): Promise<StoredRun> {
  const run = await auditRunById(store.db, id)
  if (!run) throw new AppError('notFound', { what: '' })
  return run
}

function runView({ id, asOf, status, done, total, startedAt, finishedAt, counts }: StoredRun): AuditRun {
  return { id, asOf, status, done, total, startedAt, finishedAt, counts }
}

const rules = new Map(auditRules.map((rule) => [rule.id, rule]))

async function findingViews(store: Store, found: StoredFinding[]): Promise<AuditFindingRow[]> {
  const ids = [...new Set(found.map((one) => one.instrumentId))]
  const [instruments, changed, numbers, names] = await Promise.all([
    instrumentsByIds(store.db, ids),
    changedAfter(store.db, new Map(found.map((one) => [one.instrumentId, one.id]))),
    numbersOfInstruments(store.db, ids),
    namesOf(
      store,
      [],
      found.map((one) => one.organId),
    ),
  ])
  return found.map((one) => ({
    ...{ id: one.id, instrumentId: one.instrumentId, asOf: one.asOf, rule: one.rule, severity: one.severity },
    changedSince: changed.has(one.instrumentId),
    title: instruments.get(one.instrumentId)?.title ?? '',
    number: numbers.get(one.instrumentId) ?? null,
    organName: names.organ(one.organId),
    ruleName: { zh: rules.get(one.rule)?.zh ?? one.rule, en: rules.get(one.rule)?.en ?? one.rule },
    provisionId: one.provisionId,
    label: typeof one.detail.label === 'string' ? one.detail.label : null,
    ...{ start: one.start, end: one.end, words: one.words, basis: one.basis, outcome: one.outcome, reason: one.reason },
    message: { zh: one.message, en: one.messageEn },
    reasonName: reasonName(one.reason),
  }))
}

function reasonName(reason: string | null): { zh: string; en: string } | null {
  const known = reason === null ? undefined : REASONS[reason as keyof typeof REASONS]
  return known ? { zh: known.zh, en: known.en } : null
}
