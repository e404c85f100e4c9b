import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialects } from '../support/databases.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

describe.each(dialects)('administration on %s', (dialect) => {
  let at: TestApp
  let system: Client
  let security: Client
  beforeAll(async () => {
    at = await openTestApp(dialect)
    system = await at.as('xitong')
    security = await at.as('anquan')
  })
  afterAll(async () => at.close())

  const organ = (code: string, more: object = {}) => ({
    code,
    name: `示例${code}`,
    type: 'department',
    level: 'county',
    own: true,
    ...more,
  })

  test('an organ is added, changed and succeeded; a code is taken once; relations must exist', async () => {
    const made = await system.post('/admin/organs', organ('kgj', { parentId: at.sample.organs['xh-gov'] }))
    expect(made.status).toBe(201)
    expect(await system.post('/admin/organs', organ('kgj'))).toMatchObject({ status: 409, body: { code: 'duplicate' } })
    expect(await system.post('/admin/organs', organ('x2', { parentId: 'nobody' }))).toMatchObject({
      status: 400,
      body: { details: [{ field: 'parentId' }] },
    })
    const patch = (body: object) => system.send({ method: 'PATCH', url: `/admin/organs/${made.body.id}`, payload: body })
    expect((await patch({ name: '示例科工局', to: '2026-06-30' })).status).toBe(200)
    expect(await patch({ parentId: made.body.id })).toMatchObject({ status: 400, body: { details: [{ field: 'parentId' }] } })
    expect((await patch({})).status).toBe(400)
    expect((await patch({ code: 'other' })).status).toBe(400)
    const next = (await system.post('/admin/organs', organ('kgsw'))).body.id
    expect(
      (await system.post('/admin/successions', { oldOrganId: made.body.id, newOrganId: next, from: '2026-07-01', source: '机构改革方案' }))
        .status,
    ).toBe(201)
    expect((await system.post('/admin/successions', { oldOrganId: next, newOrganId: next, from: '2026-07-01', source: 'x' })).status).toBe(
      400,
    )
    const { items } = (await system.get('/admin/organs')).body
    expect(items.find((one: { id: string }) => one.id === made.body.id)).toMatchObject({ name: '示例科工局', to: '2026-06-30' })
  })

  test('no one holds two of the three administrations, however they are given', async () => {
    const gov = at.sample.organs['xh-gov']
    const give = (login: string, role: string, more: object = {}) =>
      security.post('/admin/memberships', { personId: at.sample.people[login], organId: gov, role, from: '2026-03-02', ...more })
    expect(await give('xitong', 'auditAdmin')).toMatchObject({
      status: 409,
      body: { code: 'rolesExclude', details: { roles: ['systemAdmin', 'auditAdmin'] } },
    })
    expect((await give('shenji-guanli', 'securityAdmin')).status).toBe(409)
    expect((await give('qicao', 'systemAdmin')).status).toBe(201)
    const both = await Promise.all([give('fazhi', 'systemAdmin'), give('fazhi', 'securityAdmin'), give('fazhi', 'auditAdmin')])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
    const { items } = (await system.get('/admin/memberships')).body
    for (const id of Object.values(at.sample.people)) {
      const three = items.filter(
        (one: { personId: string; role: string }) => one.personId === id && /^(system|security|audit)Admin$/.test(one.role),
      )
      expect(three.length).toBeLessThanOrEqual(1)
    }
  })

  test('the system administrator gives no roles once there is a security administrator, and a role can be ended', async () => {
    const body = { personId: at.sample.people.guwen, organId: at.sample.organs['xh-gov'], role: 'auditor', from: '2026-03-02' }
    expect(await system.post('/admin/memberships', body)).toMatchObject({ status: 403, body: { details: { roles: ['securityAdmin'] } } })
    const given = await security.post('/admin/memberships', body)
    expect(given.status).toBe(201)
    expect((await security.post('/admin/memberships', body)).body.code).toBe('duplicate')
    expect((await security.post(`/admin/memberships/${given.body.id}/end`, { to: '2026-03-01' })).status).toBe(400)
    expect((await security.post(`/admin/memberships/${given.body.id}/end`, { to: '2026-03-02' })).status).toBe(200)
    expect((await security.post('/admin/memberships/nothing/end', { to: '2026-03-02' })).status).toBe(404)
  })

  test('a person names his own deputy, who then holds his post and both names are known', async () => {
    const chief = await at.as('zhuyao')
    const body = {
      organId: at.sample.organs['xh-gov'],
      principalId: at.sample.people.zhuyao,
      deputyId: at.sample.people.juzhang,
      role: 'chief',
      from: '2026-03-02',
      to: '2026-03-10',
      reason: '外出学习',
    }
    const leader = { personId: at.sample.people.juzhang, organId: body.organId, role: 'unitChief', from: '2026-03-02' }
    expect((await security.post('/admin/memberships', leader)).status).toBe(201)
    expect((await (await at.as('qicao2')).post('/admin/deputies', body)).status).toBe(403)
    expect((await chief.post('/admin/deputies', { ...body, deputyId: at.sample.people.zhuyao })).body.details[0].field).toBe('deputyId')
    expect((await chief.post('/admin/deputies', { ...body, role: 'drafter' })).body.details[0].field).toBe('role')
    expect((await chief.post('/admin/deputies', { ...body, to: '2026-03-01' })).body.details[0].field).toBe('to')
    expect((await chief.post('/admin/deputies', body)).status).toBe(201)
    const { posts } = (await (await at.as('juzhang')).get('/session')).body
    expect(posts).toContainEqual(
      expect.objectContaining({ role: 'chief', onBehalfOf: at.sample.people.zhuyao, onBehalfOfName: '政府主要负责人' }),
    )
    expect(
      (
        await chief.post('/admin/absences', {
          organId: body.organId,
          personId: body.principalId,
          from: body.from,
          to: body.to,
          reason: '外出',
        })
      ).status,
    ).toBe(201)
    expect((await chief.get('/admin/absences')).body.items).toHaveLength(1)
  })

  test('a chief’s signature is lent to a leader of the organ only, nothing to who watches or administers, and he who stands in does not come to', async () => {
    const lend = (login: string, more: object = {}) =>
      security.post('/admin/deputies', {
        ...{ organId: at.sample.organs['xh-gov'], principalId: at.sample.people.zhuyao, deputyId: at.sample.people[login] },
        ...{ from: '2026-03-11', to: '2026-03-20', reason: '外出学习', ...more },
      })
    // Secretary of the same organ; its auditor; administrator; a registrar of another organ.
    for (const login of ['mishu', 'shenji', 'xitong', 'dengji'])
      expect(await lend(login), login).toMatchObject({ status: 400, body: { details: [{ field: 'deputyId' }] } })
    expect((await lend('juzhang')).status).toBe(201)
    const { zhuyao, mishu, juzhang } = at.sample.people
    expect((await lend('zhuyao', { principalId: mishu, deputyId: zhuyao })).status).toBe(201)
    const watch = { personId: juzhang, organId: at.sample.organs['xh-market'], role: 'auditor', from: '2026-03-20' }
    expect(await security.post('/admin/memberships', watch)).toMatchObject({ status: 400, body: { details: [{ field: 'role' }] } })
    expect((await security.post('/admin/memberships', { ...watch, from: '2026-03-21', to: '2026-03-21' })).status).toBe(201)
  })

  test('an administration belongs to no organ, every other post to one', async () => {
    const post = { personId: at.sample.people.guwen, from: '2026-05-01', to: '2026-05-02' }
    expect(await security.post('/admin/memberships', { ...post, role: 'drafter' })).toMatchObject({
      body: { details: [{ field: 'organId' }] },
    })
    expect((await security.post('/admin/memberships', { ...post, role: 'auditAdmin' })).status).toBe(201)
    const { items } = (await security.get('/admin/memberships')).body
    const given = items.find((one: { personId: string; role: string }) => one.personId === post.personId && one.role === 'auditAdmin')
    expect(given.organName).toBe('本系统')
    const english = (await security.get('/admin/memberships', { 'accept-language': 'en' })).body.items
    expect(english.find((one: { id: string }) => one.id === given.id).organName).toBe('This installation')
  })

  test('a number book’s code belongs to one organ', async () => {
    const book = {
      organId: at.sample.organs['xh-gov'],
      scheme: 'document',
      code: '新府规',
      name: '规范性文件',
      restartsYearly: true,
      from: '2026-01-01',
    }
    const made = await system.post('/admin/number-books', book)
    expect(made.status).toBe(201)
    expect((await system.post('/admin/number-books', { ...book, organId: at.sample.organs['xh-finance'] })).body.code).toBe('duplicate')
    expect((await (await at.as('dengji')).get(`/numbers?book=${made.body.id}`)).body).toEqual({ items: [], next: null })
  })

  const pack = (id: string, value: number, from = '2026-04-01') => ({
    source: '示例文件第一条',
    pack: {
      id,
      jurisdiction: '示例',
      level: 'county',
      effectiveFrom: from,
      effectiveTo: null,
      title: { zh: '示例规则', en: 'Example rules' },
      entries: [
        {
          ...{
            key: 'consultation.minDays.majorDecision',
            value,
            unit: 'naturalDays',
            mode: 'reason',
            stricter: 'higher',
            mayLoosen: false,
          },
          ...{ source: '示例文件', article: null, confidence: 'U', zh: '示例', en: 'example' },
        },
      ],
    },
  })

  test('a rule pack is proposed with its difference and counts only when a second person confirms', async () => {
    const proposed = await system.post('/admin/rule-packs', pack('shili-1', 45))
    expect(proposed.status).toBe(201)
    expect(proposed.body.difference[0]).toMatch(/^~ consultation\.minDays\.majorDecision: 30 naturalDays reason（.*）→ 45/)
    const url = `/admin/rule-packs/${proposed.body.proposalId}/confirm`
    expect(await system.post(url, {})).toMatchObject({ status: 409, body: { code: 'samePerson' } })
    const value = async (on: string) =>
      (await system.get(`/rules?on=${on}`)).body.items.find((rule: { key: string }) => rule.key === 'consultation.minDays.majorDecision')
        .value
    expect(await value('2026-04-02')).toBe(30)
    const [first, second] = await Promise.all([security.post(url, {}), security.post(url, {})])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    expect(await value('2026-04-02')).toBe(45)
    expect(await value('2026-03-31')).toBe(30)
    expect((await security.post(url, {})).body.code).toBe('decidedAlready')
  })

  test('a pack that loosens is refused naming both, one that reaches back over decisions as well, and a broken one by field', async () => {
    const looser = await system.post('/admin/rule-packs', pack('shili-2', 5))
    expect(looser).toMatchObject({ status: 409, body: { code: 'packRefused', details: [{ lower: 'shili-2', higher: 'cn-national' }] } })
    expect(looser.body.message).toContain('国家规则')
    const wrong = pack('shili-3', 45)
    const broken = await system.post('/admin/rule-packs', {
      ...wrong,
      pack: { ...wrong.pack, entries: [{ ...wrong.pack.entries[0], unit: 'weeks', extra: 1 }] },
    })
    expect(broken.body.details.map((one: { field: string }) => one.field).sort()).toEqual(['pack.entries.0.extra', 'pack.entries.0.unit'])
    const drafter = await at.as('qicao2')
    const opened = await drafter.post('/cases', {
      ...{ kind: 'making', title: '关于示例事项的通知', documentClass: 'department', issuingOrganId: at.sample.organs['xh-finance'] },
      ...{ draftingOrganId: at.sample.organs['xh-finance'], instruments: [] },
    })
    expect(opened.status).toBe(201)
    expect((await system.post('/admin/rule-packs', pack('shili-4', 45, '2026-03-02'))).body).toMatchObject({ code: 'backdated' })
    expect((await system.post('/admin/rule-packs', pack('shili-4', 45, '2026-03-03'))).status).toBe(201)
  })

  test('a holiday notice makes a year computable, and a known day of the past cannot be changed', async () => {
    const year = { year: 2027, holidays: ['2027-01-01', '2027-10-01'], workdays: ['2027-01-02'], source: '国务院办公厅通知（示例）' }
    expect((await system.post('/admin/holiday-years', { ...year, workdays: ['2027-01-04'] })).body.details[0].field).toBe('workdays')
    expect((await system.post('/admin/holiday-years', { ...year, holidays: ['2026-01-01'] })).body.details[0].field).toBe('holidays')
    const proposed = await system.post('/admin/holiday-years', year)
    expect(proposed.body.difference).toEqual(['+ 2027-01-01 休', '+ 2027-01-02 班', '+ 2027-10-01 休'])
    const { items } = (await security.get('/admin/proposals?kind=holidayYear&state=proposed')).body
    expect(items[0]).toMatchObject({ id: proposed.body.proposalId, mine: true, proposedByName: '系统管理员' })
    expect((await security.post(`/admin/holiday-years/${proposed.body.proposalId}/confirm`, {})).status).toBe(200)
    const known = (await system.get('/admin/holiday-years')).body.items.find((one: { year: number }) => one.year === 2027)
    expect(known).toMatchObject({ state: 'confirmed', confirmedByName: '安全管理员' })
    const present = (await system.get('/admin/holiday-years')).body.items.find((one: { year: number }) => one.year === 2026)
    const without = {
      year: 2026,
      holidays: present.holidays.filter((day: string) => day !== '2026-01-01'),
      workdays: present.workdays,
      source: 'x',
    }
    expect((await system.post('/admin/holiday-years', without)).body.code).toBe('backdated')
    const refused = await system.post('/admin/holiday-years', { ...year, year: 2028, holidays: ['2028-01-01'], workdays: [] })
    expect((await security.post(`/admin/holiday-years/${refused.body.proposalId}/refuse`, { reason: '来源不明' })).body).toMatchObject({
      state: 'refused',
    })
  })

  test('the legal day of a demonstration moves forward only, and a repetition moves it once', async () => {
    const client = await at.as('qicao')
    expect((await client.post('/admin/legal-day', { to: '2026-03-02' })).body.code).toBe('badDay')
    const key = { 'idempotency-key': 'move-once' }
    const [first, second] = await Promise.all([
      client.post('/admin/legal-day', { to: '2026-03-05' }, key),
      client.post('/admin/legal-day', { to: '2026-03-05' }, key),
    ])
    expect(first.status).toBe(200)
    expect(second.text).toBe(first.text)
    expect((await client.get('/session')).body.installation.legalDay).toBe('2026-03-05')
  })

  test('everything that was administered stands in the log, and only the audit administrator reads it', async () => {
    expect((await system.get('/admin/events')).status).toBe(403)
    const { items } = (await (await at.as('shenji-guanli')).get('/admin/events')).body
    const types = new Set(items.map((one: { action: string }) => one.action))
    for (const type of ['person.add', 'membership.add', 'rulePack.confirm', 'holidayYear.refuse', 'legalDay.move', 'session.open'])
      expect(types).toContain(type)
    expect(JSON.stringify(items)).not.toMatch(/argon2|password_hash/)
  })
})
