import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docx, paragraph } from '../support/zip.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

describe('a file opened as text', () => {
  let at: TestApp
  let client: Client
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    client = await at.as('qicao')
  })
  afterAll(async () => at.close())

  const open = (filename: string, bytes: Buffer | string, from = client) => {
    const form = [
      '--b',
      `content-disposition: form-data; name="file"; filename="${filename}"`,
      'content-type: application/octet-stream',
      '',
      '',
    ]
    const payload = Buffer.concat([Buffer.from(form.join('\r\n')), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')])
    return from.send({ method: 'POST', url: '/text/open', payload, headers: { 'content-type': 'multipart/form-data; boundary=b' } })
  }

  test('a Word file, Markdown and plain text come back as plain paragraphs', async () => {
    const word = docx(paragraph('示例办法') + paragraph('第一条　为了示例，制定本办法。'))
    expect((await open('a.docx', word)).body).toMatchObject({ kind: 'docx', text: '示例办法\n第一条　为了示例，制定本办法。\n' })
    expect((await open('a.md', '# 示例办法\n\n第一条　甲。\n')).body.text).toMatch(/^示例办法\n+第一条　甲。/)
    expect((await open('a.txt', '第一条　甲。\r\n第二条　乙。')).body).toMatchObject({ kind: 'txt', text: '第一条　甲。\n第二条　乙。' })
  })

  test('what is no text says so, and only staff with an account may ask', async () => {
    expect((await open('a.docx', 'no archive')).body.code).toBe('badDocx')
    expect((await open('a.txt', '')).body.code).toBe('fileEmpty')
    expect((await open('a.pdf', '%PDF-1.7')).status).toBeGreaterThanOrEqual(400)
    expect((await open('a.txt', 'x', at.visitor())).status).toBe(401)
  })
})
