/** The tables of `migrations/0002-cleanup.ts` as Kysely sees them; the rules of `schema.ts` hold here too. */
export interface CleanupTables {
  citation: CitationTable
  title_key: TitleKeyTable
  audit_run: AuditRunTable
  finding: FindingTable
  audit_mark: AuditMarkTable
  campaign: CampaignTable
  campaign_item: CampaignItemTable
  report_figure: ReportFigureTable
  report_block: ReportBlockTable
  power_item: PowerItemTable
  compendium: CompendiumTable
  import_row: ImportRowTable
}

/** What a text of the register names: type, what it says of it (`relation`), where, and the normal form (`key`) by which it is found. */
export interface CitationTable {
  text_id: string
  position: number
  organ_id: string
  type: string
  relation: string
  start: number
  end: number
  words: string
  key: string
  place: string | null
  provision_id: string | null
}

/** A name under which an instrument can be cited, in normal form; `edition` is what tells 试行 from the later one. */
export interface TitleKeyTable {
  key: string
  instrument_id: string
  organ_id: string
  edition: string | null
  title: string
  from_day: string | null
  to_day: string | null
}

/** One audit: what it looked at, how far it is, what it found. */
export interface AuditRunTable {
  id: string
  organ_id: string
  as_of: string
  scope_json: string
  status: 'running' | 'done' | 'cancelled' | 'failed'
  done: number
  total: number
  cursor: string | null
  counts_json: string
  started_by: string
  started_at: string
  finished_at: string | null
}

/** What an audit rule found on an instrument, with the outcome it proposes; the next audit of the instrument replaces it. */
export interface FindingTable {
  id: string
  organ_id: string
  instrument_id: string
  run_id: string
  as_of: string
  rule: string
  severity: 'error' | 'warning' | 'note'
  provision_id: string | null
  start: number | null
  end: number | null
  words: string
  message: string
  message_en: string
  basis: string
  outcome: 'retain' | 'amend' | 'repeal' | 'declareInvalid' | null
  reason: string | null
  detail_json: string
}

/** That an instrument was audited from inputs with this hash. */
export interface AuditMarkTable {
  instrument_id: string
  organ_id: string
  as_of: string
  inputs_hash: string
  run_id: string
}

/** 清理: scope and cut-off over own instruments. */
export interface CampaignTable {
  id: string
  organ_id: string
  kind: 'periodic' | 'special' | 'immediate'
  title: string
  cut_off: string
  scope_json: string
  workflow: string
  workflow_version: number
  state_json: string
  stage: string
  status: 'open' | 'closed' | 'withdrawn'
  opened_on: string
  opened_by: string
  updated_at: string
}

/** One instrument of a campaign: to whom it is assigned, what was concluded, what the legal office says of it. */
export interface CampaignItemTable {
  campaign_id: string
  instrument_id: string
  organ_id: string
  position: number
  assigned_organ_id: string | null
  outcome: 'retain' | 'amend' | 'repeal' | 'declareInvalid' | 'notNormative' | null
  reasons_json: string
  opinion: string | null
  amend_by: string | null
  lapses: number
  replaced_by: string | null
  concluded_by: string | null
  concluded_on: string | null
  verdict: string | null
  verdict_note: string | null
  verdict_by: string | null
  note: string | null
  rev: number
}

/** A figure of the annual report that was typed in, with its source. */
export interface ReportFigureTable {
  id: string
  organ_id: string
  year: number
  key: string
  value: string
  source: string
  entered_by: string
  entered_at: string
}

/** A text block of the annual report, kept from year to year. */
export interface ReportBlockTable {
  id: string
  organ_id: string
  year: number
  block: string
  content: string
  rev: number
  updated_by: string
  updated_at: string
}

/** 行政权力事项: conditions, procedure and legal bases. */
export interface PowerItemTable {
  id: string
  organ_id: string
  code: string | null
  name: string
  kind: string
  conditions: string
  procedure: string
  bases_json: string
  state: string
  rev: number
  updated_by: string
  updated_at: string
}

/** An edition of the 制度汇编: which texts it held. */
export interface CompendiumTable {
  id: string
  organ_id: string
  title: string
  edition: number
  made_on: string
  made_by: string
  items_json: string
  note: string | null
}

/** What became of one row of an imported list. */
export interface ImportRowTable {
  source_hash: string
  row: number
  organ_id: string
  row_hash: string
  outcome: string
  message: string | null
  act_id: string | null
  instrument_id: string | null
  imported_by: string
  imported_at: string
}
