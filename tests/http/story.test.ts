import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { history } from '../../src/commands/demo/history.ts'
import { repeal } from '../../src/commands/demo/repeal.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { type Known, walk } from '../../src/commands/demo/walk.ts'
import { dialects } from '../support/databases.ts'
import { openTestApp, type TestApp } from './support/app.ts'
import { httpDriver, type Sent } from './support/http-driver.ts'

describe.each(dialects)('the story of one document over HTTP on %s', (dialect) => {
  let at: TestApp
  let known: Known
  const sent: Sent[] = []
  const steps: string[] = []
  beforeAll(async () => {
    at = await openTestApp(dialect)
    known = await walk([history, revision, repeal], httpDriver(at, { twice: true, sent }), {
      story: () => {},
      step: (step) => {
        steps.push(step.do)
      },
    })
  }, 240_000)
  afterAll(async () => at.close())

  test('runs from the acts of the years before to the repeal, every request sent twice at once and answered once', () => {
    expect(steps.length).toBeGreaterThan(50)
    expect(sent.length).toBeGreaterThan(40)
  })

  test('every request sent once more at the end gets its first answer, byte for byte, and changes nothing', async () => {
    const before = await at.store.db
      .selectFrom('event')
      .select((table) => table.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    for (const { client, url, payload, key, first } of sent) {
      const again = await client.post(url, payload, { 'idempotency-key': key })
      expect([url, again.status, again.text]).toEqual([url, first.status, first.text])
    }
    const after = await at.store.db
      .selectFrom('event')
      .select((table) => table.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    expect(after.count).toEqual(before.count)
  }, 60_000)

  test('the same key with another body, or on another address, is 422', async () => {
    const { client, url, key, payload } = sent.at(-1) as Sent
    expect(await client.post(url, { ...(payload as object), reason: 'other' }, { 'idempotency-key': key })).toMatchObject({
      status: 422,
      body: { code: 'keyReused' },
    })
    expect((await client.post('/cases', payload, { 'idempotency-key': key })).status).toBeGreaterThanOrEqual(400)
  })

  test('the instrument shows its acts, its versions, what bound on a day and what ended it', async () => {
    const client = await at.as('qicao')
    const id = String(known.get('instrument:办法'))
    const { body, status } = await client.get(`/instruments/${id}`)
    expect(status).toBe(200)
    expect(body.standing.standing).toBe('repealed')
    expect(body.effects.map((one: { kind: string }) => one.kind)).toEqual(expect.arrayContaining(['reissues', 'repeals']))
    expect(body.versions.length).toBeGreaterThan(1)
    const versions = body.versions.map((one: { id: string }) => one.id)
    const compared = await client.get(`/instruments/${id}/compare?from=${versions[0]}&to=${versions.at(-1)}`)
    expect(compared.body.comparison.summary.modified).toBeGreaterThan(0)
    const onDay = await client.get(`/instruments/${id}/on/2026-03-02`)
    expect(onDay.body).toMatchObject({ standing: 'inForce', versionId: versions[0] })
    expect(onDay.body.content.text.length).toBeGreaterThan(100)
    expect((await client.get(`/instruments/${id}/on/2026-02-30`)).status).toBe(400)
  })

  test('the public finds it, reads it on a day, sees what repealed it, and never the case behind it', async () => {
    const visitor = at.visitor()
    const id = String(known.get('instrument:办法'))
    const found = (await visitor.get('/public/instruments?q=%E6%8B%9B%E5%95%86')).body
    expect(found.items.map((one: { id: string }) => one.id)).toContain(id)
    const page = await visitor.get(`/gongkai/wenjian/${id}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('已废止')
    const then = (await visitor.get(`/gongkai/wenjian/${id}?day=2026-03-02`)).text
    expect(then).toContain('现行有效')
    // the text of 2019 does not bear the number of its successor, and says that a new text came
    expect(then).toMatch(/<dt>文号<\/dt><dd lang="zh-CN">—<\/dd>/)
    expect(then).toMatch(
      /此后的变化：2026-08-01 [^<]*：<a href="\/gongkai\/gongwen\/[^"]+"><span lang="zh-CN">[^<]*新府办〔2026〕1号<\/span><\/a>/,
    )
    // in English "by" stands only before the act that did it
    expect((await visitor.get(`/gongkai/wenjian/${id}?lang=en`)).text).toMatch(/2026-09-09 Repealed by <a [^>]+>/)
    const download = await visitor.get(/href="([^"]+wenben)"/.exec(then)?.[1] ?? '')
    expect(then).toContain(createHash('sha256').update(download.text).digest('hex'))
    const closed = (await visitor.get(`/gongkai/zhengqiu/${String(known.get('case:修订'))}`)).text
    expect(closed).not.toContain('<form method="post"')
    expect(closed).toContain('意见与答复')
    expect(closed).toContain('迁址奖励对没有迁址的本地企业不公平')
    const open = (await visitor.get(`/public/instruments/${id}`)).text
    const cases = await at.store.db.selectFrom('case_file').select('id').execute()
    for (const { id: caseId } of cases) expect(open).not.toContain(caseId)
  })

  test('the notice that repealed it is read by the public, with its number and what it ended', async () => {
    const visitor = at.visitor()
    const page = (await visitor.get(`/gongkai/wenjian/${String(known.get('instrument:办法'))}`)).text
    const [, address = '', id = ''] = /2026-09-09 废止：<a href="(\/gongkai\/gongwen\/([^"]+))"/.exec(page) ?? []
    expect(id).toBe(String(known.get('act:2026废止')))
    const notice = await visitor.get(address)
    expect(notice.status).toBe(200)
    expect(notice.text).toContain('<h1 lang="zh-CN">新会区人民政府办公室关于废止《新会区促进招商引资支持经济转型发展办法》的通知</h1>')
    expect((await visitor.get(`${address}?lang=en`)).text).toMatch(/2026-09-09 Repealed: <a /)
    expect(notice.text).toMatch(/新府办〔2026〕2号 · 新会区人民政府<\/span> · 2026-09-09/)
    expect(notice.text).toContain('已经受理的申报，按照受理时的规定办理')
    expect((await visitor.get(`/gongkai/gongwen/${String(known.get('instrument:办法'))}`)).status).toBe(404)
  })

  // One mark set by hand in the file; a whole case kept back would only lead up to it.
  if (dialect === 'sqlite')
    test('a notice kept back has no page, and no document leads to it', async () => {
      const visitor = at.visitor()
      const id = String(known.get('act:2026废止'))
      const mark = (isPublic: number) => {
        const db = new Sqlite(at.store.url)
        expect(db.prepare("update search_doc set is_public = ? where kind = 'act' and ref_id = ?").run(isPublic, id).changes).toBe(1)
        db.close()
      }
      mark(0)
      expect((await visitor.get(`/gongkai/gongwen/${id}`)).status).toBe(404)
      expect((await visitor.get(`/gongkai/wenjian/${String(known.get('instrument:办法'))}`)).text).not.toContain(id)
      mark(1)
      expect((await visitor.get(`/gongkai/gongwen/${id}`)).status).toBe(200)
    })

  test('every page of the case answers through its response schema', async () => {
    const client = await at.as('qicao')
    const caseId = String(known.get('case:修订'))
    for (const path of [
      '',
      '/actions',
      '/plan',
      '/history',
      '/drafts',
      '/sign-offs',
      '/opinions',
      '/remarks',
      '/materials',
      '/comments',
      '/findings',
      '/working-copies/act',
    ]) {
      const answer = await client.get(`/cases/${caseId}${path}`)
      expect([path, answer.status]).toEqual([path, 200])
    }
    // What came of it is reached from it: the paper that was published.
    const { act } = (await client.get(`/cases/${caseId}`)).body.facts
    expect((await client.get(`/acts/${act.id}`)).body).toMatchObject({ act: { title: act.title } })
    const history = (await client.get(`/cases/${caseId}/history`)).body.items
    expect(history[0]).toMatchObject({ action: 'case.open', seq: 1 })
    const drafts = (await client.get(`/cases/${caseId}/drafts`)).body.items
    const compared = await client.get(`/cases/${caseId}/drafts/${drafts[0].id}/compare/${drafts.at(-1).id}`)
    expect(compared.status).toBe(200)
    expect((await client.get('/cases')).body.items.length).toBeGreaterThan(1)
    expect((await client.get('/inbox')).status).toBe(200)
    const hits = (await client.get('/search?q=%E5%8A%9E%E6%B3%95')).body.items
    expect(hits.length).toBeGreaterThan(0)
    for (const hit of hits) for (const { start, end } of hit.titleMarks) expect(hit.title.slice(start, end)).toBe('办法')
    for (const { text, marks } of hits.flatMap((hit: { excerpt: unknown }) => hit.excerpt ?? []))
      expect(text.slice(marks[0].start, marks[0].end)).toBe('办法')
    expect(hits.some((hit: { excerpt: unknown }) => hit.excerpt !== null)).toBe(true)
    const materials = (await client.get(`/cases/${caseId}/materials`)).body.items
    const file = await client.get(`/materials/${materials[0].id}/file`)
    expect(file.status).toBe(200)
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''/)
    expect(file.headers['content-type']).toBe('application/octet-stream')
  })

  test('the audit administrator finds every chain unbroken', async () => {
    const answer = await (await at.as('shenji-guanli')).get('/admin/verify')
    expect(answer.body).toMatchObject({ ok: true, problems: [] })
  })
})
