import type { Story } from './steps.ts'

/** One pass of a document through all stages, without anything unexpected on the way. */
export interface Pass {
  /** Name of the case within the walk. */
  case: string
  kind: 'making' | 'revision' | 'repeal'
  title: string
  /** The text typed. */
  words: string
  /** For a revision by an amending decision: the text it leads to. */
  consolidated?: string
  /** Name of the instrument within the walk: made by a making, else known from before. */
  instrument: string
  /** Last day of the notice; a repeal does without. */
  until: string
  effectiveFrom?: string
  validTo?: string
  issuing?: string
  drafting?: string
  book?: string
  /** `department`: the bureau issues in its own name; its own office, meeting and chief act. */
  documentClass?: 'government' | 'department'
  /** Prefix of the accounts of the drafting bureau; those of 科工商务局 when left out. */
  people?: { drafter: string; chief: string; legal: string }
}

/** The three parts of a pass: up to the notice, up to the legality review, up to the end; terms pass between them. */
export interface Parts {
  opening: Story
  review: Story
  decision: Story
}

/** Who acts. A department's own document is handled by its own office, meeting and chief; only the legality body is the government's. */
export function people(pass: Pass) {
  const unit = pass.people ?? { drafter: 'qicao', chief: 'juzhang', legal: 'fazhi' }
  return pass.documentClass === 'department'
    ? { ...unit, clerk: 'bangong', registrar: 'bangong', competition: unit.legal, signer: unit.chief, meeting: 'office' }
    : { ...unit, clerk: 'shouwen', registrar: 'dengji', competition: 'gongping', signer: 'zhuyao', meeting: 'executive' }
}
