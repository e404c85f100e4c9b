import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openTestApp, type TestApp } from './support/app.ts'
import { consulted } from './support/consulted.ts'

describe('a remark of one’s own', () => {
  let at: TestApp
  let caseId: string
  let draftId: string
  let author: Client
  let reader: Client
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    caseId = await consulted(at)
    author = await at.as('fazhi')
    reader = await at.as('qicao')
    draftId = (await author.get(`/cases/${caseId}/drafts`)).body.items.at(-1).id
  }, 60_000)
  afterAll(async () => at.close())

  const write = async (client: Client, body: string, parentId?: string) =>
    (await client.post(`/cases/${caseId}/remarks`, { draftId, body, ...(parentId ? { parentId } : {}) })).body.id as string
  const one = async (client: Client, id: string) =>
    (await client.get(`/cases/${caseId}/remarks`)).body.items.find((row: { id: string }) => row.id === id)
  const change = (client: Client, id: string, verb: 'edit' | 'withdraw', body: object) =>
    client.post(`/cases/${caseId}/remarks/${id}/${verb}`, body)

  test('is worded otherwise and withdrawn, and what it said before stays readable', async () => {
    const id = await write(author, '第一次的话')
    expect((await change(author, id, 'edit', { body: '第二次的话' })).status).toBe(200)
    expect(await one(reader, id)).toMatchObject({
      body: '第二次的话',
      withdrawn: false,
      earlier: [{ body: '第一次的话' }],
      mayChange: false,
    })
    expect((await one(author, id)).mayChange).toBe(true)
    expect((await change(author, id, 'withdraw', {})).status).toBe(200)
    expect(await one(reader, id)).toMatchObject({ body: '', withdrawn: true, earlier: [{ body: '第一次的话' }, { body: '第二次的话' }] })
    expect((await change(author, id, 'edit', { body: '又来' })).status).toBe(409)
  })

  test('stands as it is once somebody answered, and is nobody else’s to change', async () => {
    const id = await write(author, '请核对')
    expect((await change(reader, id, 'edit', { body: '别人改' })).status).toBe(403)
    await write(author, '补充一句', id)
    expect((await change(author, id, 'edit', { body: '请核对第二条' })).status).toBe(200)
    await write(reader, '已核对', id)
    expect((await change(author, id, 'edit', { body: '改掉' })).status).toBe(409)
    expect((await change(author, id, 'withdraw', {})).status).toBe(409)
    expect(await one(author, id)).toMatchObject({ body: '请核对第二条', mayChange: false })
    expect((await change(author, id, 'edit', { body: '  ' })).status).toBe(400)
    expect((await change(author, 'nothing', 'withdraw', {})).status).toBe(404)
  })
})

describe('what is missing', () => {
  test('names organs in words in offers and in a refusal, and days as people write them', async () => {
    const at = await openTestApp('sqlite')
    const caseId = await consulted(at)
    const drafter = await at.as('qicao')
    const { items } = (await drafter.get(`/cases/${caseId}/actions`)).body as {
      items: { action: string; unmet: { zh: string; en: string }[] }[]
    }
    const [offered] = items.find((offer) => offer.action === 'departments.close')?.unmet ?? []
    expect(offered?.zh).toBe('还有2个单位没有回复（新会区财政局、新会区市场监督管理局），期限2026年3月20日')
    expect(offered?.en).toContain('20 Mar 2026')
    const refused = await drafter.post(`/cases/${caseId}/actions/departments.close`, { payload: {} })
    expect([refused.status, refused.body.code, refused.body.details[0].zh]).toEqual([409, 'requirementsUnmet', offered?.zh])
    await at.close()
  }, 60_000)
})
