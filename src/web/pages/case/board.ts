import type { CaseFile, Offer } from '../../../contract/index.ts'
import { aimOf, askedOf, lackedBy } from './primary.ts'

/** Ways back, pauses and ends: they never stand beside what is usual. */
const back = new Set([
  ...['case.return', 'case.withdraw', 'case.suspend', 'case.resume', 'receipt.return', 'receipt.supplement', 'legality.return'],
  ...['legality.supplement', 'notice.skip', 'signoff.refuse', 'signoff.widen', 'deliberation.return'],
])
/** What is possible at nearly every time and seldom needed; it stands among the usual while the next step lacks it. */
const other = new Set([
  ...['term.extend', 'expedited.grant', 'material.withdraw', 'partyReport.record', 'baseVersion.compare', 'classification.set'],
  ...['riskAssessment.record', 'hearing.record'],
  // The departments' round: once it is closed, only what comes late.
  ...['departments.ask', 'departments.reply', 'departments.close'],
])
/** Done on a desk of their own, not by a button here. */
const elsewhere = new Set([
  'comment.receive',
  'finding.answer',
  'opinion.answer',
  'signoff.confirm',
  'legalityPoint.answer',
  'comment.answer',
])

export interface Board {
  /** What the next step lacks, or all that is possible where that is little. */
  usual: Offer[]
  more: Offer[]
  missing: Offer[]
  ways: Offer[]
  rest: Offer[]
  others: Offer[]
}

/** Where each offer of a case stands on its board; the one thing asked above it and what has a desk of its own are left out. */
export function boardOf(kind: CaseFile['case']['kind'], offers: readonly Offer[]): Board {
  const primary = askedOf(offers)?.offer
  const aim = aimOf(offers)
  const needed = aim ? lackedBy(aim, offers) : new Set<string>()
  const listed = offers.filter((offer) => offer !== primary && !elsewhere.has(offer.action))
  const mine = listed.filter((offer) => offer.mine)
  const isNeeded = (offer: Offer) => needed.has(offer.action)
  // A repeal usually does without the notice; for every other paper that is an exception.
  const isBack = ({ action }: Offer) => back.has(action) && !(action === 'notice.skip' && kind === 'repeal')
  const plain = mine.filter((offer) => isNeeded(offer) || !(isBack(offer) || other.has(offer.action)))
  const possible = plain.filter((offer) => offer.allowed)
  const usual = possible.filter(isNeeded)
  const more = possible.filter((offer) => !isNeeded(offer))
  // A few buttons are no burden; a row of many hides the one that counts.
  const folds = more.length + usual.length > 4 && usual.length > 0
  const missing = plain.filter((offer) => !offer.allowed)
  const ways = mine.filter((offer) => isBack(offer) && !isNeeded(offer))
  const rest = mine.filter((offer) => other.has(offer.action) && !isNeeded(offer))
  const others = listed.filter((offer) => !offer.mine)
  return { usual: folds ? usual : possible, more: folds ? more : [], missing, ways, rest, others }
}
