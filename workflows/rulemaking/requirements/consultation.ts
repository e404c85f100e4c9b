import { UnknownYear } from '../../calendar.ts'
import { addDays } from '../../days.ts'
import { dueDay, termOf } from '../../deadlines.ts'
import type { ResolvedRule } from '../../rules/pack.ts'
import type { Circumstances, LegalDay } from '../../types.ts'
import type { RulemakingFacts } from '../facts.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, said } from './check.ts'

/** Departments and the public. */
export const consultationRequirements: Check[] = [
  {
    code: 'dueDayNotPast',
    about: 'event',
    holds: (q) => (said<string>(q, 'dueOn') ?? q.on) >= q.on,
    basis: [basis.departmentsArticles],
  },
  {
    code: 'departmentsAsked',
    about: 'facts',
    holds: (q) => q.facts.departments !== null,
    basis: [basis.departmentsArticles],
    remedy: () => ({ action: 'departments.ask' }),
  },
  {
    code: 'departmentWasAsked',
    about: 'event',
    holds: (q) => q.event === null || q.facts.departments?.asked[String(q.event.payload.organ)] !== undefined,
    params: (q) => ({ organ: said<string>(q, 'organ') ?? '' }),
    basis: [basis.departmentsArticles],
    remedy: () => ({ action: 'departments.ask' }),
  },
  {
    code: 'departmentsAnsweredOrLate',
    about: 'facts',
    holds: (q) => silentDepartments(q.facts).length === 0 || q.on > (q.facts.departments?.dueOn ?? ''),
    params: (q) => ({
      count: silentDepartments(q.facts).length,
      first: silentDepartments(q.facts)[0] ?? '',
      dueOn: q.facts.departments?.dueOn ?? '',
    }),
    basis: [basis.departmentsArticles],
    remedy: () => ({ action: 'departments.reply' }),
  },
  {
    code: 'departmentsHeard',
    about: 'facts',
    holds: (q) => q.facts.departments?.closed === true,
    basis: [basis.departmentsArticles],
    remedy: () => ({ action: 'departments.close' }),
  },
  {
    code: 'mayBePublished',
    about: 'facts',
    holds: (q) => q.facts.classification?.keptFromPublication !== true,
    basis: [basis.secrecyArticle],
    remedy: () => ({ action: 'notice.skip' }),
  },
  {
    code: 'noticeNotRunning',
    about: 'facts',
    holds: (q) => !running(q.facts),
    params: (q) => ({ until: q.facts.notice?.until ?? '' }),
    basis: [basis.consultationArticles],
    remedy: () => ({ action: 'notice.close' }),
  },
  {
    code: 'noticeRunning',
    about: 'facts',
    holds: (q) => running(q.facts),
    basis: [basis.consultationArticles],
    remedy: () => ({ action: 'notice.publish' }),
  },
  {
    code: 'noticeStillOpen',
    about: 'facts',
    holds: (q) => q.facts.notice === null || (q.on <= q.facts.notice.until && q.on >= q.facts.notice.publishedOn),
    params: (q) => ({ until: q.facts.notice?.until ?? '' }),
    basis: [basis.consultationArticles],
  },
  {
    code: 'noticeOfCurrentDraft',
    about: 'event',
    holds: (q) => q.event === null || Object.values(q.facts.drafts).some((draft) => draft.draftId === q.event?.payload.draftId),
    basis: [basis.boundText, basis.consultationArticles],
  },
  {
    code: 'noticeLongEnough',
    about: 'event',
    holds: (q) => shortfall(q) === null,
    params: (q) => {
      const short = shortfall(q)
      return { days: Number(short?.rule.value ?? 0), unit: short?.rule.unit ?? '', until: short?.until ?? '', mode: short?.rule.mode ?? '' }
    },
    basis: (q) => rulesFor(q.facts, q.at, q.on).map((rule) => rule.basis),
    remedy: () => ({ action: 'notice.publish' }),
  },
  {
    code: 'noticeTermPassed',
    about: 'facts',
    holds: (q) => q.facts.notice === null || q.on > q.facts.notice.until,
    params: (q) => ({ until: q.facts.notice?.until ?? '', published: q.facts.notice?.publishedOn ?? '' }),
    basis: (q) => rulesFor(q.facts, q.at, q.facts.notice?.publishedOn ?? q.on).map((rule) => rule.basis),
    remedy: (q) => ({ action: 'notice.close', day: q.facts.notice ? addDays(q.facts.notice.until, 1) : null }),
  },
  {
    code: 'noticeClosed',
    about: 'facts',
    holds: (q) => q.facts.notice !== null && q.facts.notice.closedOn !== null,
    basis: [basis.consultationArticles],
    remedy: (q) => ({ action: q.facts.notice === null ? 'notice.publish' : 'notice.close' }),
  },
  {
    code: 'skipGroundPossible',
    about: 'facts',
    holds: (q) => skipGrounds.some((ground) => groundHolds(q, ground)),
    basis: (q) => basis.ruleBasis(q, 'consultation.skipGrounds'),
    remedy: () => ({ action: 'notice.publish' }),
  },
  {
    code: 'skipGroundHolds',
    about: 'event',
    holds: (q) => q.event === null || groundHolds(q, String(q.event.payload.ground)),
    params: (q) => ({ ground: said<string>(q, 'ground') ?? '' }),
    basis: (q) => [basis.consultationArticles, ...basis.ruleBasis(q, 'consultation.skipGrounds')],
    remedy: () => ({ action: 'notice.publish' }),
  },
  {
    code: 'commentNew',
    about: 'event',
    holds: (q) => {
      const id = said<string>(q, 'commentId')
      return id === undefined || !(q.facts.comments.open.includes(id) || q.facts.comments.answered.includes(id))
    },
    basis: [basis.orderly],
  },
  {
    code: 'commentsThere',
    about: 'facts',
    holds: (q) => q.facts.comments.open.length + q.facts.comments.answered.length > 0,
    basis: [basis.consultationArticles],
    remedy: () => ({ action: null }),
  },
  {
    code: 'commentsKnown',
    about: 'event',
    holds: (q) =>
      (said<string[]>(q, 'commentIds') ?? []).every((id) => q.facts.comments.open.includes(id) || q.facts.comments.answered.includes(id)),
    basis: [basis.consultationArticles],
  },
  {
    code: 'commentsAnswered',
    about: 'facts',
    holds: (q) => q.facts.comments.open.length === 0,
    params: (q) => ({ count: q.facts.comments.open.length }),
    basis: [basis.consultationArticles, basis.businessConsultation],
    remedy: () => ({ action: 'comment.answer' }),
  },
  {
    code: 'resultPublished',
    about: 'facts',
    holds: (q) => q.facts.notice === null || q.facts.notice.resultOn !== null,
    basis: [basis.businessConsultation, basis.consultationArticles],
    remedy: () => ({ action: 'result.publish' }),
  },
  {
    code: 'publicConsulted',
    about: 'facts',
    holds: (q) => publicWasConsulted(q.facts),
    basis: [basis.pipeline, basis.consultationArticles],
    remedy: (q) => ({ action: asksPublic(q) }),
  },
  {
    code: 'majorChangeConsulted',
    about: 'facts',
    holds: (q) => majorWasConsulted(q.facts),
    basis: [basis.pipeline, basis.consultationArticles],
    remedy: (q) => ({ action: asksPublic(q) }),
  },
  {
    code: 'noticeFitsClass',
    about: 'facts',
    // The class may change after the notice: then the notice must have been long enough for the class it has now.
    holds: (q) => tooShortFor(q) === null,
    params: (q) => ({
      days: Number(tooShortFor(q)?.value ?? 0),
      published: q.facts.notice?.publishedOn ?? '',
      until: q.facts.notice?.until ?? '',
    }),
    basis: (q) => rulesFor(q.facts, q.at, q.facts.notice?.publishedOn ?? q.on).map((rule) => rule.basis),
    remedy: (q) => ({ action: q.place === 'consultation' ? 'notice.publish' : 'case.return' }),
  },
  {
    code: 'riskAssessed',
    about: 'facts',
    holds: (q) =>
      q.facts.classification?.majorDecision !== true || q.facts.riskAssessment === 'controllable' || q.facts.riskAssessment === 'notNeeded',
    basis: [basis.riskArticles],
    remedy: (q) => ({ action: ['drafting', 'consultation'].includes(q.place) ? 'riskAssessment.record' : 'case.return' }),
  },
  {
    code: 'heldNotAfterRecord',
    about: 'event',
    holds: (q) => (said<string>(q, 'heldOn') ?? q.on) <= q.on,
    basis: [basis.twoTimes],
  },
]

const skipGrounds = ['secrecy', 'urgentOrder', 'repealOnly']

/** A ground is one the pack allows and one that the case shows: secrecy by classification, urgency by the chief's decision, repeal by kind. */
function groundHolds(q: Ask, ground: string): boolean {
  const allowed = q.at.pack(q.on).get('consultation.skipGrounds')?.value
  if (!Array.isArray(allowed) || !allowed.includes(ground)) return false
  if (ground === 'secrecy') return q.facts.classification?.keptFromPublication === true
  return ground === 'urgentOrder' ? q.facts.expedited !== null : q.facts.kind === 'repeal'
}

/** What consults the public from here: a return, the notice, its end, or the ground for doing without. */
function asksPublic(q: Ask): string {
  if (q.place !== 'consultation') return 'case.return'
  if (running(q.facts)) return 'notice.close'
  return q.facts.classification?.keptFromPublication === true ? 'notice.skip' : 'notice.publish'
}

function running(facts: RulemakingFacts): boolean {
  return facts.notice !== null && facts.notice.closedOn === null
}

/** True when a notice on a recorded text was closed, or the ground for doing without is recorded. */
export function publicWasConsulted(facts: RulemakingFacts): boolean {
  return (facts.notice !== null && facts.notice.closedOn !== null) || groundStands(facts)
}

/** A ground stands while the case shows it: no longer secret, no longer excused. */
function groundStands(facts: RulemakingFacts): boolean {
  return facts.noticeSkipped !== null && (facts.noticeSkipped.ground !== 'secrecy' || facts.classification?.keptFromPublication === true)
}

/** True when no change was marked major since the last text that was consulted (or grounded). */
export function majorWasConsulted(facts: RulemakingFacts): boolean {
  const consulted = facts.notice?.closedOn ? facts.notice.draftSeq : 0
  return facts.lastMajor <= Math.max(consulted, groundStands(facts) ? (facts.noticeSkipped?.draftSeq ?? 0) : 0)
}

function silentDepartments(facts: RulemakingFacts): string[] {
  const asked = facts.departments?.asked ?? {}
  return Object.keys(asked).filter((organ) => asked[organ] === false)
}

/** The rules on the length of the notice that apply to this paper; the union applies and the stricter wins (domain §0.8). */
export function rulesFor(facts: RulemakingFacts, at: Circumstances, on: LegalDay): ResolvedRule[] {
  const { majorDecision, productionRelated } = facts.classification ?? { majorDecision: false, productionRelated: false }
  const keys = [
    ...(majorDecision ? ['consultation.minDays.majorDecision'] : []),
    ...(productionRelated ? ['consultation.minDays.enterpriseRelated'] : []),
  ]
  const pack = at.pack(on)
  return (keys.length > 0 ? keys : ['consultation.minDays.other']).map((key) => pack.get(key)).filter((rule) => rule !== null)
}

/** The first rule that a notice until the payload's day falls short of, with the day it would ask for. Shorter with a published reason passes rules "as a rule". */
function shortfall(q: Ask): { rule: ResolvedRule; until: LegalDay } | null {
  const until = said<string>(q, 'until')
  if (until === undefined) return null
  const grounded = (said<string>(q, 'shortenedReason') ?? '').trim() !== ''
  for (const rule of rulesFor(q.facts, q.at, q.on)) {
    const wanted = lastDay(rule, q.on, q.at)
    if (wanted !== null && until < wanted && !(rule.mode !== 'block' && grounded)) return { rule, until: wanted }
  }
  return until < q.on ? { rule: rulesFor(q.facts, q.at, q.on)[0] as ResolvedRule, until: q.on } : null
}

/** The rule that the notice as published falls short of; a published reason passes those "as a rule". */
function tooShortFor(q: Ask): ResolvedRule | null {
  const { notice } = q.facts
  if (notice === null || groundStands(q.facts)) return null
  const short = rulesFor(q.facts, q.at, notice.publishedOn).find((rule) => {
    const wanted = lastDay(rule, notice.publishedOn, q.at)
    return wanted !== null && notice.until < wanted && !(rule.mode !== 'block' && notice.shortened)
  })
  return short ?? null
}

function lastDay(rule: ResolvedRule, from: LegalDay, at: Circumstances): LegalDay | null {
  const term = termOf(rule)
  if (term === null) return null
  try {
    return dueDay(from, term, at.calendar)
  } catch (problem) {
    // Without the year's notice a working-day term cannot be checked: only a year's length is surely enough.
    if (problem instanceof UnknownYear) return addDays(from, 366)
    throw problem
  }
}

/** The earliest last day a notice may have that starts on `on`; null where no rule sets one. @throws {UnknownYear} */
export function earliestUntil(facts: RulemakingFacts, at: Circumstances, on: LegalDay): LegalDay | null {
  const terms = rulesFor(facts, at, on).map(termOf)
  const days = terms.filter((term) => term !== null).map((term) => dueDay(on, term, at.calendar))
  return days.sort().at(-1) ?? null
}
