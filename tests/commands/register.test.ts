import { describe, expect, test } from 'vitest'
import type { ActInput } from '../../src/commands/register/act-input.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const old = { from: '2015-01-01', to: '2015-12-31' }

function paper(all: Installation, more: Partial<ActInput> = {}): ActInput {
  return {
    organId: all.sample.organs['xh-gov']!,
    title: '关于印发旧办法的通知',
    genre: '通知',
    number: '新府办〔2015〕3号',
    signed: old,
    published: { from: null, to: null },
    gaps: [{ field: 'text', reason: '未见文本' }],
    source: '档案目录',
    effects: [{ kind: 'makes', newInstrument: { title: '旧办法', ownership: 'own' }, from: old }],
    ...more,
  }
}

describe.each(dialects)('acts without a case on %s', (dialect) => {
  test('nothing is in the register until a second registrar confirms; it then says who recorded and who confirmed', async () => {
    await using all = await installation(dialect)
    const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
    const { answer } = await proposeAct(all.store, paper(all), { personId: dengji })
    expect(answer.difference.join()).toContain('新府办〔2015〕3号')
    expect(await all.store.db.selectFrom('act').selectAll().execute()).toEqual([])
    await expect(confirmAct(all.store, answer.proposalId, { personId: dengji })).rejects.toMatchObject({ code: 'samePerson' })
    const confirmed = await confirmAct(all.store, answer.proposalId, { personId: fuhe })
    const act = await all.store.db.selectFrom('act').selectAll().executeTakeFirstOrThrow()
    expect(act).toMatchObject({ id: confirmed.answer.actId, origin: 'recorded', recorded_by: dengji, confirmed_by: fuhe, text_id: null })
    await expect(confirmAct(all.store, answer.proposalId, { personId: fuhe })).rejects.toMatchObject({ code: 'decidedAlready' })
    expect((await verifyAll(all.store)).ok).toBe(true)
  })

  test('an own act signed after go-live, or on a day not known to lie before it, has no way in but a case', async () => {
    await using all = await installation(dialect)
    const by = { personId: all.sample.people.dengji! }
    for (const signed of [
      { from: '2026-03-02', to: '2026-03-02' },
      { from: '2026-01-01', to: '2026-12-31' },
      { from: null, to: null },
    ]) {
      await expect(proposeAct(all.store, paper(all, { signed }), by)).rejects.toMatchObject({ code: 'actNeedsCase' })
    }
    const reference = paper(all, {
      organId: all.sample.organs['jm-gov']!,
      signed: { from: '2026-03-01', to: '2026-03-01' },
      number: '江府〔2026〕1号',
      effects: [
        { kind: 'makes', newInstrument: { title: '市办法', ownership: 'reference' }, from: { from: '2026-04-01', to: '2026-04-01' } },
      ],
    })
    await expect(proposeAct(all.store, reference, by)).resolves.toMatchObject({ status: 201 })
  })

  test('only a registrar of an organ here may record, and another organ’s paper is never own', async () => {
    await using all = await installation(dialect)
    await expect(proposeAct(all.store, paper(all), { personId: all.sample.people.qicao! })).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = paper(all, { organId: all.sample.organs['jm-gov']! })
    await expect(proposeAct(all.store, foreign, { personId: all.sample.people.dengji! })).rejects.toMatchObject({ code: 'badInput' })
  })

  test('what ends an instrument tells every open case on it', async () => {
    await using all = await installation(dialect)
    const [dengji, fuhe, qicao] = [all.sample.people.dengji!, all.sample.people.fuhe!, all.sample.people.qicao!]
    const made = await confirmAct(all.store, (await proposeAct(all.store, paper(all), { personId: dengji })).answer.proposalId, {
      personId: fuhe,
    })
    const instrumentId = made.answer.instrumentIds[0]!
    const opened = await all.driver.open('qicao', {
      ...{ kind: 'revision', title: '修订旧办法', documentClass: 'government', instruments: [{ id: instrumentId, mode: 'revises' }] },
      ...{ issuingOrganId: all.sample.organs['xh-gov']!, draftingOrganId: all.sample.organs['xh-commerce']! },
    })
    expect(opened.ok && qicao).toBeTruthy()
    const repeal = paper(all, {
      title: '清理决定',
      number: undefined,
      effects: [{ kind: 'repeals', instrumentId, from: { from: '2016-05-01', to: '2016-05-01' } }],
    })
    await confirmAct(all.store, (await proposeAct(all.store, repeal, { personId: dengji })).answer.proposalId, { personId: fuhe })
    const told = await all.store.db.selectFrom('outbox').select(['kind', 'body_json']).where('kind', '=', 'instrument.ended').execute()
    expect(told).toHaveLength(1)
    expect(JSON.parse(told[0]!.body_json)).toMatchObject({ workId: opened.ok && opened.made.caseId, instrumentId, kind: 'repeals' })
    const found = await verifyAll(all.store)
    expect(found.replay.differences).toEqual([])
  })

  test('a document that a new one repeals is replaced by it, unless the record says that nothing took its place', async () => {
    await using all = await installation(dialect)
    const [dengji, fuhe] = [all.sample.people.dengji!, all.sample.people.fuhe!]
    const record = async (more: Partial<ActInput>) =>
      (
        await confirmAct(all.store, (await proposeAct(all.store, paper(all, more), { personId: dengji })).answer.proposalId, {
          personId: fuhe,
        })
      ).answer.instrumentIds
    const bare = (title: string): Partial<ActInput> => ({
      ...{ title, number: undefined },
      effects: [{ kind: 'makes', newInstrument: { title, ownership: 'own' }, from: old }],
    })
    const ids = [(await record(bare('甲办法')))[0]!, (await record(bare('乙办法')))[0]!, (await record(bare('丙办法')))[0]!]
    const from = { from: '2018-05-01', to: '2018-05-01' }
    const made = { kind: 'makes', newInstrument: { title: '新办法', ownership: 'own' as const }, from }
    const [newId] = await record({
      ...{ title: '关于印发《新办法》的通知', number: undefined },
      effects: [
        made,
        { kind: 'repeals', instrumentId: ids[0]!, from },
        { kind: 'repeals', instrumentId: ids[1]!, from, replacedBy: null },
        { kind: 'declaresInvalid', instrumentId: ids[2]!, from, replacedBy: ids[1]! },
      ],
    })
    const rows = await all.store.db
      .selectFrom('effect')
      .select(['instrument_id', 'replaced_by'])
      .where('instrument_id', 'in', ids)
      .where('kind', '<>', 'makes')
      .execute()
    expect(new Map(rows.map((row) => [row.instrument_id, row.replaced_by]))).toEqual(new Map([[ids[0], newId], [ids[1], null], [ids[2], ids[1]]])) // biome-ignore format: a table
    const stands = await all.store.db.selectFrom('instrument').select(['id', 'standing']).where('id', 'in', ids).execute()
    expect(new Map(stands.map((row) => [row.id, row.standing]))).toEqual(new Map([[ids[0], 'replaced'], [ids[1], 'repealed'], [ids[2], 'declaredInvalid']])) // biome-ignore format: a table
    const wrong = (effect: Partial<ActInput['effects'][number]>) =>
      proposeAct(all.store, paper(all, { number: undefined, effects: [{ kind: 'repeals', instrumentId: newId!, from, ...effect }] }), {
        personId: dengji,
      })
    await expect(wrong({ replacedBy: 'nothing' })).rejects.toMatchObject({ code: 'badInput' })
    await expect(wrong({ replacedBy: newId! })).rejects.toMatchObject({ code: 'badInput' })
    await expect(wrong({ kind: 'amends', replacedBy: ids[0]! })).rejects.toMatchObject({ code: 'badInput' })
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })
})
