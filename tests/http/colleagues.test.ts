import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './support/app.ts'

describe('naming one’s own deputy', () => {
  let at: TestApp
  beforeAll(async () => {
    at = await openTestApp('sqlite')
  })
  afterAll(async () => at.close())

  const days = { from: '2026-03-02', to: '2026-03-06', reason: '出差' }
  interface Row {
    personId: string
    name: string
    organId: string
  }

  test('a member sees names and posts of his own organs and nothing else, an administrator and the public none', async () => {
    const { items } = (await (await at.as('qicao')).get('/colleagues')).body as { items: Row[] }
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((row) => row.organId)).size).toBe(1)
    expect([...new Set(items.flatMap((row) => Object.keys(row)))].sort()).toEqual(['name', 'organId', 'organName', 'personId', 'roles'])
    const me = (await (await at.as('qicao')).get('/session')).body.person.id
    expect(items.map((row) => row.personId)).not.toContain(me)
    expect((await (await at.as('xitong')).get('/colleagues')).body.items).toEqual([])
    expect((await at.visitor().get('/api/v1/colleagues')).status).toBe(401)
  })

  test('a colleague can be named, somebody of another organ cannot, and nobody names one for others', async () => {
    const client = await at.as('qicao')
    const me = (await client.get('/session')).body.person.id
    const [colleague] = (await client.get('/colleagues')).body.items as Row[]
    const stranger = (await (await at.as('shouwen')).get('/session')).body.person.id
    const named = { organId: colleague?.organId, principalId: me, ...days }
    expect((await client.post('/admin/deputies', { ...named, deputyId: stranger })).status).toBe(400)
    expect((await client.post('/admin/deputies', { ...named, deputyId: colleague?.personId })).status).toBe(201)
    expect((await client.post('/admin/deputies', { ...named, principalId: colleague?.personId, deputyId: me })).status).toBe(403)
    const { items } = (await client.get('/admin/deputies')).body as { items: { principalId: string; deputyId: string }[] }
    expect(items).toContainEqual(expect.objectContaining({ principalId: me, deputyId: colleague?.personId }))
  })
})
