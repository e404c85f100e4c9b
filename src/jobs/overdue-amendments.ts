import type { Store } from '../store/open.ts'
import { orderedAmendments } from '../store/orders.ts'

/**
 * Amendments that a decision ordered and that were not made in time: one plain event on the stream of the organ that shall amend and one
 * outbox entry for each order, once. The instrument itself does not move: what lapses is told by the standing.
 *
 * @returns how many were told.
 */
export async function tellOverdueAmendments(store: Store, day: string): Promise<number> {
  const overdue = (await orderedAmendments(store.db, day)).filter((order) => order.by !== null && order.by < day)
  const ids = overdue.map((order) => `${order.effectId}:overdue`)
  const told = new Set(
    ids.length === 0 ? [] : (await store.db.selectFrom('outbox').select('id').where('id', 'in', ids).execute()).map((row) => row.id),
  )
  const fresh = overdue.filter((order) => !told.has(`${order.effectId}:overdue`))
  for (const { effectId, instrumentId, organId, title, by } of fresh) {
    const body = { effectId, instrumentId, title, dueOn: by }
    await store.commit({
      append: [{ stream: { kind: 'organ', id: organId, organId }, type: 'amendment.overdue', body, actorId: 'system', occurredOn: day }],
      rows: [],
      outbox: [{ id: `${effectId}:overdue`, organId, kind: 'amendment.overdue', body }],
    })
  }
  return fresh.length
}
