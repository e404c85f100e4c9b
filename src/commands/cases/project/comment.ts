import type { RowWrite } from '../../../store/change-set.ts'
import type { Projected } from './index.ts'

/** One answer may settle many comments of the same sort; each gets it on its own row. */
export function answeredComments({ event }: Projected): RowWrite[] {
  const { commentIds, disposition, reason } = event.payload as { commentIds: string[]; disposition: string; reason: string }
  return commentIds.map((id) => ({
    update: 'comment',
    where: { id },
    set: { disposition, answer: reason, answered_by: event.actorId, answered_on: event.occurredOn },
  }))
}
