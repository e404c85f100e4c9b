import type { ActionEvent } from '../../types.ts'
import type { RulemakingFacts } from '../facts.ts'

/** What an event changes in the facts. Pure; requirements have been checked before (or, in a replay, were then). */
export type Change = (facts: RulemakingFacts, event: ActionEvent) => Partial<RulemakingFacts>

/** A field of the payload whose type the schema has checked. */
export function given<T>(event: ActionEvent, field: string): T {
  return event.payload[field] as T
}

/** The list with the words added that it does not have yet. */
export function union(list: string[], ...words: (string | undefined)[]): string[] {
  const fresh = words.filter((word): word is string => word !== undefined && !list.includes(word))
  return fresh.length === 0 ? list : [...list, ...new Set(fresh)]
}
