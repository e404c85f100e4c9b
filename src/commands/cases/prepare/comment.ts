import { randomInt } from 'node:crypto'
import { AppError } from '../../../errors.ts'
import { sha256 } from '../../../store/hash.ts'
import type { CaseContext, Prepared } from '../context.ts'

/** Letters and figures that nobody confuses on paper or on the telephone. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * `comment.receive`: the words and the address go into rows of their own (the address apart from the comment); the log holds the hash of
 * the words only, so that an address can be removed by law without breaking the chain.
 *
 * @throws {AppError} `notFound` for a provision that is not in the text consulted on.
 */
export async function prepareComment({ db, record, at, event, apart }: CaseContext): Promise<Prepared> {
  const { commentId, provisionId, channel } = event.payload as { commentId: string; provisionId?: string; channel: string }
  const draft = record.state.facts.drafts.act
  const draftId = record.state.facts.notice?.draftIds[0] ?? draft?.draftId ?? ''
  if (provisionId !== undefined) await assertProvision(db, draftId, provisionId)
  const body = String(apart.body ?? '')
  const receipt = receiptNumber(event.occurredOn)
  const contact = { name: text(apart.name), contact: text(apart.contact) }
  return {
    resolved: { draftId, receipt, bodyHash: sha256(body) },
    rows: [
      {
        insert: 'comment',
        row: {
          id: commentId,
          organ_id: record.organId,
          case_id: record.id,
          draft_id: draftId,
          provision_id: provisionId ?? null,
          body,
          channel,
          receipt,
          received_on: event.occurredOn,
          disposition: null,
          answer: null,
          answered_by: null,
          answered_on: null,
        },
      },
      ...(contact.name !== null || contact.contact !== null
        ? [{ insert: 'comment_contact' as const, row: { comment_id: commentId, organ_id: record.organId, ...contact } }]
        : []),
    ],
    outbox: [
      {
        id: `${commentId}:received`,
        organId: record.organId,
        kind: 'comment.received',
        body: { caseId: record.id, commentId },
        dueOn: at.today,
      },
    ],
    made: { commentId, receipt },
  }
}

async function assertProvision(db: CaseContext['db'], draftId: string, provisionId: string): Promise<void> {
  const row = await db
    .selectFrom('draft')
    .innerJoin('provision', 'provision.text_id', 'draft.text_id')
    .select('provision.provision_id')
    .where('draft.id', '=', draftId)
    .where('provision.provision_id', '=', provisionId)
    .executeTakeFirst()
  if (!row) throw new AppError('notFound', { what: provisionId })
}

/** 2603-XXXX-XXXX: year and month, then 8 signs that cannot be guessed (31⁸ ≈ 8·10¹¹). */
function receiptNumber(day: string): string {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return `${day.slice(2, 4)}${day.slice(5, 7)}-${signs.slice(0, 4)}-${signs.slice(4)}`
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
