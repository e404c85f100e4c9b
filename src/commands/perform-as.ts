import { perform } from '../../workflows/engine.ts'
import type { ActionEvent, Circumstances, Elsewhere, Performed, StoredState } from '../../workflows/types.ts'
import type { ChangeSet, StreamRef } from '../store/change-set.ts'
import { refusal } from './refuse.ts'

/** An action of a case or campaign as a person asks for it. */
export interface Asked {
  action: string
  payload: Record<string, unknown>
  occurredOn?: string | undefined
  reason?: string | undefined
  elsewhere?: Elsewhere | undefined
  personId: string
}

/** The event that a request asks for; its legal day is today where it names none. */
export function eventOf(request: Asked, today: string): ActionEvent {
  return {
    type: request.action,
    payload: request.payload,
    occurredOn: request.occurredOn ?? today,
    actorId: request.personId,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.elsewhere === undefined ? {} : { elsewhere: request.elsewhere }),
  }
}

/**
 * Decides in the person's own posts; where those do not suffice, for each principal whose deputy he is today (design.md §5: deputies are
 * resolved when the decision is made, both names stand in the trail).
 *
 * @throws {AppError} the refusal.
 */
export function performAs(state: StoredState, event: ActionEvent, at: Circumstances): { event: ActionEvent; performed: Performed } {
  const own = perform(state, event, at)
  if (own.ok) return { event, performed: own }
  if (own.code !== 'forbidden') throw refusal(own)
  let first = own
  for (const principal of new Set(at.actor.posts.map((post) => post.onBehalfOf))) {
    if (principal === null) continue
    const asDeputy = { ...event, onBehalfOf: principal }
    const performed = perform(state, asDeputy, at)
    if (performed.ok) return { event: asDeputy, performed }
    if (performed.code !== 'forbidden') first = performed
  }
  throw refusal(first)
}

/** An event as the log keeps it: enough for `evolve`; of the circumstances only the legal day on which it was recorded. */
export function loggedEvent(stream: StreamRef, event: ActionEvent, today: string): ChangeSet['append'][number] {
  const { payload, reason, elsewhere, resolved } = event
  return {
    stream,
    type: event.type,
    body: {
      action: event.type,
      payload,
      today,
      ...(reason === undefined ? {} : { reason }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(resolved === undefined ? {} : { resolved }),
    },
    actorId: event.actorId,
    onBehalfOf: event.onBehalfOf,
    occurredOn: event.occurredOn,
  }
}
