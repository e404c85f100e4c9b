import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyChains } from '../../src/store/chain.ts'
import type { StreamRef } from '../../src/store/change-set.ts'
import { checkpoints, makeCheckpoint } from '../../src/store/checkpoint.ts'
import { eventHash } from '../../src/store/event-hash.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { dialects, type TestDatabase } from '../support/databases.ts'
import { copyOf } from '../support/templates.ts'
import { changes, newStream, said } from './support/changes.ts'
import { tamper, withoutTriggers } from './support/raw.ts'

describe.each(dialects)('verification of the log (%s)', (dialect) => {
  let database: TestDatabase
  let store: Store
  let stream: StreamRef

  beforeEach(async () => {
    database = await copyOf('migrated', dialect)
    store = await openStore(database.url)
    stream = newStream()
    for (let index = 1; index <= 5; index++) await store.commit(changes({ append: [said(stream, 'step', { index }), said(newStream())] }))
    await makeCheckpoint(store, '2026-03-02T00:00:00.000Z')
    await store.commit(changes({ append: [said(stream, 'step', { index: 6 })] }))
    await makeCheckpoint(store, '2026-03-03T00:00:00.000Z')
  })
  afterEach(async () => {
    await store.close()
    await database.drop()
  })

  const events = (where: string) => `from event where kind = 'case' and stream_id = '${stream.id}' and ${where}`
  const attack = (...statements: string[]) => tamper(database.url, ...withoutTriggers(database.url, 'event'), ...statements)
  const problems = async () => (await verifyChains(store)).problems.map((problem) => [problem.what, problem.streamId, problem.seq])

  it('finds nothing wrong with what commit wrote and counts it', async () => {
    expect(await verifyChains(store)).toEqual({ ok: true, streams: 6, events: 11, checkpoints: 2, problems: [] })
  })

  it('names the record whose words were changed', async () => {
    await attack(`update event set body_json = '{"index":99}' where seq = 3 and stream_id = '${stream.id}'`)
    expect(await problems()).toEqual([['changed', stream.id, 3]])
    expect((await verifyChains(store)).problems[0]).toMatchObject({ zh: `记录流 case ${stream.id} 第3条已被改动` })
  })

  it('names the record when any one of its columns was changed', async () => {
    await attack()
    for (const column of ['actor_id', 'occurred_on', 'recorded_at', 'type', 'organ_id', 'on_behalf_of', 'prev_hash', 'hash']) {
      const where = `where seq = 2 and stream_id = '${stream.id}'`
      await tamper(database.url, `create table kept as select ${column} as was from event ${where}`)
      await tamper(database.url, `update event set ${column} = 'x' ${where}`)
      expect([column, await problems()]).toEqual([column, [['changed', stream.id, 2]]])
      await tamper(database.url, `update event set ${column} = (select was from kept) ${where}`, 'drop table kept')
    }
    expect(await problems()).toEqual([])
  })

  it('names the record that was removed', async () => {
    await attack(`delete ${events('seq = 4')}`)
    expect(await problems()).toEqual([['removed', stream.id, 4]])
  })

  it('names the first record that was cut off, also when the head was set back', async () => {
    await attack(`delete ${events('seq >= 5')}`)
    expect(await problems()).toEqual([['cut', stream.id, 5]])
    const last = await store.db
      .selectFrom('event')
      .select('hash')
      .where('stream_id', '=', stream.id)
      .where('seq', '=', 4)
      .executeTakeFirstOrThrow()
    await tamper(database.url, `update stream_head set seq = 4, hash = '${last.hash}' where id = '${stream.id}'`)
    expect(await problems()).toEqual([['cut', stream.id, 5]])
  })

  it('names records that changed places', async () => {
    const set = (from: number, to: number) => `update event set seq = ${to} where seq = ${from} and stream_id = '${stream.id}'`
    await attack(set(2, 90), set(3, 2), set(90, 3))
    expect(await problems()).toEqual([['reordered', stream.id, 2]])
  })

  it('names a removal that was hidden by moving the later records up', async () => {
    const up = [3, 4, 5, 6].map((seq) => `update event set seq = ${seq - 1} where seq = ${seq} and stream_id = '${stream.id}'`)
    await attack(`delete ${events('seq = 2')}`, ...up)
    expect(await problems()).toEqual([['reordered', stream.id, 2]])
  })

  it('finds a stream rewritten with right hashes by the checkpoints', async () => {
    const rows = await store.db.selectFrom('event').selectAll().where('stream_id', '=', stream.id).orderBy('seq').execute()
    let prev = rows[2]!.hash
    const statements = rows.slice(3).map((row) => {
      const changed = { ...row, body_json: '{"index":0}', prev_hash: prev }
      const { hash: _, ...fields } = changed
      prev = eventHash(fields)
      return `update event set body_json = '{"index":0}', prev_hash = '${changed.prev_hash}', hash = '${prev}'
        where seq = ${row.seq} and stream_id = '${stream.id}'`
    })
    await attack(...statements, `update stream_head set hash = '${prev}' where id = '${stream.id}'`)
    expect(await problems()).toEqual([['changed', stream.id, 5]])
  })

  it('finds a stream that was removed with its head', async () => {
    await attack(`delete ${events('seq > 0')}`, `delete from stream_head where id = '${stream.id}'`)
    expect(await problems()).toEqual([['cut', stream.id, 1]])
  })

  it('finds records that were added past commit, with and without a head', async () => {
    const copy = (id: string, seq: number) =>
      `insert into event select kind, '${id}', ${seq}, organ_id, type, body_json, actor_id, on_behalf_of, occurred_on, recorded_at, prev_hash, hash
       from event where seq = 6 and stream_id = '${stream.id}'`
    await tamper(database.url, copy(stream.id, 7), copy('nobody', 1))
    expect(await problems()).toEqual([
      ['reordered', stream.id, 7],
      ['added', 'nobody', 1],
    ])
  })

  it('names a changed and a removed checkpoint', async () => {
    await tamper(database.url, ...withoutTriggers(database.url, 'checkpoint'), `update checkpoint set made_at = 'x' where id = 2`)
    expect((await verifyChains(store)).problems).toMatchObject([{ what: 'changed', kind: 'checkpoint', seq: 2 }])
    await tamper(database.url, 'delete from checkpoint where id = 1')
    expect((await verifyChains(store)).problems).toMatchObject([{ what: 'removed', kind: 'checkpoint', seq: 1 }])
  })

  it('makes no checkpoint when nothing moved and keeps only what moved', async () => {
    await makeCheckpoint(store)
    const made = await checkpoints(store.db)
    expect(made.map((one) => [one.id, one.streams, one.events, one.heads.length])).toEqual([
      [1, 6, 10, 6],
      [2, 6, 11, 1],
    ])
  })
})
