import { UnknownYear } from '../../calendar.ts'
import { daysPassed, dueDay, termOf } from '../../deadlines.ts'
import { openProvisions, signOffOf, whyNotPassed } from '../../sign-offs.ts'
import type { Basis, LegalDay } from '../../types.ts'
import type { SignOffKind, Visit } from '../facts.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, deviates, givesReason, said } from './check.ts'

/** Reviews, sign-offs and their points, receipt and the legality review's clock. */
export const reviewRequirements: Check[] = [
  whole('departmentLegality', 'departmentLegalityWhole', [basis.legalityBody]),
  whole('adviserOpinion', 'adviserOpinionWhole', [basis.adviserArticle]),
  whole('fairCompetitionReview', 'fairCompetitionWhole', [basis.competitionGate]),
  whole('legalityReview', 'legalityWhole', [basis.pipeline, basis.legalityGate, basis.legalityGate37]),
  whole('deliberation', 'deliberationWhole', [basis.pipeline, basis.deliberationArticles]),
  whole('signature', 'signatureWhole', [basis.boundText]),
  changedSince('departmentLegality', 'changedSinceDepartmentLegality'),
  changedSince('fairCompetitionReview', 'changedSinceFairCompetition'),
  changedSince('legalityReview', 'changedSinceLegality'),
  {
    code: 'notApplicableAllowed',
    about: 'event',
    holds: (q) => {
      if (said(q, 'conclusion') !== 'notApplicable') return true
      const applies = q.action.name === 'fairCompetition.conclude' && q.facts.classification?.concernsOperators === false
      return (applies || q.facts.kind === 'repeal') && givesReason(q)
    },
    basis: [basis.competitionScope, basis.repealProcedure],
  },
  {
    code: 'selfReviewFirst',
    about: 'facts',
    holds: (q) =>
      q.facts.documentClass !== 'government' ||
      q.facts.classification?.concernsOperators !== true ||
      q.at.pack(q.on).get('fcr.governmentDocs.jointWithMarketRegulator')?.value !== true ||
      q.facts.selfReviewedAt !== null,
    basis: [basis.competitionSelfReview],
    remedy: () => ({ action: 'fairCompetition.selfReview' }),
  },
  {
    code: 'exceptionComplete',
    about: 'event',
    holds: (q) => {
      const exception = said<{ noLessRestrictiveAlternative: boolean; endDate?: string; endCondition?: string }>(q, 'exception')
      if (exception === undefined) return true
      const ends = (exception.endDate !== undefined && exception.endDate > q.on) || exception.endCondition !== undefined
      return exception.noLessRestrictiveAlternative && ends
    },
    basis: [basis.competitionException],
  },
  {
    code: 'exceptionEvaluated',
    about: 'event',
    holds: (q) =>
      said<{ thirdPartyMaterialId?: string }>(q, 'exception') === undefined ||
      q.at.pack(q.on).get('fcr.thirdPartyWhenException')?.value !== true ||
      said<{ thirdPartyMaterialId?: string }>(q, 'exception')?.thirdPartyMaterialId !== undefined,
    basis: [basis.competitionThirdParty],
    remedy: () => ({ action: 'material.add' }),
  },
  {
    code: 'pointsKnown',
    about: 'event',
    holds: (q) =>
      (said<{ provisionId?: string }[]>(q, 'points') ?? []).every(
        ({ provisionId }) => provisionId === undefined || isThere(q, provisionId),
      ),
    basis: [basis.boundText],
  },
  {
    code: 'pointsForMustRevise',
    about: 'event',
    holds: (q) => said(q, 'conclusion') !== 'mustRevise' || (said<unknown[]>(q, 'points') ?? []).length > 0,
    basis: [basis.legalityUnconfirmed],
  },
  {
    code: 'opinionPointOpen',
    about: 'facts',
    holds: (q) => answerable.some((kind) => (signOffOf(q.facts, kind)?.points.length ?? 0) > 0),
    basis: [basis.adviserArticle],
  },
  {
    code: 'opinionPointThere',
    about: 'event',
    holds: (q) =>
      q.event === null ||
      answerable.some((kind) => {
        const signOff = signOffOf(q.facts, kind)
        return signOff?.id === said(q, 'opinionId') && signOff?.points.some((point) => point.id === said(q, 'pointId'))
      }),
    basis: [basis.adviserArticle],
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
    code: 'signOffToConfirm',
    about: 'facts',
    holds: (q) => q.facts.signOffs.some((signOff) => signOff.void === null && openProvisions(signOff, q.facts).length > 0),
    basis: [basis.boundText],
  },
  {
    code: 'signOffOpen',
    about: 'facts',
    holds: (q) => q.facts.signOffs.some((signOff) => signOff.void === null && (q.event === null || signOff.id === said(q, 'signOffId'))),
    basis: [basis.boundText],
  },
  {
    code: 'provisionsOpen',
    about: 'event',
    holds: (q) => {
      if (q.event === null) return true
      const signOff = q.facts.signOffs.find((candidate) => candidate.id === said(q, 'signOffId'))
      if (!signOff || signOff.void) return false
      const open = openProvisions(signOff, q.facts).map((provision) => provision.provisionId)
      return (said<string[]>(q, 'provisionIds') ?? []).every((id) => open.includes(id))
    },
    basis: [basis.boundText],
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
    basis: [basis.twoTimes],
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

const answerable: SignOffKind[] = ['adviserOpinion', 'departmentLegality']

/** What gives or repairs each sign-off, and the stage a case goes back to when it cannot be given here. */
const concludes: Record<SignOffKind, string> = {
  departmentLegality: 'departmentLegality.conclude',
  adviserOpinion: 'adviserOpinion.give',
  fairCompetitionReview: 'fairCompetition.conclude',
  legalityReview: 'legality.decide',
  deliberation: 'meeting.decide',
  signature: 'signing.sign',
}

const home: Record<SignOffKind, string[]> = {
  departmentLegality: ['review', 'departmentLegality', 'adviserOpinion', 'fairCompetitionReview'],
  adviserOpinion: ['review', 'departmentLegality', 'adviserOpinion', 'fairCompetitionReview'],
  fairCompetitionReview: ['review', 'departmentLegality', 'adviserOpinion', 'fairCompetitionReview'],
  legalityReview: ['legalityReview'],
  deliberation: ['deliberation'],
  signature: ['signing'],
}

function whole(kind: SignOffKind, code: string, gate: Basis[]): Check {
  return {
    code,
    about: 'facts',
    holds: (q) => whyNotPassed(q.facts, kind) === null,
    params: (q) => {
      const signOff = signOffOf(q.facts, kind)
      const open = signOff ? openProvisions(signOff, q.facts) : []
      const labels = open.slice(0, 5).map((provision) => provision.label)
      return { why: whyNotPassed(q.facts, kind) ?? '', open: open.length, labels: labels.join('、'), conclusion: signOff?.conclusion ?? '' }
    },
    basis: [...gate, basis.boundText],
    remedy: (q) => {
      const why = whyNotPassed(q.facts, kind)
      if (why === 'partlyOpen') return { action: q.place === 'publication' ? 'case.return' : 'signoff.confirm', role: signerOf(kind) }
      if (why === 'pointsOpen' && kind === 'legalityReview' && q.place === 'legalityReview') return { action: 'legalityPoint.answer' }
      if (why === 'pointsOpen' && kind !== 'legalityReview')
        return { action: q.place === 'signing' || q.place === 'publication' ? 'case.return' : 'opinion.answer' }
      return { action: home[kind].includes(q.place) ? concludes[kind] : 'case.return' }
    },
  }
}

function signerOf(kind: SignOffKind) {
  const roles = {
    departmentLegality: 'unitLegalReviewer',
    adviserOpinion: 'legalAdviser',
    fairCompetitionReview: 'marketReviewer',
    legalityReview: 'legalityReviewer',
    deliberation: 'meetingSecretary',
    signature: 'chief',
  } as const
  return roles[kind]
}

/** After a conclusion that does not let pass, the same words cannot simply be judged again. */
function changedSince(kind: SignOffKind, code: string): Check {
  return {
    code,
    about: 'facts',
    holds: (q) => {
      const signOff = signOffOf(q.facts, kind)
      return signOff === undefined || whyNotPassed(q.facts, kind) !== 'negative' || q.facts.draftSeq > signOff.draftSeq
    },
    params: (q) => ({ conclusion: signOffOf(q.facts, kind)?.conclusion ?? '' }),
    basis: [basis.boundText],
    remedy: () => ({ action: 'draft.replace' }),
  }
}

function isThere(q: Ask, provisionId: string): boolean {
  return Object.values(q.facts.drafts).some((draft) => draft.provisions[provisionId] !== undefined)
}

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
    params: (q) => ({ days: missing(q)?.days ?? 0, from: missing(q)?.from ?? '', day: missing(q)?.day ?? '' }),
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
