import type { ActionEvent, InstrumentOpening } from '../types.ts'
import type { EffectKind } from './effect-kinds.ts'
import { endingEffects, type InstrumentFacts } from './facts.ts'

/** The facts of an instrument that was just entered. */
export function instrumentBegins({ own, title, occurredOn }: InstrumentOpening): InstrumentFacts {
  return { own, title, step: 1, openedOn: occurredOn, work: [], effects: [], everMade: false, neverMade: false }
}

/** The effects that no later row corrects or settles. */
export function liveEffects(facts: InstrumentFacts): InstrumentFacts['effects'] {
  const replaced = new Set(facts.effects.map((effect) => effect.replaces))
  return facts.effects.filter((effect) => !replaced.has(effect.id))
}

/** The effect that ended the instrument as a whole, if one did. */
export function endOf(facts: InstrumentFacts): InstrumentFacts['effects'][number] | undefined {
  return liveEffects(facts).find((effect) => effect.whole && endingEffects.has(effect.kind))
}

/** The facts after an event. Pure. */
export function recordInstrument(facts: InstrumentFacts, event: ActionEvent): InstrumentFacts {
  const next = { ...facts, step: facts.step + 1 }
  const { payload } = event
  if (event.type === 'work.open')
    next.work = [...facts.work, { id: String(payload.id), kind: String(payload.kind), since: event.occurredOn }]
  if (event.type === 'work.close') {
    const closed = facts.work.find((item) => item.id === payload.id)
    next.work = facts.work.filter((item) => item.id !== payload.id)
    // A making that was withdrawn leaves an instrument that never came to be.
    next.neverMade = closed?.kind === 'making' && payload.outcome === 'withdrawn' && !facts.everMade
  }
  if (event.type === 'effect.record') {
    const effect = {
      ...{ id: String(payload.effectId), kind: payload.kind as EffectKind, whole: payload.whole === true },
      ...{ from: (payload.from as string | undefined) ?? null, replaces: (payload.replaces as string | undefined) ?? null },
    }
    next.effects = [...facts.effects, effect]
    next.everMade = facts.everMade || effect.kind === 'makes'
  }
  return next
}
