import type { LegalDay } from '../types.ts'
import type { Place } from './stages.ts'

export type CaseKind = 'making' | 'revision' | 'repeal'
export type DocumentClass = 'government' | 'department'
export type DraftRole = 'act' | 'consolidated'
export type SignOffKind =
  | 'departmentLegality'
  | 'adviserOpinion'
  | 'fairCompetitionReview'
  | 'legalityReview'
  | 'deliberation'
  | 'signature'

/** What the classification says about the paper; each answer was given with a reason, which stands in the log. */
export interface Classification {
  isNormative: boolean
  documentClass: DocumentClass
  majorDecision: boolean
  concernsOperators: boolean
  productionRelated: boolean
  interim: boolean
  keptFromPublication: boolean
}

/** The draft that stands now in a role. Older drafts live in the store; sign-offs keep only how they differ from this one. */
export interface CurrentDraft {
  draftId: string
  seq: number
  draftKind: string
  textId: string
  textHash: string
  parsed: boolean
  /** provisionId → hash of its body without its label. */
  provisions: Record<string, string>
  labels: Record<string, string>
  /** Findings of the checks on this text that ask for an answer. */
  findings: { id: string; rule: string; severity: string }[]
}

/** A provision whose words now differ from those signed: the signed hash (null: it was not there) and its last known label. */
export interface Difference {
  signed: string | null
  label: string
  noise: boolean
}

export interface Point {
  id: string
  provisionId: string | null
  answer: 'adopted' | 'partlyAdopted' | 'notAdopted' | 'met' | null
  /** The provision (or, for a point on the whole, any provision) has changed in substance since. */
  touched: boolean
}

/** An opinion, vote or signature and the text it binds: the current drafts, except for `differences`. */
export interface SignOff {
  id: string
  kind: SignOffKind
  personId: string
  onBehalfOf: string | null
  organId: string
  conclusion: string
  on: LegalDay
  draftSeq: number
  draftIds: string[]
  points: Point[]
  exception: { ground: string; endDate: LegalDay | null; endCondition: boolean; noLessRestrictiveAlternative: boolean } | null
  reasoned: boolean
  elsewhere: boolean
  void: 'signer' | 'refused' | 'returned' | 'reclassified' | 'pack' | null
  differences: Record<DraftRole, Record<string, Difference>>
}

/** How long a place has been open, and when its clock stood still. */
export interface Visit {
  enteredOn: LegalDay
  /** Extra days granted, in the unit of the term. */
  extendedBy: number
  pauses: { from: LegalDay; to: LegalDay | null }[]
}

export interface PlannedEffect {
  kind: string
  instrumentId: string | null
  newInstrument: string | null
  provisions: string[]
  from: 'publication' | LegalDay
  validTo: LegalDay | null
  lapsesIf: string | null
  carriers: string[]
  /** The instrument that takes the place of the one that is ended; absent where nobody said so, as in cases from before there was a field. */
  replacedBy?: string
}

export interface Notice {
  draftIds: string[]
  draftSeq: number
  publishedOn: LegalDay
  until: LegalDay
  closedOn: LegalDay | null
  resultOn: LegalDay | null
  shortened: boolean
}

/** Everything the rulemaking machine knows of a case: ids, verdicts, counts, hashes; never a text. */
export interface RulemakingFacts {
  kind: CaseKind
  title: string
  documentClass: DocumentClass
  instruments: { id: string; mode: 'makes' | 'revises' | 'repeals'; baseVersionId: string | null }[]
  /** Number of events so far: the order of things that happened on one day. */
  step: number
  openedOn: LegalDay
  /** The case's own id, for the work items of other machines; null where the command did not say. */
  caseId: string | null
  /** Everyone who proposed, saved or replaced a draft: none of them may approve. */
  drafters: string[]
  /** Everyone who approved or reviewed: none of them may become a drafter. */
  approvers: string[]
  visits: Partial<Record<Place, Visit>>
  suspendedOn: LegalDay | null
  supplementAskedOn: LegalDay | null
  expedited: { ground: string; on: LegalDay } | null
  partyReportedOn: LegalDay | null

  classification: Classification | null
  proposedBy: string | null
  materials: { id: string; kind: string }[]
  drafts: Partial<Record<DraftRole, CurrentDraft>>
  /** Counts changes of substance: blanks, width and declared editorial changes do not count. */
  draftSeq: number
  /** `draftSeq` of the last change that was marked major; 0 when there was none. */
  lastMajor: number
  effects: PlannedEffect[]
  answeredFindings: string[]
  researched: boolean

  departments: { asked: Record<string, boolean>; dueOn: LegalDay; closed: boolean } | null
  notice: Notice | null
  noticeSkipped: { ground: string; draftSeq: number; on: LegalDay } | null
  comments: { open: string[]; answered: string[] }
  riskAssessment: 'controllable' | 'uncontrollable' | 'notNeeded' | null
  hearings: number

  selfReviewedAt: number | null
  signOffs: SignOff[]
  departmentDeliberatedOn: LegalDay | null
  submittedOn: LegalDay | null
  acceptedOn: LegalDay | null
  /** The meeting passed the text "with changes" and they are not made yet. */
  changesOwed: boolean
  decidedOn: LegalDay | null

  signedOn: LegalDay | null
  secrecy: 'mayPublish' | 'keptBack' | null
  number: { bookId: string; on: LegalDay } | null
  validity: { effectiveFrom: 'publication' | LegalDay; validTo: LegalDay | null; longTerm: boolean } | null
  interpreted: boolean
  publishedOn: LegalDay | null
  filings: { recipient: string; sentOn: LegalDay; result: 'registered' | 'deferred' | 'refused' | 'corrected' | null }[]
}

/** The facts of a case that was just opened. */
export function openingFacts(
  kind: CaseKind,
  title: string,
  documentClass: DocumentClass,
  instruments: RulemakingFacts['instruments'],
  openedOn: LegalDay,
  caseId: string | null,
): RulemakingFacts {
  return {
    ...{ kind, title, documentClass, instruments, openedOn, step: 1, caseId, drafters: [], approvers: [] },
    visits: { initiation: { enteredOn: openedOn, extendedBy: 0, pauses: [] } },
    ...{ suspendedOn: null, supplementAskedOn: null, expedited: null, partyReportedOn: null },
    ...{ classification: null, proposedBy: null, materials: [], drafts: {}, draftSeq: 0, lastMajor: 0, effects: [] },
    ...{ answeredFindings: [], researched: false, departments: null, notice: null, noticeSkipped: null },
    ...{ comments: { open: [], answered: [] }, riskAssessment: null, hearings: 0, selfReviewedAt: null, signOffs: [] },
    ...{ departmentDeliberatedOn: null, submittedOn: null, acceptedOn: null, changesOwed: false, decidedOn: null },
    ...{ signedOn: null, secrecy: null, number: null, validity: null, interpreted: false, publishedOn: null, filings: [] },
  }
}
