import type { RowWrite } from '../../../store/change-set.ts'
import type { Projected } from './index.ts'

/** One row for a frozen draft. A replacement keeps the kind of the draft it replaces. */
export function draftRow({ event, record, state }: Projected): RowWrite[] {
  const { payload, resolved = {} } = event
  const role = payload.role as 'act'
  return [
    {
      insert: 'draft',
      row: {
        id: String(resolved.draftId),
        organ_id: record.organId,
        case_id: record.id,
        role,
        draft_kind: String(payload.draftKind ?? state.facts.drafts[role]?.draftKind ?? ''),
        text_id: String(resolved.textId),
        position: Number(resolved.position),
        note: (payload.note ?? payload.reason ?? null) as string | null,
        saved_by: event.actorId,
        saved_at: String(resolved.savedAt),
        changes_json: { changes: resolved.changes ?? [], major: payload.major ?? false, editorial: payload.editorial ?? false },
      },
    },
  ]
}
