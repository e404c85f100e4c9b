import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Db } from '../circumstances.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { caseRecord, circumstancesOf, worksOnCase } from './context.ts'

/** A remark its author words otherwise, or takes back when `body` is null. */
export interface RemarkChange {
  caseId: string
  remarkId: string
  body: string | null
  personId: string
  idempotency?: Idempotency | undefined
}

/**
 * Changes or withdraws a remark of one's own until somebody has answered it. Its earlier words stay with it: nothing that was said is lost.
 *
 * @throws {AppError} `notFound`; `forbidden` for another's remark and for a point of an opinion, which is part of what was signed;
 * `decidedAlready` once it was answered or withdrawn; `badInput` for no words.
 */
export function changeRemark(store: Store, request: RemarkChange): Promise<Outcome<{ id: string }>> {
  const { remarkId, body, personId } = request
  return run(store, {
    idempotency: request.idempotency,
    read: (db) => read(db, request),
    decide: ({ record, remark, replies, withdrawn, now }) => {
      if (remark.person_id !== personId || remark.opinion_id !== null) throw new AppError('forbidden', { role: '写批注的人' })
      if (withdrawn || replies.some((reply) => reply.person_id !== personId)) throw new AppError('decidedAlready')
      const kind = body === null ? 'withdrawn' : 'edited'
      const row = {
        id: newId(),
        organ_id: record.organId,
        remark_id: remarkId,
        case_id: record.id,
        kind,
        body: remark.body,
        changed_at: now,
      }
      const set = { body: body?.trim() ?? '' }
      return {
        answer: { id: remarkId },
        changes: {
          append: [],
          rows: [
            { insert: 'remark_change', row },
            { update: 'remark', where: { id: remarkId, organ_id: record.organId, body: remark.body }, set, guard: 'stale' },
          ],
        },
      }
    },
  })
}

async function read(db: Db, { caseId, remarkId, body, personId }: RemarkChange) {
  if (body !== null && body.trim() === '')
    throw new AppError('badInput', { reason: '内容不能为空' }, [{ field: 'body', message: '内容不能为空' }])
  const record = await caseRecord(db, caseId)
  const at = await circumstancesOf(db, record, personId)
  if (!worksOnCase(at)) throw new AppError('forbidden', { role: '办件所涉机关的工作人员' })
  const remark = await db.selectFrom('remark').selectAll().where('id', '=', remarkId).where('case_id', '=', record.id).executeTakeFirst()
  if (!remark) throw new AppError('notFound', { what: remarkId })
  const replies = await db
    .selectFrom('remark')
    .select('person_id')
    .where('parent_id', '=', remarkId)
    .where('case_id', '=', record.id)
    .execute()
  const last = await db
    .selectFrom('remark_change')
    .select('id')
    .where('case_id', '=', record.id)
    .where('remark_id', '=', remarkId)
    .where('kind', '=', 'withdrawn')
    .executeTakeFirst()
  return { record, remark, replies, withdrawn: last !== undefined, now: at.recordedAt }
}
