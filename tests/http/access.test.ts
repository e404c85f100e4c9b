import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../src/contract/base.ts'
import { type Endpoint, type EndpointKey, endpoints } from '../../src/contract/index.ts'
import { access, can, type Rule } from '../../src/http/access.ts'
import type { Identity } from '../../src/http/context.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const keys = Object.keys(endpoints) as EndpointKey[]

/** One account of the sample for each way of standing to a case of the commerce bureau for the district government. */
const accounts = {
  qicao: 'own',
  juzhang: 'own',
  fazhi: 'own',
  guwen: 'own',
  gongping: 'own',
  shouwen: 'own',
  dengji: 'own',
  shenhe: 'own',
  mishu: 'own',
  zhuyao: 'own',
  shenji: 'own',
  qicao2: 'other',
  caizheng: 'other',
  fazhi2: 'other',
  xitong: 'administration',
  anquan: 'administration',
  'shenji-guanli': 'administration',
} as const

const rolesOf: Record<string, string[]> = {
  dengji: ['officeRegistrar'],
  fazhi: ['unitLegalReviewer'],
  fazhi2: ['unitLegalReviewer'],
  shenhe: ['legalityReviewer', 'legalityChief'],
  shenji: ['auditor'],
  xitong: ['systemAdmin'],
  anquan: ['securityAdmin'],
  'shenji-guanli': ['auditAdmin'],
}

/** Whether the rule lets the account through, by the table alone. */
function allowed(rule: Rule, account: keyof typeof accounts): 'yes' | 401 | 403 | 404 {
  if (rule === 'anyone' || rule === 'signedIn') return 'yes'
  if (rule === 'staff') return accounts[account] === 'administration' ? 403 : 'yes'
  if (rule === 'case') return accounts[account] === 'own' ? 'yes' : 404
  return (rolesOf[account] ?? []).some((role) => (rule as readonly string[]).includes(role)) ? 'yes' : 403
}

describe('who may use what', () => {
  let at: TestApp
  const clients = new Map<string, Client>()
  let caseId: string
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    for (const login of Object.keys(accounts)) clients.set(login, await at.as(login))
    const opened = await (clients.get('qicao') as Client).post('/cases', {
      ...{ kind: 'making', title: '关于示例事项的通知', documentClass: 'government', issuingOrganId: at.sample.organs['xh-gov'] },
      ...{ draftingOrganId: at.sample.organs['xh-commerce'], instruments: [] },
    })
    caseId = opened.body.case.id
  })
  afterAll(async () => at.close())

  test('every endpoint of the contract has an entry, and every route of the application is an endpoint', () => {
    expect(keys.filter((key) => access[key] === undefined)).toEqual([])
    expect(Object.keys(access).filter((key) => !(key in endpoints))).toEqual([])
    const paths = at.app.swagger().paths as Record<string, Record<string, unknown>>
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(routes.sort()).toEqual([...keys].sort())
  })

  const send = (client: Client, key: EndpointKey, id: string) => {
    const [method = '', path = ''] = key.split(' ')
    const url = path
      .replace(':id', id)
      .replace(':caseId', id)
      .replace(':action', 'no.such')
      .replace(':workflow', 'rulemaking')
      .replace(':day', '2026-03-02')
      .replace(/:\w+/g, 'nothing')
    const query =
      (endpoints[key] as Endpoint).query && path === '/numbers'
        ? '?book=nothing'
        : path === '/search'
          ? '?q=x'
          : path.endsWith('/compare')
            ? '?from=a&to=b'
            : ''
    // A body that no schema accepts: whoever is let through gets 400, nothing is changed.
    const payload = method === 'GET' || method === 'DELETE' ? {} : { payload: { 'no such field': 1 } as object }
    return client.send({ method: method as 'GET', url: url + query, ...payload, headers: { 'idempotency-key': `matrix-${key}` } })
  }

  test.each(keys.filter((key) => !['POST /session/switch', 'DELETE /session', 'POST /inbox/seen'].includes(key)))('%s', async (key) => {
    const visitor = await send(at.visitor(), key, caseId)
    if (access[key] === 'anyone') expect(visitor.status).not.toBe(401)
    else expect(visitor.status).toBe(401)
    for (const login of Object.keys(accounts) as (keyof typeof accounts)[]) {
      const answer = await send(clients.get(login) as Client, key, caseId)
      const expected = allowed(access[key], login)
      const seen =
        answer.status === 401 || answer.status === 403 ? answer.status : answer.status === 404 && access[key] === 'case' ? 404 : 'yes'
      // Let through and then not found (a draft named "nothing") is let through.
      const got = seen === 404 && expected === 'yes' ? 'yes' : seen
      expect([login, got]).toEqual([login, expected])
      expect(answer.status).toBeLessThan(500)
    }
  })

  test('a case of others does not exist: the same answer as for an id nobody has', async () => {
    const stranger = clients.get('caizheng') as Client
    const [theirs, nobodys] = [await stranger.get(`/cases/${caseId}`), await stranger.get('/cases/nothing')]
    expect([theirs.status, theirs.text]).toEqual([404, nobodys.text])
    expect((await stranger.get('/cases')).body.items).toEqual([])
    expect((await (clients.get('shenhe') as Client).get('/cases')).body.items).toHaveLength(1)
    expect((await (clients.get('xitong') as Client).get('/search?q=%E7%A4%BA%E4%BE%8B')).body.items).toEqual([])
  })

  test('no role but the one named opens an endpoint of the administration', () => {
    const person = (role: string): Identity => ({
      ...{ personId: 'p', login: 'l', name: 'n', locale: 'zh-CN', mustChange: false, csrf: '', sessionHash: '' },
      posts: [{ organId: 'o', role: role as Identity['posts'][0]['role'], onBehalfOf: null }],
    })
    for (const key of keys) {
      const rule = access[key]
      if (typeof rule === 'string') continue
      for (const role of roles)
        expect([key, role, can(person(role), key) === 'yes']).toEqual([key, role, (rule as readonly string[]).includes(role)])
    }
  })
})
