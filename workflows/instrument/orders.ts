import type { LegalDay } from '../types.ts'
import { type EffectFact, knownEffects, standing } from './standing.ts'

/** An amendment that a decision orders and that nobody has made yet. */
export interface AmendmentDue {
  /** The effect that orders it. */
  effectId: string
  /** Since when. */
  from: LegalDay | null
  /** The day by which it must have been amended; null where the decision names none. */
  by: LegalDay | null
  /** Whether the instrument lapses after that day. */
  lapses: boolean
}

/** Standings in which something is left to be amended. */
const STANDS: ReadonlySet<string> = new Set(['inForce', 'partlySuspended', 'notYet', 'unknown'])

/**
 * The order to amend an instrument that is open on a day: the last one given, if no amendment has begun since and the instrument still
 * stands. A day that has passed leaves the order open; only where the decision said so does the instrument lapse (domain.md §9, 铜政发〔2020〕33号).
 */
export function amendmentDue(effects: EffectFact[], day: LegalDay, knownOn: LegalDay): AmendmentDue | null {
  const begun = knownEffects(effects, knownOn).filter((effect) => (effect.from.from ?? '') <= day)
  const order = begun
    .filter(isOrder)
    .sort((a, b) => ((a.from.from ?? '') < (b.from.from ?? '') ? -1 : 1))
    .at(-1)
  if (!order || begun.some((effect) => fulfils(effect, order)) || !STANDS.has(standing(effects, day, knownOn).standing)) return null
  const lapses = (order.lapsesOn ?? null) !== null
  return { effectId: order.id, from: order.from.from, by: order.amendBy ?? order.lapsesOn ?? null, lapses }
}

/** Orders recorded before there was a kind of their own are amendments without a text that carry a lapse. */
function isOrder({ kind, lapsesOn }: EffectFact): boolean {
  return kind === 'ordersAmendment' || (kind === 'amends' && (lapsesOn ?? null) !== null)
}

function fulfils(effect: EffectFact, order: EffectFact): boolean {
  const amending = (effect.kind === 'amends' || effect.kind === 'reissues') && !isOrder(effect)
  return amending && (effect.from.from ?? '') >= (order.from.from ?? '')
}
