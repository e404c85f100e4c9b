import type { RowWrite } from '../../../store/change-set.ts'
import type { Projected } from './index.ts'

const TITLES: Readonly<Record<string, [kind: string, title: string]>> = {
  'departmentDeliberation.record': ['department', '部门集体讨论'],
  'hearing.record': ['hearing', '听证会'],
}

/** A meeting or hearing with everything that was recorded of it. */
export function meetingRow({ event, record }: Projected): RowWrite[] {
  const { payload, resolved = {} } = event
  const [kind, title] = TITLES[event.type] ?? [String(payload.kind), String(payload.meeting)]
  return [
    {
      insert: 'meeting',
      row: {
        id: String(resolved.meetingId),
        organ_id: record.organId,
        case_id: record.id,
        kind,
        held_on: String(payload.heldOn ?? event.occurredOn),
        title,
        detail_json: payload,
      },
    },
  ]
}
