import { twoTimes } from '../../times.ts'
import { addsUp, type CleanupItem, sumsOf } from '../facts.ts'
import { type Ask, namedIn } from '../who.ts'
import {
  blank,
  byImplementer,
  type Check,
  catalogueCounts,
  cleanupDuty,
  first,
  fourEyes,
  inTime,
  itemsNamed,
  orderly,
  rows,
  without,
} from './common.ts'

/** Review, deliberation, decision. */
export const judgements: Check[] = [
  {
    code: 'notOwnConclusion',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const people = [q.at.actor.personId, q.event.elsewhere?.person ?? null, q.event.onBehalfOf ?? null]
      const judged = q.action.name === 'decision.sign' ? Object.values(q.facts.items) : judgedItems(q)
      return !judged.some(
        (item) => item.by !== null && (people.includes(item.by) || (item.onBehalfOf !== null && people.includes(item.onBehalfOf))),
      )
    },
    basis: [fourEyes],
    remedy: (q) => ({ action: q.action.name, role: q.action.by[0]?.role[0] ?? 'legalityReviewer' }),
  },
  {
    code: 'itemsConcludedBefore',
    about: 'event',
    holds: (q) => itemsNamed(q).every(([, item]) => item === undefined || item.outcome !== null),
    basis: [orderly],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'returnHasReason',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.verdict !== 'returns' || !blank(row.note)),
    basis: [inTime],
  },
  {
    code: 'everyItemConcluded',
    about: 'facts',
    holds: (q) => without(q, (item) => item.outcome === null).length === 0,
    params: (q) => first(without(q, (item) => item.outcome === null).map(([id]) => id)),
    basis: [cleanupDuty, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'everyItemAgreed',
    about: 'facts',
    holds: (q) => without(q, (item) => item.verdict !== 'agrees').length === 0,
    params: (q) => first(without(q, (item) => item.verdict !== 'agrees').map(([id]) => id)),
    basis: [byImplementer],
    // What was returned is concluded anew before it can be agreed with.
    remedy: (q) => ({ action: without(q, (item) => item.verdict === 'returns').length > 0 ? 'item.conclude' : 'item.review' }),
  },
  {
    code: 'sumsEqualScope',
    about: 'facts',
    holds: (q) => addsUp(sumsOf(q.facts.items)),
    params: (q) => ({ ...sumsOf(q.facts.items) }),
    basis: [cleanupDuty, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'heldNotInFuture',
    about: 'event',
    holds: (q) => q.event === null || String(q.event.payload.heldOn) <= q.at.today,
    basis: [twoTimes],
  },
  {
    code: 'sentBackNamed',
    about: 'event',
    holds: (q) => q.event === null || (q.event.payload.decision === 'again') === namedIn(q).length > 0,
    basis: [orderly],
  },
]

function judgedItems(q: Ask): CleanupItem[] {
  if (q.action.name === 'conclusions.submit') return Object.values(q.facts.items).filter((item) => item.organ === q.event?.payload.organId)
  return itemsNamed(q).flatMap(([, item]) => (item ? [item] : []))
}
