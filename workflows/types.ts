import type { TObject } from 'typebox'
import type { CampaignKind, CleanupFacts } from './cleanup/facts.ts'
import type { InstrumentFacts } from './instrument/facts.ts'
import type { RulemakingFacts } from './rulemaking/facts.ts'
import type { Pack } from './rules/pack.ts'

/** A legal day, `YYYY-MM-DD`, in the installation's legal time zone. Never an instant. */
export type LegalDay = string

/** One sentence or name in both languages of the program. */
export interface Said {
  zh: string
  en: string
}

/**
 * A legal basis as it is cited to people.
 *
 * R: read in full, cited with its article. E: read in part, cited by instrument ("条号待核"). 2 and U: second-hand or
 * recalled, shown only as "本地规则（待确认）". house: this system's own rule (two times, four eyes).
 */
export interface Basis extends Said {
  confidence: 'R' | 'E' | '2' | 'U' | 'house'
}

export type Workflow = 'rulemaking' | 'instrument' | 'cleanup'
export type Facts = RulemakingFacts | InstrumentFacts | CleanupFacts

/** What is stored of a machine: plain JSON, no snapshot of any library. */
export interface StoredState<F = Facts> {
  workflow: Workflow
  version: number
  value: unknown
  facts: F
}

export type Role =
  | 'drafter'
  | 'unitChief'
  | 'unitLegalReviewer'
  | 'legalAdviser'
  | 'marketReviewer'
  | 'officeClerk'
  | 'officeRegistrar'
  | 'legalityReviewer'
  | 'legalityChief'
  | 'meetingSecretary'
  | 'chief'
  | 'auditor'
  | 'systemAdmin'
  | 'securityAdmin'
  | 'auditAdmin'

/** A role held in an organ; `onBehalfOf` is the principal's personId when it is held as a deputy. */
export interface Post {
  organId: string
  role: Role
  onBehalfOf: string | null
}

/** The person who acts, with every post that counts on the day of the act. */
export interface Actor {
  personId: string
  posts: Post[]
}

/** Which organ stands in which relation to the case; null where there is none of its own (see `roles.ts` for who stands in). */
export interface CaseOrgans {
  issuing: string
  drafting: string
  generalOffice: string | null
  legalityBody: string | null
  marketRegulator: string | null
  legalUnit: string | null
  adviser: string | null
}

/**
 * Relations a requirement may name; `public` is anyone, `signer` is who gave the sign-off or holds his post, `implementing` the organs to which
 * a cleanup assigned instruments, `system` the program itself.
 */
export type Relation = keyof CaseOrgans | 'public' | 'signer' | 'implementing' | 'system'

/** The rule pack that holds on a day (terms and rules go by `occurredOn`). */
export type PackResolver = (day: LegalDay) => Pack

/** Working days; every question about an unknown year throws `RangeError`. */
export interface Calendar {
  version: string
  years: number[]
  isWorkday(day: LegalDay): boolean
}

/** Everything the outside world contributes to a decision. */
export interface Circumstances {
  actor: Actor
  organs: CaseOrgans
  today: LegalDay
  recordedAt: string
  pack: PackResolver
  calendar: Calendar
}

/** An act of a stage that was done outside this system and is recorded here, naming the exact drafts that lay before the signer. */
export interface Elsewhere {
  place: 'oa' | 'portal' | 'paper'
  address: string
  person: string
  materialId: string | null
  draftIds: string[]
}

/**
 * One thing that happened. `occurredOn` is the legal day given by the person; `resolved` is what the command looked up
 * for the machine (see `rulemaking/resolved.ts`).
 */
export interface ActionEvent {
  type: string
  payload: Record<string, unknown>
  occurredOn: LegalDay
  reason?: string
  elsewhere?: Elsewhere
  actorId: string
  onBehalfOf?: string
  resolved?: Record<string, unknown>
}

/** A requirement that does not hold, in words, with its basis and what would satisfy it. */
export interface Unmet extends Said {
  code: string
  params: Record<string, string | number>
  basis: Basis[]
  remedy: Said & { action: string | null; by: string | null; day: LegalDay | null }
}

/** Who may take an action: any of the roles in the organ that stands in the relation. */
export interface Who {
  role: Role[]
  relation: Relation
  /** Only in these stages; everywhere when absent. */
  stages?: string[]
  /** Only for this class of document; both when absent. */
  documentClass?: 'government' | 'department'
}

/** One row of an action table: event type, route, form and documentation derive from it. */
export interface ActionDefinition extends Said {
  name: string
  help: Said
  stages: string[]
  by: Who[]
  /** JSON Schema of the payload: `title` is Chinese, `x-en` English, `x-options` the words of a choice. */
  schema: TObject
  /** Names of requirements, in the order in which they are explained. */
  requirements: string[]
  /** The action that carries the stage forward. */
  primary: boolean
}

/** An action as it stands now for one person. `unmet` is complete, `allowed` says that a fitting payload would be accepted. */
export interface Offer extends Said {
  action: string
  help: Said
  stage: string
  allowed: boolean
  unmet: Unmet[]
  by: Said & { role: Role[]; relation: string }
  mine: boolean
  primary: boolean
  schema: string
}

/** How a due day was computed: rule, days counted, days skipped, calendar. */
export interface DueExplanation extends Said {
  key: string
  days: number
  unit: 'natural' | 'working'
  from: LegalDay
  to: LegalDay
  counted: number
  skipped: LegalDay[]
  calendar: string
  basis: Basis
}

/** A stage (or a lane of the parallel review) that is open now. */
export interface StageRow {
  stage: string
  enteredOn: LegalDay
  dueOn: LegalDay | null
  due: DueExplanation | null
  notComputable: Said | null
}

/** Who is asked for what now: a row of the inbox. `personId` is set where one person is meant (a signer), null for a post. */
export interface Ask {
  action: string
  role: Role
  organId: string
  personId: string | null
  dueOn: LegalDay | null
}

/** An event for another machine, run in the same transaction, one level deep. */
export interface FollowUp {
  machine: Workflow
  id: string
  event: ActionEvent
}

export interface Performed {
  ok: true
  state: StoredState
  stages: StageRow[]
  asks: Ask[]
  followUps: FollowUp[]
  done: boolean
  stageChanged: boolean
}

export type RefusalCode = 'requirementsUnmet' | 'notInStage' | 'forbidden' | 'badInput' | 'finished' | 'corruptState'

export interface Refused {
  ok: false
  code: RefusalCode
  unmet: Unmet[]
  message: Said
  details?: unknown
}

/** The fastest lawful path to a stage with its days. */
export interface Plan {
  reachable: boolean
  on: LegalDay | null
  steps: PlanStep[]
  blockedBy: Unmet[]
  notComputable: Said | null
  /** The earlier day that a lawful decision open to somebody would give, in words that say who decides what; the plan itself does without it. */
  sooner: (Said & { action: string; on: LegalDay }) | null
}

export interface PlanStep extends Said {
  action: string
  on: LegalDay
  by: string
  /** The organ that takes it; null where nobody can tell. */
  organId: string | null
  /** Set when the step had to wait: the requirement that refuses it one day earlier. */
  waits: (Said & { code: string; days: number; basis: Basis[] }) | null
}

/** What opens a rulemaking case. `baseVersionId` is the instrument's latest version when the case began. */
export interface CaseOpening {
  kind: 'making' | 'revision' | 'repeal'
  title: string
  documentClass: 'government' | 'department'
  instruments: { id: string; mode: 'makes' | 'revises' | 'repeals'; baseVersionId?: string | null }[]
  occurredOn: LegalDay
  reason?: string
  /** The case's own id: names the work item in the instrument's machine. */
  caseId?: string
  /** Type of the issuing organ, where known: some types may not issue normative documents. */
  issuingOrganType?: string
}

/** What opens an instrument. `own` instruments expire, are cleaned up and catalogued; `reference` ones are only cited. */
export interface InstrumentOpening {
  own: boolean
  title: string
  occurredOn: LegalDay
}

/** What opens a cleanup campaign: kind, cut-off day and the instruments in scope with the organs proposed for them. */
export interface CampaignOpening {
  kind: CampaignKind
  title: string
  cutOff: LegalDay
  /** The notice or event that started it; asked of special and immediate cleanups. */
  trigger?: string
  items: { instrumentId: string; organId?: string }[]
  occurredOn: LegalDay
  reason?: string
  /** The campaign's own id: names the work item in the machines of its instruments. */
  campaignId?: string
}
