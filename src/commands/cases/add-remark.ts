import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Db } from '../circumstances.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { caseRecord, circumstancesOf, worksOnCase } from './context.ts'

/** A remark anchored to a provision, or a reply to one. */
export interface RemarkRequest {
  caseId: string
  draftId: string
  provisionId?: string | undefined
  quote?: string | undefined
  body: string
  parentId?: string | undefined
  personId: string
  idempotency?: Idempotency | undefined
}

/**
 * Writes a remark beside a draft. Remarks are talk, not opinions: no event, nothing is decided by them.
 *
 * @throws {AppError} `notFound` for case, draft, provision or parent; `forbidden` for whoever works in none of the case's organs; `badInput`.
 */
export function addRemark(store: Store, request: RemarkRequest): Promise<Outcome<{ id: string }>> {
  return run(store, {
    idempotency: request.idempotency,
    read: (db) => read(db, request),
    decide: ({ record, now }) => {
      const id = newId()
      const row = {
        id,
        organ_id: record.organId,
        case_id: record.id,
        opinion_id: null,
        person_id: request.personId,
        provision_id: request.provisionId ?? null,
        draft_id: request.draftId,
        quote: request.quote ?? null,
        body: request.body.trim(),
        parent_id: request.parentId ?? null,
        created_at: now,
        resolved: 0,
      }
      return { status: 201, answer: { id }, changes: { append: [], rows: [{ insert: 'remark', row }] } }
    },
  })
}

async function read(db: Db, request: RemarkRequest) {
  if (request.body.trim() === '') throw new AppError('badInput', { reason: '内容不能为空' }, [{ field: 'body', message: '内容不能为空' }])
  const record = await caseRecord(db, request.caseId)
  const at = await circumstancesOf(db, record, request.personId)
  if (!worksOnCase(at)) throw new AppError('forbidden', { role: '办件所涉机关的工作人员' })
  const draft = await db
    .selectFrom('draft')
    .select('text_id')
    .where('id', '=', request.draftId)
    .where('case_id', '=', record.id)
    .executeTakeFirst()
  if (!draft) throw new AppError('notFound', { what: request.draftId })
  if (request.provisionId) {
    const provision = await db
      .selectFrom('provision')
      .select('kind')
      .where('text_id', '=', draft.text_id)
      .where('provision_id', '=', request.provisionId)
      .executeTakeFirst()
    if (!provision) throw new AppError('notFound', { what: request.provisionId })
  }
  if (request.parentId) {
    const parent = await db
      .selectFrom('remark')
      .select('id')
      .where('id', '=', request.parentId)
      .where('case_id', '=', record.id)
      .executeTakeFirst()
    if (!parent) throw new AppError('notFound', { what: request.parentId })
  }
  return { record, now: at.recordedAt }
}
