import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localeOf } from '../../src/http/language.ts'
import { newId } from '../../src/store/ids.ts'
import { dialects } from '../support/databases.ts'
import { openTestApp, type TestApp } from './support/app.ts'

describe.each(dialects)('refusals on %s', (dialect) => {
  let at: TestApp
  beforeAll(async () => {
    at = await openTestApp(dialect)
  })
  afterAll(async () => at.close())

  const makingBy = (sample: TestApp['sample']) => ({
    kind: 'making',
    title: '关于规范示例事项的通知',
    documentClass: 'government',
    issuingOrganId: sample.organs['xh-gov'],
    draftingOrganId: sample.organs['xh-commerce'],
    instruments: [],
  })

  test('bad input is 400 with every field that is wrong, in the caller’s language', async () => {
    const client = await at.as('qicao')
    const body = { ...makingBy(at.sample), kind: 'made-up', title: '', extra: 1, occurredOn: '2026-02-30' }
    const zh = await client.post('/cases', body)
    expect(zh.status).toBe(400)
    expect(zh.body.code).toBe('badInput')
    expect(zh.body.details.map((one: { field: string }) => one.field).sort()).toEqual(['extra', 'kind', 'occurredOn', 'title'])
    expect(zh.body.message).toContain('不认识的字段')
    const en = await client.post('/cases', body, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' })
    expect(en.body.message).toContain('is not a known field')
  })

  test('a payload is told by field, a step of others or of another stage by the machine’s own sentence, in either language', async () => {
    const client = await at.as('qicao')
    const { id } = (await client.post('/cases', makingBy(at.sample))).body.case
    const act = (action: string, payload: object, language = 'zh-CN') =>
      client.post(`/cases/${id}/actions/${action}`, { payload }, { 'accept-language': language })
    const wrong = await act('initiation.propose', { necessity: 1, x: 2 })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'badInput'])
    expect(wrong.body.details.map((one: { field: string }) => one.field).sort()).toEqual(
      ['measures', 'necessity', 'problem', 'similar', 'x'].map((field) => `payload.${field}`),
    )
    expect(wrong.body.message).toContain('payload.x 不认识的字段')
    const english = await act('initiation.propose', { necessity: 1, x: 2 }, 'en')
    expect(english.body.message).toContain('payload.problem is required')
    expect((await act('initiation.approve', {})).body.message).toContain('制定机关的主要负责人')
    expect((await act('initiation.approve', {}, 'en')).body).toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/^This step is taken by: [ -~’]+$/),
    })
    expect((await act('signing.sign', { signer: 'x' }, 'en')).body).toMatchObject({
      code: 'notInStage',
      message: expect.stringContaining('Signing'),
    })
    expect((await act('no.such', {})).status).toBe(404)
    const unmet = await act('initiation.propose', { necessity: 'a', problem: 'b', measures: 'c', similar: [] })
    expect(unmet.status).toBeLessThan(500)
  })

  test('an unknown id is 404, one that cannot exist as well', async () => {
    const client = await at.as('qicao')
    for (const url of [
      '/cases/nothing',
      '/instruments/nothing',
      '/acts/nothing',
      '/versions/nothing',
      '/materials/x/file',
      `/cases/${'x'.repeat(99)}`,
      '/cases/%00',
      '/actions/nothing',
      '/public/comments/nothing',
      '/public/consultations/nothing',
      '/numbers?book=nothing',
    ]) {
      const answer = await client.get(url)
      expect([url, answer.status]).toEqual([url, url.includes('%00') ? 400 : 404])
    }
    expect((await client.get('/no/such/address')).body).toMatchObject({ code: 'notFound' })
  })

  test('who is not signed in gets 401, who may not gets 403 with the role needed', async () => {
    expect(await at.visitor().get('/cases')).toMatchObject({ status: 401, body: { code: 'notSignedIn' } })
    const client = await at.as('qicao')
    const refused = await client.post('/admin/organs', {})
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden', details: { roles: ['systemAdmin'] } } })
    expect(refused.body.message).toContain('系统管理员')
  })

  test('a POST that changes something without an Idempotency-Key is refused', async () => {
    const client = await at.as('qicao')
    const answer = await client.send({ method: 'POST', url: '/cases', payload: makingBy(at.sample) })
    expect(answer).toMatchObject({ status: 400, body: { code: 'keyMissing' } })
  })

  test('bodies that are no JSON, of another type, too large or poisoned are 4xx and never 500', async () => {
    const client = await at.as('qicao')
    const send = (payload: string, type = 'application/json') =>
      client.send({ method: 'POST', url: '/cases', payload, headers: { 'content-type': type, 'idempotency-key': newId() } })
    expect((await send('{"a":')).status).toBe(400)
    expect((await send('')).status).toBe(400)
    expect((await send('null')).status).toBe(400)
    expect((await send('[]')).status).toBe(400)
    expect((await send('{"__proto__":{"x":1}}')).status).toBe(400)
    expect((await send('{"constructor":{"prototype":{"x":1}}}')).status).toBe(400)
    expect((await send('a=1', 'application/x-www-form-urlencoded')).status).toBe(415)
    expect((await send('{}', 'text/plain')).status).toBe(415)
    expect((await send('{}', 'nonsense')).status).toBe(415)
    expect((await send(JSON.stringify({ title: 'x'.repeat(1_100_000) }))).body).toMatchObject({ code: 'tooLarge' })
    expect((await send(JSON.stringify({ ...makingBy(at.sample), title: 'a\u0000b' }))).body).toMatchObject({
      code: 'badInput',
      details: [{ field: 'title' }],
    })
    expect((await send('{"title":"\\ud800"}')).body.code).toBe('badInput')
    expect((await send(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).status).toBe(400)
  })

  test('numbers and flags in addresses are checked, not converted, and a stranger’s cursor is refused', async () => {
    const client = await at.as('qicao')
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=abc',
      'limit=1e2',
      'after=zzzz',
      'unknown=1',
      'status=done',
      'limit=1&limit=2',
      `after=${Buffer.from('[1,2]').toString('base64url')}`,
      `after=${Buffer.from('["\\u0000","a"]').toString('base64url')}`,
    ]) {
      const answer = await client.get(`/cases?${query}`)
      expect([query, answer.status]).toEqual([query, 400])
    }
  })

  test('an address that cannot be read is 400', async () => {
    const answer = await at.app.inject({ method: 'GET', url: '/api/v1/cases/%zz' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().code).toBe('badInput')
  })
})

test('the language of an answer is Chinese unless English is asked for first', () => {
  expect(localeOf(undefined)).toBe('zh-CN')
  expect(localeOf('en')).toBe('en')
  expect(localeOf('en-US,en;q=0.9,zh-CN;q=0.8')).toBe('en')
  expect(localeOf('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh-CN')
  expect(localeOf('en;q=0.5,zh;q=0.9')).toBe('zh-CN')
  expect(localeOf('en;q=0')).toBe('zh-CN')
  expect(localeOf('fr, de;q=0.3')).toBe('zh-CN')
  expect(localeOf(';;;q=,,')).toBe('zh-CN')
})
