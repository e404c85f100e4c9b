import type { LegalDay } from '../types.ts'
import type { EffectKind } from './effect-kinds.ts'

/** Effects that end an instrument, as a whole or the provisions they name. */
export const endingEffects: ReadonlySet<string> = new Set<EffectKind>(['repeals', 'declaresInvalid', 'revokes'])

/** Open work on an instrument: a case or a cleanup campaign. */
export interface WorkItem {
  id: string
  kind: string
  since: LegalDay
}

/** What the instrument's machine knows: open work and which effects it has had. Its standing is computed (`standing.ts`). */
export interface InstrumentFacts {
  own: boolean
  title: string
  step: number
  openedOn: LegalDay
  work: WorkItem[]
  /** Effects in the order they became known. */
  effects: { id: string; kind: EffectKind; whole: boolean; from: LegalDay | null; replaces: string | null }[]
  everMade: boolean
  neverMade: boolean
}
