import type { ActionEvent, Elsewhere } from '../../../workflows/types.ts'
import type { StoredEvent } from '../../store/events.ts'

/** A record of a case's or an instrument's stream as the engine takes it. */
export function actionEvent(event: StoredEvent): ActionEvent {
  const { payload, reason, elsewhere, resolved } = event.body
  return {
    type: event.type,
    payload: payload as Record<string, unknown>,
    occurredOn: event.occurredOn,
    actorId: event.actorId,
    ...(event.onBehalfOf === null ? {} : { onBehalfOf: event.onBehalfOf }),
    ...(reason === undefined ? {} : { reason: reason as string }),
    ...(elsewhere === undefined ? {} : { elsewhere: elsewhere as Elsewhere }),
    ...(resolved === undefined ? {} : { resolved: resolved as Record<string, unknown> }),
  }
}
