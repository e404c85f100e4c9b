import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { history } from '../../src/commands/demo/history.ts'
import { repeal } from '../../src/commands/demo/repeal.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { effectFacts } from '../../src/commands/register/effects.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { search } from '../../src/store/search.ts'
import { standing } from '../../workflows/instrument/standing.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

describe.each(dialects)('the story on %s', (dialect) => {
  let all: Installation
  beforeAll(async () => {
    all = await installation(dialect)
    await all.walk(history, revision, repeal)
  })
  afterAll(() => all[Symbol.asyncDispose]())

  test('history is entered as recorded facts: acts without text, days as years, one number unknown', async () => {
    const acts = await all.store.db.selectFrom('act').selectAll().where('origin', '=', 'recorded').execute()
    expect(acts).toHaveLength(6)
    expect(acts.filter((act) => act.text_id === null)).toHaveLength(5)
    expect(acts.every((act) => act.recorded_by !== act.confirmed_by && act.signed_from !== act.signed_to)).toBe(true)
    const numbers = await all.store.db
      .selectFrom('number')
      .select(['printed', 'origin'])
      .where('origin', '=', 'historic')
      .orderBy('printed')
      .execute()
    expect(numbers.map((number) => number.printed)).toEqual(['新府办〔2014〕24号', '新府办〔2016〕20号', '新府办〔2018〕19号'])
  })

  test('what was repealed in 2019 is repealed, and in the year itself not determinable', async () => {
    const id = String(all.known.get('instrument:措施2014'))
    const facts = await effectFacts(all.store.db, id)
    expect(standing(facts, '2016-06-01', '2026-09-09')).toMatchObject({ standing: 'inForce', determinable: true })
    expect(standing(facts, '2019-06-01', '2026-09-09').determinable).toBe(false)
    expect(standing(facts, '2020-06-01', '2026-09-09')).toMatchObject({ standing: 'repealed', determinable: true })
  })

  test('the 办法 bore two names, each with its days', async () => {
    const id = String(all.known.get('instrument:办法'))
    const names = await all.store.db
      .selectFrom('instrument_name')
      .select(['title', 'from_day', 'to_day'])
      .where('instrument_id', '=', id)
      .orderBy('from_day')
      .execute()
    expect(names).toEqual([
      { title: '新会区促进招商引资支持经济转型发展办法（2018年修订版）', from_day: '2018-01-01', to_day: '2019-11-30' },
      { title: '新会区促进招商引资支持经济转型发展办法', from_day: '2019-12-01', to_day: null },
    ])
  })

  test('the revision is published under the next number with its day and validity, and the repeal ends it', async () => {
    const published = await all.store.db
      .selectFrom('number')
      .select(['printed', 'origin', 'state'])
      .where('origin', '=', 'allocated')
      .orderBy('sequence')
      .execute()
    expect(published).toEqual([
      { printed: '新府办〔2026〕1号', origin: 'allocated', state: 'used' },
      { printed: '新府办〔2026〕2号', origin: 'allocated', state: 'used' },
    ])
    const facts = await effectFacts(all.store.db, String(all.known.get('instrument:办法')))
    expect(standing(facts, '2026-08-15', '2026-09-09')).toMatchObject({ standing: 'inForce' })
    expect(standing(facts, '2026-09-10', '2026-09-09')).toMatchObject({ standing: 'repealed' })
  })

  test('the version of a notice that issues a 办法 is the range of its annex, and its provisions keep their ids over the versions', async () => {
    const versions = await all.store.db.selectFrom('version').selectAll().orderBy('position').execute()
    expect(versions).toHaveLength(2)
    const texts = await Promise.all(
      versions.map((version) =>
        all.store.db.selectFrom('text').select('content').where('id', '=', version.text_id).executeTakeFirstOrThrow(),
      ),
    )
    for (const [i, version] of versions.entries()) {
      expect(texts[i]!.content.slice(version.range_start, version.range_end)).toMatch(/^新会区促进招商引资支持经济转型发展办法\n/)
    }
    const ids = await Promise.all(versions.map((version) => articleIds(all, version.text_id)))
    expect(ids[1]!.get('第九条')).toBe(ids[0]!.get('第七条'))
    expect(ids[1]!.get('第十四条')).toBe(ids[0]!.get('第十二条'))
    expect([...ids[0]!.values()]).not.toContain(ids[1]!.get('第七条'))
  })

  test('the text published carries number and day in its slots and nothing else that was not signed', async () => {
    const act = await all.store.db
      .selectFrom('act')
      .selectAll()
      .where('id', '=', String(all.known.get('act:2026修订')))
      .executeTakeFirstOrThrow()
    const text = await all.store.db.selectFrom('text').select('content').where('id', '=', act.text_id!).executeTakeFirstOrThrow()
    const drafts = await all.store.db
      .selectFrom('draft')
      .innerJoin('text', 'text.id', 'draft.text_id')
      .select('text.content')
      .where('draft.case_id', '=', act.case_id!)
      .orderBy('draft.position', 'desc')
      .execute()
    const expected = drafts[0]!.content.replace('》的通知\n', '》的通知\n新府办〔2026〕1号\n').replace('2026年　月　日', '2026年4月15日')
    expect(text.content).toBe(expected)
    expect(act.hash_sm3).toMatch(/^[0-9a-f]{64}$/)
  })

  test('search finds old paper by its name, a published text by two characters in it, and cases only inside', async () => {
    const found = async (words: string, publicOnly = false) =>
      (await search(all.store.db, words, { publicOnly })).items.map((hit) => hit.kind)
    expect((await found('增资扩产的扶持措施')).sort()).toEqual(['act', 'instrument'])
    expect(new Set(await found('产值'))).toEqual(new Set(['instrument', 'act', 'case']))
    expect(await found('产值', true)).not.toContain('case')
    expect(await found('新府办〔2026〕1号', true)).toContain('instrument')
  })

  test('chains, checkpoints and the replay of every row hold', async () => {
    const found = await verifyAll(all.store)
    expect(found.replay.differences).toEqual([])
    expect(found.chains.problems).toEqual([])
    expect(found.ok).toBe(true)
    expect(found.replay.rows).toMatchObject({ case_file: 2, instrument: 4, effect: 10, number: 5 })
  })
})

async function articleIds(all: Installation, textId: string): Promise<Map<string, string>> {
  const rows = await all.store.db
    .selectFrom('provision')
    .select(['label', 'provision_id'])
    .where('text_id', '=', textId)
    .where('kind', '=', 'article')
    .execute()
  return new Map(rows.map((row) => [row.label ?? '', row.provision_id]))
}
