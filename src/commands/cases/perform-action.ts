import { actionOf } from '../../../workflows/actions.ts'
import { explain } from '../../../workflows/engine.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../../workflows/rulemaking/stages.ts'
import type { ActionEvent, Elsewhere, Performed, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { ChangeSet, RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import type { Db } from '../circumstances.ts'
import { inTurn } from '../in-turn.ts'
import { followInstruments, type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { eventOf, loggedEvent, performAs } from '../perform-as.ts'
import { type Decision, type Idempotency, type Outcome, run } from '../run.ts'
import { type CaseContext, type CaseRecord, caseRecord, circumstancesOf, headOf, type Prepared } from './context.ts'
import { preparations } from './prepare/index.ts'
import { projectEvent } from './project/index.ts'
import { stateWrites, statusOf } from './project/state.ts'
import { assertReferences } from './references.ts'

/** One action of a case as a person asks for it. */
export interface ActionRequest {
  caseId: string
  action: string
  payload: Record<string, unknown>
  /** Legal day; today when left out. Other than today needs a reason. */
  occurredOn?: string | undefined
  reason?: string | undefined
  /** Done elsewhere and recorded here. */
  elsewhere?: Elsewhere | undefined
  /** The revision of the case the person had before him: a difference is `stale` at once. */
  seen?: number | undefined
  personId: string
  idempotency?: Idempotency | undefined
  /** What must not stand in the payload or the log: a comment's words and its author's address. */
  apart?: Record<string, unknown> | undefined
}

/** Answer of an action: where the case stands now and what was made. */
export interface ActionAnswer {
  case: { id: string; title: string; stage: string; status: string; rev: number }
  action: string
  occurredOn: string
  made: Record<string, unknown>
}

/**
 * The one verb for every action of the rulemaking machine: look up what it needs → the engine decides → rows, events of the case and of
 * the instruments it concerns, all in one change set.
 *
 * @throws {AppError} `notFound`, `badInput`, `forbidden`, `notInStage`, `requirementsUnmet` (details: the full list), `finished`, `stale`,
 *   and what the action's preparation throws.
 */
export function performAction(store: Store, request: ActionRequest): Promise<Outcome<ActionAnswer>> {
  return inTurn(store, request.caseId, () =>
    run<Read, ActionAnswer>(store, {
      idempotency: request.idempotency,
      read: (db) => read(db, request),
      decide: (found) => decide(found, request),
    }),
  )
}

interface Read {
  context: CaseContext
  prepared: Prepared
  instruments: Map<string, InstrumentRecord>
}

async function read(db: Db, request: ActionRequest): Promise<Read> {
  if (!actionOf('rulemaking', request.action)) throw new AppError('notFound', { what: request.action })
  const record = await caseRecord(db, request.caseId)
  // A person who looked at an older state is told so before anything else: what else there is to say may be out of date as well.
  if (request.seen !== undefined && request.seen !== record.rev) throw new AppError('stale', {}, { seen: request.seen, now: record.rev })
  const at = await circumstancesOf(db, record, request.personId)
  const offer = explain(record.state, request.action, at)
  const event = eventOf(request, at.today)
  const context: CaseContext = { db, record, at, event, apart: request.apart ?? {} }
  // What somebody who may not act has named is none of his business: he learns that he may not.
  if (offer.mine) await assertReferences(context)
  const prepared = offer.mine ? ((await preparations[request.action]?.(context)) ?? {}) : {}
  const instruments = await instrumentRecords(db, record.state.facts.instruments.map((item) => item.id).concat(prepared.instruments ?? []))
  return { context, prepared, instruments }
}

function decide({ context, prepared, instruments }: Read, request: ActionRequest): Decision {
  const { record, at } = context
  const { event, performed } = performAs(
    record.state,
    { ...context.event, ...(prepared.resolved ? { resolved: prepared.resolved } : {}) },
    at,
  )
  const state = performed.state as StoredState<RulemakingFacts>
  const standpoint = { caseId: record.id, organId: record.organId, state, stages: performed.stages, asks: performed.asks }
  const follow = followInstruments(performed.followUps, instruments, at, record.id)
  const rows: RowWrite[] = [
    ...(prepared.rows ?? []),
    ...projectEvent({ event, record, at, state }),
    ...stateWrites(standpoint, at.recordedAt),
    ...follow.rows,
  ]
  return {
    answer: answerOf(record, performed, event, prepared),
    changes: {
      ...(request.seen === undefined ? {} : { seen: [{ ...headOf(record), seq: request.seen }] }),
      read: [headOf(record), ...follow.read, ...(prepared.read ?? [])],
      append: [caseEvent(record, event, at.today), ...follow.append, ...(prepared.append ?? [])],
      rows,
      numbers: prepared.numbers ?? [],
      index: prepared.index ?? [],
      outbox: [...(prepared.outbox ?? []), ...follow.outbox],
    },
  }
}

/** An event of a case as the log keeps it. */
export function caseEvent(record: { id: string; organId: string }, event: ActionEvent, today: string): ChangeSet['append'][number] {
  return loggedEvent({ kind: 'case', id: record.id, organId: record.organId }, event, today)
}

function answerOf(record: CaseRecord, performed: Performed, event: ActionEvent, prepared: Prepared): ActionAnswer {
  const state = performed.state as StoredState<RulemakingFacts>
  return {
    case: { id: record.id, title: record.title, stage: stageOf(state.value), status: statusOf(state), rev: record.rev + 1 },
    action: event.type,
    occurredOn: event.occurredOn,
    made: prepared.made ?? {},
  }
}
