import type { Basis } from '../../types.ts'
import { reasonsFit } from '../outcomes.ts'
import { type Ask, actingAs, implementingOrgans } from '../who.ts'
import {
  blank,
  byImplementer,
  type Check,
  catalogueCounts,
  deadlineAsUsual,
  first,
  inTime,
  itemsNamed,
  orderly,
  outcomesAsUsual,
  type Row,
  rows,
  without,
} from './common.ts'

/** The organs' conclusions. */
export const conclusions: Check[] = [
  {
    code: 'itemsOfOwnOrgan',
    about: 'event',
    holds: (q) => {
      if (q.event === null || q.event.elsewhere) return true
      const organs = new Set(actingAs(q).map((way) => way.organId))
      return itemsNamed(q).every(([, item]) => item === undefined || (item.organ !== null && organs.has(item.organ)))
    },
    basis: [byImplementer],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'itemsOpenToConclude',
    about: 'facts',
    holds: (q) => {
      if (q.place !== 'itemReview') return itemsNamed(q).every(([, item]) => item?.organ == null || !(item.organ in q.facts.submitted))
      const returned = without(q, (item) => item.verdict === 'returns').length > 0
      return returned && itemsNamed(q).every(([, item]) => item?.verdict === 'returns')
    },
    basis: [orderly],
    remedy: () => ({ action: 'item.review' }),
  },
  {
    code: 'outcomeHasReason',
    about: 'event',
    holds: (q) => rows(q).every(hasReason),
    params: (q) =>
      first(
        rows(q)
          .filter((row) => !hasReason(row))
          .map((row) => row.instrumentId),
      ),
    basis: [inTime, outcomesAsUsual],
    remedy: () => ({ action: 'item.conclude' }),
  },
  {
    code: 'reasonsFit',
    about: 'event',
    holds: (q) => rows(q).every((row) => reasonsFit(row.outcome, row.reasons ?? [])),
    params: (q) =>
      first(
        rows(q)
          .filter((row) => !reasonsFit(row.outcome, row.reasons ?? []))
          .map((row) => row.instrumentId),
      ),
    basis: [outcomesAsUsual],
  },
  {
    code: 'amendDeadlineSaid',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.outcome !== 'amend' || row.amendBy !== undefined || !blank(row.noDeadlineReason)),
    basis: [deadlineAsUsual],
  },
  {
    code: 'amendDayAhead',
    about: 'event',
    holds: (q) => rows(q).every((row) => row.amendBy === undefined || row.amendBy > q.on),
    params: (q) => ({ on: q.on }),
    basis: [deadlineAsUsual],
  },
  {
    code: 'amendLapses',
    about: 'event',
    holds: (q) => {
      const rule = q.at.pack(q.on).get('cleanup.amendDeadlineAutoLapse')
      if (rule?.value !== true || rule.mode === 'warn') return true
      const lasting = rows(q).some((row) => row.outcome === 'amend' && row.amendBy !== undefined && row.lapses !== true)
      return !lasting || (rule.mode === 'reason' && !blank(q.event?.reason))
    },
    basis: (q): Basis[] => {
      const rule = q.at.pack(q.on).get('cleanup.amendDeadlineAutoLapse')
      return rule ? [rule.basis] : [deadlineAsUsual]
    },
  },
  {
    code: 'replacementNamed',
    about: 'event',
    holds: (q) => rows(q).every((row) => !(row.reasons ?? []).includes('R6') || replacementSaid(row)),
    basis: [outcomesAsUsual],
  },
  {
    code: 'submitsForOwnOrgan',
    about: 'event',
    holds: (q) => {
      if (!q.event) return true
      const organ = String(q.event.payload.organId)
      const mine = q.event.elsewhere !== undefined || actingAs(q).some((way) => way.organId === organ)
      return mine && implementingOrgans(q.facts).has(organ) && !(organ in q.facts.submitted)
    },
    basis: [byImplementer],
  },
  {
    code: 'organItemsConcluded',
    about: 'event',
    holds: (q) => openOfOrgan(q).length === 0,
    params: (q) => first(openOfOrgan(q)),
    basis: [byImplementer, catalogueCounts],
    remedy: () => ({ action: 'item.conclude' }),
  },
]

/** To keep needs no reason; to take off the list as no normative document needs one in words, all else a code or a text. */
function hasReason(row: Row): boolean {
  if (row.outcome === 'retain') return true
  return row.outcome === 'notNormative' ? !blank(row.opinion) : (row.reasons ?? []).length > 0
}

function replacementSaid(row: Row): boolean {
  return (row.replacedBy !== undefined && row.replacedBy !== row.instrumentId) || !blank(row.opinion)
}

function openOfOrgan(q: Ask): string[] {
  const organ = q.event?.payload.organId
  return without(q, (item) => item.organ === organ && item.outcome === null).map(([id]) => id)
}
