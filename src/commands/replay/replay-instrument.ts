import { begin, evolve } from '../../../workflows/engine.ts'
import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import type { InstrumentOpening, StoredState } from '../../../workflows/types.ts'
import type { StoredEvent } from '../../store/events.ts'
import { endedNotices } from '../instruments/follow-ups.ts'
import { actionEvent } from './events.ts'
import type { Tables } from './rows.ts'

/**
 * Makes an instrument's machine again from its events, with the notices to open cases that its end gave rise to.
 *
 * @param causes for each effect the case or act that made it: it was not told what it did itself.
 * @throws {Error} when an event cannot follow the state it meets.
 */
export function replayInstrument(events: StoredEvent[], causes: ReadonlyMap<string, string>, tables: Tables): StoredState<InstrumentFacts> {
  const [first, ...rest] = events
  if (first?.type !== 'instrument.open') throw new Error('an instrument begins with instrument.open')
  const opening = first.body.payload as unknown as InstrumentOpening
  let state = begin('instrument', opening) as StoredState<InstrumentFacts>
  for (const stored of rest) {
    const event = actionEvent(stored)
    const self = causes.get(String(event.payload.effectId)) ?? ''
    for (const notice of endedNotices({ id: first.streamId, organId: first.organId, state }, event, self)) {
      tables.of('outbox').push({ id: notice.id, organ_id: notice.organId, kind: notice.kind, body_json: notice.body })
    }
    state = evolve(state, event) as StoredState<InstrumentFacts>
  }
  tables
    .of('instrument')
    .push({ id: first.streamId, organ_id: first.organId, ownership: opening.own ? 'own' : 'reference', state_json: state })
  return state
}
