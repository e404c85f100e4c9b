import type { StoredEvent } from '../../store/events.ts'
import type { Tables } from './rows.ts'

/** The outbox decisions that stand in events: a comment came in, an act was published, a term passed, an instrument expired or was not amended in time. */
export function replayOutbox(events: StoredEvent[], tables: Tables): void {
  for (const event of events) {
    const entry = entryOf(event)
    if (entry) tables.of('outbox').push({ organ_id: event.organId, ...entry })
  }
}

function entryOf(event: StoredEvent): { id: string; kind: string; body_json: unknown } | null {
  const resolved = (event.body.resolved ?? {}) as Record<string, unknown>
  const payload = (event.body.payload ?? {}) as Record<string, unknown>
  switch (event.type) {
    case 'comment.receive':
      return {
        id: `${payload.commentId}:received`,
        kind: 'comment.received',
        body_json: { caseId: event.streamId, commentId: payload.commentId },
      }
    case 'publication.publish':
    case 'decision.publish':
      return {
        id: `${resolved.actId}:published`,
        kind: 'publication.published',
        body_json: { caseId: event.streamId, actId: resolved.actId, number: resolved.number },
      }
    case 'term.passed':
      return { id: `${event.body.caseId}:${event.body.stage}:${event.body.dueOn}:passed`, kind: event.type, body_json: event.body }
    case 'amendment.overdue':
      return { id: `${event.body.effectId}:overdue`, kind: event.type, body_json: event.body }
    case 'instrument.expired':
      return { id: `${event.body.instrumentId}:expired:${event.body.validTo}`, kind: event.type, body_json: event.body }
    default:
      return null
  }
}
