import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '../../src/commands/accounts/demonstration.ts'
import { SignInLimits, waitAfter } from '../../src/commands/accounts/limits.ts'
import { checkNewPassword } from '../../src/commands/accounts/password.ts'
import { dialects } from '../support/databases.ts'
import { Client, openTestApp, type TestApp } from './support/app.ts'

describe.each(dialects)('accounts on %s', (dialect) => {
  let at: TestApp
  let now = new Date('2026-11-24T01:00:00Z')
  beforeAll(async () => {
    at = await openTestApp(dialect, { now: () => now })
  })
  afterAll(async () => at.close())

  test('signing in gives a new session id and a token, and the session says who it is', async () => {
    const client = at.visitor()
    const first = await client.signIn('qicao', demonstrationPassword)
    expect(first.status).toBe(200)
    expect(first.body.person).toMatchObject({ login: 'qicao' })
    expect(first.body.posts).toEqual([expect.objectContaining({ role: 'drafter', onBehalfOf: null })])
    const before = client.cookie
    await client.signIn('qicao', demonstrationPassword)
    expect(client.cookie).not.toBe(before)
    const old = new Client(at.app)
    old.cookie = before
    expect((await old.get('/session')).body.person).toBeNull()
  })

  test('the cookie is http-only, lax and for the whole host; over plain http it has a plain name', async () => {
    const plain = await at.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login: 'qicao', password: demonstrationPassword },
    })
    expect(plain.headers['set-cookie']).toMatch(/^normflow=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('a wrong password, an unknown name and a disabled account get the same answer', async () => {
    const admin = await at.as('anquan')
    const id = at.sample.people.qicao2 as string
    expect((await admin.post(`/admin/people/${id}/disable`, { reason: '离职' })).status).toBe(200)
    const answers = []
    for (const [login, password] of [
      ['qicao', 'wrong password'],
      ['nobody-has-this', 'wrong password'],
      ['qicao2', demonstrationPassword],
    ] as const) {
      const { status, body } = await at.visitor().signIn(login, password)
      answers.push(JSON.stringify({ status, body }))
    }
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] as string)).toMatchObject({ status: 401, body: { code: 'badCredentials' } })
    expect((await admin.post(`/admin/people/${id}/enable`, {})).status).toBe(200)
  })

  test('disabling an account ends its sessions at once', async () => {
    const caught = await at.as('fazhi2')
    expect((await caught.get('/inbox')).status).toBe(200)
    const admin = await at.as('anquan')
    await admin.post(`/admin/people/${at.sample.people.fazhi2}/disable`, { reason: '离职' })
    expect((await caught.get('/inbox')).status).toBe(401)
    await admin.post(`/admin/people/${at.sample.people.fazhi2}/enable`, {})
    expect((await caught.get('/inbox')).status).toBe(401)
  })

  test('a session ends after an hour without a request and after twelve hours in any case', async () => {
    const start = now
    try {
      const client = await at.as('guwen')
      now = new Date(start.getTime() + 59 * 60_000)
      expect((await client.get('/inbox')).status).toBe(200)
      now = new Date(start.getTime() + (59 + 61) * 60_000)
      expect((await client.get('/inbox')).status).toBe(401)
      now = start
      const busy = await at.as('guwen')
      for (let minute = 30; minute < 12 * 60; minute += 30) {
        now = new Date(start.getTime() + minute * 60_000)
        expect((await busy.get('/session')).body.person).not.toBeNull()
      }
      now = new Date(start.getTime() + 12 * 3_600_000 + 1000)
      expect((await busy.get('/session')).body.person).toBeNull()
    } finally {
      now = start
    }
  })

  test('five wrong passwords make an account wait, longer each time, known or not', async () => {
    for (const login of ['shenji', 'nobody-at-all']) {
      for (let i = 0; i < 5; i++) expect((await at.visitor().signIn(login, 'wrong')).status).toBe(401)
      const refused = await at.visitor().signIn(login, demonstrationPassword)
      expect(refused).toMatchObject({ status: 429, body: { code: 'tooMany' } })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    }
    const limits = new SignInLimits()
    for (let i = 0; i < 50; i++) limits.failed(`name-${i}`, '10.0.0.1', 0)
    expect(() => limits.check('name-99', '10.0.0.1', 1000)).toThrow('too many')
    expect(() => limits.check('name-99', '10.0.0.2', 1000)).not.toThrow()
    expect([0, 1, 2, 5, 50].map(waitAfter)).toEqual([30_000, 60_000, 120_000, 900_000, 900_000])
  })

  test('a new password is asked for the old one, ends every other session, and is not a weak one', async () => {
    const client = await at.as('gongping')
    const other = await at.as('gongping')
    expect(await client.post('/password', { old: 'no', new: 'a-long-new-secret' })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'old' }] },
    })
    expect(await client.post('/password', { old: demonstrationPassword, new: 'gongping-123' })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'new' }] },
    })
    const changed = await client.post('/password', { old: demonstrationPassword, new: 'a-long-new-secret' })
    expect(changed.status).toBe(200)
    expect((await client.get('/inbox')).status).toBe(200)
    expect((await other.get('/inbox')).status).toBe(401)
    for (const weak of ['short', 'aaaaaaaaaaaa', 'password123456', 'gongping-rules'])
      expect(() => checkNewPassword(weak, 'gongping')).toThrow()
  })

  test('an account with a password from somebody else may do nothing before it has its own', async () => {
    const admin = await at.as('xitong')
    const made = await admin.post('/admin/people', { login: 'xinren', name: '新入职人员', password: 'first-Secret-9' })
    expect(made.status).toBe(201)
    const client = at.visitor()
    expect((await client.signIn('xinren', 'first-Secret-9')).body.person.mustChange).toBe(true)
    expect(await client.get('/inbox')).toMatchObject({ status: 403, body: { code: 'passwordChangeNeeded' } })
    const changed = await client.post('/password', { old: 'first-Secret-9', new: 'second-Secret-10' })
    client.csrf = changed.body.csrf
    expect((await client.get('/inbox')).status).toBe(200)
  })

  test('own sessions are listed and can be ended, those of others cannot', async () => {
    const [client, other, stranger] = [await at.as('caizheng'), await at.as('caizheng'), await at.as('fazhi')]
    const { items } = (await client.get('/sessions')).body
    expect(items.filter((one: { here: boolean }) => one.here)).toHaveLength(1)
    const theOther = items.find((one: { here: boolean }) => !one.here).id
    await stranger.send({ method: 'DELETE', url: `/sessions/${theOther}` })
    expect((await other.get('/inbox')).status).toBe(200)
    expect((await client.send({ method: 'DELETE', url: `/sessions/${theOther}` })).status).toBe(204)
    expect((await other.get('/inbox')).status).toBe(401)
  })

  test('a demonstration lists its accounts and changes role with one click', async () => {
    const session = (await at.visitor().get('/session')).body
    expect(session.installation).toMatchObject({ mode: 'demonstration', legalDay: '2026-03-02' })
    expect(session.demoAccounts).toContainEqual(
      expect.objectContaining({ login: 'qicao', password: demonstrationPassword, roles: ['drafter'] }),
    )
    const client = await at.as('qicao')
    const switched = await client.post('/session/switch', { login: 'zhuyao' })
    expect(switched.body.person.login).toBe('zhuyao')
    expect((await client.post('/session/switch', { login: 'nobody' })).status).toBe(403)
  })

  test('signing out ends the session', async () => {
    const client = await at.as('mishu')
    const kept = client.cookie
    expect((await client.send({ method: 'DELETE', url: '/session' })).status).toBe(204)
    client.cookie = kept
    expect((await client.get('/inbox')).status).toBe(401)
  })
})
