import type { StoredEvent } from '../../store/events.ts'
import type { Tables } from './rows.ts'

/** The number books from the events that took, gave, voided or recorded numbers. */
export function replayNumbers(events: StoredEvent[], tables: Tables): void {
  for (const event of events) {
    const resolved = (event.body.resolved ?? {}) as Record<string, unknown>
    if (event.type === 'number.assign' || event.type === 'decision.number') tables.of('number').push(assigned(event, resolved))
    if (event.type === 'publication.publish' || event.type === 'decision.publish')
      tables.apply({ update: 'number', where: { id: String(resolved.numberId) }, set: { act_id: String(resolved.actId) } })
    if (event.type === 'case.withdraw' || event.type === 'campaign.withdraw') {
      const reason = `办件撤回：${String((event.body.payload as { reason: string }).reason)}`
      for (const id of (resolved.voidedIds ?? []) as string[])
        tables.apply({ update: 'number', where: { id }, set: { state: 'void', reason } })
    }
    if (event.type === 'act.confirm' || event.type === 'act.import') {
      for (const row of (event.body.numbers ?? []) as Record<string, unknown>[]) tables.of('number').push({ ...row })
    }
  }
}

function assigned(event: StoredEvent, resolved: Record<string, unknown>): Record<string, unknown> {
  return {
    id: resolved.numberId,
    organ_id: resolved.bookOrganId,
    scheme: resolved.scheme,
    code: resolved.code,
    year: resolved.year,
    sequence: resolved.sequence,
    printed: resolved.number,
    origin: resolved.origin,
    state: 'used',
    reason: null,
    oddity: null,
    act_id: null,
    case_id: event.streamId,
  }
}
