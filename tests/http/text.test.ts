import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const sample = (name: string) => readFileSync(new URL(`../../documents/samples/${name}`, import.meta.url), 'utf8')

describe('the text engine over HTTP', () => {
  let at: TestApp
  let client: Client
  const [before, after] = [sample('banfa-2026-1.txt'), sample('banfa-2026-2.txt')]
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    client = await at.as('qicao')
  })
  afterAll(async () => at.close())

  const send = (path: string, payload: object) => client.send({ method: 'POST', url: path, payload })

  test('answers what the library says, field for field', async () => {
    const { title, nodes, problems } = parse(before)
    expect((await send('/text/parse', { text: before })).body).toEqual({ title, nodes, problems })
    expect((await send('/text/diff', { before, after })).body).toEqual(JSON.parse(JSON.stringify(compare(parse(before), parse(after)))))
    expect((await send('/text/findings', { text: '关于示例的意见\n第一条　甲。\n第三条　乙。' })).body.items.length).toBeGreaterThan(0)
  })

  test('renders escaped HTML, plain text and Markdown', async () => {
    const text = '示例办法\n第一条　<script>alert(1)</script>。'
    const answer = async (format: string) => (await send('/text/render', { text, format })).body.content
    expect(await answer('html')).toContain('&lt;script&gt;')
    expect(await answer('html')).not.toContain('<script>')
    expect(await answer('txt')).toContain('第一条')
    expect(await answer('md')).toContain('第一条')
    expect((await send('/text/render', { text, format: 'pdf' })).status).toBe(400)
  })

  test('long texts are compared aside while other requests are answered, with the same result', async () => {
    const times = (text: string) => Array.from({ length: 150 }, (_, index) => `${text}\n${index}`).join('\n')
    const [long, longer] = [times(before), times(after)]
    let answered = 0
    let done = false
    const comparing = send('/text/diff', { before: long, after: longer }).then((answer) => {
      done = true
      return answer
    })
    while (!done) {
      await at.app.inject({ method: 'GET', url: '/healthz' })
      answered++
      // An injected request never leaves the microtask queue: let the worker's message in.
      await setImmediate()
    }
    const { status, body } = await comparing
    expect(status).toBe(200)
    expect(answered).toBeGreaterThan(5)
    expect(body.summary).toEqual(compare(parse(long), parse(longer)).summary)
  })
})
