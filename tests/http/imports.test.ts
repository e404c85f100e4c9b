import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialects } from '../support/databases.ts'
import { inline, xlsx } from '../support/xlsx.ts'
import { type Answer, type Client, openTestApp, type TestApp } from './support/app.ts'

const heads = ['文件名称', '文号', '制定机关', '成文日期', '有效期至', '状态']
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => [`关于事项${at}的通知`, `新府〔2015〕${at + 1}号`, '新会区人民政府', '2015.1.1', null, '有效'])
const register = (count = 2) => xlsx({ sheets: { 目录: inline([['目录（截至2025年12月31日）'], heads, ...rows(count), ['没有日期', null, '某局', null, null, null]], ['A1:F1']) } }) // biome-ignore format: a file

function send(client: Client, bytes: Buffer, fields: Record<string, string> = {}, filename = '目录.xlsx'): Promise<Answer> {
  const parts = Object.entries(fields).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from('\r\n--b--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  return client.send({ method: 'POST', url: '/imports', payload, headers })
}

describe.each(dialects)('a list uploaded on %s', (dialect) => {
  let at: TestApp
  let one: Client
  let other: Client
  beforeAll(async () => {
    at = await openTestApp(dialect)
    ;[one, other] = [await at.as('dengji'), await at.as('fuhe')]
  })
  afterAll(async () => at.close())
  const instruments = async () => (await at.store.db.selectFrom('instrument').selectAll().execute()).length

  test('is tried, waits for a second person, and is entered by calls until nothing is left', async () => {
    const tried = await send(one, register(240), { as: 'own' })
    expect(tried.status).toBe(201)
    expect(tried.body).toMatchObject({
      listedOn: '2025-12-31',
      listedBy: 'list',
      counts: { new: 240, refused: 1 },
      import: { state: 'proposed', filename: '目录.xlsx' },
    })
    expect(tried.body.rows[240].refusal.zh).toContain('某局')
    expect(await instruments()).toBe(0)
    const { id } = tried.body.import
    expect((await send(one, register(240), { as: 'own' })).body.import.id).toBe(id)
    expect((await one.post(`/imports/${id}/confirm`, {})).body.code).toBe('samePerson')
    const first = await other.post(`/imports/${id}/confirm`, {})
    expect(first.body).toMatchObject({ state: 'proposed' })
    expect(first.body.left).toBeGreaterThan(0)
    const second = await other.post(`/imports/${id}/confirm`, {})
    expect(second.body).toMatchObject({ state: 'confirmed', left: 0, counts: { refused: 1 } })
    expect(await instruments()).toBe(240)
    expect((await other.post(`/imports/${id}/confirm`, {})).body.code).toBe('decidedAlready')
    const act = await at.store.db.selectFrom('act').select(['recorded_by', 'confirmed_by']).executeTakeFirstOrThrow()
    expect(act).toEqual({ recorded_by: at.sample.people.dengji, confirmed_by: at.sample.people.fuhe })
    const again = await one.get(`/imports/${id}`)
    expect(again.body.counts).toMatchObject({ present: 240, refused: 1 })
    expect((await one.get('/imports')).body.items).toHaveLength(1)
  }, 60_000)

  test('can be refused; what is no list, no day or no organ is told by field', async () => {
    const tried = await send(one, Buffer.from('名称,文号\n甲办法,新府〔2012〕8号\n'), { as: 'own' }, 'a.csv')
    expect(tried.body.counts.new).toBe(1)
    const refused = await other.post(`/imports/${tried.body.import.id}/refuse`, { reason: '重复' })
    expect(refused.body).toMatchObject({ state: 'refused' })
    expect((await send(one, register(), { as: 'mine' })).body.details[0].field).toBe('as')
    expect((await send(one, register(), { on: '2025-13-01' })).body.details[0].field).toBe('on')
    expect((await send(one, register(), { organ: 'nobody' })).body.details[0].field).toBe('organ')
    expect((await send(one, register(), { colour: 'red' })).body.details[0].field).toBe('colour')
    expect((await send(one, Buffer.from('PK\x03\x04torn'))).body.code).toBe('badSheet')
    expect((await send(one, Buffer.from('甲\n乙\n'))).body.code).toBe('badSheet')
    expect((await send(one, xlsx({ sheets: { a: inline([['零'.repeat(5_000_000)]]) } }))).body.code).toBe('badSheet')
    expect((await one.get('/imports/nothing')).status).toBe(404)
  })

  test('that names a document twice is tried with the row told, and enters it once', async () => {
    const twice = xlsx({ sheets: { 目录: inline([heads, ...Array.from({ length: 2 }, () => ['乙办法', '新府〔2013〕9号', '新会区人民政府', '2013.1.1', null, '有效'])]) } }) // biome-ignore format: a file
    const tried = await send(one, twice, { as: 'own' }, '两次.xlsx')
    expect(tried.body).toMatchObject({ counts: { new: 1, present: 1 } })
    expect(tried.body.rows[1]).toMatchObject({ outcome: 'present', repeated: true, actId: null, instrumentId: null })
    expect(tried.body.rows[1].doubts[0].zh).toContain('同一文件')
    const before = await instruments()
    const entered = await other.post(`/imports/${tried.body.import.id}/confirm`, {})
    expect(entered.body).toMatchObject({ state: 'confirmed', counts: { imported: 1, present: 1 } })
    expect(await instruments()).toBe(before + 1)
    const after = await one.get(`/imports/${tried.body.import.id}`)
    expect(after.body.rows[0]).toMatchObject({ outcome: 'present', fromThisList: true, repeated: false })
    expect(after.body.rows[1]).toMatchObject({ outcome: 'present', fromThisList: false, repeated: true })
  })

  test('is read again once its uploader has said whom a spelling means; the second person sees it said in the row', async () => {
    const list = xlsx({ sheets: { 目录: inline([['目录（截至2025年底）'], heads, ['丁办法', '旧号〔2014〕3号', '区府办', '2014.1.1', null, '有效'], ['戊办法', '旧号〔2014〕4号', '区府办', '2014.1.1', null, '有效']], ['A1:F1']) } }) // biome-ignore format: a file
    const tried = await send(one, list, { as: 'own' }, '简称.xlsx')
    expect(tried.body).toMatchObject({ listedOn: '2025-12-31', counts: { refused: 2 }, unknownOrgans: [{ name: '区府办', rows: 2 }] })
    const { id } = tried.body.import
    const said = (organId: string) => ({ organs: [{ name: '区府办', organId }] })
    expect((await other.post(`/imports/${id}/organs`, said(at.sample.organs['xh-office']!))).body.code).toBe('forbidden')
    expect((await one.post(`/imports/${id}/organs`, said('01900000-0000-7000-8000-000000000000'))).body.details[0].field).toBe('organs')
    const again = await one.post(`/imports/${id}/organs`, said(at.sample.organs['xh-office']!))
    expect(again.body).toMatchObject({ counts: { new: 2, refused: 0 }, unknownOrgans: [] })
    const seen = await other.get(`/imports/${id}`)
    expect(seen.body.rows[0].doubts.map((doubt: { zh: string }) => doubt.zh)).toContain('“区府办”按登记员所选为新会区人民政府办公室')
    const asked = async (client: Client) => (await client.get('/inbox')).body.later.filter((row: { caseId: string }) => row.caseId === id)
    expect(await asked(other)).toMatchObject([{ proposal: 'import', organName: '', title: '简称.xlsx', zh: '核对并确认目录入库' }])
    expect([await asked(one), await asked(await at.as('qicao'))]).toEqual([[], []])
    expect((await other.post(`/imports/${id}/confirm`, {})).body).toMatchObject({ state: 'confirmed', counts: { imported: 2 } })
    expect(await asked(other)).toEqual([])
    const after = await one.get(`/imports/${id}`)
    expect(after.body.rows.map((row: { fromThisList: boolean }) => row.fromThisList)).toEqual([true, true])
    const act = await at.store.db
      .selectFrom('act')
      .select(['organ_id', 'issuers_json'])
      .where('title', '=', '丁办法')
      .executeTakeFirstOrThrow()
    expect(act).toEqual({ organ_id: at.sample.organs['xh-office'], issuers_json: '["区府办"]' })
  })

  test('is for registrars only', async () => {
    expect((await send(await at.as('qicao'), register())).status).toBe(403)
    expect((await send(at.visitor(), register())).status).toBe(401)
  })
})
