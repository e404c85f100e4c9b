import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { freshDatabase } from '../support/databases.ts'

/** The queries behind pages, as their reading functions ask them, and the index each must go by. */
const queries: [string, string][] = [
  [`select * from case_file where organ_id = 'o' and status = 'open'`, 'case_file_by_organ_id_status'],
  [`select * from case_file where drafting_organ_id = 'o' and status = 'open'`, 'case_file_by_drafting_organ_id_status'],
  [`select * from task where organ_id = 'o' and role = 'r' and person_id is null`, 'task_by_organ_id_role'],
  [`select * from stage where due_on <= '2026-03-02'`, 'stage_by_due_on'],
  [`select * from instrument order by coalesce(from_day, '') desc, id desc limit 51`, 'instrument_by_day'],
  [`select * from instrument where standing = 's' order by coalesce(from_day, '') desc, id desc limit 51`, 'instrument_by_standing'],
  [`select * from instrument where organ_id = 'o' order by coalesce(from_day, '') desc, id desc limit 51`, 'instrument_by_organ'],
  [
    `select * from instrument where organ_id = 'o' and standing = 's' order by coalesce(from_day, '') desc, id desc limit 51`,
    'instrument_by_organ_standing',
  ],
  [`select * from act order by coalesce(published_from, '') desc, id desc limit 51`, 'act_by_day'],
  [`select max(sequence) from number where organ_id = 'o' and scheme = 's' and code = 'c' and year = 2026`, 'number_by_book'],
  [
    `select * from number where organ_id = 'o' and scheme = 's' and code = 'c' order by year desc, sequence desc, id desc limit 51`,
    'number_by_book',
  ],
  [`select * from event where kind = 'case' and stream_id = 's' order by seq`, 'sqlite_autoindex_event_1'],
  [`select * from event where type in ('notice.publish', 'notice.close', 'result.publish')`, 'event_notices'],
  [`select * from outbox where done_at is null and due_on <= '2026-03-02'`, 'outbox_open'],
]

it('every query behind a page goes by its index on SQLite', async () => {
  const database = await freshDatabase('sqlite')
  const store = await openStore(database.url)
  for (const [query, index] of queries) {
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(store.db)
    expect([query, rows.map((row) => row.detail).join('; ')]).toEqual([query, expect.stringContaining(`INDEX ${index}`)])
  }
  await store.close()
  await database.drop()
})
