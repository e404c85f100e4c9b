import { addDays } from '../../days.ts'
import { twoTimes } from '../../times.ts'
import type { RulemakingFacts } from '../facts.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, said } from './check.ts'
import { majorWasConsulted, publicWasConsulted, rulesFor, shortfall, tooShortFor } from './notice.ts'

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
      organs: silentDepartments(q.facts).join('、'),
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
    // Who repeals may do without the notice, and hardly knows it.
    params: (q) => (q.facts.kind === 'repeal' && q.place === 'consultation' && !running(q.facts) ? { why: 'repeal' } : {}),
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
    basis: [twoTimes],
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

function silentDepartments(facts: RulemakingFacts): string[] {
  const asked = facts.departments?.asked ?? {}
  return Object.keys(asked).filter((organ) => asked[organ] === false)
}
