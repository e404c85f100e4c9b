import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAct } from '../../src/commands/register/build-act.ts'
import { touched } from '../../src/http/views/citations.ts'
import { dialects } from '../support/databases.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const day = { from: '2015-01-01', to: '2015-01-01' }

describe.each(dialects)('the citation graph over HTTP on %s', (dialect) => {
  let at: TestApp
  let client: Client
  let basis: string
  let record: (title: string, text: string) => Promise<string>
  const citing = 22

  beforeAll(async () => {
    at = await openTestApp(dialect)
    client = await at.as('shenji')
    record = async (title, text) => {
      const built = await buildAct(
        at.store.db,
        {
          ...{ organId: at.sample.organs['xh-gov']!, title, genre: '办法', signed: day, published: day, gaps: [], source: '档案', text },
          effects: [{ kind: 'makes', newInstrument: { title, ownership: 'own' }, from: day }],
        },
        { today: '2026-03-02', recordedBy: 'x', confirmedBy: 'y', origin: 'recorded' },
      )
      await at.store.commit({ append: built.append, read: built.read, rows: built.rows, index: built.index })
      return built.instrumentIds[0]!
    }
    basis = await record('新会区基本办法', '新会区基本办法\n第一条　为了规范管理，制定本办法。\n')
    for (let i = 0; i < citing; i++)
      await record(`新会区办法${i}`, `新会区办法${i}\n第一条　根据《新会区基本办法》，制定本办法。\n第二条　本办法由区政府负责解释。\n`)
    await record('新会区新办法', '新会区新办法\n第一条　为了管理，制定本办法。\n第二条　《新会区基本办法》同时废止。\n')
  })
  afterAll(async () => at.close())

  test('what breaks comes page by page, with sums that say how much there is and what was left out', async () => {
    const first = await client.get(`/instruments/${basis}/breaks?limit=20`)
    expect(first.body).toMatchObject({ day: '2026-03-02', standing: 'inForce', total: citing, instruments: citing, leftOut: { ends: 1 } })
    expect(first.body.issuedUnder).toHaveLength(citing)
    expect(first.body.items[0]).toMatchObject({
      ...{ relation: 'basedOn', touch: 'affected', article: { label: '第一条' }, words: '《新会区基本办法》' },
      sentence: '第一条　根据《新会区基本办法》，制定本办法。',
    })
    const second = await client.get(`/instruments/${basis}/breaks?limit=20&after=${first.body.next}`)
    expect(second.body.next).toBeNull()
    const ids = [...first.body.items, ...second.body.items].map((row: { id: string }) => row.id)
    expect(new Set(ids).size).toBe(citing)
    expect((await client.get(`/instruments/${basis}/breaks?after=nonsense`)).status).toBe(400)
  })

  test('before the citing documents took effect nothing breaks; nobody asks for what is not there', async () => {
    const early = await client.get(`/instruments/${basis}/breaks?on=2014-12-31`)
    expect(early.body).toMatchObject({ total: 0, leftOut: { ends: 1, notInForce: citing } })
    expect((await client.get('/instruments/nothing/cited-by')).status).toBe(404)
    expect((await at.visitor().get(`/instruments/${basis}/cited-by`)).status).toBe(401)
  })

  test('what an instrument cites says where it leads', async () => {
    const one = (await client.get(`/instruments/${basis}/cited-by?limit=1`)).body
    expect(one).toMatchObject({ total: citing + 1, counts: { affected: citing, ends: 1 } })
    const cites = (await client.get(`/instruments/${one.items[0].instrument.id}/citations`)).body
    expect(cites).toMatchObject({ total: 1, unresolved: 0, items: [{ relation: 'basedOn', target: { id: basis, standing: 'inForce' } }] })
  })

  test('a page after the first reads what stands on it, however much names the instrument, until something more does', async () => {
    let rows = 0
    const counting = at.store.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        rows += result.rows.length
        return result
      },
    })
    const page = async () => {
      rows = 0
      const { places, rows: shown } = await touched({ ...at.store, db: counting }, basis, '2026-06-01')
      return { total: places.length, items: await shown(places.slice(0, 1)), rows }
    }
    const [first, second] = [await page(), await page()]
    expect(second.items).toEqual(first.items)
    expect(first.rows).toBeGreaterThan(citing * 3)
    expect(second.rows).toBeLessThan(15)
    await record('新会区又一办法', '新会区又一办法\n第一条　根据《新会区基本办法》，制定本办法。\n')
    const third = await page()
    expect([second.total, third.total]).toEqual([citing + 1, citing + 2])
  })
})
