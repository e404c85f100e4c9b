import type { CleanupFacts, CleanupItem } from '../../../workflows/cleanup/facts.ts'
import type { ActionEvent, StoredState } from '../../../workflows/types.ts'
import type { RowWrite } from '../../store/change-set.ts'

/** What rows are made of: the event as the log keeps it and the state after it. */
export interface ProjectedCampaign {
  event: ActionEvent
  record: { id: string; organId: string }
  state: StoredState<CleanupFacts>
}

type Row = Record<string, unknown> & { instrumentId: string }

/** The item rows of one event; pure, so that a replay makes the same. */
export function projectCampaign({ event, record, state }: ProjectedCampaign): RowWrite[] {
  const { items } = state.facts
  const { payload } = event
  const update = (instrumentId: string, set: Extract<RowWrite, { update: 'campaign_item' }>['set']): RowWrite => ({
    ...{ update: 'campaign_item', where: { campaign_id: record.id, instrument_id: instrumentId }, set },
  })
  const insert = (id: string, position: number): RowWrite => ({
    insert: 'campaign_item',
    row: newRow(id, position, record, items[id] as CleanupItem),
  })
  switch (event.type) {
    case 'campaign.open':
      return Object.keys(items).map((id, at) => insert(id, at + 1))
    case 'scope.change': {
      const added = ((payload.add ?? []) as Row[]).map((row) => row.instrumentId)
      const removed = (payload.remove ?? []) as string[]
      const kept = Object.keys(items)
      return [
        ...removed.map((id): RowWrite => ({ remove: 'campaign_item', where: { campaign_id: record.id, instrument_id: id } })),
        ...kept.map((id, at) => (added.includes(id) ? insert(id, at + 1) : update(id, { position: at + 1 }))),
      ]
    }
    case 'assignment.set':
      return (payload.instrumentIds as string[]).map((id) =>
        update(id, { assigned_organ_id: String(payload.organId), rev: items[id]?.rev ?? 0 }),
      )
    case 'item.conclude':
      return (payload.items as Row[]).map((row) => update(row.instrumentId, concluded(row, items[row.instrumentId] as CleanupItem, event)))
    case 'item.review':
      return (payload.items as Row[]).map((row) =>
        update(row.instrumentId, {
          ...{ verdict: String(row.verdict), verdict_note: (row.note as string | undefined) ?? null, verdict_by: event.actorId },
          rev: items[row.instrumentId]?.rev ?? 0,
        }),
      )
    case 'resolution.record':
    case 'campaign.return': {
      const note = String(payload.reason ?? payload.views ?? '')
      return ((payload.instrumentIds ?? []) as string[]).map((id) =>
        update(id, { verdict: 'returns', verdict_note: note, rev: items[id]?.rev ?? 0 }),
      )
    }
    default:
      return []
  }
}

function newRow(id: string, position: number, record: { id: string; organId: string }, item: CleanupItem) {
  return {
    ...{ campaign_id: record.id, instrument_id: id, organ_id: record.organId, position, assigned_organ_id: item.organ, outcome: null },
    ...{ reasons_json: [], opinion: null, amend_by: null, lapses: 0, replaced_by: null, concluded_by: null, concluded_on: null },
    ...{ verdict: null, verdict_note: null, verdict_by: null, note: null, rev: 0 },
  }
}

function concluded(row: Row, item: CleanupItem, event: ActionEvent) {
  return {
    ...{ outcome: item.outcome, reasons_json: item.reasons, opinion: (row.opinion as string | undefined) ?? null },
    ...{ amend_by: item.amendBy, lapses: item.lapses ? 1 : 0, replaced_by: item.replacedBy },
    ...{ concluded_by: event.actorId, concluded_on: event.occurredOn, verdict: null, verdict_note: null, verdict_by: null },
    ...{ note: (row.noDeadlineReason as string | undefined) ?? null, rev: item.rev },
  }
}

/** The campaign's own row after an event. */
export function campaignRow(state: StoredState<CleanupFacts>, status: 'open' | 'closed' | 'withdrawn') {
  return { state_json: state, stage: String(state.value), status }
}
