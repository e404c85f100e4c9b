import { type Kysely, sql } from 'kysely'
import { createIndex, createTable } from './tables.ts'

/** Cleanup: the citation graph, findings, campaigns, reports, collections and register imports. Frozen in time like the first. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  for (const [name, columns, key] of tables) await createTable(db, dialect, name, columns, key)
  for (const [table, columns] of indexes) await createIndex(db, table, columns)
  // Sixteen segments of a level are merged at once, not four: a fifth less work in building the index, and queries feel nothing of it.
  if (dialect === 'sqlite') await sql`insert into search_words (search_words, rank) values ('automerge', 16)`.execute(db)
}

const tables: [name: string, columns: string, key: string][] = [
  // What a text of the register names, where, and what it says of it; `key` is the normal form by which titles and numbers meet.
  [
    'citation',
    'text_id, position:int, organ_id, type, relation, start:int, end:int, words, key, place?, provision_id?',
    'text_id, position, organ_id',
  ],
  // Every name under which an instrument can be cited, in normal form.
  ['title_key', 'key, instrument_id, organ_id, edition?, title, from_day?, to_day?', 'key, instrument_id, title, organ_id'],

  [
    'audit_run',
    'id, organ_id, as_of, scope_json, status, done:int, total:int, cursor?, counts_json, started_by, started_at, finished_at?',
    'id, organ_id',
  ],
  // The findings an instrument has now; the next audit of it replaces them.
  [
    'finding',
    'id, organ_id, instrument_id, run_id, as_of, rule, severity, provision_id?, start:int?, end:int?, words, message, message_en, basis, outcome?, reason?, detail_json',
    'id, organ_id',
  ],
  // That an instrument was audited on a day from inputs with this hash: what did not change is not audited again.
  ['audit_mark', 'instrument_id, organ_id, as_of, inputs_hash, run_id', 'instrument_id, organ_id'],

  [
    'campaign',
    'id, organ_id, kind, title, cut_off, scope_json, workflow, workflow_version:int, state_json, stage, status, opened_on, opened_by, updated_at',
    'id, organ_id',
  ],
  [
    'campaign_item',
    'campaign_id, instrument_id, organ_id, position:int, assigned_organ_id?, outcome?, reasons_json, opinion?, amend_by?, lapses:int, replaced_by?, concluded_by?, concluded_on?, verdict?, verdict_note?, verdict_by?, note?, rev:int',
    'campaign_id, instrument_id, organ_id',
  ],

  ['report_figure', 'id, organ_id, year:int, key, value, source, entered_by, entered_at', 'id, organ_id'],
  ['report_block', 'id, organ_id, year:int, block, content, rev:int, updated_by, updated_at', 'id, organ_id'],
  [
    'power_item',
    'id, organ_id, code?, name, kind, conditions, procedure, bases_json, state, rev:int, updated_by, updated_at',
    'id, organ_id',
  ],
  ['compendium', 'id, organ_id, title, edition:int, made_on, made_by, items_json, note?', 'id, organ_id'],
  // One row of an imported list: what became of it, so that a second run goes on where the first stopped.
  [
    'import_row',
    'source_hash, row:int, organ_id, row_hash, outcome, message?, act_id?, instrument_id?, imported_by, imported_at',
    'source_hash, row, organ_id',
  ],
]

const indexes: [table: string, columns: string][] = [
  // With the text, so that "which texts cite any of these" is read from the index alone.
  ['citation', 'key, type, text_id'],
  ['title_key', 'instrument_id'],
  ['audit_run', 'started_at'],
  ['finding', 'instrument_id'],
  ['finding', 'rule, instrument_id'],
  ['finding', 'run_id'],
  ['campaign', 'status, opened_on'],
  ['campaign_item', 'instrument_id'],
  ['campaign_item', 'assigned_organ_id, campaign_id'],
  ['report_figure', 'organ_id, year, key'],
  ['report_block', 'organ_id, year, block'],
  ['power_item', 'organ_id, state'],
  ['compendium', 'organ_id, edition'],
  ['import_row', 'row_hash'],
]
