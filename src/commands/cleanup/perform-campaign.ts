import type { CleanupFacts } from '../../../workflows/cleanup/facts.ts'
import { actionOf, explain } from '../../../workflows/engine.ts'
import type { StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import type { Prepared } from '../cases/context.ts'
import type { Db } from '../circumstances.ts'
import { inTurn } from '../in-turn.ts'
import { followInstruments, type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { eventOf, performAs } from '../perform-as.ts'
import { type Decision, type Outcome, run } from '../run.ts'
import {
  type CampaignAnswer,
  type CampaignContext,
  type CampaignRequest,
  campaignCircumstances,
  campaignRecord,
  headOf,
  statusOf,
} from './context.ts'
import { campaignEvent } from './open-campaign.ts'
import { campaignPreparations } from './prepare.ts'
import { campaignRow, projectCampaign } from './project.ts'

/** Actions that tell every instrument of the campaign something. */
const TELLING = new Set(['scope.freeze', 'decision.publish', 'campaign.withdraw'])

/**
 * The one verb for every action of a cleanup campaign: look up what it needs → the engine decides → rows and events of the campaign and of
 * every instrument it tells something, all in one change set.
 *
 * @throws {AppError} `notFound`, `badInput`, `forbidden`, `notInStage`, `requirementsUnmet` (details: the full list), `finished`, `stale`,
 *   and what the action's preparation throws.
 */
export function performCampaign(store: Store, request: CampaignRequest): Promise<Outcome<CampaignAnswer>> {
  return inTurn(store, request.campaignId, () =>
    run<Read, CampaignAnswer>(store, {
      idempotency: request.idempotency,
      read: (db) => read(db, request),
      decide: (found) => decide(found, request),
    }),
  )
}

interface Read {
  context: CampaignContext
  prepared: Prepared
  instruments: Map<string, InstrumentRecord>
}

async function read(db: Db, request: CampaignRequest): Promise<Read> {
  if (!actionOf('cleanup', request.action)) throw new AppError('notFound', { what: request.action })
  const record = await campaignRecord(db, request.campaignId)
  if (request.seen !== undefined && request.seen !== record.rev) throw new AppError('stale', {}, { seen: request.seen, now: record.rev })
  const at = await campaignCircumstances({ db }, record.organId, request.personId)
  const context: CampaignContext = { db, record, at, event: eventOf(request, at.today) }
  // Whoever may not act learns that, and nothing about what he named; what lacks before a decision is said by the machine.
  const mine = explain(record.state, request.action, at).mine || request.elsewhere !== undefined
  const prepared = mine ? ((await campaignPreparations[request.action]?.(context)) ?? {}) : {}
  const told = TELLING.has(request.action) ? Object.keys(record.state.facts.items) : []
  return { context, prepared, instruments: await recordsOf(db, told) }
}

async function recordsOf(db: Db, ids: string[]): Promise<Map<string, InstrumentRecord>> {
  const records = new Map<string, InstrumentRecord>()
  for (let at = 0; at < ids.length; at += 5_000)
    for (const [id, record] of await instrumentRecords(db, ids.slice(at, at + 5_000))) records.set(id, record)
  return records
}

function decide({ context, prepared, instruments }: Read, request: CampaignRequest): Decision {
  const { record, at } = context
  const { event, performed } = performAs(
    record.state,
    { ...context.event, ...(prepared.resolved ? { resolved: prepared.resolved } : {}) },
    at,
  )
  const state = performed.state as StoredState<CleanupFacts>
  const follow = followInstruments(performed.followUps, instruments, at, record.id)
  const rows: RowWrite[] = [
    ...(prepared.rows ?? []),
    ...projectCampaign({ event, record, state }),
    { update: 'campaign', where: { id: record.id }, set: { ...campaignRow(state, statusOf(state)), updated_at: at.recordedAt } },
    ...follow.rows,
  ]
  return {
    answer: {
      campaign: { id: record.id, title: record.title, stage: String(state.value), status: statusOf(state), rev: record.rev + 1 },
      action: event.type,
      occurredOn: event.occurredOn,
      made: prepared.made ?? {},
    } satisfies CampaignAnswer,
    changes: {
      ...(request.seen === undefined ? {} : { seen: [{ ...headOf(record), seq: request.seen }] }),
      read: [headOf(record), ...follow.read, ...(prepared.read ?? [])],
      append: [campaignEvent(record, event, at.today), ...follow.append, ...(prepared.append ?? [])],
      rows,
      numbers: prepared.numbers ?? [],
      index: prepared.index ?? [],
      outbox: [...(prepared.outbox ?? []), ...follow.outbox],
    },
  }
}
