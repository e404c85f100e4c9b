import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import { importList } from '../../src/commands/import/list/import-list.ts'
import { root } from '../../src/config.ts'
import { readCsv } from '../../src/files/csv.ts'
import { docxText } from '../../src/files/docx.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { newId } from '../../src/store/ids.ts'
import { dialects } from '../support/databases.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'

const heads = ['文件名称', '文号', '统一编号', '制定机关', '成文日期', '有效期至', '状态', '备注']
const rows = [
  ['新会区甲办法', '新府〔2014〕1号', 'XHFG-2014-1', '新会区人民政府', '2014-03-01', null, '有效', null],
  ['新会区乙办法', '新府〔2015〕2号', null, '新会区人民政府', '2015年', null, '废止', '2018年1月2日废止'],
  ['=丙"&<办法>', '新府〔2016〕3号', null, '新会区人民政府', '2016.1.1', '2030-12-31', '有效', null],
  ['新会区丁办法', '新府〔2016〕3号', null, '新会区人民政府', '2016.2.2', null, '有效', null],
  ['新会区戊办法', '新府〔2013〕9号', null, '新会区人民政府', '2013-05-06', null, '废止', null],
  ['新会区己办法', '新府〔2015〕9号', null, '新会区人民政府', '2015-05-06', null, '废止', '已被《新会区丁办法》替代'],
]

describe.each(dialects)('the public catalogue on %s', (dialect) => {
  let at: TestApp
  let visitor: Client
  let ids: string[]
  beforeAll(async () => {
    at = await openTestApp(dialect)
    visitor = at.visitor()
    const report = await importList(at.store, [{ name: '', rows: [['截至2025年12月31日'], heads, ...rows] }], {
      as: 'own',
      file: 'a.xlsx',
      source: 'a'.repeat(64),
    })
    ids = report.rows.map((row) => row.instrumentId!)
    await importPaths(at.store, [`${root}documents/samples/banfa-2019.txt`], { as: 'own', organ: 'xh-gov' })
  })
  afterAll(async () => at.close())
  // the client of the tests puts everything it does not know below the API
  const raw = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, body, headers: given } = await at.app.inject({ method: 'GET', url, headers })
    return { status: statusCode, text: body, headers: given }
  }

  test('is downloaded as JSON and as CSV that spreadsheets read and cannot be made to run', async () => {
    const json = await visitor.get('/gongkai/mulu.json')
    expect(json.status).toBe(200)
    expect(json.body).toMatchObject({ asOf: '2026-03-02', count: 4 })
    expect(json.body.items.find((one: { title: string }) => one.title === '新会区甲办法')).toMatchObject({
      ...{ number: '新府〔2014〕1号', unifiedNumber: 'XHFG-2014-1', issuer: '新会区人民政府', standing: 'inForce' },
      ...{ signed: { from: '2014-03-01', to: '2014-03-01' }, address: `http://localhost:80/gongkai/wenjian/${ids[0]}` },
    })
    const csv = await visitor.get('/gongkai/mulu.csv?standing=-')
    expect(csv.text.startsWith('\ufeff序号,文件名称,文号,')).toBe(true)
    expect(csv.text).toContain(`,"'=丙""&<办法>",`)
    expect(csv.headers['content-disposition']).toContain('attachment')
    const table = readCsv(Buffer.from(csv.text)).rows
    expect(table).toHaveLength(8)
    expect(table.find((row) => row[1] === '新会区乙办法')?.slice(6, 10)).toEqual(['2015', '2015', null, '已废止'])
    // some day after it was made, nobody knows which, it was repealed: that is no doubt about its beginning
    expect(table.find((row) => row[1] === '新会区戊办法')?.slice(6, 10)).toEqual(['2013-05-06', '2013-05-06', null, '已废止'])
  })

  test('is asked by number, title, words, organ, state and day, in files as on the page', async () => {
    const titles = async (query: string) =>
      ((await visitor.get(`/gongkai/mulu.json?${query}`)).body.items as { title: string }[]).map((one) => one.title)
    expect(await titles('q=新府〔2014〕1号')).toEqual(['新会区甲办法'])
    expect(await titles('q=招商引资')).toHaveLength(1)
    expect(await titles('standing=repealed')).toEqual(['新会区乙办法', '新会区戊办法'])
    expect(await titles('standing=replaced')).toEqual(['新会区己办法'])
    expect(await titles('on=2017-06-01')).toContain('新会区乙办法')
    expect(await titles('on=2018-06-01')).not.toContain('新会区乙办法')
    expect(await titles('on=2014-02-01')).toEqual(['新会区戊办法'])
    expect(await titles(`organ=${at.sample.organs['xh-office']}`)).toEqual([])
    const page = await visitor.get('/gongkai/wenjian?on=2014-02-01')
    expect(page.text.match(/class="name"/g)).toHaveLength(1)
    expect(page.text).toContain(
      '/gongkai/mulu.csv?standing=inForce&amp;on=2014-02-01'.replace(
        'standing=inForce&amp;on=2014-02-01',
        'on=2014-02-01&amp;standing=inForce',
      ),
    )
    expect((await visitor.get('/api/v1/public/instruments?on=2014-02-01')).body.items).toHaveLength(1)
  })

  test('takes days as people write them, keeps filters with a search, says what is chosen, and where nothing fits what to try', async () => {
    const page = async (query: string) => (await visitor.get(`/gongkai/wenjian?${query}`)).text
    const organ = at.sample.organs['xh-gov']
    expect((await page('on=2014年2月1日')).match(/class="name"/g)).toHaveLength(1)
    const filtered = await page(`organ=${organ}&on=20170601&standing=inForce`)
    expect(filtered).toContain('筛选：现行有效 · 新会区人民政府 · 在某日的目录 2017-06-01')
    const search = filtered.match(/<form class="search"[\s\S]*?<\/form>/)?.[0] ?? ''
    expect(search).toContain(`name="organ" value="${organ}"`)
    expect(search).toContain('name="on" value="2017-06-01"')
    // what is in force is the catalogue's own choice, not the reader's
    expect(search).not.toContain('name="standing"')
    const none = await page(`q=${encodeURIComponent('新会区乙办法')}&standing=inForce`)
    expect(none).toContain(`href="/gongkai/wenjian?q=${encodeURIComponent('新会区乙办法')}&amp;standing=-">去掉筛选`)
    expect((await page(`q=${'甲'.repeat(300)}`)).includes('没有符合条件的文件')).toBe(true)
    expect(await page('q=《新会区甲办法》')).toContain('新会区甲办法</a>')
  })

  test('says of a document that another replaced which one did, with the way to it', async () => {
    const page = (await visitor.get(`/gongkai/wenjian/${ids[5]}`)).text
    expect(page).toMatch(new RegExp(`现由以下文件取代</dt><dd[^>]*><a href="/gongkai/wenjian/${ids[3]}">新会区丁办法</a>`))
    const file = (await visitor.get(`/api/v1/public/instruments/${ids[5]}`)).body
    expect(file.standing).toMatchObject({ standing: 'replaced', replacedBy: { id: ids[3], title: '新会区丁办法' } })
    expect((await visitor.get(`/gongkai/wenjian/${ids[0]}`)).text).not.toContain('现由以下文件取代')
  })

  test('finds a document by its number however it is typed, and both of a number printed twice', async () => {
    const one = await visitor.get(`/gongkai/wenhao/${encodeURIComponent('新府[2014]001号')}`)
    expect([one.status, one.headers.location]).toEqual([302, `/gongkai/wenjian/${ids[0]}`])
    const two = await visitor.get(`/gongkai/wenhao/${encodeURIComponent('新府〔2016〕3号')}`)
    expect(two.status).toBe(200)
    expect(two.text.match(/class="name"/g)).toHaveLength(2)
    const unknown = await visitor.get(`/gongkai/wenhao/${encodeURIComponent('新府〔2099〕3号')}`)
    expect([unknown.status, unknown.text.includes('没有登记这个文号'), unknown.text.includes('value="新府〔2099〕3号"')]).toEqual([
      404,
      true,
      true,
    ])
  })

  test('gives a text as Akoma Ntoso with the ids its provisions bear for life', async () => {
    const [found] = (await visitor.get('/gongkai/mulu.json?q=招商引资')).body.items
    const akn = await visitor.get(`/gongkai/wenjian/${found.id}/2026-03-02/akn.xml`)
    expect(akn.headers['content-type']).toContain('application/akn+xml')
    expect(akn.text).toContain('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">')
    const provision = await at.store.db
      .selectFrom('provision')
      .select('provision_id')
      .where('kind', '=', 'article')
      .executeTakeFirstOrThrow()
    expect(akn.text).toContain(`wId="${provision.provision_id}"`)
    expect((await visitor.get(`/gongkai/wenjian/${ids[0]}/2026-03-02/akn.xml`)).status).toBe(404)
  })

  test('has a sitemap, a feed and robots.txt; what is asked again unchanged is not sent again', async () => {
    const map = await raw('/sitemap.xml')
    expect(map.text.match(/<url>/g)!.length).toBeGreaterThanOrEqual(8)
    expect(map.text).toContain(`/gongkai/wenjian/${ids[0]}</loc><lastmod>2026-03-02</lastmod>`)
    const feed = await visitor.get('/gongkai/wenjian.atom')
    expect(feed.text).toContain(
      '<title xml:lang="zh-CN">制定：=丙&quot;&amp;&lt;办法&gt;</title>'.replace('&quot;', feed.text.includes('&quot;') ? '&quot;' : '"'),
    )
    // of some papers only the year is known
    expect(feed.text).toMatch(/<summary>[^<]*，自 2015<\/summary>/)
    expect(feed.text.match(/<entry>/g)).toHaveLength(10)
    expect((await raw('/robots.txt')).text).toContain('Sitemap: http://')
    for (const address of ['/gongkai/mulu.json', '/gongkai/mulu.csv', '/sitemap.xml', '/gongkai/wenjian.atom']) {
      const first = await raw(address)
      expect(first.headers['cache-control']).toBe('public, max-age=300')
      const again = await raw(address, { 'if-none-match': String(first.headers.etag) })
      expect([address, again.status, again.text]).toEqual([address, 304, ''])
    }
  })

  test('shows the lists of a cleanup that is over, and nothing of one that runs', async () => {
    const organ = at.sample.organs['xh-gov']!
    const campaign = (id: string, status: 'open' | 'closed') => ({
      insert: 'campaign' as const,
      row: { id, organ_id: organ, kind: 'periodic' as const, title: `二〇二五年清理${status}`, cut_off: '2025-12-31', scope_json: {}, workflow: 'cleanup', workflow_version: 1, state_json: { workflow: 'cleanup', version: 1, value: status, facts: { published: null } }, stage: status, status, opened_on: '2026-03-02', opened_by: 'x', updated_at: '2026-03-02T00:00:00.000Z' }, // biome-ignore format: a row
    })
    const item = (instrumentId: string, outcome: 'retain' | 'repeal', position: number) => ({
      insert: 'campaign_item' as const,
      row: { campaign_id: 'done', instrument_id: instrumentId, organ_id: organ, position, assigned_organ_id: organ, outcome, reasons_json: ['R10'], opinion: null, amend_by: null, lapses: 0, replaced_by: null, concluded_by: null, concluded_on: null, verdict: null, verdict_note: null, verdict_by: null, note: null, rev: 0 }, // biome-ignore format: a row
    })
    await at.store.commit({
      append: [],
      rows: [campaign('done', 'closed'), campaign('running', 'open'), item(ids[0]!, 'retain', 0), item(ids[2]!, 'repeal', 1)],
    })
    const list = await visitor.get('/gongkai/qingli')
    expect(list.text).toContain('二〇二五年清理closed')
    expect(list.text).not.toContain('二〇二五年清理open')
    const page = await visitor.get('/gongkai/qingli/done')
    expect(page.text).toContain('继续有效的规范性文件目录（1件）')
    expect(page.text).toContain('废止的规范性文件目录（1件）')
    expect(page.text).toContain(`<a href="/gongkai/wenjian/${ids[0]}">新会区甲办法</a>`)
    expect(page.text).not.toContain('<办法>')
    expect((await visitor.get('/gongkai/qingli/running')).status).toBe(404)
    const searched = await visitor.get(`/gongkai/qingli/done?q=${encodeURIComponent('新府[2014] 1')}`)
    expect(searched.text).toContain('继续有效的规范性文件目录（1件）')
    expect(searched.text).toContain('废止的规范性文件目录（0件）')
    expect(readCsv(Buffer.from((await visitor.get('/gongkai/qingli/done/mulu.csv?q=nothing')).text)).rows).toHaveLength(1)
    const json = await visitor.get('/gongkai/qingli/done/mulu.json')
    expect(json.body).toMatchObject({
      title: '二〇二五年清理closed',
      sums: { retain: 1, amend: 0, repeal: 1, declareInvalid: 0 },
      keptBack: 0,
    })
    const csv = readCsv(Buffer.from((await visitor.get('/gongkai/qingli/done/mulu.csv')).text)).rows
    expect(csv.map((row) => [row[0], row[2]])).toEqual([
      ['目录', '文件名称'],
      ['继续有效的规范性文件目录', '新会区甲办法'],
      ['废止的规范性文件目录', '=丙"&<办法>'],
    ])
    for (const kind of ['xlsx', 'docx'] as const) {
      const file = await at.app.inject({ method: 'GET', url: `/gongkai/qingli/done/mulu.${kind}` })
      expect(file.statusCode).toBe(200)
      if (kind === 'xlsx') expect((await readSheet(file.rawPayload))[0]!.rows[2]![1]).toBe('新会区甲办法')
      else expect((await docxText(file.rawPayload)).text).toContain('新会区甲办法')
    }
    await at.store.commit({
      append: [],
      rows: [
        { remove: 'campaign_item', where: { campaign_id: 'done' } },
        { remove: 'campaign', where: { id: 'done' } },
        { remove: 'campaign', where: { id: 'running' } },
      ],
    })
  })

  test('keeps back what is kept from publication', async () => {
    const [kept] = ids
    const doc = await at.store.db.selectFrom('search_doc').selectAll().where('ref_id', '=', kept!).executeTakeFirstOrThrow()
    const { id: _, ref_id, organ_id, kind, title, number } = doc
    const index = (isPublic: boolean) => ({
      append: [],
      rows: [],
      index: [{ kind, refId: ref_id, organId: organ_id, title, number, text: '', isPublic }],
    })
    await at.store.commit(index(false))
    for (const address of [
      '/gongkai/mulu.json?standing=-',
      '/gongkai/mulu.csv',
      '/sitemap.xml',
      '/gongkai/wenjian.atom',
      `/gongkai/wenhao/${encodeURIComponent('新府〔2014〕1号')}`,
    ]) {
      expect([address, (await raw(address)).text.includes(kept!)]).toEqual([address, false])
    }
    await at.store.commit(index(true))
  })

  test('asked too often by one address is slowed down', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => raw(`/robots.txt?${newId()}`)))
    expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThan(0)
  })
})
