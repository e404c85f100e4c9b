import { type Kysely, sql } from 'kysely'
import { type AmendmentDue, amendmentDue } from '../../workflows/instrument/orders.ts'
import { effectsOfMany } from './instruments.ts'
import { effectFact } from './lives.ts'
import type { Database } from './schema.ts'

/** An instrument that a decision orders to be amended, and that nobody has amended yet. */
export interface OrderedAmendment extends AmendmentDue {
  instrumentId: string
  title: string
  /** Who shall amend it: the organ that concluded so in the cleanup, else who implements it, else who issued it. */
  organId: string
  /** The act that orders it. */
  actId: string
}

/**
 * The open orders to amend as they stand on a day, the earliest due first, those without a day last.
 *
 * @param only of these organs, or these instruments; all of them when left out.
 */
export async function orderedAmendments(
  db: Kysely<Database>,
  day: string,
  only: { organIds?: string[]; instrumentIds?: string[] } = {},
): Promise<OrderedAmendment[]> {
  if (only.organIds?.length === 0 || only.instrumentIds?.length === 0) return []
  const organ = sql<string>`coalesce(campaign_item.assigned_organ_id, instrument.implementing_organ_id, instrument.organ_id)`
  let query = db
    .selectFrom('effect')
    .innerJoin('instrument', 'instrument.id', 'effect.instrument_id')
    .innerJoin('act', 'act.id', 'effect.act_id')
    .leftJoin('campaign_item', (join) =>
      join.onRef('campaign_item.campaign_id', '=', 'act.case_id').onRef('campaign_item.instrument_id', '=', 'effect.instrument_id'),
    )
    .select(['effect.id', 'effect.instrument_id', 'effect.act_id', 'instrument.title', organ.as('organ_id')])
    // Said as a word and not as a parameter: only so is the small index of these effects used.
    .where(sql<boolean>`effect.kind = 'ordersAmendment'`)
  if (only.organIds) query = query.where(organ, 'in', only.organIds)
  if (only.instrumentIds) query = query.where('effect.instrument_id', 'in', only.instrumentIds)
  const rows = await query.execute()
  const open = await openOrders(db, [...new Set(rows.map((row) => row.instrument_id))], day)
  return rows
    .flatMap(({ id, instrument_id: instrumentId, act_id: actId, title, organ_id: organId }) => {
      const order = open.get(id)
      return order ? [{ ...order, instrumentId, title, organId, actId }] : []
    })
    .sort((a, b) => compare(a.by ?? '9999', b.by ?? '9999') || compare(a.instrumentId, b.instrumentId))
}

async function openOrders(db: Kysely<Database>, instrumentIds: string[], day: string): Promise<Map<string, AmendmentDue>> {
  const open = new Map<string, AmendmentDue>()
  for (let at = 0; at < instrumentIds.length; at += 5_000) {
    const effects = await effectsOfMany(db, instrumentIds.slice(at, at + 5_000))
    for (const mine of Map.groupBy(effects, (effect) => effect.instrumentId).values()) {
      const order = amendmentDue(mine.map(effectFact), day, day)
      if (order) open.set(order.effectId, order)
    }
  }
  return open
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
