import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { verifyChains } from '../../src/store/chain.ts'
import { sqliteWriter } from '../../src/store/commit-sqlite.ts'
import { headOf, streamOf } from '../../src/store/events.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { setting } from '../../src/store/settings.ts'
import type { Writer } from '../../src/store/writer.ts'
import { freshDatabase } from '../support/databases.ts'
import { changes, newStream, said, slot } from './support/changes.ts'
import { describeEachStore } from './support/stores.ts'

const answered = (key: string) => ({ personId: 'person-1', key, route: 'POST /x', bodyHash: 'hash', status: 200, answer: { ok: true } })
const kept = (key: string, value = '') => ({ insert: 'setting' as const, row: { key, value } })

describeEachStore('change sets that arrive together', (store, url) => {
  it('are each whole or absent wherever one of them fails: before, in the middle of and at the end of its writing', async () => {
    const twice = newId()
    await store().commit(changes({ rows: [kept(twice)] }))
    const faults = [
      { seen: [{ ...newStream(), seq: 7 }] },
      { rows: [kept(twice)] },
      { rows: [{ update: 'setting' as const, where: { key: 'absent' }, set: { value: '' }, guard: 'stale' }] },
      { rows: [{ insert: 'setting' as const, row: { key: newId(), value: null as unknown as string } }] },
      { outbox: [1, 1].map((id) => ({ id: `${twice}-${id}`, organId: 'o', kind: 'publish', body: {} })) },
      { rows: [kept(newId()), { remove: 'event' as never, where: { kind: 'case' } as never }] },
    ]
    const all = Array.from({ length: 60 }, (_, index) => {
      const stream = newStream()
      const fault = index % 5 === 4 ? faults[((index / 5) % faults.length) | 0]! : {}
      const own = { append: [said(stream), said({ kind: 'organ', id: twice, organId: twice })], numbers: [slot(twice)] }
      const { rows = [], ...rest } = fault as Partial<Parameters<Store['commit']>[0]>
      return { stream, broken: index % 5 === 4, changes: changes({ ...own, ...rest, rows: [kept(stream.id), ...rows] }) }
    })
    const results = await Promise.allSettled(all.map((one) => store().commit(one.changes)))
    for (const [index, { stream, broken }] of all.entries()) {
      expect([index, results[index]!.status]).toEqual([index, broken ? 'rejected' : 'fulfilled'])
      expect((await headOf(store().db, stream)).seq).toBe(broken ? 0 : 1)
      expect(await setting(store().db, stream.id)).toBe(broken ? undefined : '')
    }
    const numbers = await store().db.selectFrom('number').select('sequence').where('organ_id', '=', twice).orderBy('sequence').execute()
    expect(numbers.map((row) => row.sequence)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1))
    expect((await streamOf(store().db, 'organ', twice)).length).toBe(48)
    expect((await verifyChains(store())).ok).toBe(true)
  })

  it('see what another process wrote to their streams since', async () => {
    const other = await openStore(url(), { migrate: false })
    const stream = newStream()
    for (let round = 0; round < 6; round++) {
      const [one, two] = round % 2 === 0 ? [store(), other] : [other, store()]
      const { seq } = await headOf(one.db, stream)
      const both = [1, 2].map((part) => one.commit(changes({ append: [said(stream, `part.${part}`)] })))
      await Promise.all(both)
      expect(await headOf(two.db, stream)).toMatchObject({ seq: seq + 2 })
      await expect(two.commit(changes({ seen: [{ ...stream, seq }], append: [said(stream)] }))).rejects.toMatchObject({ code: 'stale' })
    }
    await other.close()
    expect((await streamOf(store().db, 'case', stream.id)).length).toBe(12)
    expect((await verifyChains(store())).ok).toBe(true)
  })
})

describe('the queue of SQLite', () => {
  it('undoes nothing for ordinary conflicts: a moved head, a guarded row, a repeated key', async () => {
    await withWriter(async (writer, statements) => {
      const [stream, key] = [newStream(), newId()]
      await writer.commit(changes({ append: [said(stream)], rows: [kept(stream.id)], idempotency: answered(key) }))
      statements.length = 0
      const guarded = { update: 'setting' as const, where: { key: stream.id, value: 'other' }, set: { value: '' }, guard: 'stale' }
      const results = await Promise.allSettled([
        writer.commit(changes({ append: [said(newStream())] })),
        writer.commit(changes({ seen: [{ ...stream, seq: 0 }], append: [said(stream)] })),
        writer.commit(changes({ append: [said(newStream())], rows: [kept(newId()), guarded] })),
        writer.commit(changes({ append: [said(newStream())], idempotency: answered(key) })),
        writer.commit(changes({ append: [said(stream)] })),
      ])
      expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled'])
      expect(results[3]).toMatchObject({ value: { replayed: true } })
      // A batch ends by the clock too: on a busy machine these five may be two of them.
      expect(new Set(ends(statements))).toEqual(new Set(['begin immediate', 'commit']))
    })
  })

  it('runs a batch again with a savepoint each, up to the one that failed in the middle of its writing', async () => {
    await withWriter(async (writer, statements) => {
      const stream = newStream()
      const twice = [kept(stream.id), kept(stream.id)]
      const results = await Promise.allSettled([
        writer.commit(changes({ append: [said(stream)] })),
        writer.commit(changes({ append: [said(stream)], rows: twice })),
        writer.commit(changes({ append: [said(stream)] })),
      ])
      expect(results).toMatchObject([
        { status: 'fulfilled', value: { events: [{ seq: 1 }] } },
        { status: 'rejected', reason: { code: 'duplicate' } },
        { status: 'fulfilled', value: { events: [{ seq: 2 }] } },
      ])
      const apart = ['savepoint one', 'release one']
      const undone = ['savepoint one', 'rollback to one', 'release one']
      const again = ['begin immediate', ...apart, ...undone, 'commit']
      expect(ends(statements)).toEqual(['begin immediate', 'rollback', ...again, 'begin immediate', 'commit'])
    })
  })

  it('on a full disk refuses what did not fit and keeps every one that it acknowledged', async () => {
    const database = await freshDatabase('sqlite')
    await (await openStore(database.url)).close()
    const sqlite = new Sqlite(database.url)
    sqlite.pragma(`max_page_count = ${(sqlite.pragma('page_count', { simple: true }) as number) + 40}`)
    const writer = sqliteWriter(sqlite)
    const streams = Array.from({ length: 60 }, () => newStream())
    const long = 'x'.repeat(9000)
    const results = await Promise.allSettled(
      streams.map((stream) => writer.commit(changes({ append: [said(stream)], rows: [kept(stream.id, long)] }))),
    )
    await writer.close()
    const store = await openStore(database.url)
    for (const [index, stream] of streams.entries()) {
      const there = results[index]!.status === 'fulfilled'
      expect([(await headOf(store.db, stream)).seq, await setting(store.db, stream.id)]).toEqual(there ? [1, long] : [0, undefined])
    }
    expect(results.some((one) => one.status === 'rejected')).toBe(true)
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'SQLITE_FULL' } })
    expect((await verifyChains(store)).ok).toBe(true)
    await store.close()
    await database.drop()
  })
})

/** A queue over a connection that says which statements it ran. */
async function withWriter(test: (writer: Writer, statements: string[]) => Promise<void>): Promise<void> {
  const database = await freshDatabase('sqlite')
  await (await openStore(database.url)).close()
  const statements: string[] = []
  const writer = sqliteWriter(new Sqlite(database.url, { verbose: (text) => void statements.push(String(text)) }))
  await test(writer, statements)
  await writer.close()
  await database.drop()
}

/** The statements that begin, end or undo something. */
function ends(statements: string[]): string[] {
  return statements.filter((text) => /^(begin|commit|rollback|savepoint|release)/.test(text))
}
