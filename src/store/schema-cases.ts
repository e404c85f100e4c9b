/** Cases and everything that lies in one, as Kysely sees them; the rules of `schema.ts` hold here too. */
export interface CaseTables {
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
