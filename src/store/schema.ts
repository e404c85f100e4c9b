import type { Generated } from 'kysely'
import type { CleanupTables } from './schema-cleanup.ts'

/**
 * The tables as Kysely sees them, one interface a noun of design.md §2.
 *
 * Text, integer and JSON-as-text columns only, so that the same reading queries run on SQLite and PostgreSQL. JSON columns are named
 * `…_json` and are never queried. Instants are ISO UTC text, legal days `YYYY-MM-DD`, flags 0 or 1.
 */
export interface Database extends CleanupTables {
  setting: { key: string; value: string }

  organ: OrganTable
  organ_succession: {
    id: string
    organ_id: string
    old_organ_id: string
    new_organ_id: string
    duty: string | null
    from_day: string
    source: string
  }
  person: PersonTable
  membership: { id: string; organ_id: string; person_id: string; role: string; from_day: string; to_day: string | null }
  deputy: {
    id: string
    organ_id: string
    principal_id: string
    deputy_id: string
    role: string | null
    from_day: string
    to_day: string
    reason: string
  }
  absence: { id: string; organ_id: string; person_id: string; from_day: string; to_day: string; reason: string }
  session: { id_hash: string; person_id: string; csrf: string; created_at: string; seen_at: string; expires_at: string; agent: string }

  text: { id: string; hash: string; content: string; chars: number; title: string | null; created_at: string }
  provision: ProvisionTable

  act: ActTable
  number_book: {
    id: string
    organ_id: string
    scheme: string
    code: string
    name: string
    restarts_yearly: number
    from_day: string
    to_day: string | null
  }
  number: NumberTable
  instrument: InstrumentTable
  instrument_name: {
    id: string
    organ_id: string
    instrument_id: string
    title: string
    from_day: string | null
    to_day: string | null
    source: string
  }
  version: VersionTable
  effect: EffectTable

  case_file: CaseTable
  stage: StageTable
  task: {
    id: string
    organ_id: string
    case_id: string
    action: string
    role: string
    person_id: string | null
    due_on: string | null
    since: string
  }
  draft: DraftTable
  working_copy: {
    id: string
    organ_id: string
    case_id: string
    role: string
    content: string
    rev: number
    updated_by: string
    updated_at: string
  }
  opinion: OpinionTable
  remark: RemarkTable
  remark_change: RemarkChangeTable
  comment: CommentTable
  comment_contact: { comment_id: string; organ_id: string; name: string | null; contact: string | null }
  material: MaterialTable
  meeting: { id: string; organ_id: string; case_id: string; kind: string; held_on: string; title: string; detail_json: string }
  filing: {
    id: string
    organ_id: string
    case_id: string
    recipient: string
    sent_on: string
    reference: string | null
    result: string | null
    result_on: string | null
  }

  proposal: ProposalTable
  rule_pack: RulePackTable
  holiday_year: HolidayYearTable

  event: EventTable
  stream_head: { kind: string; id: string; organ_id: string; seq: number; hash: string; recorded_at: string }
  checkpoint: { id: number; made_at: string; streams: number; events: number; root: string; prev: string; hash: string; heads_json: string }
  idempotency: IdempotencyTable
  outbox: OutboxTable

  search_doc: {
    id: Generated<number>
    kind: string
    ref_id: string
    organ_id: string
    is_public: number
    title: string
    number: string | null
  }
}

/** 机关. `own` marks an organ of this installation: it works here, its instruments expire, are cleaned up and catalogued here. */
export interface OrganTable {
  id: string
  code: string
  name: string
  number_word: string | null
  type: string
  level: string
  parent_id: string | null
  own: number
  legality_body_id: string | null
  general_office_id: string | null
  market_regulator_id: string | null
  from_day: string | null
  to_day: string | null
}

export interface PersonTable {
  id: string
  login: string
  name: string
  password_hash: string
  locale: string
  disabled: number
  failed_count: number
  locked_until: string | null
  must_change: number
  seen_inbox_at: string | null
}

/** A provision of one text. `slot` = a form slot outside every sign-off (design.md §2). */
export interface ProvisionTable {
  text_id: string
  provision_id: string
  parent_id: string | null
  position: number
  kind: string
  label: string | null
  start: number
  end: number
  body_hash: string
  slot: number
}

/** 公文: a paper as issued. Never changed once written. Days are ranges; equal when known. */
export interface ActTable {
  id: string
  organ_id: string
  title: string
  genre: string
  issuers_json: string
  text_id: string | null
  case_id: string | null
  origin: 'case' | 'recorded' | 'imported' | 'reference'
  signed_from: string | null
  signed_to: string | null
  published_from: string | null
  published_to: string | null
  gaps_json: string
  source: string
  recorded_by: string | null
  confirmed_by: string | null
  hash_sm3: string | null
}

export interface NumberTable {
  id: string
  organ_id: string
  scheme: string
  code: string
  year: number
  sequence: number
  printed: string
  origin: 'allocated' | 'external' | 'historic'
  state: 'used' | 'void'
  reason: string | null
  oddity: string | null
  act_id: string | null
  case_id: string | null
}

export interface InstrumentTable {
  id: string
  organ_id: string
  implementing_organ_id: string | null
  ownership: 'own' | 'reference'
  document_class: string | null
  title: string
  state_json: string
  standing: string
  standing_day: string
  valid_to: string | null
  from_day: string | null
}

export interface VersionTable {
  id: string
  organ_id: string
  instrument_id: string
  act_id: string
  text_id: string
  range_start: number
  range_end: number
  position: number
}

/** 效力. Rows are never changed; a correction `replaces` an earlier row. */
export interface EffectTable {
  id: string
  organ_id: string
  act_id: string
  instrument_id: string
  kind: string
  provisions_json: string | null
  from_from: string | null
  from_to: string | null
  until_day: string | null
  known_from: string
  replaces: string | null
  version_id: string | null
  valid_to: string | null
  lapses_if_json: string | null
  carriers_json: string | null
  note: string | null
  /** The instrument that takes the place of the one that is ended. */
  replaced_by: string | null
}

export interface CaseTable {
  id: string
  organ_id: string
  drafting_organ_id: string
  kind: 'making' | 'revision' | 'repeal'
  title: string
  workflow: string
  workflow_version: number
  state_json: string
  stage: string
  status: 'open' | 'closed' | 'withdrawn'
  opened_on: string
  opened_by: string
  instruments_json: string
  updated_at: string
}

export interface StageTable {
  organ_id: string
  case_id: string
  stage: string
  entered_on: string
  due_on: string | null
  due_json: string | null
}

export interface DraftTable {
  id: string
  organ_id: string
  case_id: string
  role: string
  draft_kind: string
  text_id: string
  position: number
  note: string | null
  saved_by: string
  saved_at: string
  changes_json: string | null
}

export interface OpinionTable {
  id: string
  organ_id: string
  case_id: string
  kind: string
  by_organ_id: string
  person_id: string
  on_behalf_of: string | null
  conclusion: string
  body: string
  draft_ids_json: string
  elsewhere_json: string | null
  given_on: string
}

export interface RemarkTable {
  id: string
  organ_id: string
  case_id: string
  opinion_id: string | null
  person_id: string
  provision_id: string | null
  draft_id: string | null
  quote: string | null
  body: string
  parent_id: string | null
  created_at: string
  resolved: number
}

/** What a remark said before its author changed (`edited`) or took it back (`withdrawn`). */
export interface RemarkChangeTable {
  id: string
  organ_id: string
  remark_id: string
  case_id: string
  kind: string
  body: string
  changed_at: string
}

/** 公众意见. The person behind it stands in `comment_contact`, apart. */
export interface CommentTable {
  id: string
  organ_id: string
  case_id: string
  draft_id: string
  provision_id: string | null
  body: string
  channel: string
  receipt: string
  received_on: string
  disposition: string | null
  answer: string | null
  answered_by: string | null
  answered_on: string | null
}

export interface MaterialTable {
  id: string
  organ_id: string
  case_id: string
  kind: string
  title: string
  filename: string
  media_type: string
  size: number
  sha256: string
  added_by: string
  added_at: string
  withdrawn: number
}

/** Something of the administration that a second person must confirm: an act recorded without a case, a rule pack, a holiday year. */
export interface ProposalTable {
  id: string
  organ_id: string
  kind: string
  body_json: string
  state: 'proposed' | 'confirmed' | 'refused'
  proposed_by: string
  proposed_at: string
  decided_by: string | null
  decided_at: string | null
}

export interface RulePackTable {
  id: string
  organ_id: string
  jurisdiction: string
  pack_json: string
  source: string
  state: 'proposed' | 'confirmed' | 'withdrawn'
  proposed_by: string
  confirmed_by: string | null
  effective_from: string
}

export interface HolidayYearTable {
  id: string
  organ_id: string
  year: number
  body_json: string
  source: string
  state: 'proposed' | 'confirmed' | 'withdrawn'
  proposed_by: string
  confirmed_by: string | null
}

/** One link of a stream's hash chain. `hash` covers everything before it in the row. */
export interface EventTable {
  kind: string
  stream_id: string
  seq: number
  organ_id: string
  type: string
  body_json: string
  actor_id: string
  on_behalf_of: string | null
  occurred_on: string
  recorded_at: string
  prev_hash: string
  hash: string
}

export interface IdempotencyTable {
  person_id: string
  key: string
  route: string
  body_hash: string
  status: number
  answer_json: string
  created_at: string
}

export interface OutboxTable {
  id: string
  organ_id: string
  kind: string
  body_json: string
  created_at: string
  due_on: string | null
  done_at: string | null
  attempts: number
  error: string | null
}
