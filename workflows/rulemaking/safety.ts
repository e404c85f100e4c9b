import type { StoredState } from '../types.ts'
import type { RulemakingFacts, SignOff, SignOffKind } from './facts.ts'
import { stageOf } from './stages.ts'

/** One thing that must never be otherwise: its sentence and whether a state keeps it. */
interface Sentence {
  id: string
  says: string
  holds(facts: RulemakingFacts): boolean
}

const always: Sentence[] = [
  {
    id: 'ownDraft',
    says: 'nobody approves his own draft',
    holds: (facts) =>
      !facts.approvers.some((person) => facts.drafters.includes(person)) &&
      !facts.signOffs.some((signOff) => facts.drafters.includes(signOff.personId) || facts.drafters.includes(signOff.onBehalfOf ?? '')),
  },
  {
    id: 'twoReviewers',
    says: 'the department’s and the issuing organ’s legality review are done by two people',
    holds: (facts) => {
      const [first, second] = [of(facts, 'departmentLegality'), of(facts, 'legalityReview')]
      return (
        !first || !second || (first.personId !== second.personId && (first.onBehalfOf === null || first.onBehalfOf !== second.onBehalfOf))
      )
    },
  },
  {
    id: 'noticeRan',
    says: 'a notice is closed only after its last day',
    holds: ({ notice }) => notice === null || notice.closedOn === null || notice.closedOn > notice.until,
  },
]

/** What holds of every text that was signed or published. */
const decided: Sentence[] = [
  {
    id: 'publicConsulted',
    says: 'the public was consulted on a recorded text, or the ground for not doing so is recorded',
    holds: ({ notice, noticeSkipped, classification }) =>
      (notice !== null && notice.closedOn !== null && notice.draftIds.length > 0) ||
      (noticeSkipped !== null && (noticeSkipped.ground !== 'secrecy' || classification?.keptFromPublication === true)),
  },
  {
    id: 'majorConsulted',
    says: 'every later change that someone marked major was consulted again',
    holds: ({ lastMajor, notice, noticeSkipped }) => {
      const seen = [notice?.closedOn ? notice.draftSeq : -1, noticeSkipped ? noticeSkipped.draftSeq : -1]
      return lastMajor <= Math.max(...seen, 0)
    },
  },
  {
    id: 'legalityConcluded',
    says: 'the legality body concluded lawful, or must revise with every point met or its non-adoption reasoned',
    holds: (facts) => {
      const signOff = of(facts, 'legalityReview')
      if (!signOff) return false
      if (signOff.conclusion === 'mustRevise') return signOff.points.length > 0 && signOff.points.every(({ answer }) => answer !== null)
      if (signOff.conclusion === 'notApplicable') return facts.kind === 'repeal' && signOff.reasoned
      return signOff.conclusion === 'lawful' || (signOff.conclusion === 'riskDisclosed' && facts.classification?.majorDecision === true)
    },
  },
  {
    id: 'competitionConcluded',
    says: 'the fair competition conclusion is may issue, an exception complete with ground, alternative and end, or not applicable with reason',
    holds: (facts) => {
      const signOff = of(facts, 'fairCompetitionReview')
      if (!signOff) return false
      const { exception } = signOff
      const complete =
        exception === null || (exception.noLessRestrictiveAlternative && (exception.endDate !== null || exception.endCondition))
      return (
        (signOff.conclusion === 'mayIssue' && complete) ||
        (signOff.conclusion === 'notApplicable' &&
          signOff.reasoned &&
          (facts.kind === 'repeal' || facts.classification?.concernsOperators === false))
      )
    },
  },
  {
    id: 'meetingDecided',
    says: 'the meeting passed it, or the chief’s expedited decision is recorded, which replaces the meeting only',
    holds: (facts) => {
      const signOff = of(facts, 'deliberation')
      if (!signOff) return false
      return signOff.conclusion === 'expedited'
        ? facts.expedited !== null
        : ['pass', 'passWithChanges'].includes(signOff.conclusion) && !facts.changesOwed
    },
  },
  {
    id: 'wholeOnEveryDraft',
    says: 'legality, fair competition and decision are whole on every draft of the case',
    holds: (facts) =>
      (['legalityReview', 'fairCompetitionReview', 'deliberation'] as const).every(
        (kind) => of(facts, kind) === undefined || isWholeOn(facts, of(facts, kind)),
      ),
  },
]

/** What holds of every published text besides. */
const published: Sentence[] = [
  {
    id: 'signed',
    says: 'it was signed, and the text published is the text signed',
    holds: (facts) => facts.signedOn !== null && isWholeOn(facts, of(facts, 'signature')),
  },
  { id: 'numbered', says: 'it has its number', holds: (facts) => facts.number !== null },
  {
    id: 'secrecyCleared',
    says: 'it was cleared for publication, or is kept from it by law and was kept back',
    holds: (facts) => facts.secrecy === (facts.classification?.keptFromPublication ? 'keptBack' : 'mayPublish'),
  },
  {
    id: 'notRetroactive',
    says: 'it takes effect no earlier than it is published',
    holds: ({ validity, publishedOn }) =>
      validity !== null && publishedOn !== null && (validity.effectiveFrom === 'publication' || validity.effectiveFrom >= publishedOn),
  },
  {
    id: 'inOrder',
    says: 'decided, signed and published in this order',
    holds: ({ decidedOn, signedOn, publishedOn }) => (decidedOn ?? '') <= (signedOn ?? '9999') && (signedOn ?? '') <= (publishedOn ?? ''),
  },
]

/**
 * The safety sentences that a state breaks; empty for every state the engine can reach (issue 2, line 8). Written apart from the
 * requirements on purpose: the two must agree.
 */
export function safety(state: StoredState): string[] {
  const facts = state.facts as RulemakingFacts
  const stage = stageOf(state.value)
  const isSigned = stage === 'publication' && facts.signedOn !== null
  const isPublished = stage === 'filing' || stage === 'archiving' || stage === 'archived'
  const asked = [...always, ...(isSigned || isPublished ? decided : []), ...(isPublished ? published : [])]
  return asked.filter((sentence) => !sentence.holds(facts)).map((sentence) => sentence.says)
}

/** Every safety sentence by its id, for the documentation. */
export const safetySentences: { id: string; says: string }[] = [...always, ...decided, ...published].map(({ id, says }) => ({ id, says }))

function of(facts: RulemakingFacts, kind: SignOffKind): SignOff | undefined {
  return facts.signOffs.find((signOff) => signOff.kind === kind)
}

function isWholeOn(facts: RulemakingFacts, signOff: SignOff | undefined): boolean {
  if (!signOff || signOff.void) return false
  const open = Object.keys(signOff.differences.act).length + Object.keys(signOff.differences.consolidated).length
  return open === 0 && facts.drafts.act !== undefined
}
