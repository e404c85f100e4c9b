import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { receiveComment } from '../../commands/cases/receive-comment.ts'
import type { Idempotency } from '../../commands/run.ts'
import type { Consultation } from '../../contract/open-house.ts'
import { AppError } from '../../errors.ts'
import { caseById, casesByIds } from '../../store/cases.ts'
import { commentByReceipt, commentsOf, consultations, type Consultation as StoredConsultation } from '../../store/comments.ts'
import { draftById } from '../../store/drafts.ts'
import { effectsOf, instrumentById, instrumentsByIds, type StoredInstrument } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import type { Server } from '../context.ts'
import type { Router } from '../router.ts'
import { caseHeads } from '../views/cases.ts'
import { concernsPublic, dayOf, forPublicList, instrumentFile, instrumentPage, onDay } from '../views/instruments.ts'
import { keptFromPublic } from '../views/register.ts'
import { readText } from '../views/text.ts'
import { labelsIn } from './desk.ts'

/** What everybody may read without an account, and the comments everybody may write. */
export function openHouseRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /public/consultations', () => consultationList(server))
  router.on('GET /public/consultations/:caseId', ({ params }) => consultationFile(server, params.caseId))
  router.on('POST /public/consultations/:caseId/comments', ({ params, body }) => takeComment(server, params.caseId, body))
  router.on('GET /public/comments/:receipt', ({ params }) => ownComment(store, params.receipt))
  router.on('GET /public/instruments', ({ query }) => instrumentPage(store, query, true))
  router.on('GET /public/instruments/:id', async ({ params }) => instrumentFile(server, await publicInstrument(store, params.id), true))
  router.on('GET /public/instruments/:id/on/:day', async ({ params }) =>
    onDay(server, await publicInstrument(store, params.id), dayOf(params.day), true),
  )
}

/** Notices that run and notices that are over; a case whose notice was never published is not among them. */
export async function consultationList(server: Server): Promise<{ open: Consultation[]; closed: Consultation[] }> {
  const all = await consultationViews(server, await consultations(server.store.db))
  return { open: all.filter((one) => one.open), closed: all.filter((one) => !one.open) }
}

async function consultationViews({ store, now }: Server, found: StoredConsultation[]): Promise<Consultation[]> {
  const today = await legalToday(store.db, now())
  const ids = found.map((one) => one.caseId)
  const cases = new Map((await caseHeads(store, await casesByIds(store.db, ids))).map((one) => [one.id, one]))
  return found.flatMap((one) => {
    const head = cases.get(one.caseId)
    if (!head) return []
    return [
      {
        caseId: one.caseId,
        title: one.title,
        organName: head.issuingOrganName,
        draftingOrganName: head.draftingOrganName,
        kind: head.kind,
        instruments: head.instruments.filter((item) => item.mode !== 'makes').map((item) => item.title),
        publishedOn: one.publishedOn,
        until: one.until ?? one.publishedOn,
        open: head.status === 'open' && one.closedOn === null && one.publishedOn <= today && (one.until === null || today <= one.until),
        withdrawn: head.status === 'withdrawn',
        resultOn: one.resultOn,
        address: one.address,
        summary: one.summary,
        affected: one.affected,
      },
    ]
  })
}

/**
 * A consultation with the very draft that was published, and the answers once the result is out.
 *
 * @throws {AppError} `notFound` for a case without a published notice: nobody learns that it exists.
 */
export async function consultationFile(server: Server, caseId: string) {
  const { store } = server
  const [notice] = await consultations(store.db, caseId)
  const draft = notice?.draftId ? await draftById(store.db, notice.draftId) : undefined
  const text = draft ? await textById(store.db, draft.textId) : undefined
  const [view] = notice ? await consultationViews(server, [notice]) : []
  if (!notice || !draft || !text || !view) throw new AppError('notFound', { what: '' })
  const answered = notice.resultOn === null ? [] : (await commentsOf(store.db, caseId)).filter((comment) => comment.answeredOn !== null)
  return {
    consultation: view,
    content: readText(text.id, text.content, text.hash, await provisionsOf(store.db, text.id)),
    answers: answered.map(({ provisionId, body, disposition, answer }) => ({ provisionId, comment: body, disposition, answer })),
  }
}

/**
 * Takes a comment on an open consultation.
 *
 * @throws {AppError} `notFound` for a case without a notice, `notOpen` after its last day.
 */
export async function takeComment(
  server: Server,
  caseId: string,
  comment: { provisionId?: string; body: string; name?: string; contact?: string },
  idempotency?: Idempotency,
): Promise<{ receipt: string; receivedOn: string }> {
  const { store, now } = server
  const [notice] = await consultations(store.db, caseId)
  const [view] = notice ? await consultationViews(server, [notice]) : []
  if (!view) throw new AppError('notFound', { what: '' })
  if (!view.open) throw new AppError('notOpen')
  const { name, contact } = comment
  const { answer } = await receiveComment(store, {
    ...comment,
    caseId,
    name: name || undefined,
    contact: contact || undefined,
    idempotency,
  })
  return { receipt: String(answer.made.receipt), receivedOn: await legalToday(store.db, now()) }
}

/** The documents a consultation is about that the public may read: what it revises or repeals, and what came of it. */
export async function consultedDocuments({ store }: Server, caseId: string): Promise<{ id: string; title: string }[]> {
  const found = await caseById(store.db, caseId)
  const known = await instrumentsByIds(store.db, found?.instruments.map((item) => item.id) ?? [])
  return (await forPublicList(store, [...known.values()])).map(({ id, title }) => ({ id, title }))
}

/** The consultations that are open on an instrument: its own machine knows the work on it. */
export async function consultedNow(server: Server, instrument: StoredInstrument): Promise<{ caseId: string; title: string }[]> {
  const work = (instrument.state?.facts as InstrumentFacts | undefined)?.work ?? []
  const found = await Promise.all(work.map(({ id }) => consultations(server.store.db, id)))
  return (await consultationViews(server, found.flat())).filter((one) => one.open).map(({ caseId, title }) => ({ caseId, title }))
}

/** A comment by its receipt, without name or contact. The answer is shown once the result is published. */
export async function ownComment(store: Store, receipt: string) {
  const comment = await commentByReceipt(store.db, receipt)
  const found = comment ? await caseById(store.db, comment.caseId) : undefined
  if (!comment || !found) throw new AppError('notFound', { what: receipt })
  const published = (found.state.facts as RulemakingFacts).notice?.resultOn ?? null
  const labels = await labelsIn(store, [comment.draftId])
  return {
    receipt: comment.receipt,
    caseId: comment.caseId,
    title: found.title,
    receivedOn: comment.receivedOn,
    label: comment.provisionId === null ? null : (labels.get(comment.provisionId) ?? null),
    body: comment.body,
    disposition: published === null ? null : comment.disposition,
    answer: published === null ? null : comment.answer,
    answeredOn: published === null ? null : comment.answeredOn,
  }
}

/** An instrument the public may read: of an own organ, and made by some act. */
export async function publicInstrument(store: Store, id: string): Promise<StoredInstrument> {
  const found = await instrumentById(store.db, id)
  if (!found || !concernsPublic(found)) throw new AppError('notFound', { what: '' })
  const kept = await keptFromPublic(store, 'instrument', [id])
  if (kept.has(id) || (await effectsOf(store.db, id)).length === 0) throw new AppError('notFound', { what: '' })
  return found
}
