import type { ActionEvent, FollowUp } from '../types.ts'
import type { RulemakingFacts } from './facts.ts'
import type { ResolvedPublication } from './resolved.ts'

/** Opening a case opens a work item on each of its instruments. */
export function onOpened(facts: RulemakingFacts, actorId: string): FollowUp[] {
  const payload = { id: facts.caseId ?? '', kind: facts.kind }
  return facts.instruments.map(({ id }) => tell(id, { type: 'work.open', payload, occurredOn: facts.openedOn, actorId }))
}

/** What a step of the case means for its instruments: publishing records the effects, every end closes the work. */
export function followUpsOf(facts: RulemakingFacts, event: ActionEvent, value: unknown): FollowUp[] {
  const published = event.type === 'publication.publish'
  const ended = value === 'withdrawn' || value === 'refused'
  if (!published && !ended) return []
  const close = { id: facts.caseId ?? '', outcome: published ? 'done' : 'withdrawn' }
  const closing = facts.instruments.map(({ id }) => tell(id, step(event, 'work.close', close)))
  return published ? [...effectsOf(facts, event), ...closing] : closing
}

/** The effects as the command resolved them; without it, those planned on instruments that exist. */
function effectsOf(facts: RulemakingFacts, event: ActionEvent): FollowUp[] {
  const resolved = event.resolved as ResolvedPublication | undefined
  if (resolved?.effects) {
    return resolved.effects.map(({ instrumentId, ...payload }) => tell(instrumentId, step(event, 'effect.record', payload)))
  }
  return facts.effects.flatMap((effect, at) => {
    if (effect.instrumentId === null) return []
    const from = effect.from === 'publication' ? event.occurredOn : effect.from
    const payload = { effectId: `${facts.caseId ?? 'case'}.${at + 1}`, kind: effect.kind, whole: effect.provisions.length === 0, from }
    return [tell(effect.instrumentId, step(event, 'effect.record', payload))]
  })
}

function step(event: ActionEvent, type: string, payload: Record<string, unknown>): ActionEvent {
  return {
    type,
    payload,
    occurredOn: event.occurredOn,
    actorId: event.actorId,
    ...(event.onBehalfOf ? { onBehalfOf: event.onBehalfOf } : {}),
  }
}

function tell(id: string, event: ActionEvent): FollowUp {
  return { machine: 'instrument', id, event }
}
