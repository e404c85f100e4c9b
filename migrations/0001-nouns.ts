import { type Kysely, sql } from 'kysely'
import { createIndex, createTable, type IndexOptions } from './tables.ts'

/**
 * The first schema: one table a noun of design.md §2. Frozen in time: it depends on no code of the program.
 *
 * A table is written as one line of columns: text unless `:int`, not null unless `?`. Primary keys end with the organ where a row belongs
 * to one, so that the tables can be distributed by organ later; ids are unique by themselves.
 */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  for (const [name, columns, key] of tables) await createTable(db, dialect, name, columns, key, small.has(name))
  for (const [table, columns, options] of indexes) {
    if (options?.only === undefined || options.only === dialect) await createIndex(db, table, columns, options)
  }
  await createSearch(db, dialect)
  for (const statement of dialect === 'sqlite' ? sqliteTriggers() : postgresTriggers()) await sql.raw(statement).execute(db)
}

// A row as short as its key is kept in the key's own tree on SQLite: one page less to write for each step.
const small = new Set(['stream_head', 'setting', 'session', 'comment_contact'])

const tables: [name: string, columns: string, key: string][] = [
  ['setting', 'key, value', 'key'],

  [
    'organ',
    'id, code, name, number_word?, type, level, parent_id?, own:int, legality_body_id?, general_office_id?, market_regulator_id?, from_day?, to_day?',
    'id',
  ],
  ['organ_succession', 'id, organ_id, old_organ_id, new_organ_id, duty?, from_day, source', 'id, organ_id'],
  [
    'person',
    'id, login, name, password_hash, locale, disabled:int, failed_count:int, locked_until?, must_change:int, seen_inbox_at?',
    'id',
  ],
  ['membership', 'id, organ_id, person_id, role, from_day, to_day?', 'id, organ_id'],
  ['deputy', 'id, organ_id, principal_id, deputy_id, role?, from_day, to_day, reason', 'id, organ_id'],
  ['absence', 'id, organ_id, person_id, from_day, to_day, reason', 'id, organ_id'],
  ['session', 'id_hash, person_id, csrf, created_at, seen_at, expires_at, agent', 'id_hash'],

  ['text', 'id, hash, content, chars:int, title?, created_at', 'id'],
  [
    'provision',
    'text_id, provision_id, parent_id?, position:int, kind, label?, start:int, end:int, body_hash, slot:int',
    'text_id, provision_id',
  ],

  [
    'act',
    'id, organ_id, title, genre, issuers_json, text_id?, case_id?, origin, signed_from?, signed_to?, published_from?, published_to?, gaps_json, source, recorded_by?, confirmed_by?, hash_sm3?',
    'id, organ_id',
  ],
  ['number_book', 'id, organ_id, scheme, code, name, restarts_yearly:int, from_day, to_day?', 'id, organ_id'],
  [
    'number',
    'id, organ_id, scheme, code, year:int, sequence:int, printed, origin, state, reason?, oddity?, act_id?, case_id?',
    'id, organ_id',
  ],
  [
    'instrument',
    'id, organ_id, implementing_organ_id?, ownership, document_class?, title, state_json, standing, standing_day, valid_to?, from_day?',
    'id, organ_id',
  ],
  ['instrument_name', 'id, organ_id, instrument_id, title, from_day?, to_day?, source', 'id, organ_id'],
  ['version', 'id, organ_id, instrument_id, act_id, text_id, range_start:int, range_end:int, position:int', 'id, organ_id'],
  [
    'effect',
    'id, organ_id, act_id, instrument_id, kind, provisions_json?, from_from?, from_to?, until_day?, known_from, replaces?, version_id?, valid_to?, lapses_if_json?, carriers_json?, note?',
    'id, organ_id',
  ],

  [
    'case_file',
    'id, organ_id, drafting_organ_id, kind, title, workflow, workflow_version:int, state_json, stage, status, opened_on, opened_by, instruments_json, updated_at',
    'id, organ_id',
  ],
  ['stage', 'case_id, stage, organ_id, entered_on, due_on?, due_json?', 'case_id, stage, organ_id'],
  ['task', 'id, organ_id, case_id, action, role, person_id?, due_on?, since', 'id, organ_id'],
  ['draft', 'id, organ_id, case_id, role, draft_kind, text_id, position:int, note?, saved_by, saved_at, changes_json?', 'id, organ_id'],
  ['working_copy', 'id, organ_id, case_id, role, content, rev:int, updated_by, updated_at', 'id, organ_id'],
  [
    'opinion',
    'id, organ_id, case_id, kind, by_organ_id, person_id, on_behalf_of?, conclusion, body, draft_ids_json, elsewhere_json?, given_on',
    'id, organ_id',
  ],
  [
    'remark',
    'id, organ_id, case_id, opinion_id?, person_id, provision_id?, draft_id?, quote?, body, parent_id?, created_at, resolved:int',
    'id, organ_id',
  ],
  [
    'comment',
    'id, organ_id, case_id, draft_id, provision_id?, body, channel, receipt, received_on, disposition?, answer?, answered_by?, answered_on?',
    'id, organ_id',
  ],
  ['comment_contact', 'comment_id, organ_id, name?, contact?', 'comment_id, organ_id'],
  [
    'material',
    'id, organ_id, case_id, kind, title, filename, media_type, size:int, sha256, added_by, added_at, withdrawn:int',
    'id, organ_id',
  ],
  ['meeting', 'id, organ_id, case_id, kind, held_on, title, detail_json', 'id, organ_id'],
  ['filing', 'id, organ_id, case_id, recipient, sent_on, reference?, result?, result_on?', 'id, organ_id'],

  ['rule_pack', 'id, organ_id, jurisdiction, pack_json, source, state, proposed_by, confirmed_by?, effective_from', 'id, organ_id'],
  ['holiday_year', 'id, organ_id, year:int, body_json, source, state, proposed_by, confirmed_by?', 'id, organ_id'],
  ['proposal', 'id, organ_id, kind, body_json, state, proposed_by, proposed_at, decided_by?, decided_at?', 'id, organ_id'],

  [
    'event',
    'kind, stream_id, seq:int, organ_id, type, body_json, actor_id, on_behalf_of?, occurred_on, recorded_at, prev_hash, hash',
    'kind, stream_id, seq, organ_id',
  ],
  ['stream_head', 'kind, id, organ_id, seq:int, hash, recorded_at', 'kind, id, organ_id'],
  ['checkpoint', 'id:int, made_at, streams:int, events:int, root, prev, hash, heads_json', 'id'],
  ['idempotency', 'person_id, key, route, body_hash, status:int, answer_json, created_at', 'person_id, key'],
  ['outbox', 'id, organ_id, kind, body_json, created_at, due_on?, done_at?, attempts:int, error?', 'id, organ_id'],
]

// One index for each reading query; `coalesce(from_day, '')` puts unknown days first on both databases without a word about nulls.
const indexes: [table: string, columns: string, options?: IndexOptions][] = [
  ['organ', 'code', { unique: true }],
  ['organ', 'parent_id'],
  ['organ_succession', 'old_organ_id'],
  ['organ_succession', 'new_organ_id'],
  ['person', 'login', { unique: true }],
  ['membership', 'person_id'],
  ['membership', 'organ_id, role'],
  ['deputy', 'deputy_id'],
  ['deputy', 'principal_id'],
  ['absence', 'person_id'],
  ['session', 'person_id'],
  ['text', 'hash'],
  ['provision', 'provision_id'],
  ['act', "coalesce(published_from, ''), id", { name: 'act_by_day' }],
  ['act', "organ_id, coalesce(published_from, ''), id", { name: 'act_by_organ' }],
  ['act', 'case_id'],
  ['act', 'text_id'],
  ['number_book', 'organ_id, scheme, code', { unique: true }],
  ['number_book', 'scheme, code'],
  // A number printed twice by mistake in the past is two historic rows that say so (design.md §2).
  ['number', 'organ_id, scheme, code, year, sequence', { unique: true, where: sql`origin <> 'historic'`, name: 'number_unique' }],
  ['number', 'organ_id, scheme, code, year, sequence', { name: 'number_by_book' }],
  ['number', 'printed'],
  ['number', 'act_id'],
  ['number', 'case_id'],
  ['instrument', "coalesce(from_day, ''), id", { name: 'instrument_by_day' }],
  ['instrument', "standing, coalesce(from_day, ''), id", { name: 'instrument_by_standing' }],
  ['instrument', "organ_id, coalesce(from_day, ''), id", { name: 'instrument_by_organ' }],
  ['instrument', "organ_id, standing, coalesce(from_day, ''), id", { name: 'instrument_by_organ_standing' }],
  ['instrument', 'title'],
  ['instrument', 'valid_to'],
  ['instrument_name', 'instrument_id'],
  ['instrument_name', 'title'],
  ['version', 'instrument_id, position'],
  ['version', 'text_id'],
  ['version', 'act_id'],
  ['effect', 'instrument_id'],
  ['effect', 'act_id'],
  // No index holds a column that every step of a case changes.
  ['case_file', 'organ_id, status'],
  ['case_file', 'drafting_organ_id, status'],
  ['stage', 'due_on'],
  ['task', 'organ_id, role'],
  ['task', 'person_id'],
  ['task', 'case_id'],
  ['draft', 'case_id, role, position'],
  ['draft', 'text_id'],
  ['working_copy', 'case_id, role'],
  ['opinion', 'case_id'],
  ['remark', 'case_id'],
  ['remark', 'opinion_id'],
  ['comment', 'case_id, received_on, id'],
  ['comment', 'receipt', { unique: true }],
  ['material', 'case_id'],
  ['material', 'sha256'],
  ['meeting', 'case_id'],
  ['filing', 'case_id'],
  ['rule_pack', 'state, effective_from'],
  ['holiday_year', 'year'],
  ['proposal', 'state, id'],
  // The public's list of consultations; few events are of these types, so the index costs the others nothing.
  ['event', 'type, occurred_on', { where: sql`type in ('notice.publish', 'notice.close', 'result.publish')`, name: 'event_notices' }],
  // SQLite finds the oldest answers by their rowid.
  ['idempotency', 'created_at', { only: 'postgres' }],
  ['outbox', 'due_on, created_at', { where: sql`done_at is null`, name: 'outbox_open' }],
]

/**
 * Search over our own unigrams and bigrams. SQLite: a contentless FTS5 table asked with phrases; the `ascii` tokenizer takes every
 * non-ASCII character as it is, so no table of Unicode classes stands between us and a rare character. PostgreSQL: the same words as an
 * array under GIN and the folded text to check the hits against, because a tsvector forgets positions past 16,383 and past the 256th of
 * a word, and refuses more than 1 MB.
 */
async function createSearch(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'sqlite') {
    await sql`create table search_doc (id integer primary key, kind text not null, ref_id text not null, organ_id text not null,
      is_public integer not null, title text not null, number text) strict`.execute(db)
    await sql`create virtual table search_words using fts5(uni, bi, content='', contentless_delete=1, tokenize='ascii')`.execute(db)
  } else {
    await sql`create table search_doc (id integer primary key generated always as identity, kind text collate "C" not null,
      ref_id text collate "C" not null, organ_id text collate "C" not null, is_public integer not null, title text collate "C" not null,
      number text collate "C", folded text collate "C" not null default '', words text[] not null default '{}')`.execute(db)
    await sql`create index search_doc_words on search_doc using gin (words)`.execute(db)
  }
  await createIndex(db, 'search_doc', 'kind, ref_id', { unique: true })
}

// What was said stays said (design.md §1.4): these rows are written once. Numbers may be voided, never renumbered or deleted.
const writtenOnce = ['event', 'text', 'provision', 'effect', 'version', 'checkpoint']
const numberIdentity = 'organ_id, scheme, code, year, sequence, printed, origin'
// An act is never changed; the second person's confirmation of a recorded one is set once beside it.
const actColumns = tables
  .find(([name]) => name === 'act')![1]
  .replaceAll('?', '')
  .split(', ')
const actPaper = actColumns.filter((column) => column !== 'confirmed_by')

function sqliteTriggers(): string[] {
  const refuse = (table: string, verb: string, when = '', columns = '') =>
    `create trigger ${table}_no_${verb} before ${verb}${columns && ` of ${columns}`} on "${table}"${when && ` when ${when}`}
     begin select raise(abort, 'append-only: ${table}'); end`
  const samePaper = actPaper.map((column) => `new."${column}" is old."${column}"`).join(' and ')
  return [
    ...writtenOnce.flatMap((table) => [refuse(table, 'update'), refuse(table, 'delete')]),
    refuse('act', 'delete'),
    refuse('act', 'update', `not (old.confirmed_by is null and new.confirmed_by is not null and ${samePaper})`),
    refuse('number', 'delete'),
    refuse('number', 'update', '', numberIdentity),
  ]
}

function postgresTriggers(): string[] {
  const refuse = (table: string, verb: string, when = '', columns = '') =>
    `create trigger ${table}_no_${verb} before ${verb}${columns && ` of ${columns}`} on "${table}" for each row${when && ` when (${when})`}
     execute function append_only()`
  const emptied = (table: string) => `create trigger ${table}_no_truncate before truncate on "${table}" execute function append_only()`
  const samePaper = actPaper.map((column) => `new."${column}" is not distinct from old."${column}"`).join(' and ')
  return [
    `create function append_only() returns trigger language plpgsql as $$ begin raise exception 'append-only: %', tg_table_name; end $$`,
    ...writtenOnce.flatMap((table) => [refuse(table, 'update'), refuse(table, 'delete'), emptied(table)]),
    refuse('act', 'delete'),
    emptied('act'),
    refuse('act', 'update', `not (old.confirmed_by is null and new.confirmed_by is not null and ${samePaper})`),
    refuse('number', 'delete'),
    emptied('number'),
    refuse('number', 'update', '', numberIdentity),
  ]
}
