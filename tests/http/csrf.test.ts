import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '../../src/commands/accounts/demonstration.ts'
import { config } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openTestApp, type TestApp } from './support/app.ts'

describe('requests from elsewhere', () => {
  let at: TestApp
  beforeAll(async () => {
    at = await openTestApp('sqlite')
  })
  afterAll(async () => at.close())

  test('a session’s request without its token, or with another’s, changes nothing', async () => {
    const [client, other] = [await at.as('qicao'), await at.as('fazhi')]
    const token = client.csrf
    client.csrf = ''
    expect(await client.post('/inbox/seen', undefined)).toMatchObject({ status: 403, body: { code: 'csrf' } })
    client.csrf = other.csrf
    expect((await client.post('/inbox/seen', undefined)).status).toBe(403)
    client.csrf = token
    expect((await client.post('/inbox/seen', undefined)).status).toBe(204)
  })

  test('a request from another site is refused, whatever it carries', async () => {
    const client = await at.as('qicao')
    const send = (headers: Record<string, string>) => client.post('/inbox/seen', undefined, { host: 'normflow.example', ...headers })
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await send({ origin: 'null' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await send({ origin: 'http://normflow.example' })).status).toBe(204)
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(204)
  })

  test('a foreign form cannot sign somebody in or comment for him', async () => {
    const visitor = at.visitor()
    const signIn = await visitor.send({
      method: 'POST',
      url: '/session',
      payload: { login: 'qicao', password: 'x' },
      headers: { origin: 'https://evil.example' },
    })
    expect(signIn.status).toBe(403)
    const form = await visitor.send({
      method: 'POST',
      url: '/gongkai/zhengqiu/x/yijian',
      payload: 'body=hello',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
    })
    expect(form.status).toBe(403)
  })

  test('nothing changes by GET: every endpoint that writes is a POST, PUT, PATCH or DELETE', async () => {
    const { endpoints } = await import('../../src/contract/endpoints.ts')
    const writing = Object.entries(endpoints).filter(([, endpoint]) => 'once' in endpoint || 'body' in endpoint)
    expect(writing.filter(([key]) => key.startsWith('GET '))).toEqual([])
  })

  test('a client address in a header counts only behind a listed proxy', async () => {
    const limited = await openTestApp('sqlite', { perMinute: 3 })
    try {
      const statuses = []
      for (let i = 0; i < 5; i++) {
        const answer = await limited.app.inject({ method: 'GET', url: '/api/v1/session', headers: { 'x-forwarded-for': `10.0.0.${i}` } })
        statuses.push(answer.statusCode)
      }
      expect(statuses).toEqual([200, 200, 200, 429, 429])
    } finally {
      await limited.close()
    }
  })

  test('behind a listed proxy with https the cookie is Secure under the host-only name, and the browser is told to stay on https', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'normflow-proxy-'))
    const app = await buildApp(at.store, { ...config({ data: folder }, {}), trustedProxies: 1 }, { lazy: true })
    try {
      const send = (headers: Record<string, string>) =>
        app.inject({ method: 'POST', url: '/api/v1/session', payload: { login: 'fazhi', password: demonstrationPassword }, headers })
      const secure = await send({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.1.1.1' })
      expect(secure.headers['set-cookie']).toMatch(/^__Host-normflow=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(secure.headers['strict-transport-security']).toBe('max-age=31536000')
      const cookie = String(secure.headers['set-cookie']).split(';')[0] ?? ''
      const back = (headers: Record<string, string>) =>
        app.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie, ...headers } })
      expect((await back({ 'x-forwarded-proto': 'https' })).json().person.login).toBe('fazhi')
      expect((await back({})).json().person).toBeNull()
    } finally {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('guessing addresses is limited like everything else, and says when to come back', async () => {
    const limited = await openTestApp('sqlite', { perMinute: 2 })
    try {
      const answers = []
      for (let i = 0; i < 4; i++) answers.push(await limited.app.inject({ method: 'GET', url: `/api/v1/guess-${i}` }))
      expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 429, 429])
      expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
      expect(answers[3]?.json()).toMatchObject({ code: 'tooMany' })
    } finally {
      await limited.close()
    }
  })

  test('every answer carries the headers that keep a browser safe', async () => {
    const { headers } = await at.visitor().get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self' 'nonce-")
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect((await at.visitor().get('/session')).headers['cache-control']).toBe('no-store')
  })
})
