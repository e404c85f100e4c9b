import { openProvisions, signOffOf } from '../../sign-offs.ts'
import type { SignOffKind } from '../facts.ts'
import * as basis from './bases.ts'
import { type Ask, type Check, givesReason, said } from './check.ts'
import { changedSince, whole } from './gates.ts'

/** Reviews and their sign-offs. */
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
]

const answerable: SignOffKind[] = ['adviserOpinion', 'departmentLegality']

function isThere(q: Ask, provisionId: string): boolean {
  return Object.values(q.facts.drafts).some((draft) => draft.provisions[provisionId] !== undefined)
}
