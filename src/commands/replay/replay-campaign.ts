import type { CleanupFacts } from '../../../workflows/cleanup/facts.ts'
import { begin, evolve } from '../../../workflows/engine.ts'
import type { CampaignOpening, StoredState } from '../../../workflows/types.ts'
import type { StoredEvent } from '../../store/events.ts'
import { statusOf } from '../cleanup/context.ts'
import { campaignRow, projectCampaign } from '../cleanup/project.ts'
import { actionEvent } from './events.ts'
import type { Tables } from './rows.ts'

/**
 * Makes a campaign again from its events: its row, its items, and the effects of its decision.
 *
 * @throws {Error} when an event cannot follow the state it meets.
 */
export function replayCampaign(events: StoredEvent[], tables: Tables): { fact: Record<string, unknown>; actId: string }[] {
  const [first, ...rest] = events
  if (first?.type !== 'campaign.open') throw new Error('a campaign begins with campaign.open')
  const opening = first.body.payload as unknown as CampaignOpening
  const { scope } = first.body.resolved as { scope: Record<string, unknown> }
  const record = { id: first.streamId, organId: first.organId }
  let state = begin('cleanup', opening) as StoredState<CleanupFacts>
  for (const write of projectCampaign({ event: actionEvent(first), record, state })) tables.apply(write)
  const effects: { fact: Record<string, unknown>; actId: string }[] = []
  for (const stored of rest) {
    const event = actionEvent(stored)
    state = evolve(state, event) as StoredState<CleanupFacts>
    for (const write of projectCampaign({ event, record, state })) tables.apply(write)
    for (const fact of (event.resolved?.recorded as Record<string, unknown>[] | undefined) ?? [])
      effects.push({ fact, actId: String(event.resolved?.actId) })
  }
  tables.of('campaign').push({
    ...{ id: record.id, organ_id: record.organId, kind: opening.kind, title: opening.title, cut_off: opening.cutOff },
    scope_json: { ...scope, trigger: opening.trigger ?? null },
    ...{ workflow: state.workflow, workflow_version: state.version, opened_on: opening.occurredOn, opened_by: first.actorId },
    ...campaignRow(state, statusOf(state)),
  })
  return effects
}
