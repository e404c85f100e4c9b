import type { NamedOrgan } from '../organs/table.ts'
import type { Tree } from '../tree.ts'

/** What an audit proposes for an instrument (清理意见); `retain` is what is proposed when nothing else is. */
export type Outcome = 'retain' | 'amend' | 'repeal' | 'declareInvalid'

/** Why (domain.md §9, R1–R12). */
export type ReasonCode = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11' | 'R12'

/** How an instrument stood on the day of the audit: the words of `workflows/instrument/standing.ts`, which a test of the types holds together. */
export type Standing =
  | 'unknown'
  | 'notYet'
  | 'inForce'
  | 'partlySuspended'
  | 'repealed'
  | 'expired'
  | 'declaredInvalid'
  | 'revoked'
  | 'replaced'
  | 'neverMade'
  | 'notNormative'

/** An act that ends an instrument: `by` as a sentence names it, `byId` its id; null = not known, or a lapse that needs no act. */
export interface Ending {
  on: string | null
  by: string | null
  byId: string | null
}

/** Another instrument of the register as an audit sees it. */
export interface AuditedTarget {
  /** Null for an instrument that the register knows only because another text repeals it. */
  instrumentId: string | null
  title: string
  number: string | null
  standing: Standing
  /** The day its standing ended it (repeal, expiry …), by which act: as a sentence names it, and its id. */
  ended: Ending | null
  /** The instrument that took its place, where an act says so. */
  replacedBy: string | null
  /** Acts that amended it, with their days; unknown days are null. */
  amendments: { on: string | null; by: string | null }[]
  /** The name it bears on the day of the audit. */
  nameNow: string
  /** The day it took effect. */
  from: string | null
}

/** What became of a cited provision since the citing text was made; `now` is the label of its article today. */
export interface Revised {
  became: 'same' | 'reworded' | 'renumbered' | 'gone'
  now: string | null
}

/** A citation that stands in the audited text; `target` null with the reason why nobody can say which instrument is meant. */
export interface AuditedCitation {
  start: number
  end: number
  words: string
  /** Relation of the sentence (`cites`, `basedOn`, `repeals`, …), as `documents/cite` reads it. */
  relation: string
  /** The cited provision, `art12/par1`, or null for the whole. */
  place: string | null
  /** Of a basis that was revised since: what became of the cited provision; null where nobody can say (no provision named, no two texts). */
  revised: Revised | null
  target: AuditedTarget | null
  unresolved: 'unknown' | 'ambiguous' | null
}

/** An organ named in the text, longest match, with what became of it by the day of the audit. */
export type AuditedOrgan = NamedOrgan

/** One instrument with everything the rules may look at. Plain values; whoever fills it reads the store, the rules do not. */
export interface AuditSubject {
  instrumentId: string
  title: string
  number: string | null
  ownership: 'own' | 'reference'
  documentClass: string | null
  organ: {
    id: string
    name: string
    type: string /** May it issue normative documents (domain.md §0)? null = nobody said. */
    mayIssue: boolean | null
  }
  standing: Standing
  /** Day of the act that made it, of its commencement, last day of validity; null = not known. */
  madeOn: string | null
  /** Day of the last act that amended or reissued it; null = never, or not known. */
  revisedOn: string | null
  /** Day from which the last act that reissued it as a whole takes effect; null = never, or not known. */
  reissuedOn: string | null
  from: string | null
  validTo: string | null
  /** Old paper often says nothing of its publication or filing: `unknown` is no finding, `never` and `overdue` are. */
  publication: { state: 'published' | 'never' | 'unknown'; on: string | null }
  filing: { state: 'filed' | 'overdue' | 'notDue' | 'unknown'; on: string | null }
  /** The amendment that a cleanup decision ordered and that has not been made; null = none. `decision` as a sentence names the act. */
  ordered: { by: string | null; lapses: boolean; decision: string | null } | null
  /** Ids of the acts that made, amended or reissued it: what these end, it ends itself. */
  acts: string[]
  /** All acts that say they end it as a whole, also those that came too late. */
  ends: Ending[]
  /** Text in force on the day of the audit with its tree; null for instruments known by title only. */
  tree: Tree | null
  citations: AuditedCitation[]
  organs: AuditedOrgan[]
  /** Other own instruments in force that look like the same thing: same base title or most of the text in common (0…1). */
  alike: { instrumentId: string; title: string; from: string | null; share: number }[]
  /** Oddities of its numbers: the same number on another act, or a number out of order of day. */
  numberOddities: { number: string; kind: 'reused' | 'outOfOrder'; other: string }[]
}

/** Limits and terms that rules need; they come from the rule pack, never from code. */
export interface AuditSettings {
  asOf: string
  /** Months before the end of validity in which an instrument is "about to expire". */
  expiringMonths: number
  /** Years an interim or trial instrument may last; null = the pack says nothing. */
  interimYears: number | null
  /** Years an instrument without a validity clause may last; null = the pack says nothing. */
  validityYears: number | null
  /** How the rule pack cites each of these terms (with 本地规则，待确认 where it is not confirmed). */
  bases: { expiring: string; interim: string; validity: string; filing: string; mayIssue: string }
}

/** What a rule found: the words in their place (null: the instrument as a whole), why, and what is proposed. */
export interface AuditFinding {
  rule: string
  severity: 'error' | 'warning' | 'note'
  start: number | null
  end: number | null
  words: string
  message: string
  messageEn: string
  basis: string
  outcome: Outcome
  reason: ReasonCode | null
  /** What the sentence is about: target, day, successor …; for pages and drill-down. */
  detail: Record<string, string | number | null>
}

/** An audit rule: a small module of its own. Pure; same input, same output. */
export interface AuditRule {
  id: string
  zh: string
  en: string
  basis: string
  /** Where the rule is known to be weak, in one sentence for the auditor. */
  limits: string
  run(subject: AuditSubject, settings: AuditSettings): AuditFinding[]
}
