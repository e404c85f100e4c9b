import type { RowWrite } from '../../../store/change-set.ts'
import type { Projected } from './index.ts'

/** A report to a filing authority. */
export function filingSent({ event, record }: Projected): RowWrite[] {
  const { payload, resolved = {} } = event
  return [
    {
      insert: 'filing',
      row: {
        id: String(resolved.filingId),
        organ_id: record.organId,
        case_id: record.id,
        recipient: String(payload.recipient ?? payload.recipientOrganId),
        sent_on: event.occurredOn,
        reference: (payload.reference ?? null) as string | null,
        result: null,
        result_on: null,
      },
    },
  ]
}

/** What the authority answered. */
export function filingResult({ event, record }: Projected): RowWrite[] {
  const { recipient, result } = event.payload as Record<string, string>
  return [{ update: 'filing', where: { case_id: record.id, recipient: recipient! }, set: { result: result!, result_on: event.occurredOn } }]
}
