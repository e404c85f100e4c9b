import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Idempotency, Outcome } from '../run.ts'
import { type ActionAnswer, performAction } from './perform-action.ts'

/** A comment as the public sends it. */
export interface CommentRequest {
  caseId: string
  provisionId?: string | undefined
  body: string
  /** Name and address are kept apart from the comment and never published. */
  name?: string | undefined
  contact?: string | undefined
  /** `portal` when sent here; a letter or a call is entered by the drafting unit under its own channel and day. */
  channel?: string | undefined
  occurredOn?: string | undefined
  reason?: string | undefined
  /** Who enters it; absent for the public itself. */
  personId?: string | undefined
  idempotency?: Idempotency | undefined
}

/** The public has no account; its events carry this actor. */
export const PUBLIC = 'public'

const LONGEST = 20_000

/**
 * Takes a comment of the public while the notice is open.
 *
 * @returns answer with `made.receipt`, by which the sender can look up the answer later.
 * @throws {AppError} `badInput` for an empty or too long comment, `notFound`, `requirementsUnmet` when the notice is not open.
 */
export async function receiveComment(store: Store, request: CommentRequest): Promise<Outcome<ActionAnswer>> {
  const body = request.body.trim()
  if (body === '') throw new AppError('badInput', { reason: '意见内容不能为空' }, [{ field: 'body', message: '意见内容不能为空' }])
  if (body.length > LONGEST) throw new AppError('tooLarge', { limit: `${LONGEST}` })
  return performAction(store, {
    caseId: request.caseId,
    action: 'comment.receive',
    payload: {
      commentId: newId(),
      channel: request.channel ?? 'portal',
      ...(request.provisionId === undefined ? {} : { provisionId: request.provisionId }),
    },
    occurredOn: request.occurredOn,
    reason: request.reason,
    personId: request.personId ?? PUBLIC,
    apart: { body, name: request.name, contact: request.contact },
    idempotency: request.idempotency,
  })
}
