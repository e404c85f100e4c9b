import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanupRegister } from '../../src/commands/demo/cleanup-register.ts'
import { cleanupStory, takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { readCsv } from '../../src/files/csv.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { dialects } from '../support/databases.ts'
import { openTestApp, type TestApp } from './support/app.ts'
import { cleanupOverHttp } from './support/cleanup-driver.ts'

const sums = { scope: 40, retain: 22, amend: 8, repeal: 6, declareInvalid: 3, notNormative: 1, open: 0 }

describe.each(dialects)('a cleanup of 40 instruments over HTTP on %s', (dialect) => {
  let at: TestApp
  let driver: ReturnType<typeof cleanupOverHttp>
  let ids: Map<string, string>
  let id: string
  const refused: string[] = []
  beforeAll(async () => {
    at = await openTestApp(dialect)
    driver = cleanupOverHttp(at)
    ids = await takeOverRegister(driver)
    id = await cleanupStory(driver, ids, {
      step: ({ answered }) => {
        if (!answered.ok) refused.push(answered.code)
      },
    })
  }, 240_000)
  afterAll(async () => at.close())

  test('closes with sums that equal the scope, having refused what the law refuses', async () => {
    const { body } = await (await driver.as('qicao')).get(`/campaigns/${id}`)
    expect(body.campaign).toMatchObject({ stage: 'closed', status: 'closed', number: '新府〔2026〕1号', sums })
    expect(body.organs.map((organ: { organName: string; sums: { scope: number } }) => [organ.organName, organ.sums.scope])).toEqual([
      ['新会区科工商务局', 27],
      ['新会区财政局', 13],
    ])
    expect(body.organs.every((organ: { submittedOn: string | null }) => organ.submittedOn === '2026-03-02')).toBe(true)
    expect(refused).toEqual(['requirementsUnmet', 'forbidden', 'requirementsUnmet', 'requirementsUnmet'])
  })

  test('puts every instrument into exactly one catalogue, and prints the number twice where it was printed twice', async () => {
    const { body } = await (await driver.as('qicao')).get(`/campaigns/${id}/paper`)
    const titles = body.catalogues.flatMap((list: { rows: string[][] }) => list.rows.map((row) => row[1]))
    expect([...titles].sort()).toEqual(cleanupRegister.map((entry) => entry.title).sort())
    expect(body.catalogues.map((list: { outcome: string; rows: unknown[] }) => [list.outcome, list.rows.length])).toEqual([
      ['retain', 22],
      ['amend', 8],
      ['repeal', 6],
      ['declareInvalid', 3],
      ['notNormative', 1],
    ])
    const all = body.catalogues.flatMap((list: { rows: string[][] }) => list.rows)
    expect(all.filter((row: string[]) => row[2] === '新府办〔2015〕7号（重号）')).toHaveLength(2)
    expect(all.filter((row: string[]) => row[2] === '').map((row: string[]) => row[1])).toHaveLength(3)
    expect(body.text).toContain('附件：1.继续有效的规范性文件目录')
  })

  test('changes the register: ended, amended by the decision itself, lapsing on its day', async () => {
    const client = await driver.as('qicao')
    const of = async (title: string) => (await client.get(`/instruments/${ids.get(title)}`)).body
    expect((await of('新会区鼓励工业企业增资扩产的扶持措施')).standing).toMatchObject({
      standing: 'replaced',
      replacedBy: { title: '新会区促进招商引资支持经济转型发展办法' },
    })
    expect((await of('新会区村级工业区整治工作意见')).instrument.standing).toBe('declaredInvalid')
    const amended = await client.get(`/instruments/${ids.get('新会区工业厂房建设扶持奖励办法')}/on/2026-03-02`)
    expect(amended.body.content.text).toContain('新会区科工商务局负责工业厂房建设')
    expect(amended.body.content.text).not.toContain('经济促进局')
    const before = await client.get(`/instruments/${ids.get('新会区工业厂房建设扶持奖励办法')}/on/2026-03-01`)
    expect(before.body.content.text).toContain('新会区经济促进局负责工业厂房建设')
    expect((await of('新会区商标品牌奖励办法')).instrument).toMatchObject({ standing: 'inForce', validTo: '2026-09-30' })
    expect((await of('新会区财政局内部会议制度')).instrument.standing).toBe('notNormative')
  })

  test('takes what is no normative document out of the public catalogue and says why on its page; nothing of it is deleted', async () => {
    const out = ids.get('新会区财政局内部会议制度')!
    const catalogue = async (query: string) => (await at.visitor().get(`/gongkai/mulu.json${query}`)).body.items as { id: string }[]
    expect((await catalogue('')).map((one) => one.id)).not.toContain(out)
    expect((await catalogue('?on=2026-03-01')).map((one) => one.id)).toContain(out)
    expect((await catalogue('?standing=notNormative')).map((one) => one.id)).toEqual([out])
    const page = (await at.visitor().get(`/gongkai/wenjian/${out}`)).text
    expect(page).toContain('不再列入规范性文件目录')
    expect(page).toContain('《新会区人民政府关于公布规范性文件清理结果的决定》新府〔2026〕1号')
  })

  test('keeps an order to amend before whoever has to carry it out, with its day and the decision, until it is amended', async () => {
    const ordered = ids.get('新会区商标品牌奖励办法')!
    const client = await driver.as('qicao')
    const { amendmentDue, effects } = (await client.get(`/instruments/${ordered}`)).body
    expect(amendmentDue).toMatchObject({ by: '2026-09-30', lapses: true, overdue: false, organName: '新会区科工商务局' })
    expect(effects.find((effect: { id: string }) => effect.id === amendmentDue.effectId)).toMatchObject({
      kind: 'ordersAmendment',
      until: '2026-09-30',
      act: { numbers: ['新府〔2026〕1号'] },
    })
    const due = (await (await driver.as('shenji')).get('/amendments-due')).body.items
    expect(due.find((row: { instrumentId: string }) => row.instrumentId === ordered)).toMatchObject({
      ...{ title: '新会区商标品牌奖励办法', organName: '新会区科工商务局', by: '2026-09-30', overdue: false, lapses: true },
      act: { number: '新府〔2026〕1号' },
    })
    const inbox = (await client.get('/inbox')).body
    expect(inbox.later.find((row: { instrumentId: string | null }) => row.instrumentId === ordered)).toMatchObject({
      dueOn: '2026-09-30',
      organName: '新会区科工商务局',
      title: '新会区商标品牌奖励办法',
    })
    const others = (await (await driver.as('qicao2')).get('/inbox')).body
    expect(JSON.stringify(others)).not.toContain(ordered)
    expect((await at.visitor().get(`/gongkai/wenjian/${ordered}`)).text).toContain('已列入修改目录，尚未修改')
    expect((await client.get(`/instruments/${ids.get('新会区工业厂房建设扶持奖励办法')}`)).body.amendmentDue).toBeNull()
  })

  test('shows the public its decision with number and text, every document in one list with the way to it, sums that add up, and files', async () => {
    const address = `/gongkai/qingli/${id}`
    const visitor = at.visitor()
    expect((await visitor.get('/gongkai/qingli')).text).toContain(`href="${address}"`)
    const page = (await visitor.get(address)).text
    expect(page).toContain(
      `href="${address}/jueding">《新会区人民政府关于公布规范性文件清理结果的决定》</a> <span lang="zh-CN">新府〔2026〕1号`,
    )
    expect(page).toContain('共 40 件')
    for (const [outcome, count] of Object.entries({ retain: 22, amend: 8, repeal: 6, declareInvalid: 3, notNormative: 1 })) {
      const list = page.slice(page.indexOf(`<h2 id="${outcome}"`)).split('</table>')[0]
      expect([outcome, list?.match(/href="\/gongkai\/wenjian\//g)?.length]).toEqual([outcome, count])
      expect(page).toMatch(new RegExp(`href="#${outcome}"[^>]*>[^<]+ ${count}</a>`))
    }
    // each title leads to its own document, the two of one number too, and nothing but the files has empty columns
    for (const [title, instrument] of ids) {
      if (!page.includes(`${title}</a>`)) continue
      expect(page).toContain(`<a href="/gongkai/wenjian/${instrument}">${title}</a>`)
    }
    expect(page.match(/（重号）/g)).toHaveLength(2)
    expect(page).not.toContain('统一编号')
    const decision = (await visitor.get(`${address}/jueding`)).text
    for (const words of ['附件6', '对部分规范性文件的修改', '将第三条、第四条、第六条中的']) expect(decision).toContain(words)
    const json = (await visitor.get(`${address}/mulu.json`)).body
    expect(json).toMatchObject({
      number: '新府〔2026〕1号',
      keptBack: 0,
      sums: { retain: 22, amend: 8, repeal: 6, declareInvalid: 3, notNormative: 1 },
    })
    expect(json.items).toHaveLength(40)
    expect(readCsv(Buffer.from((await visitor.get(`${address}/mulu.csv`)).text)).rows).toHaveLength(41)
    const search = (await visitor.get(`${address}?q=${encodeURIComponent('新府办[2015]7号')}`)).text
    expect(search).toContain('共 2 件')
    for (const kind of ['xlsx', 'docx']) {
      const file = await at.app.inject({ method: 'GET', url: `${address}/mulu.${kind}` })
      expect([kind, file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([kind, 200, 'PK'])
    }
  }, 60_000)

  test('says on the page of what it ended since when and by what, and shows what it changed with the text of then', async () => {
    const page = async (title: string, day = '') => (await at.visitor().get(`/gongkai/wenjian/${ids.get(title)}${day}`)).text
    const ended = await page('新会区限制类工业项目准入规定')
    expect(ended).toMatch(
      /已不再有效。2026-03-02 废止：<span lang="zh-CN">《新会区人民政府关于公布规范性文件清理结果的决定》新府〔2026〕1号<\/span>。以下是终止前的文本/,
    )
    expect(ended).toContain(`<a href="/gongkai/qingli/${id}/jueding"><span lang="zh-CN">《新会区人民政府关于公布规范性文件清理结果的决定》`)
    expect(ended).not.toContain('与上一版本相比')
    expect(await page('新会区限制类工业项目准入规定', '?day=2026-03-01')).not.toContain('已不再有效')
    const amended = await page('新会区工业厂房建设扶持奖励办法')
    expect(amended).toContain('本文本施行日期</dt><dd>2026-03-02')
    expect(amended).toMatch(/与上一版本相比<\/h2>[\s\S]*<del>经济促进<\/del><ins>科工商务<\/ins>/)
    expect(amended).toContain('?day=2018-06-01">当时的文本</a>')
    const before = await page('新会区工业厂房建设扶持奖励办法', '?day=2018年6月1日')
    expect([before.includes('新会区经济促进局负责'), before.includes('与上一版本相比')]).toEqual([true, false])
    expect(await page('新会区散装水泥专项资金使用办法', '?day=2020-01-01')).toContain('没有收录当时的正文')
  })

  test('leaves what it amended to be found by its own number, and both of a number printed twice', async () => {
    const titles = async (q: string) =>
      ((await at.visitor().get(`/gongkai/mulu.json?q=${encodeURIComponent(q)}`)).body.items as { title: string }[]).map((one) => one.title)
    expect(await titles('新府办〔2018〕19号')).toEqual(['新会区工业厂房建设扶持奖励办法'])
    expect((await titles('新府办(2015)7号')).sort()).toEqual(['新会区家庭服务业管理办法', '新会区电子商务发展扶持办法'])
  })

  test('says beside an organ that is no more who does its duties now, at reading, in the register and on the public page', async () => {
    const id = ids.get('新会区技术改造奖励办法')
    const before = (await (await driver.as('qicao')).get(`/instruments/${id}/on/2026-03-01`)).body
    expect(
      before.notes.map((note: { words: string; now: string; provisionIds: string[] }) => [
        note.words,
        note.now,
        note.provisionIds.length > 0,
      ]),
    ).toEqual(Array.from({ length: 4 }, () => ['新会区经济促进局', '新会区科工商务局', true]))
    expect((await (await driver.as('qicao')).get(`/instruments/${id}/on/2026-03-02`)).body.notes).toEqual([])
    const page = await at.visitor().get(`/gongkai/wenjian/${id}?day=2026-03-01`)
    expect(page.text).toContain('新会区经济促进局（现新会区科工商务局）')
  })

  test('leaves no work open on any instrument, and a log that gives back every row', async () => {
    const rows = await at.store.db.selectFrom('instrument').select('state_json').execute()
    expect(rows.flatMap((row) => JSON.parse(row.state_json).facts.work)).toEqual([])
    const { ok, replay } = await verifyAll(at.store)
    expect([ok, replay.differences]).toEqual([true, []])
    expect(replay.rows).toMatchObject({ campaign: 1, campaign_item: 40, effect: 58 })
  })

  test('is what its decision came from: the act names the campaign', async () => {
    const { body } = await (await driver.as('qicao')).get(`/campaigns/${id}`)
    const act = (await (await driver.as('qicao')).get(`/acts/${body.campaign.actId}`)).body
    expect(act.act).toMatchObject({ title: '新会区人民政府关于公布规范性文件清理结果的决定', caseId: null, campaignId: id, origin: 'case' })
    expect(act.effects).toHaveLength(18)
  })

  test('gives its lists, its decision and the table to be filled in as files', async () => {
    const client = await driver.as('qicao')
    for (const [path, name] of [
      ['catalogues.xlsx', 'PK'],
      ['catalogues.docx', 'PK'],
      ['decision.docx', 'PK'],
      ['table', 'PK'],
    ] as const) {
      const raw = await at.app.inject({ method: 'GET', url: `/api/v1/campaigns/${id}/${path}`, headers: { cookie: client.cookie } })
      expect([path, raw.statusCode, raw.rawPayload.subarray(0, 2).toString(), raw.headers['content-type']]).toEqual([
        path,
        200,
        name,
        'application/octet-stream',
      ])
      if (path === 'catalogues.xlsx') {
        const sheets = await readSheet(raw.rawPayload)
        expect(sheets.map((sheet) => sheet.rows.length - 2)).toEqual([22, 8, 6, 3, 1])
      }
    }
  }, 60_000)

  test('is seen by who works here, not by administrators or the public', async () => {
    expect((await at.visitor().get(`/campaigns/${id}`)).status).toBe(401)
    expect((await (await driver.as('xitong')).get('/campaigns')).status).toBe(403)
    expect((await (await driver.as('shenji')).get('/campaigns')).body.items).toHaveLength(1)
    expect((await (await driver.as('shenhe')).get('/campaigns/none')).status).toBe(404)
  })

  test('takes what no cleanup has taken off the list into the next scope', async () => {
    const client = await driver.as('shenhe')
    const { body } = await client.post('/campaigns/scope', { organId: at.sample.organs['xh-gov'], cutOff: '2025-12-31' })
    expect([body.total, body.items.some((item: { title: string }) => item.title === '新会区财政局内部会议制度')]).toEqual([30, false])
    expect(body.items.find((item: { title: string }) => item.title === '新会区技术改造奖励办法')).toMatchObject({
      organName: '新会区科工商务局',
      because: 'succeeds',
    })
  })

  test('refuses a field nobody knows and an action there is not, before it is looked up', async () => {
    const client = await driver.as('shenhe')
    expect((await client.post(`/campaigns/${id}/actions/scope.freeze`, { payload: { extra: 1 } })).body.code).toBe('badInput')
    expect((await client.post(`/campaigns/${id}/actions/no.such`, { payload: {} })).status).toBe(404)
    expect(
      (await client.post(`/campaigns/${id}/actions/catalogue.publish`, { payload: { channels: ['x'], address: 'x' } })).body.code,
    ).toBe('finished')
  })
})
