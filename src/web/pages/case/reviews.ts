import type { CaseFile, Offer } from '../../../contract/index.ts'

/** Acts that end a review with one conclusion, given on the text. */
const conclusions = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude', 'legality.decide']
/** Conclusions on which nothing goes on: the text is changed and judged anew. */
const negative = ['mustRevise', 'unlawful', 'reviseThenIssue', 'mayNotIssue']
const kinds: Record<string, string> = {
  'departmentLegality.conclude': 'departmentLegality',
  'adviserOpinion.give': 'adviserOpinion',
  'fairCompetition.conclude': 'fairCompetitionReview',
  'legality.decide': 'legalityReview',
}

/** Whether an action is a conclusion that a person gives beside the text. */
export function isConclusion(action: string): boolean {
  return conclusions.includes(action)
}

/** The conclusion that waits for this person now, possible at once: it is given on the text, not on the case page. */
export function toConclude(offers: readonly Offer[], action: string | undefined): Offer | undefined {
  return offers.find((offer) => offer.action === action && isConclusion(offer.action) && offer.mine && offer.allowed)
}

export function isNegative(signOff: { conclusion: string }): boolean {
  return negative.includes(signOff.conclusion)
}

/** A changed text is confirmed by who let it pass; who did not concludes anew, with the action named here. */
export function anewAction(signOff: CaseFile['facts']['signOffs'][number]): string | undefined {
  return isNegative(signOff) ? conclusions.find((action) => kinds[action] === signOff.kind) : undefined
}

type Open = CaseFile['facts']['signOffs'][number]['open'][number]

/** What is shown of the changed provisions: not a paragraph whose article stands in the list with the same change, its words are there already. */
export function shownChanges(open: readonly Open[], parentOf: (provisionId: string) => string | null | undefined): Open[] {
  return open.filter((row) => {
    const parent = parentOf(row.provisionId)
    return !open.some((other) => other.provisionId === parent && other.change === row.change)
  })
}

interface RemarkLike {
  id: string
  opinionId: string | null
  parentId: string | null
  personId: string
  provisionId: string | null
  body: string
}

/** Remarks without those that their author took over as points of an opinion, unless somebody replied: the same words stand once. */
export function withoutTaken<T extends RemarkLike>(remarks: readonly T[]): T[] {
  const isTaken = (one: T) =>
    one.opinionId === null &&
    one.parentId === null &&
    !remarks.some((other) => other.parentId === one.id) &&
    remarks.some(
      (other) =>
        other.opinionId !== null && other.personId === one.personId && other.provisionId === one.provisionId && other.body === one.body,
    )
  return remarks.filter((one) => !isTaken(one))
}
