import { openProvisions, signOffOf, whyNotPassed } from '../../sign-offs.ts'
import type { Basis } from '../../types.ts'
import type { SignOffKind } from '../facts.ts'
import * as basis from './bases.ts'
import type { Check } from './check.ts'

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

/** A gate: the sign-off carries the text. */
export function whole(kind: SignOffKind, code: string, gate: Basis[]): Check {
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
export function changedSince(kind: SignOffKind, code: string): Check {
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
