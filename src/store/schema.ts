import type { Generated } from 'kysely'
import type { CaseTables } from './schema-cases.ts'
import type { CleanupTables } from './schema-cleanup.ts'
import type { PeopleTables } from './schema-people.ts'
import type { RegisterTables } from './schema-register.ts'

/**
 * The tables as Kysely sees them, one interface a noun of design.md §2.
 *
 * Text, integer and JSON-as-text columns only, so that the same reading queries run on SQLite and PostgreSQL. JSON columns are named
 * `…_json` and are never queried. Instants are ISO UTC text, legal days `YYYY-MM-DD`, flags 0 or 1.
 */
export interface Database extends PeopleTables, RegisterTables, CaseTables, CleanupTables {
  setting: { key: string; value: string }

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
