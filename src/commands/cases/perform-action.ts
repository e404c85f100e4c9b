import { actionOf } from '../../../workflows/actions.ts'
import { explain, perform } from '../../../workflows/engine.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../../workflows/rulemaking/stages.ts'
import type { ActionEvent, Elsewhere, Performed, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { ChangeSet, RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { inTurn } from '../in-turn.ts'
import { followInstruments, type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { refusal } from '../refuse.ts'
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
      read: () => read(store, request),
      decide: (found) => decide(found, request),
    }),
  )
}

interface Read {
  context: CaseContext
  prepared: Prepared
  instruments: Map<string, InstrumentRecord>
}

async function read(store: Store, request: ActionRequest): Promise<Read> {
  if (!actionOf('rulemaking', request.action)) throw new AppError('notFound', { what: request.action })
  const record = await caseRecord(store.db, request.caseId)
  // A person who looked at an older state is told so before anything else: what else there is to say may be out of date as well.
  if (request.seen !== undefined && request.seen !== record.rev) throw new AppError('stale', {}, { seen: request.seen, now: record.rev })
  const at = await circumstancesOf(store.db, record, request.personId)
  const offer = explain(record.state, request.action, at)
  const event = eventOf(request, at.today)
  const context: CaseContext = { db: store.db, store, record, at, event, apart: request.apart ?? {} }
  // What somebody who may not act has named is none of his business: he learns that he may not.
  if (offer.mine) await assertReferences(context)
  const prepared = offer.mine ? ((await preparations[request.action]?.(context)) ?? {}) : {}
  const instruments = await instrumentRecords(
    store.db,
    record.state.facts.instruments.map((item) => item.id).concat(prepared.instruments ?? []),
  )
  return { context, prepared, instruments }
}

function eventOf(request: ActionRequest, today: string): ActionEvent {
  return {
    type: request.action,
    payload: request.payload,
    occurredOn: request.occurredOn ?? today,
    actorId: request.personId,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.elsewhere === undefined ? {} : { elsewhere: request.elsewhere }),
  }
}

function decide({ context, prepared, instruments }: Read, request: ActionRequest): Decision {
  const { record, at } = context
  const { event, performed } = performAs({ ...context.event, ...(prepared.resolved ? { resolved: prepared.resolved } : {}) }, context)
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

/**
 * Decides in the person's own posts; where those do not suffice, for each principal whose deputy he is today (design.md §5: deputies are
 * resolved when the decision is made, both names stand in the trail).
 */
function performAs(event: ActionEvent, { record, at }: CaseContext): { event: ActionEvent; performed: Performed } {
  const own = perform(record.state, event, at)
  if (own.ok) return { event, performed: own }
  if (own.code !== 'forbidden') throw refusal(own)
  let first = own
  for (const principal of new Set(at.actor.posts.map((post) => post.onBehalfOf))) {
    if (principal === null) continue
    const asDeputy = { ...event, onBehalfOf: principal }
    const performed = perform(record.state, asDeputy, at)
    if (performed.ok) return { event: asDeputy, performed }
    if (performed.code !== 'forbidden') first = performed
  }
  throw refusal(first)
}

/** An event of a case as the log keeps it: enough for `evolve`; of the circumstances only the legal day on which it was recorded. */
export function caseEvent(record: { id: string; organId: string }, event: ActionEvent, today: string): ChangeSet['append'][number] {
  const { payload, reason, elsewhere, resolved } = event
  return {
    stream: { kind: 'case', id: record.id, organId: record.organId },
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

function answerOf(record: CaseRecord, performed: Performed, event: ActionEvent, prepared: Prepared): ActionAnswer {
  const state = performed.state as StoredState<RulemakingFacts>
  return {
    case: { id: record.id, title: record.title, stage: stageOf(state.value), status: statusOf(state), rev: record.rev + 1 },
    action: event.type,
    occurredOn: event.occurredOn,
    made: prepared.made ?? {},
  }
}
