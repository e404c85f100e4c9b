import type { ActionEvent, FollowUp } from '../types.ts'
import type { CleanupFacts } from './facts.ts'

/** An effect of the decision as the command resolved it. */
export interface ResolvedEffect {
  effectId: string
  actId: string
  instrumentId: string
  kind: string
  whole: boolean
  from?: string
}

/** What a step of the campaign means for its instruments: freezing opens the work on each, the decision records its effects and closes it. */
export function cleanupFollowUps(facts: CleanupFacts, event: ActionEvent): FollowUp[] {
  const ids = Object.keys(facts.items)
  const work = facts.campaignId ?? ''
  if (event.type === 'scope.freeze') return ids.map((id) => tell(id, event, 'work.open', { id: work, kind: 'campaign' }))
  if (event.type === 'decision.publish') {
    const effects = (event.resolved?.effects ?? []) as ResolvedEffect[]
    return [
      ...effects.map(({ instrumentId, ...payload }) => tell(instrumentId, event, 'effect.record', payload)),
      ...ids.map((id) => tell(id, event, 'work.close', { id: work, outcome: 'done' })),
    ]
  }
  if (event.type === 'campaign.withdraw' && facts.frozenOn !== null)
    return ids.map((id) => tell(id, event, 'work.close', { id: work, outcome: 'withdrawn' }))
  return []
}

function tell(id: string, event: ActionEvent, type: string, payload: Record<string, unknown>): FollowUp {
  const { occurredOn, actorId, onBehalfOf } = event
  return { machine: 'instrument', id, event: { type, payload, occurredOn, actorId, ...(onBehalfOf ? { onBehalfOf } : {}) } }
}
