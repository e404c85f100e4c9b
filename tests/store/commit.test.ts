import { expect, it } from 'vitest'
import { headOf, streamOf } from '../../src/store/events.ts'
import { findAnswer } from '../../src/store/idempotency.ts'
import { newId } from '../../src/store/ids.ts'
import { gapsOfBook, numbersOfBook } from '../../src/store/numbers.ts'
import { setting } from '../../src/store/settings.ts'
import { book, changes, newStream, said, slot } from './support/changes.ts'
import { describeEachStore } from './support/stores.ts'

describeEachStore('commit', (store) => {
  it('writes events with seq, hash chain and the instant, and moves the head', async () => {
    const stream = newStream()
    const { events } = await store().commit(changes({ append: [said(stream, 'case.open', { title: '办法' }), said(stream, 'draft.save')] }))
    const rows = await streamOf(store().db, 'case', stream.id)
    expect(rows.map((row) => [row.seq, row.type, row.body])).toEqual([
      [1, 'case.open', { title: '办法' }],
      [2, 'draft.save', {}],
    ])
    expect(rows[1]!.prevHash).toBe(rows[0]!.hash)
    expect(events.map((event) => event.hash)).toEqual(rows.map((row) => row.hash))
    expect(await headOf(store().db, stream)).toEqual({ ...stream, seq: 2 })
  })

  it('never records an instant before the last one of the stream', async () => {
    const stream = newStream()
    for (let round = 0; round < 20; round++) await store().commit(changes({ append: [said(stream)] }))
    const instants = (await streamOf(store().db, 'case', stream.id)).map((event) => event.recordedAt)
    expect(instants).toEqual(instants.toSorted())
  })

  it('takes 64 numbers at once without gap or double while every third change set fails', async () => {
    const organId = newId()
    await store().commit(changes({ rows: [book(organId)] }))
    const wanted = Array.from({ length: 96 }, (_, index) => {
      const stream = newStream('case', organId)
      const number = slot(organId)
      const body = { printed: { $slot: 0, field: 'printed' }, number: { $slot: 0, field: 'id' } }
      const broken = index % 3 === 0
      return store().commit(
        changes({
          numbers: [number],
          append: [said(stream, 'number.assign', body), said({ kind: 'organ', id: organId, organId }, 'number.taken', body)],
          rows: broken ? [{ update: 'setting', where: { key: 'absent' }, set: { value: '' }, guard: 'workingCopyStale' }] : [],
        }),
      )
    })
    const results = await Promise.allSettled(wanted)
    const taken = results.flatMap((result) => (result.status === 'fulfilled' ? result.value.numbers : []))
    expect(taken.map((number) => number.sequence).sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1))
    expect(taken.every((number) => number.printed === `新府办〔2026〕${number.sequence}号`)).toBe(true)
    const stored = await numbersOfBook(store().db, { organId, scheme: 'document', code: '新府办' }, { limit: 200 })
    expect(stored.items.length).toBe(64)
    expect(await gapsOfBook(store().db, { organId, scheme: 'document', code: '新府办' }, 2026)).toEqual([])
    const said64 = await streamOf(store().db, 'organ', organId)
    expect(new Set(said64.map((event) => event.body.printed))).toEqual(new Set(taken.map((number) => number.printed)))
  })

  it('numbers without a book row too, one after the other', async () => {
    const organId = newId()
    const results = await Promise.all(Array.from({ length: 8 }, () => store().commit(changes({ numbers: [slot(organId)] }))))
    expect(results.map((result) => result.numbers[0]!.sequence).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('begins above every known number of the book, historic and void ones included, year by year', async () => {
    const organId = newId()
    const known = (sequence: number, origin: 'historic' | 'external', state: 'used' | 'void') => ({
      insert: 'number' as const,
      row: { ...numberRow(organId, sequence), origin, state },
    })
    await store().commit(
      changes({ rows: [book(organId), known(7, 'historic', 'used'), known(7, 'historic', 'used'), known(9, 'external', 'void')] }),
    )
    const { numbers } = await store().commit(changes({ numbers: [slot(organId), slot(organId), slot(organId, '新府办', 2027)] }))
    expect(numbers.map((number) => number.sequence)).toEqual([10, 11, 1])
  })

  it('refuses the same number twice unless it is historic', async () => {
    const organId = newId()
    const row = { ...numberRow(organId, 3), origin: 'external' as const, state: 'used' as const }
    await store().commit(changes({ rows: [{ insert: 'number', row }] }))
    const again = store().commit(changes({ rows: [{ insert: 'number', row: { ...row, id: newId() } }] }))
    await expect(again).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('answers stale when a revision somebody saw has moved, and writes nothing', async () => {
    const stream = newStream()
    await store().commit(changes({ append: [said(stream)] }))
    const late = store().commit(
      changes({ seen: [{ ...stream, seq: 0 }], append: [said(stream)], rows: [{ insert: 'setting', row: { key: stream.id, value: '' } }] }),
    )
    await expect(late).rejects.toMatchObject({ code: 'stale' })
    expect(await setting(store().db, stream.id)).toBeUndefined()
    expect((await headOf(store().db, stream)).seq).toBe(1)
  })

  it('lets exactly one of fifty through who saw the same revision', async () => {
    const stream = newStream()
    await store().commit(changes({ append: [said(stream)] }))
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, () => store().commit(changes({ seen: [{ ...stream, seq: 1 }], append: [said(stream)] }))),
    )
    expect(all.filter((one) => one.status === 'fulfilled').length).toBe(1)
    expect(all.filter((one) => one.status === 'rejected' && one.reason.code === 'stale').length).toBe(49)
  })

  it('answers conflict when a head that was read has moved, also one that nothing is appended to', async () => {
    const [looked, written] = [newStream('instrument'), newStream()]
    await store().commit(changes({ append: [said(looked)] }))
    const change = changes({ read: [{ ...looked, seq: 0 }], append: [said(written)] })
    await expect(store().commit(change)).rejects.toMatchObject({ code: 'conflict' })
    await store().commit({ ...change, read: [{ ...looked, seq: 1 }] })
    expect((await headOf(store().db, written)).seq).toBe(1)
  })

  it('refuses a guarded update that finds no row or a changed one, with the code it was given', async () => {
    const row = { id: newId(), organ_id: 'o', case_id: newId(), role: 'act', content: '一', rev: 1, updated_by: 'p', updated_at: 'now' }
    await store().commit(changes({ rows: [{ insert: 'working_copy', row }] }))
    const save = (rev: number) =>
      store().commit(
        changes({
          rows: [{ update: 'working_copy', where: { id: row.id, rev }, set: { content: '二', rev: rev + 1 }, guard: 'workingCopyStale' }],
        }),
      )
    const both = await Promise.allSettled([save(1), save(1)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(save(1)).rejects.toMatchObject({ code: 'guard', guard: 'workingCopyStale' })
    await save(2)
  })

  it('puts, updates by null and removes rows, and takes JSON as a value', async () => {
    const id = newId()
    const organ = { id, code: id, name: '区政府', type: 'government', level: 'county', own: 1 }
    await store().commit(changes({ rows: [{ insert: 'organ', row: organ }] }))
    await store().commit(changes({ rows: [{ update: 'organ', where: { id, number_word: null }, set: { number_word: '新府' } }] }))
    await store().commit(changes({ rows: [{ put: 'organ', key: ['id'], row: { ...organ, name: '新会区政府' } }] }))
    const found = await store().db.selectFrom('organ').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(found).toMatchObject({ name: '新会区政府', number_word: '新府' })
    await store().commit(changes({ rows: [{ remove: 'organ', where: { id } }] }))
    expect(await store().db.selectFrom('organ').selectAll().where('id', '=', id).execute()).toEqual([])
    await expect(store().commit(changes({ rows: [{ remove: 'organ', where: {} }] }))).rejects.toThrow(RangeError)
  })

  it('does all of a change set or nothing, and the others of the batch are not touched', async () => {
    const streams = Array.from({ length: 50 }, () => newStream())
    const results = await Promise.allSettled(
      streams.map((stream, index) => {
        const twice = { insert: 'setting' as const, row: { key: stream.id, value: '' } }
        return store().commit(changes({ append: [said(stream)], rows: index % 7 === 3 ? [twice, twice] : [twice] }))
      }),
    )
    for (const [index, result] of results.entries()) {
      const broken = index % 7 === 3
      expect(result.status).toBe(broken ? 'rejected' : 'fulfilled')
      expect((await headOf(store().db, streams[index]!)).seq).toBe(broken ? 0 : 1)
      expect(await setting(store().db, streams[index]!.id)).toBe(broken ? undefined : '')
    }
  })

  it('refuses a stream under a wrong organ instead of beginning a second one', async () => {
    const stream = newStream()
    await store().commit(changes({ append: [said(stream)] }))
    const wrong = store().commit(changes({ append: [said({ ...stream, organId: 'another' })] }))
    await expect(wrong).rejects.toMatchObject({ code: 'wrongOrgan' })
  })

  it('writes outbox entries with slots filled', async () => {
    const organId = newId()
    const id = newId()
    const body = { printed: { $slot: 0, field: 'printed' }, list: [{ n: { $slot: 0, field: 'sequence' } }] }
    await store().commit(changes({ numbers: [slot(organId)], outbox: [{ id, organId, kind: 'publish', body, dueOn: '2026-04-01' }] }))
    const row = await store().db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(JSON.parse(row.body_json)).toEqual({ printed: '新府办〔2026〕1号', list: [{ n: 1 }] })
    expect(row).toMatchObject({ due_on: '2026-04-01', done_at: null, attempts: 0 })
  })
})

describeEachStore('an idempotent retry', (store) => {
  const request = (key: string, part: Partial<{ route: string; bodyHash: string }> = {}) => ({
    ...{
      personId: 'person-1',
      key,
      route: 'POST /cases',
      bodyHash: 'hash',
      status: 201,
      answer: { number: { $slot: 0, field: 'printed' } },
    },
    ...part,
  })

  it('of 16 parallel duplicates writes one and answers all with the first answer, byte for byte', async () => {
    const organId = newId()
    const key = newId()
    await store().commit(changes({ rows: [book(organId)] }))
    const stream = newStream('case', organId)
    const all = await Promise.all(
      Array.from({ length: 16 }, () =>
        store().commit(
          changes({
            seen: [{ ...stream, seq: 0 }],
            numbers: [slot(organId)],
            append: [said(stream)],
            idempotency: request(key),
          }),
        ),
      ),
    )
    expect(all.filter((one) => !one.replayed).length).toBe(1)
    expect(new Set(all.map((one) => JSON.stringify(one.answer)))).toEqual(new Set(['{"number":"新府办〔2026〕1号"}']))
    expect(all.every((one) => one.status === 201)).toBe(true)
    expect((await headOf(store().db, stream)).seq).toBe(1)
    const found = await findAnswer(store().db, request(key))
    expect(found?.answerJson).toBe('{"number":"新府办〔2026〕1号"}')
  })

  it('of parallel duplicates that touch nothing in common writes one', async () => {
    const key = newId()
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        store().commit(
          changes({
            rows: [{ insert: 'setting', row: { key: newId(), value: key } }],
            idempotency: { ...request(key), answer: { ok: true } },
          }),
        ),
      ),
    )
    expect(all.filter((one) => !one.replayed).length).toBe(1)
    expect((await store().db.selectFrom('setting').selectAll().where('value', '=', key).execute()).length).toBe(1)
  })

  it('answers the first answer even when the case has moved on', async () => {
    const stream = newStream()
    const first = changes({
      seen: [{ ...stream, seq: 0 }],
      append: [said(stream)],
      idempotency: { ...request(newId()), answer: { rev: 1 } },
    })
    await store().commit(first)
    await store().commit(changes({ append: [said(stream)] }))
    expect(await store().commit(first)).toMatchObject({ replayed: true, answer: { rev: 1 }, status: 201 })
    expect((await headOf(store().db, stream)).seq).toBe(2)
  })

  it('refuses the same key for another body or another route, before and at commit', async () => {
    const key = newId()
    await store().commit(changes({ idempotency: { ...request(key), answer: null } }))
    for (const other of [request(key, { bodyHash: 'other' }), request(key, { route: 'POST /other' })]) {
      await expect(findAnswer(store().db, other)).rejects.toMatchObject({ code: 'keyReused' })
      await expect(store().commit(changes({ idempotency: { ...other, answer: null } }))).rejects.toMatchObject({ code: 'keyReused' })
    }
    expect(await findAnswer(store().db, request(newId()))).toBeUndefined()
  })

  it('keeps no answer of a change set that failed', async () => {
    const key = newId()
    const failing = changes({ seen: [{ ...newStream(), seq: 9 }], idempotency: { ...request(key), answer: null } })
    await expect(store().commit(failing)).rejects.toMatchObject({ code: 'stale' })
    expect(await findAnswer(store().db, request(key))).toBeUndefined()
  })
})

describeEachStore('append-only tables', (store) => {
  it('let nothing be written that would change what was said', async () => {
    const id = newId()
    const act = {
      id,
      organ_id: 'o',
      title: '通知',
      genre: '通知',
      issuers_json: '[]',
      origin: 'recorded' as const,
      gaps_json: '[]',
      source: '档案',
    }
    const text = { id, hash: 'h', content: '第一条', chars: 3, title: null, created_at: 'now' }
    await store().commit(
      changes({
        rows: [
          { insert: 'act', row: act },
          { insert: 'text', row: text },
        ],
      }),
    )
    for (const row of [
      { update: 'text' as const, where: { id }, set: { content: '第二条' } },
      { remove: 'text' as const, where: { id } },
      { update: 'act' as const, where: { id }, set: { title: '公告' } },
      { update: 'act' as const, where: { id }, set: { confirmed_by: 'p', title: '公告' } },
      { remove: 'act' as const, where: { id } },
    ]) {
      await expect(store().commit(changes({ rows: [row] }))).rejects.toThrow('append-only')
    }
    await store().commit(changes({ rows: [{ update: 'act', where: { id }, set: { confirmed_by: 'person-2' } }] }))
    await expect(store().commit(changes({ rows: [{ update: 'act', where: { id }, set: { confirmed_by: 'p3' } }] }))).rejects.toThrow(
      'append-only',
    )
  })

  it('let a number be voided and neither renumbered nor deleted', async () => {
    const row = { ...numberRow(newId(), 1), origin: 'allocated' as const, state: 'used' as const }
    await store().commit(changes({ rows: [{ insert: 'number', row }] }))
    const where = { id: row.id }
    await store().commit(changes({ rows: [{ update: 'number', where, set: { state: 'void', reason: '办件撤回' } }] }))
    await expect(store().commit(changes({ rows: [{ update: 'number', where, set: { sequence: 2 } }] }))).rejects.toThrow('append-only')
    await expect(store().commit(changes({ rows: [{ remove: 'number', where }] }))).rejects.toThrow('append-only')
  })
})

function numberRow(organId: string, sequence: number) {
  return {
    id: newId(),
    organ_id: organId,
    scheme: 'document',
    code: '新府办',
    year: 2026,
    sequence,
    printed: `新府办〔2026〕${sequence}号`,
  }
}
