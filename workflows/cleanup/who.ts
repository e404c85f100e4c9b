import type { Question } from '../question.ts'
import { organFor } from '../rulemaking/roles.ts'
import type { Post, Who } from '../types.ts'
import type { CleanupFacts } from './facts.ts'

export type Ask = Question<CleanupFacts>

/** A way in which the person may act: in which organ, for whom. */
export interface Acting {
  personId: string
  onBehalfOf: string | null
  organId: string
}

/** Every way in which the person of the question may act; for an event only those that fit its `onBehalfOf`. */
export function actingAs(q: Ask): Acting[] {
  return postsOf(q)
    .filter((post) => q.action.by.some((who) => who.role.includes(post.role) && organsOf(who, q).includes(post.organId)))
    .map(({ organId, onBehalfOf }) => ({ personId: q.at.actor.personId, onBehalfOf, organId }))
}

function postsOf({ event, at }: Ask): Post[] {
  return event ? at.actor.posts.filter((post) => post.onBehalfOf === (event.onBehalfOf ?? null)) : at.actor.posts
}

/** The organs whose act it is: for conclusions every organ that has to conclude something. */
export function organsOf(who: Who, q: Ask): string[] {
  if (who.relation === 'implementing') return [...implementingOrgans(q.facts)]
  const organ = organFor(who.relation, q.at.organs)
  return organ === null ? [] : [organ]
}

/** The organs that have instruments in the campaign. */
export function implementingOrgans(facts: CleanupFacts): Set<string> {
  return new Set(Object.values(facts.items).flatMap((item) => (item.organ === null ? [] : [item.organ])))
}

/** The instruments that an event names: `items`, `instrumentIds`, or those of `organId`. */
export function namedIn(q: Ask): string[] {
  const payload = q.event?.payload ?? {}
  if (Array.isArray(payload.items)) return payload.items.map((item) => String((item as { instrumentId: string }).instrumentId))
  return Array.isArray(payload.instrumentIds) ? payload.instrumentIds.map(String) : []
}
