import { readdirSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore } from '../../src/store/open.ts'
import { legalDayOf, legalToday, setting, settings } from '../../src/store/settings.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { dialects, freshDatabase } from '../support/databases.ts'
import { changes } from './support/changes.ts'
import { describeEachStore } from './support/stores.ts'

describeEachStore('an open store', (store, url) => {
  it('refuses to write through the reading connection', async () => {
    await expect(store().db.insertInto('setting').values({ key: 'x', value: 'y' }).execute()).rejects.toThrow(/read-?only/)
  })

  it('opened for reading refuses change sets and sees what others commit', async () => {
    const reader = await openStore(url(), { readOnly: true })
    await expect(reader.commit(changes())).rejects.toMatchObject({ code: 'readOnly' })
    await store().commit(changes({ rows: [{ insert: 'setting', row: { key: 'seen', value: 'yes' } }] }))
    expect(await setting(reader.db, 'seen')).toBe('yes')
    await reader.close()
  })

  it('a snapshot sees one state while others commit, keeps no writer waiting, and the next one sees what was written', async () => {
    const write = (value: string) => store().commit(changes({ rows: [{ put: 'setting', key: ['key'], row: { key: 'held', value } }] }))
    await write('before')
    const seen = await store().snapshot(async (db) => {
      const first = await setting(db, 'held')
      await write('after')
      await new Promise((resume) => setImmediate(resume))
      return [first, await setting(db, 'held'), await setting(store().db, 'held')]
    })
    expect(seen).toEqual(['before', 'before', 'after'])
    expect(await store().snapshot((db) => setting(db, 'held'))).toBe('after')
  })

  it('a snapshot that fails says why and leaves its connection to the next; many at once never wait for each other', async () => {
    await expect(
      store().snapshot((db) =>
        db
          .selectFrom('nothing' as 'setting')
          .selectAll()
          .execute(),
      ),
    ).rejects.toThrow(/nothing/)
    await expect(store().snapshot((db) => db.deleteFrom('setting').execute())).rejects.toThrow(/read-?only/)
    const reading = Array.from({ length: 40 }, () =>
      store().snapshot(async (db) => [await setting(db, 'none'), await setting(store().db, 'none')]),
    )
    expect(await Promise.all(reading)).toHaveLength(40)
  })

  it('gives the demonstration its own legal day and production the date of its time zone', async () => {
    const put = (key: string, value: string) => store().commit(changes({ rows: [{ put: 'setting', key: ['key'], row: { key, value } }] }))
    const lateEvening = new Date('2026-05-31T16:30:00Z')
    expect(await legalToday(store().db, lateEvening)).toBe('2026-06-01')
    await put('mode', 'demonstration')
    await put('legalDay', '2026-03-02')
    expect(await legalToday(store().db, lateEvening)).toBe('2026-03-02')
    await put('mode', 'production')
    await put('timeZone', 'America/Los_Angeles')
    expect(await legalToday(store().db, lateEvening)).toBe(legalDayOf(lateEvening, 'America/Los_Angeles'))
    expect(await settings(store().db)).toMatchObject({ mode: 'production', timeZone: 'America/Los_Angeles' })
  })
})

it.each(dialects)('two migrations of one new database at the same time leave it migrated once (%s)', async (dialect) => {
  const database = await freshDatabase(dialect)
  const stores = await Promise.all([openStore(database.url), openStore(database.url), openStore(database.url)])
  for (const store of stores) {
    await store.commit(changes({ rows: [{ insert: 'setting', row: { key: newId(), value: '1' } }] }))
    await store.close()
  }
  await database.drop()
})

it.each(dialects)('a database written by a later version is refused (%s)', async (dialect) => {
  const database = await freshDatabase(dialect)
  await (await openStore(database.url)).close()
  const raw = new Kysely<{ kysely_migration: { name: string; timestamp: string } }>({
    dialect:
      dialect === 'sqlite'
        ? new SqliteDialect({ database: new Sqlite(database.url) })
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url }) }),
  })
  await raw.insertInto('kysely_migration').values({ name: '9999-later', timestamp: '2099-01-01T00:00:00.000Z' }).execute()
  await raw.destroy()
  await expect(openStore(database.url)).rejects.toMatchObject({ code: 'newer' })
  await database.drop()
})

it('every open of a SQLite file is WAL with synchronous FULL, also the second one', async () => {
  const database = await freshDatabase('sqlite')
  await (await openStore(database.url)).close()
  for (const readOnly of [false, true]) {
    const sqlite = openSqlite(database.url, readOnly)
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
    sqlite.close()
  }
  await database.drop()
})

it('both databases have the same tables and columns', async () => {
  const columns: Record<string, string[]> = {}
  for (const dialect of dialects) {
    const database = await freshDatabase(dialect)
    const store = await openStore(database.url)
    const query =
      dialect === 'sqlite'
        ? sql<{ name: string }>`select m.name || '.' || c.name || case c."notnull" when 1 then '' else '?' end as name
            from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'search%' and m.name not like 'kysely%'`
        : sql<{ name: string }>`select table_name || '.' || column_name || case is_nullable when 'NO' then '' else '?' end as name
            from information_schema.columns where table_schema = 'public' and table_name not like 'search%' and table_name not like 'kysely%'`
    columns[dialect] = (await query.execute(store.db)).rows.map((row) => row.name).sort()
    await store.close()
    await database.drop()
  }
  expect(columns.sqlite!.length).toBeGreaterThan(200)
  expect(columns.sqlite).toEqual(columns.postgres)
})

it('the migration and the table types name the same columns', async () => {
  const database = await freshDatabase('sqlite')
  const store = await openStore(database.url)
  const { rows } = await sql<{ name: string }>`select m.name || '.' || c.name as name from sqlite_schema m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'kysely%' and m.name not like 'search_words%'`.execute(store.db)
  expect(typedColumns()).toEqual(rows.map((row) => row.name).sort())
  await store.close()
  await database.drop()
})

/** `table.column` for every column that `schema.ts` and the `schema-….ts` beside it know. */
function typedColumns(): string[] {
  const folder = new URL('../../src/store/', import.meta.url)
  const source = readdirSync(folder)
    .filter((file) => /^schema(-\w+)?\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file, folder), 'utf8').replaceAll(/\/\*\*?[\s\S]*?\*\//g, ''))
    .join('\n')
  const bodies = new Map([...source.matchAll(/export interface (\w+Table) \{([^}]*)\}/g)].map((match) => [match[1]!, match[2]!]))
  const database = [...source.matchAll(/export interface (?:Database extends [\w, ]+|\w+Tables) \{([\s\S]*?)\n\}/g)]
  const tables = [
    ...database
      .map((match) => match[1])
      .join('\n')
      .matchAll(/^ {2}(\w+): (?:(\w+Table)$|\{([^}]*)\})/gm),
  ]
  return tables
    .flatMap(([, table, named, inline]) =>
      [...(inline ?? bodies.get(named ?? '') ?? '').matchAll(/(\w+): /g)].map((column) => `${table}.${column[1]}`),
    )
    .sort()
}

const named = ['0001-nouns', '0002-cleanup', '0003-remark-changes', '0004-replaced-by', '0005-ordered-amendments', '0006-pairs-first']

it('the list of migrations is in order and never renamed', () => {
  expect(Object.keys(migrations('sqlite'))).toEqual(named)
  expect(Object.keys(migrations('postgres'))).toEqual(named)
})
