import type { Elsewhere } from '../../../workflows/types.ts'
import type { StoredEvent } from '../../store/events.ts'
import type { Store } from '../../store/open.ts'
import { namesOf } from './names.ts'

/** Records of a stream as people read them: who, on whose behalf, on which legal day, recorded when, done where. */
export async function historyRows(store: Store, events: StoredEvent[], name: (action: string) => { zh: string; en: string }) {
  const names = await namesOf(
    store,
    events.flatMap((event) => [event.actorId, event.onBehalfOf]),
    [],
  )
  return events.map((event) => {
    const body = event.body as { payload?: Record<string, unknown>; reason?: string; elsewhere?: Elsewhere }
    return {
      seq: event.seq,
      action: event.type,
      name: name(event.type),
      actorId: event.actorId,
      actorName: names.person(event.actorId),
      onBehalfOfName: event.onBehalfOf === null ? null : names.person(event.onBehalfOf),
      occurredOn: event.occurredOn,
      recordedAt: event.recordedAt,
      reason: body.reason ?? null,
      elsewhere: body.elsewhere ?? null,
      payload: body.payload ?? {},
      hash: event.hash,
    }
  })
}
