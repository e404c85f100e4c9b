import { UnknownYear } from '../../calendar.ts'
import { daysPassed, dueDay, termOf } from '../../deadlines.ts'
import { signOffOf } from '../../sign-offs.ts'
import { twoTimes } from '../../times.ts'
import type { LegalDay } from '../../types.ts'
import type { Visit } from '../facts.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, deviates, said } from './check.ts'

/** Receipt, the legality review, its points and its clock. */
export const legalityRequirements: Check[] = [
  {
    code: 'pointsForMustRevise',
    about: 'event',
    holds: (q) => said(q, 'conclusion') !== 'mustRevise' || (said<unknown[]>(q, 'points') ?? []).length > 0,
    basis: [basis.legalityUnconfirmed],
  },
  {
    code: 'legalityPointOpen',
    about: 'facts',
    holds: (q) => (signOffOf(q.facts, 'legalityReview')?.points.length ?? 0) > 0,
    basis: [basis.legalityUnconfirmed],
    remedy: () => ({ action: 'legality.decide' }),
  },
  {
    code: 'legalityPointThere',
    about: 'event',
    holds: (q) =>
      q.event === null || signOffOf(q.facts, 'legalityReview')?.points.some((point) => point.id === said(q, 'pointId')) === true,
    basis: [basis.legalityUnconfirmed],
  },
  {
    code: 'pointMetByChange',
    about: 'event',
    // "Met" without any change of the words since the opinion would be a word only.
    holds: (q) => {
      if (said(q, 'disposition') !== 'met') return true
      const point = signOffOf(q.facts, 'legalityReview')?.points.find((candidate) => candidate.id === said(q, 'pointId'))
      return point === undefined || point.touched
    },
    basis: [basis.boundText, basis.legalityUnconfirmed],
    remedy: () => ({ action: 'draft.replace' }),
  },
  {
    code: 'departmentDeliberated',
    about: 'facts',
    holds: (q) => q.facts.documentClass === 'department' || q.facts.departmentDeliberatedOn !== null,
    basis: [basis.orderly],
    remedy: () => ({ action: 'case.return' }),
  },
  {
    code: 'notYetSubmitted',
    about: 'facts',
    holds: (q) => q.facts.submittedOn === null,
    basis: [basis.orderly],
    remedy: () => ({ action: 'receipt.accept' }),
  },
  {
    code: 'packSubmitted',
    about: 'facts',
    holds: (q) => q.facts.submittedOn !== null,
    basis: [basis.draftingPack, basis.legalityGate37],
    remedy: () => ({ action: 'pack.submit' }),
  },
  {
    code: 'clockRuns',
    about: 'facts',
    holds: (q) => q.facts.supplementAskedOn === null,
    params: (q) => ({ since: q.facts.supplementAskedOn ?? '' }),
    basis: [basis.returnArticle],
    remedy: () => ({ action: 'legality.supplied' }),
  },
  {
    code: 'supplementPending',
    about: 'facts',
    holds: (q) => q.facts.supplementAskedOn !== null,
    basis: [basis.orderly],
    remedy: () => ({ action: 'legality.supplement' }),
  },
  {
    code: 'suppliedNotBeforeAsked',
    about: 'event',
    holds: (q) => q.on >= (q.facts.supplementAskedOn ?? ''),
    params: (q) => ({ since: q.facts.supplementAskedOn ?? '' }),
    basis: [twoTimes],
  },
  minimum('legalityMinDays', 'legalityReview.minDays', () => true),
  minimum('legalityMinDaysMajor', 'legalityReview.minDays.majorDecision', (q) => q.facts.classification?.majorDecision === true),
  {
    code: 'riskOnlyForMajorDecision',
    about: 'event',
    holds: (q) => said(q, 'conclusion') !== 'riskDisclosed' || q.facts.classification?.majorDecision === true,
    basis: [basis.legalityGate],
  },
]

/** A least time for the legality review, from the pack; waived by the expedited track; "as a rule" passes with a reason. */
function minimum(code: string, key: string, applies: (q: Ask) => boolean): Check {
  const missing = (q: Ask): { days: number; day: LegalDay | null; from: LegalDay } | null => {
    const rule = q.at.pack(q.on).get(key)
    const term = rule && termOf(rule)
    if (!rule || !term || rule.mode === 'warn' || q.facts.expedited !== null || !applies(q)) return null
    if (rule.mode === 'reason' && deviates(q)) return null
    const visit = q.facts.visits.legalityReview ?? ({ enteredOn: q.on, extendedBy: 0, pauses: [] } satisfies Visit)
    if (daysPassed(visit.enteredOn, q.on, term.unit, q.at.calendar, visit.pauses) >= term.days) return null
    return { days: term.days, day: computed(() => dueDay(visit.enteredOn, term, q.at.calendar, visit.pauses)), from: visit.enteredOn }
  }
  return {
    code,
    about: code === 'legalityMinDays' ? 'facts' : 'event',
    holds: (q) => missing(q) === null,
    params: (q) => {
      const { days = 0, from = '', day = null } = missing(q) ?? {}
      return day === null ? { days, from, why: 'noCalendar' } : { days, from, day }
    },
    basis: (q) => basis.ruleBasis(q, key),
    remedy: (q) => ({ action: 'legality.decide', day: missing(q)?.day ?? null }),
  }
}

function computed(day: () => LegalDay): LegalDay | null {
  try {
    return day()
  } catch (problem) {
    if (problem instanceof UnknownYear || problem instanceof RangeError) return null
    throw problem
  }
}
