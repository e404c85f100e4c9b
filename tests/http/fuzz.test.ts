import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Endpoint, type EndpointKey, endpoints } from '../../src/contract/index.ts'
import { actionsOf } from '../../workflows/actions.ts'
import { dialects } from '../support/databases.ts'
import { full, limit } from '../support/full.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    "'; drop table event; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '2026-02-30',
    '9'.repeat(400),
    '%00',
    '𠮷',
    '\u202e',
  ),
)
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    nasty,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom('payload', 'id', 'title', 'kind', 'effects', 'from', 'to', '__proto__'), nasty), tie('value'), {
      maxKeys: 5,
    }),
  ),
})).value

describe.each(dialects)('whatever is sent on %s', (dialect) => {
  // The shapes are the same for both; PostgreSQL is asked for the sake of its own types.
  const rounds = full ? 400 : dialect === 'sqlite' ? 40 : 12
  let at: TestApp
  let clients: Client[]
  let caseId: string
  beforeAll(async () => {
    at = await openTestApp(dialect)
    clients = await Promise.all(['qicao', 'xitong', 'anquan', 'dengji', 'shouwen'].map((login) => at.as(login)))
    const opened = await (clients[0] as Client).post('/cases', {
      ...{ kind: 'making', title: '关于示例事项的通知', documentClass: 'government', issuingOrganId: at.sample.organs['xh-gov'] },
      ...{ draftingOrganId: at.sample.organs['xh-commerce'], instruments: [] },
    })
    caseId = opened.body.case.id
  })
  afterAll(async () => at.close())

  const writing = (Object.keys(endpoints) as EndpointKey[]).filter(
    (key) => !key.startsWith('GET') && !(endpoints[key] as Endpoint).upload && !/session|password|disable|legal-day/.test(key),
  )

  test.each(writing)(
    '%s never answers 500',
    async (key) => {
      const [method = '', path = ''] = key.split(' ')
      const shaped = shapesOf(key)
      await fc.assert(
        fc.asyncProperty(fc.oneof(value, shaped), fc.nat(4), nasty, async (body, who, id) => {
          const url = path
            .replace(':id', caseId)
            .replace(':role', 'act')
            .replace(/:\w+/g, encodeURIComponent(id.isWellFormed() ? id || 'x' : 'x'))
          const payload = JSON.stringify(body) ?? 'null'
          const answer = await (clients[who] as Client).send({
            method: method as 'POST',
            url,
            payload,
            headers: { 'content-type': 'application/json', 'idempotency-key': Math.random().toString(36) },
          })
          expect([payload.slice(0, 300), answer.status, answer.status >= 500 ? answer.text : '']).toEqual([
            payload.slice(0, 300),
            expect.any(Number),
            '',
          ])
        }),
        { numRuns: rounds, seed: 7 },
      )
    },
    60_000,
  )

  test('no action of the machine answers 500 to a payload of any shape', { timeout: limit(60_000) }, async () => {
    for (const action of actionsOf('rulemaking')) {
      for (const payload of [
        {},
        { draftId: '\u202e', bookId: 'x', role: 'act', workingCopyId: 'x', rev: 1 },
        { commentIds: ['x'], effects: [{}] },
      ]) {
        for (const client of clients.slice(0, 1)) {
          const answer = await client.post(`/cases/${caseId}/actions/${action.name}`, { payload })
          expect([action.name, answer.status < 500]).toEqual([action.name, true])
        }
      }
    }
  })

  test('no search and no filter answers 500, whatever is typed', { timeout: limit(60_000) }, async () => {
    await fc.assert(
      fc.asyncProperty(
        nasty,
        fc.constantFrom(
          '/search?q=',
          '/instruments?q=',
          '/cases?q=',
          '/public/instruments?q=',
          '/instruments?after=',
          '/acts?after=',
          '/cases?organ=',
        ),
        async (text, url) => {
          if (!text.isWellFormed()) return
          const answer = await (clients[0] as Client).get(url + encodeURIComponent(text))
          expect([url, text, answer.status < 500]).toEqual([url, text, true])
        },
      ),
      { numRuns: rounds * 4, seed: 11 },
    )
  })
})

/** Bodies that have the right fields with wrong values in them: they get further than noise. */
function shapesOf(key: EndpointKey): fc.Arbitrary<unknown> {
  const body = (endpoints[key] as Endpoint).body as
    | { properties?: Record<string, { type?: string | string[]; enum?: string[] }> }
    | undefined
  const fields = Object.entries(body?.properties ?? {}).map(([name, schema]) => [name, fieldOf(schema)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] })
}

function fieldOf(schema: { type?: string | string[]; enum?: string[] }): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer') return fc.oneof(fc.integer(), fc.constantFrom(0, 1, 2027))
  if (schema.type === 'array') return fc.oneof(fc.constant([]), fc.array(value, { maxLength: 2 }))
  if (schema.type === 'object') return fc.dictionary(fc.string(), value, { maxKeys: 3 })
  return fc.oneof(nasty, fc.constantFrom('2026-03-02', 'xx-example'))
}
