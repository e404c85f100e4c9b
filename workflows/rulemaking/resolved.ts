import type { LegalDay } from '../types.ts'

/** What the command looks up for `draft.save` and `draft.replace`. Form slots (number, date, signature) are left out of the maps. */
export interface ResolvedDraft {
  draftId: string
  textId: string
  textHash: string
  /** provisionId → hash of its body without its label, of every provision of the text. */
  provisions: Record<string, string>
  labels: Record<string, string>
  /** Findings that ask for an answer. */
  findings: { id: string; rule: string; severity: string }[]
  /** Provisions whose only change is in blanks, width or punctuation; true: all changes are of that sort. */
  noiseOnly?: boolean | string[]
  /** False when the text gave no provisions. Absent: true when there is at least one. */
  parsed?: boolean
}

/** For `departmentLegality.conclude`, `adviserOpinion.give`, `fairCompetition.conclude`, `legality.decide`, `meeting.decide`, `expedited.decide`, `signing.sign`, `departmentDeliberation.record`. */
export interface ResolvedSignOff {
  signOffId: string
  /** The organ for which the person signs. Absent: the organ of the action's relation. */
  organId?: string
  /** Ids for the points of the payload, in their order. Absent: `<signOffId>.<n>`. */
  pointIds?: string[]
}

/** For `baseVersion.compare`: the instrument's latest version and the provisions in which it differs from the one the case began from. */
export interface ResolvedBaseVersion {
  instrumentId: string
  versionId: string
  changed: { provisionId: string; label: string }[]
}

/** For `publication.publish` (and, where known, `signing.sign`). */
export interface ResolvedPublication {
  /** instrumentId → its latest version now; compared with the one the case began from. */
  latestVersions?: Record<string, string | null>
  /** The effects as they will be recorded: one follow-up `effect.record` each. */
  effects?: { effectId: string; actId?: string; instrumentId: string; kind: string; whole: boolean; from?: LegalDay; replaces?: string }[]
}
