import type { DayRange } from './effects.ts'

/** An act without a case as people know it (the contract's `NewAct`). */
export interface ActInput {
  /** The issuing organ. */
  organId: string
  title: string
  genre: string
  number?: string | undefined
  signed: DayRange
  published: DayRange
  text?: string | undefined
  /** What is not known, and why. */
  gaps: { field: string; reason: string }[]
  source: string
  effects: ActEffectInput[]
}

/** What the act does to one instrument, known or new to the register. */
export interface ActEffectInput {
  kind: string
  instrumentId?: string | undefined
  newInstrument?: { title: string; ownership: 'own' | 'reference'; implementingOrganId?: string | undefined } | undefined
  from: DayRange
  validTo?: string | undefined
  provisions?: string[] | undefined
  note?: string | undefined
}
