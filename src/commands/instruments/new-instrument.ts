import { open } from '../../../workflows/engine.ts'
import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import type { Circumstances, InstrumentOpening, StoredState } from '../../../workflows/types.ts'
import type { ChangeSet, RowWrite } from '../../store/change-set.ts'
import { newId } from '../../store/ids.ts'
import { refusal } from '../refuse.ts'
import { type InstrumentRecord, instrumentEvent } from './follow-ups.ts'

/** An instrument that a case, a recorded act or an import brings into the register. */
export interface NewInstrument {
  organId: string
  implementingOrganId: string | null
  title: string
  ownership: 'own' | 'reference'
  documentClass: string | null
  occurredOn: string
  actorId: string
}

/** A new instrument: its record, its first event, and its row once the state that follow-ups leave it in is known. */
export function newInstrument(
  input: NewInstrument,
  at: Circumstances,
): { record: InstrumentRecord; event: ChangeSet['append'][number]; rows: (state: StoredState<InstrumentFacts>) => RowWrite[] } {
  const id = newId()
  const opening: InstrumentOpening = { own: input.ownership === 'own', title: input.title, occurredOn: input.occurredOn }
  const opened = open('instrument', opening, at)
  if (!opened.ok) throw refusal(opened)
  const record: InstrumentRecord = {
    id,
    organId: input.organId,
    title: input.title,
    ownership: input.ownership,
    rev: 0,
    state: opened.state as StoredState<InstrumentFacts>,
  }
  return {
    record,
    event: instrumentEvent(record, {
      type: 'instrument.open',
      payload: { ...opening },
      occurredOn: input.occurredOn,
      actorId: input.actorId,
    }),
    rows: (state) => [
      {
        insert: 'instrument',
        row: {
          id,
          organ_id: input.organId,
          implementing_organ_id: input.implementingOrganId,
          ownership: input.ownership,
          document_class: input.documentClass,
          title: input.title,
          state_json: state,
          standing: 'unknown',
          standing_day: input.occurredOn,
          valid_to: null,
          from_day: null,
        },
      },
    ],
  }
}
