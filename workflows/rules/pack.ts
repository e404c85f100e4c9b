import type { Basis, LegalDay, Said } from '../types.ts'

export type Level = 'nation' | 'province' | 'city' | 'county' | 'organ'

/**
 * One rule. `block` refuses, `reason` lets pass with a recorded reason ("一般不少于"), `warn` only says so. `stricter`
 * tells which direction a lower pack may go without `mayLoosen`; null: only the same value.
 */
export interface RuleEntry {
  key: string
  value: number | string | boolean | string[]
  unit: 'naturalDays' | 'workingDays' | 'months' | 'years' | 'count' | 'none'
  mode: 'block' | 'reason' | 'warn'
  stricter: 'higher' | 'lower' | null
  mayLoosen: boolean
  source: string
  article: string | null
  confidence: 'R' | 'E' | '2' | 'U'
  zh: string
  en: string
}

/** Rules of one jurisdiction for a range of days (both inclusive; null: open). */
export interface RulePack {
  id: string
  jurisdiction: string
  level: Level
  effectiveFrom: LegalDay
  effectiveTo: LegalDay | null
  title: Said
  entries: RuleEntry[]
}

/** A rule as it holds on the day asked for, with the pack it comes from. */
export interface ResolvedRule extends RuleEntry {
  pack: string
  basis: Basis
}

/** The packs of a day laid over each other, from nation down to organ. */
export interface Pack {
  day: LegalDay
  ids: string[]
  /** The rule, or null where no pack has the key. */
  get(key: string): ResolvedRule | null
  all(): ResolvedRule[]
}
