import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { amend, apply } from '../../documents/amend/index.ts'
import { cite } from '../../documents/cite/index.ts'
import { sha256 } from '../../src/store/hash.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const sample = (name: string) => readFileSync(new URL(`../../documents/samples/${name}`, import.meta.url), 'utf8')
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('amending decisions and citations over HTTP', () => {
  let at: TestApp
  let client: Client
  const [before, after] = [sample('banfa-2026-1.txt'), sample('banfa-2026-2.txt')]
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    client = await at.as('qicao')
  })
  afterAll(async () => at.close())

  const send = (path: string, payload: object) => client.send({ method: 'POST', url: path, payload })

  test('a decision is written as the library writes it, with the rows as which it is read back', async () => {
    const { status, body } = await send('/text/amend', {
      before,
      after,
      issuer: '示例区人民政府',
      on: '2026-12-01',
      number: '示府〔2026〕1号',
    })
    expect(status).toBe(200)
    const decision = amend(before, after, { issuer: '示例区人民政府', on: '2026年12月1日', number: '示府〔2026〕1号', hash: sha256 })
    expect(body.decision).toBe(decision)
    const read = apply(before, decision, sha256)
    expect(read.ok && plain(read.instructions)).toEqual(body.instructions)
    expect(body.instructions.length).toBeGreaterThan(0)
    expect(body.instructions.every((row: { status: string }) => row.status === 'applied')).toBe(true)
  })

  test('carried out, it gives the second text again', async () => {
    const { decision } = (await send('/text/amend', { before, after })).body
    const { status, body } = await send('/text/apply', { before, decision })
    expect(status).toBe(200)
    expect(body.text.replace(/\s/g, '')).toBe(after.replace(/\s/g, ''))
  })

  test('two texts that differ in blanks only need no decision', async () => {
    expect((await send('/text/amend', { before, after: `${before}\n\n` })).body).toEqual({ decision: null, instructions: [], notes: [] })
  })

  test('an instruction whose words are not there is refused with its reason and changes nothing', async () => {
    const decision = '关于修改《示例办法》的决定\n决定对《示例办法》作如下修改：\n将第一条中的“丙”修改为“丁”。\n本决定自公布之日起施行。'
    const text = '示例办法\n第一条　甲。\n第二条　乙。\n'
    const { status, body } = await send('/text/apply', { before: text, decision })
    expect(status).toBe(200)
    expect(body.text).toBe(text)
    expect(body.instructions[0]).toMatchObject({ status: 'refused', operation: 'replacePhrase', reason: expect.stringMatching(/./) })
  })

  test('what is no decision, or one for another instrument, is answered in the language of the one who asks', async () => {
    const text = '示例办法\n第一条　甲。\n'
    const other = '关于修改《别的办法》的决定\n决定对《别的办法》作如下修改：\n将第一条修改为：“第一条　乙。”\n'
    const asked = (decision: string, language: string) =>
      client.send({ method: 'POST', url: '/text/apply', payload: { before: text, decision }, headers: { 'accept-language': language } })
    const [zh, en, none] = [await asked(other, 'zh-CN'), await asked(other, 'en'), await asked('今天天气很好。', 'zh-CN')]
    expect([zh.status, zh.body.code]).toEqual([422, 'notThisText'])
    expect(zh.body.message).toContain('《别的办法》')
    expect(en.body.message).toMatch(/does not name this text/)
    expect([none.status, none.body.code]).toEqual([422, 'noDecision'])
  })

  test('citations are those of the library', async () => {
    expect((await send('/text/cite', { text: before })).body).toEqual(plain(cite(before)))
    expect((await send('/text/cite', { text: '' })).body).toEqual({ spans: [], relations: [] })
  })

  test('whoever is not signed in, a day that is none and a field that is unknown are refused', async () => {
    const visitor = await at.visitor().send({ method: 'POST', url: '/text/apply', payload: { before, decision: after } })
    expect(visitor.status).toBe(401)
    expect((await send('/text/amend', { before, after, on: '2026-02-30' })).status).toBe(400)
    expect((await send('/text/cite', { text: '', also: 1 })).status).toBe(400)
  })

  test('a thorough revision of a long text is written aside: the event loop goes on turning', async () => {
    const article = (index: number, words: string) => `第${index}条　${words}`
    const bodies = [...before.matchAll(/第[一二三四五六七八九十]+条[\s　]+([^\n]+)/g)].map((match) => match[1] as string)
    const long = (edit: (words: string, index: number) => string) =>
      `示例办法\n${Array.from({ length: 300 }, (_, index) => article(index + 1, edit(bodies[index % bodies.length] as string, index))).join('\n')}\n`
    const [old, now] = [long((words) => words), long((words, index) => (index % 3 === 0 ? `${words.slice(0, -1)}，并予公布。` : words))]
    // The first request loads what all others share.
    await send('/text/amend', { before, after })
    let answered = 0
    let waiting = true
    const deciding = send('/text/amend', { before: old, after: now }).finally(() => {
      waiting = false
    })
    while (waiting) {
      await at.app.inject({ method: 'GET', url: '/healthz' })
      answered++
      await setImmediate()
    }
    const amending = (await deciding).body
    const applied = (await send('/text/apply', { before: old, decision: amending.decision })).body
    expect(answered).toBeGreaterThan(5)
    expect(applied.text.replace(/\s/g, '')).toBe(now.replace(/\s/g, ''))
    expect(amending.instructions.length).toBeGreaterThan(1)
  })
})
