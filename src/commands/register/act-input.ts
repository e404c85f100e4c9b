import type { DayRange } from '../../../workflows/instrument/standing.ts'

/** An act without a case as people know it (the contract's `NewAct`). */
export interface ActInput {
  /** The issuing organ. */
  organId: string
  title: string
  genre: string
  number?: string | undefined
  /** 统一编号, beside the number. */
  unifiedNumber?: string | undefined
  /** As printed, where the paper names others than the issuing organ, or several. */
  issuers?: string[] | undefined
  signed: DayRange
  published: DayRange
  text?: string | undefined
  /** What is not known, and why. */
  gaps: { field: string; reason: string }[]
  source: string
  effects: ActEffectInput[]
  /** What ended the first instrument, where only that is known of another paper. */
  ending?: EndingInput | undefined
}

/** The end of an instrument by a paper that the register knows already, or knows little of. */
export interface EndingInput {
  kind: 'repeals' | 'declaresInvalid'
  from: DayRange
  note?: string | undefined
  /** The instrument that took its place. */
  replacedBy?: string | undefined
  act: { id: string } | Pick<ActInput, 'title' | 'genre' | 'number' | 'signed' | 'gaps' | 'source'>
}

/** 政府、部门规范性文件；内部管理制度 binds nobody outside and stands in the collection only. */
export type DocumentClass = 'government' | 'department' | 'internal'

/** What the act does to one instrument, known or new to the register. */
export interface ActEffectInput {
  kind: string
  instrumentId?: string | undefined
  newInstrument?:
    | { title: string; ownership: 'own' | 'reference'; implementingOrganId?: string | undefined; documentClass?: DocumentClass | undefined }
    | undefined
  from: DayRange
  validTo?: string | undefined
  provisions?: string[] | undefined
  note?: string | undefined
  /**
   * The instrument that takes the place of the one that is ended; null: none does. Left out, a repeal in an act that makes or reissues one
   * other instrument is taken to give way to it.
   */
  replacedBy?: string | null | undefined
}

/** Who recorded it, when, and where it comes from. */
export interface Recording {
  today: string
  recordedBy: string
  confirmedBy: string | null
  origin: 'recorded' | 'imported'
}
