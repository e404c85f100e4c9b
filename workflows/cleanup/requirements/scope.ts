import { namedIn } from '../who.ts'
import { blank, byImplementer, type Check, catalogueCounts, cleanupDuty, first, inTime, itemsNamed, orderly, without } from './common.ts'

/** Scope and assignment. */
export const beginnings: Check[] = [
  {
    code: 'triggerNamed',
    about: 'event',
    holds: (q) => q.facts.kind === 'periodic' || !blank(q.event?.payload.trigger as string | undefined),
    basis: [inTime],
    remedy: () => ({ action: 'campaign.open' }),
  },
  {
    code: 'cutOffNotLater',
    about: 'event',
    holds: (q) => q.facts.cutOff <= q.on,
    params: (q) => ({ cutOff: q.facts.cutOff, on: q.on }),
    basis: [byImplementer],
  },
  {
    code: 'scopeNotEmpty',
    about: 'facts',
    holds: (q) => Object.keys(q.facts.items).length > 0,
    basis: [cleanupDuty],
    remedy: () => ({ action: 'scope.change' }),
  },
  {
    code: 'scopeChangeFits',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const add = ((q.event.payload.add ?? []) as { instrumentId: string }[]).map((row) => row.instrumentId)
      const remove = (q.event.payload.remove ?? []) as string[]
      return add.length + remove.length > 0 && !add.some((id) => id in q.facts.items) && remove.every((id) => id in q.facts.items)
    },
    basis: [catalogueCounts],
  },
  {
    code: 'everyItemAssigned',
    about: 'facts',
    holds: (q) => without(q, (item) => item.organ === null).length === 0,
    params: (q) => first(without(q, (item) => item.organ === null).map(([id]) => id)),
    basis: [byImplementer],
    remedy: () => ({ action: 'assignment.set' }),
  },
  {
    code: 'tablesDueAhead',
    about: 'event',
    holds: (q) => q.event === null || String(q.event.payload.dueOn) > q.on,
    basis: [orderly],
  },
  {
    code: 'itemsInScope',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item !== undefined) && new Set(namedIn(q)).size === namedIn(q).length,
    params: (q) => first(itemsNamed(q).flatMap(([id, item]) => (item ? [] : [id]))),
    basis: [catalogueCounts],
  },
  {
    code: 'itemsNotConcluded',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item?.outcome == null),
    params: (q) => first(itemsNamed(q).flatMap(([id, item]) => (item?.outcome == null ? [] : [id]))),
    basis: [orderly],
  },
]
