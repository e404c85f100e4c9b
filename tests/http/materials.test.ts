import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/store/ids.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'
import { upload } from './support/http-driver.ts'

describe('files of a case', () => {
  let at: TestApp
  let client: Client
  let caseId: string
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    client = await at.as('qicao')
    const opened = await client.post('/cases', {
      ...{ kind: 'making', title: '关于示例事项的通知', documentClass: 'government', issuingOrganId: at.sample.organs['xh-gov'] },
      ...{ draftingOrganId: at.sample.organs['xh-commerce'], instruments: [] },
    })
    caseId = opened.body.case.id
  })
  afterAll(async () => at.close())

  test('a file comes back as it was, as a download under its own name, whatever its name is', async () => {
    for (const filename of ['起草说明.txt', '../../etc/passwd', 'a"b\\c.html', 'x\r\nset-cookie: a=b']) {
      const sent = await upload(client, caseId, {
        kind: 'explanatoryNote',
        title: '起草说明',
        words: '<script>alert(1)</script>',
        filename,
      })
      if (sent.status !== 201) {
        expect([filename, sent.status]).toEqual([filename, 400])
        continue
      }
      const file = await client.get(`/materials/${sent.body.materialId}/file`)
      expect(file.text).toBe('<script>alert(1)</script>')
      expect(file.headers['content-type']).toBe('application/octet-stream')
      expect(String(file.headers['content-disposition'])).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~!*-]+$/)
      expect(file.headers['set-cookie']).toBeUndefined()
    }
  })

  test('a wrong kind, no title, no file, an unknown field or another content type is told by field', async () => {
    const file = { kind: 'explanatoryNote', title: '说明', words: 'x' }
    expect((await upload(client, caseId, { ...file, kind: 'nonsense' })).body.details[0].field).toBe('kind')
    expect((await upload(client, caseId, { ...file, title: ' ', filename: 'a.txt' })).body.details[0].field).toBe('title')
    expect((await upload(client, caseId, { ...file, words: '' })).body.code).toBe('fileEmpty')
    const boundary = 'b'
    const raw = (payload: string) =>
      client.send({
        method: 'POST',
        url: `/cases/${caseId}/materials`,
        payload,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': newId() },
      })
    expect((await raw(`--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nother\r\n--b--\r\n`)).body.details[0].field).toBe('file')
    expect(
      (
        await raw(
          `--b\r\ncontent-disposition: form-data; name="colour"\r\n\r\nred\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n`,
        )
      ).body.details[0].field,
    ).toBe('colour')
    expect((await raw('--b\r\nbroken')).status).toBeLessThan(500)
    expect((await client.post(`/cases/${caseId}/materials`, {})).status).toBe(415)
  })

  test('an upload sent again under its key, at once or after the case has ended, gets the first answer and makes no second row', async () => {
    const file = { kind: 'bases', title: '依据', words: '依据全文', filename: '依据.txt' }
    const opened = await client.post('/cases', {
      ...{ kind: 'making', title: '关于重复上传的通知', documentClass: 'government', issuingOrganId: at.sample.organs['xh-gov'] },
      ...{ draftingOrganId: at.sample.organs['xh-commerce'], instruments: [] },
    })
    const { id } = opened.body.case
    const key = newId()
    const both = await Promise.all([upload(client, id, file, key), upload(client, id, file, key)])
    const rows = () => at.store.db.selectFrom('material').select('id').where('case_id', '=', id).execute()
    expect(both.map((one) => one.status)).toEqual([201, 201])
    expect(both[1]?.text).toBe(both[0]?.text)
    expect(await rows()).toEqual([{ id: both[0]?.body.materialId }])
    for (const other of [{ words: '另一份' }, { title: '另一题' }, { kind: 'other' }, { filename: '另.txt' }]) {
      expect(await upload(client, id, { ...file, ...other }, key)).toMatchObject({ status: 422, body: { code: 'keyReused' } })
    }
    const withdrawn = await (await at.as('juzhang')).post(`/cases/${id}/actions/case.withdraw`, { payload: { reason: '不再需要' } })
    expect([withdrawn.status, withdrawn.text]).toEqual([200, expect.any(String)])
    const late = await upload(client, id, file, key)
    expect([late.status, late.text]).toEqual([201, both[0]?.text])
    expect((await upload(client, id, file)).body.code).toBe('finished')
    expect((await rows()).length).toBe(1)
    const keyless = await client.send({ method: 'POST', url: `/cases/${id}/materials`, payload: {} })
    expect(keyless).toMatchObject({ status: 400, body: { code: 'keyMissing' } })
  })

  test('a file stays invisible until an action names it, and others never see it', async () => {
    const sent = await upload(client, caseId, { kind: 'bases', title: '依据', words: '依据' })
    const added = await client.post(`/cases/${caseId}/actions/material.add`, {
      payload: { kind: 'bases', materialId: sent.body.materialId, title: '依据', on: '2026-03-02' },
    })
    expect(added.status).toBe(200)
    const { items } = (await client.get(`/cases/${caseId}/materials`)).body
    expect(items.filter((one: { withdrawn: boolean }) => !one.withdrawn).map((one: { id: string }) => one.id)).toEqual([
      sent.body.materialId,
    ])
    expect((await (await at.as('caizheng')).get(`/materials/${sent.body.materialId}/file`)).status).toBe(404)
    expect((await at.visitor().get(`/materials/${sent.body.materialId}/file`)).status).toBe(401)
  })

  test('two people who type at once never overwrite each other: the second is told by whom and at which revision', async () => {
    const other = await at.as('juzhang')
    const save = (who: Client, content: string, rev: number) =>
      who.send({ method: 'PUT', url: `/cases/${caseId}/working-copies/act`, payload: { content, rev } })
    expect((await client.get(`/cases/${caseId}/working-copies/act`)).body).toMatchObject({ rev: 0, content: '' })
    expect((await save(client, '第一稿', 0)).body.rev).toBe(1)
    const late = await save(other, '另一稿', 0)
    expect(late).toMatchObject({ status: 409, body: { code: 'workingCopyStale', details: { rev: 1 } } })
    expect((await save(other, '第二稿', 1)).body.rev).toBe(2)
    expect((await client.get(`/cases/${caseId}/working-copies/act`)).body).toMatchObject({
      rev: 2,
      content: '第二稿',
      updatedByName: '科工商务局负责人',
    })
    expect((await client.get(`/cases/${caseId}/working-copies/other`)).status).toBe(404)
  })

  test('whoever looked at an older revision of the case is told before anything else', async () => {
    const { rev } = (await client.get(`/cases/${caseId}`)).body.case
    const stale = await client.post(`/cases/${caseId}/actions/case.suspend`, { payload: { reason: 'x' }, seen: rev - 1 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale', details: { seen: rev - 1, now: rev } } })
  })
})
