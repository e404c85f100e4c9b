import type { Kysely } from 'kysely'
import { type EffectFact, standing } from '../../workflows/instrument/standing.ts'
import { effectsOfMany, type StoredEffect } from './instruments.ts'
import type { Database } from './schema.ts'

/** First and last day in force, as far as the register knows; null = an open or unknown edge. */
export interface Life {
  from: string | null
  to: string | null
}

const farthest = '9999-12-31'

/** From when to when instruments are in force, from all their effects, also announced ends. An instrument without effects has no edges. */
export async function livesOf(db: Kysely<Database>, instrumentIds: string[]): Promise<Map<string, Life>> {
  const facts = new Map<string, EffectFact[]>(instrumentIds.map((id) => [id, []]))
  for (const effect of await effectsOfMany(db, instrumentIds)) facts.get(effect.instrumentId)!.push(effectFact(effect))
  return new Map(
    [...facts].map(([id, effects]) => {
      const { from, to } = standing(effects, farthest, farthest)
      return [id, { from, to }]
    }),
  )
}

/** A stored effect as `standing()` and `stateOn()` read it. */
export function effectFact(effect: StoredEffect): EffectFact {
  const { id, provisions, fromFrom, fromTo, knownFrom, replaces, versionId, validTo, replacedBy } = effect
  return {
    id,
    kind: effect.kind as EffectFact['kind'],
    provisions,
    from: { from: fromFrom, to: fromTo },
    knownFrom,
    replaces,
    versionId,
    validTo,
    replacedBy,
    amendBy: effect.kind === 'ordersAmendment' ? effect.untilDay : null,
    lapsesOn: (effect.lapsesIf as { notAmendedBy?: string } | null)?.notAmendedBy ?? null,
  }
}
