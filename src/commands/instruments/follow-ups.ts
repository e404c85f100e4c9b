import { perform } from '../../../workflows/engine.ts'
import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import { endingEffects } from '../../../workflows/instrument/facts.ts'
import type { ActionEvent, Circumstances, FollowUp, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { ChangeSet, RowWrite, SeenHead } from '../../store/change-set.ts'
import { revisionsOf } from '../../store/events.ts'
import type { Db } from '../circumstances.ts'
import { refusal } from '../refuse.ts'

/** An instrument's machine as stored, with the revision of its stream; `rev` 0 for one that this change set makes. */
export interface InstrumentRecord {
  id: string
  organId: string
  title: string
  ownership: 'own' | 'reference'
  rev: number
  state: StoredState<InstrumentFacts>
}

/** What the follow-ups of a decision add to its change set. */
export interface Followed {
  read: SeenHead[]
  append: ChangeSet['append']
  rows: RowWrite[]
  outbox: NonNullable<ChangeSet['outbox']>
  records: Map<string, InstrumentRecord>
}

/**
 * Instruments by id.
 *
 * @throws {AppError} `notFound` naming the first that does not exist.
 */
export async function instrumentRecords(db: Db, ids: string[]): Promise<Map<string, InstrumentRecord>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('instrument')
    .select(['id', 'organ_id', 'title', 'ownership', 'state_json'])
    .where('id', 'in', wanted)
    .execute()
  const revs = await revisionsOf(db, 'instrument', wanted)
  const records = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        organId: row.organ_id,
        title: row.title,
        ownership: row.ownership,
        rev: revs.get(row.id) ?? 0,
        state: JSON.parse(row.state_json),
      },
    ]),
  )
  const missing = wanted.find((id) => !records.has(id))
  if (missing) throw new AppError('notFound', { what: missing })
  return records
}

/**
 * Runs follow-ups on the instruments' machines, in order, all or nothing: events and states for the same change set, heads as guards, and
 * one outbox entry for each other open case on an instrument that the events end.
 *
 * @param self the case or act whose follow-ups these are: it is not told what it did itself.
 * @throws {AppError} the refusal of an instrument's machine (an effect that may not follow the ones before it).
 */
export function followInstruments(followUps: FollowUp[], known: Map<string, InstrumentRecord>, at: Circumstances, self: string): Followed {
  const records = new Map(known)
  const followed: Followed = { read: [], append: [], rows: [], outbox: [], records }
  for (const { machine, id, event } of followUps) {
    const record = records.get(id)
    if (machine !== 'instrument' || !record) throw new AppError('notFound', { what: id })
    const performed = perform(record.state, event, at)
    if (!performed.ok) throw refusal(performed)
    records.set(id, { ...record, state: performed.state as StoredState<InstrumentFacts> })
    followed.append.push(instrumentEvent(record, event))
    followed.outbox.push(...endedNotices(record, event, self))
  }
  for (const id of new Set(followUps.map((followUp) => followUp.id))) {
    const record = records.get(id)!
    // An instrument that this change set makes has no head yet; who made it inserts its row in the state it ends up in.
    if (record.rev === 0) continue
    followed.read.push({ kind: 'instrument', id, organId: record.organId, seq: record.rev })
    const ended = record.state.facts.neverMade ? { standing: 'neverMade', standing_day: at.today } : {}
    followed.rows.push({ update: 'instrument', where: { id }, set: { state_json: record.state, ...ended } })
  }
  return followed
}

/** An event of an instrument as the log keeps it. */
export function instrumentEvent(record: { id: string; organId: string }, event: ActionEvent): ChangeSet['append'][number] {
  return {
    stream: { kind: 'instrument', id: record.id, organId: record.organId },
    type: event.type,
    body: {
      action: event.type,
      payload: event.payload,
      ...(event.reason === undefined ? {} : { reason: event.reason }),
      ...(event.resolved === undefined ? {} : { resolved: event.resolved }),
    },
    actorId: event.actorId,
    onBehalfOf: event.onBehalfOf,
    occurredOn: event.occurredOn,
  }
}

/** "Its instrument ended by …": told to every other open case on it, which is then withdrawn or goes on as a new making. */
export function endedNotices(
  record: Pick<InstrumentRecord, 'id' | 'organId' | 'state'>,
  event: ActionEvent,
  self: string,
): Followed['outbox'] {
  const { kind, whole, effectId } = event.payload
  if (event.type !== 'effect.record' || !endingEffects.has(String(kind)) || whole === false) return []
  return record.state.facts.work
    .filter((work) => work.id !== self)
    .map((work) => ({
      id: `${work.id}:ended:${String(effectId)}`,
      organId: record.organId,
      kind: 'instrument.ended',
      body: { workId: work.id, workKind: work.kind, instrumentId: record.id, effectId, kind },
    }))
}
