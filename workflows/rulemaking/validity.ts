import { settingValidity } from '../instrument/effect-kinds.ts'

/**
 * True when the act of a case says how long a document holds: a term, or the reason for none, is asked of no other. Whoever only ends or
 * amends documents sets none (domain TL-24). While no effect was set it is what a case of this kind does.
 */
export function setsValidity(kind: string, effects: readonly { kind?: unknown }[]): boolean {
  return effects.length === 0 ? kind !== 'repeal' : effects.some((effect) => settingValidity.has(String(effect.kind)))
}
