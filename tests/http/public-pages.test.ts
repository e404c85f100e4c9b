import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { html, rendered } from '../../src/http/public/html.ts'
import { script } from '../../src/http/public/script.ts'
import { style } from '../../src/http/public/style.ts'
import { openTestApp, type TestApp } from './support/app.ts'
import { consulted } from './support/consulted.ts'

describe('the public pages', () => {
  let at: TestApp
  let caseId: string
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    caseId = await consulted(at)
  })
  afterAll(async () => at.close())

  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    at.visitor().send({
      method: 'POST',
      url: `/gongkai/zhengqiu/${caseId}/yijian`,
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  test('the first page has two doors and a search field, in Chinese and in English', async () => {
    const zh = await at.visitor().get('/')
    expect(zh.status).toBe(200)
    expect(zh.text).toContain('<html lang="zh-CN">')
    expect(zh.text.match(/<ul class="doors">[\s\S]*?<\/ul>/)?.[0].match(/<li>/g)).toHaveLength(2)
    expect(zh.text).toContain('name="q"')
    const en = await at.visitor().get('/?lang=en')
    expect(en.text).toContain('<html lang="en">')
    expect(en.text).toContain('Open consultations')
    expect(en.text).toContain('/gongkai/wenjian?lang=en')
    expect((await at.visitor().get('/', { 'accept-language': 'en' })).text).toContain('<html lang="en">')
  })

  test('a consultation is read by article with a box under each article', async () => {
    const list = await at.visitor().get('/gongkai/zhengqiu')
    expect(list.text).toContain(`/gongkai/zhengqiu/${caseId}`)
    const page = await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)
    expect(page.status).toBe(200)
    // a revision leads to the document in force that it revises
    expect(page.text).toMatch(/修订 <span lang="zh-CN"><a href="\/gongkai\/wenjian\/[^"]+">《新会区促进招商引资支持经济转型发展办法/)
    const articles = page.text.match(/<section class="article"/g)?.length ?? 0
    expect(articles).toBeGreaterThan(5)
    // One more for the text as a whole.
    expect(page.text.match(/<details class="comment"/g)).toHaveLength(articles + 1)
    expect(page.text).toContain('本系统不得存储、处理、传输国家秘密')
    const first = page.text.indexOf('<section class="article"')
    const box = page.text.indexOf('<details class="comment"')
    expect(box).toBeGreaterThan(first)
    expect(box).toBeLessThan(page.text.indexOf('<section class="article"', first + 1))
  })

  test('a consultation says before its text what it is about, who is affected, until when and how answers are given', async () => {
    const page = (await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)).text
    const head = page.slice(0, page.indexOf('<section class="article"'))
    expect(head).toMatch(/<p class="summary"[^>]*>现行办法2019年施行/)
    expect(head).toMatch(/与谁有关<\/dt><dd[^>]*>在新会区租用标准厂房/)
    expect(head).toMatch(/截止<\/dt><dd>2026-04-03（还有 \d+ 天）/)
    expect(head).toContain('逐条答复在本页公布')
    expect((await at.visitor().get('/gongkai/zhengqiu')).text).toContain('现行办法2019年施行')
  })

  test('on an English page the Chinese words say that they are Chinese (WCAG 3.1.2)', async () => {
    const page = (await at.visitor().get(`/gongkai/zhengqiu/${caseId}?lang=en`)).text
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<h1 lang="zh-CN">')
    expect(page).toMatch(/Until<\/dt><dd>2026-04-03 \(\d+ days left\)/)
    expect(page).toContain('<div class="text" lang="zh-CN">')
  })

  test('a comment sent by a plain form gives a receipt, and a second press of the button no second comment', async () => {
    const page = await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)
    const provision = /name="provision" value="([^"]+)"><input type="hidden" name="once" value="([^"]+)"/.exec(page.text)
    const fields = {
      provision: provision?.[1] ?? '',
      once: provision?.[2] ?? '',
      body: '建议增加<b>补助</b>。',
      name: '热心市民',
      contact: '13800000000',
    }
    const [first, second] = [await form(fields), await form(fields)]
    expect(first.status).toBe(303)
    expect(second.headers.location).toBe(first.headers.location)
    const receipt = await at.visitor().get(String(first.headers.location))
    expect(receipt.status).toBe(200)
    const number = String(first.headers.location).match(/huizhi\/([^?]+)/)?.[1] ?? ''
    for (const typed of [number, ` ${number.toLowerCase()} `, number.replaceAll('-', ''), number.replaceAll('-', '—')]) {
      const looked = await at.visitor().get(`/gongkai/huizhi?receipt=${encodeURIComponent(typed)}`)
      expect([typed, looked.headers.location]).toEqual([typed, `/gongkai/huizhi/${number}`])
    }
    expect(receipt.text).toContain('建议增加&lt;b&gt;补助&lt;/b&gt;。')
    expect(receipt.text).toContain(`<a href="/gongkai/zhengqiu/${caseId}">回到征求意见稿</a>`)
    for (const text of [receipt.text, (await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)).text]) {
      expect(text).not.toContain('热心市民')
      expect(text).not.toContain('13800000000')
    }
    const comments = (await (await at.as('qicao')).get(`/cases/${caseId}/comments`)).body
    expect(comments.items.filter((one: { body: string }) => one.body.includes('建议增加'))).toHaveLength(1)
    expect(JSON.stringify(comments)).not.toContain('13800000000')
  })

  test('an empty comment comes back with what was typed and says what to do', async () => {
    const answer = await form({ provision: '', body: '  ', name: '甲', contact: '' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('role="alert"')
    expect(answer.text).toContain('value="甲"')
    expect((await form({ body: 'x'.repeat(5001) })).status).toBe(400)
    expect((await form({ provision: 'no-such-provision', body: '好' })).status).toBe(404)
    expect((await form({ body: 'a\u0000b' })).status).toBe(400)
  })

  test('an address that leads nowhere, or to a case nobody published, is a friendly 404', async () => {
    for (const url of ['/gongkai/zhengqiu/nothing', '/gongkai/wenjian/nothing', '/gongkai/huizhi/nothing', '/gongkai/none', '/nowhere']) {
      const answer = await at.app.inject({ method: 'GET', url })
      expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 404, 'text/html; charset=utf-8'])
    }
    // and leads on
    const nowhere = (await at.app.inject({ method: 'GET', url: '/nowhere?lang=en' })).body
    for (const way of ['href="/?lang=en"', 'href="/gongkai/zhengqiu?lang=en"', 'name="q"']) expect(nowhere).toContain(way)
    const hidden = (
      await (
        await at.as('qicao')
      ).post('/cases', {
        kind: 'making',
        title: '未公开的办件标题',
        documentClass: 'government',
        issuingOrganId: at.sample.organs['xh-gov'],
        draftingOrganId: at.sample.organs['xh-commerce'],
        instruments: [],
      })
    ).body
    const visitor = at.visitor()
    expect((await visitor.get(`/gongkai/zhengqiu/${hidden.case.id}`)).status).toBe(404)
    expect((await visitor.get(`/public/consultations/${hidden.case.id}`)).status).toBe(404)
    expect((await visitor.get(`/public/instruments/${hidden.made.instrumentId}`)).status).toBe(404)
    for (const url of [
      '/gongkai/zhengqiu',
      '/gongkai/wenjian?standing=-',
      '/gongkai/wenjian?q=%E6%9C%AA%E5%85%AC%E5%BC%80',
      '/public/instruments',
      '/public/consultations',
    ]) {
      expect((await visitor.get(url)).text).not.toContain('未公开的办件标题')
    }
  })

  test('an address that is nearly right leads to the page it means', async () => {
    for (const [url, meant] of [
      ['/gongkai', '/'],
      ['/gongkai/?lang=en', '/?lang=en'],
      ['/gongkai/wenjian/?q=a', '/gongkai/wenjian?q=a'],
      [`/gongkai/zhengqiu/${caseId}/yijian`, `/gongkai/zhengqiu/${caseId}`],
    ]) {
      const answer = await at.app.inject({ method: 'GET', url: url as string })
      expect([url, answer.statusCode, answer.headers.location]).toEqual([url, 302, meant])
    }
    const unreadable = await at.app.inject({ method: 'GET', url: '/gongkai/%ff' })
    expect([unreadable.statusCode, unreadable.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8'])
    expect(unreadable.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await at.app.inject({ method: 'GET', url: '/api/%ff' })).headers['content-type']).toContain('application/json')
  })

  test('the other language shows the same search, filters and day', async () => {
    const here = async (url: string) => (await at.visitor().get(url)).text.match(/href="([^"]+)" lang="en"/)?.[1]
    expect(await here('/gongkai/wenjian?q=%E6%8B%9B%E5%95%86&standing=-')).toBe(
      '/gongkai/wenjian?q=%E6%8B%9B%E5%95%86&amp;standing=-&amp;lang=en',
    )
    expect(await here(`/gongkai/zhengqiu/${caseId}`)).toBe(`/gongkai/zhengqiu/${caseId}?lang=en`)
  })

  test('a document says what it was called, since when its text binds, and that it is open to comments', async () => {
    const [, id] = (await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)).text.match(/href="\/gongkai\/wenjian\/([^"]+)">《/) ?? []
    const page = (await at.visitor().get(`/gongkai/wenjian/${id}?day=2019-02-30`)).text
    expect(page).toMatch(
      /曾用名<\/dt><dd lang="zh-CN">新会区促进招商引资支持经济转型发展办法（2018年修订版）（2018 – 2019-11-30）<br><\/dd>/,
    )
    expect(page).toContain('施行日期</dt><dd>2018</dd>')
    expect(page).toContain('本文本施行日期</dt><dd>2019-12-01</dd>')
    expect(page).toContain(`正在就它征求意见： <a lang="zh-CN" href="/gongkai/zhengqiu/${caseId}"`)
    expect(page).toContain('没有这个日期')
    const doubtful = (await at.visitor().get(`/gongkai/wenjian/${id}?day=2018-06-01`)).text
    expect([doubtful.includes('不能确定'), doubtful.includes('尚未施行')]).toEqual([true, false])
  })

  test('what makes no sense in an address is as if it were not there', async () => {
    for (const query of ['year=abc', 'standing=zzz', 'q=%00', 'day=2026-02-30', 'lang=fr', 'q=a&q=b', `after=${'x'.repeat(50)}`]) {
      expect((await at.visitor().get(`/gongkai/wenjian?${query}`)).status).toBeLessThan(500)
    }
  })

  test('one address sends no flood of comments, and after the last day none is taken', async () => {
    const statuses = []
    for (let i = 0; i < 25; i++) {
      statuses.push((await at.visitor().post(`/public/consultations/${caseId}/comments`, { body: `意见 ${i}` })).status)
    }
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(20)
    expect(statuses).toContain(429)
    await (await at.as('qicao')).post('/admin/legal-day', { to: '2026-04-10' })
    const page = await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)
    expect(page.text).toContain('征求意见已经结束')
    expect(page.text).not.toContain('<form method="post"')
    const late = await form({ provision: '', body: '迟到的意见' })
    expect(late.status).toBe(409)
    // not taken, and what was written is not lost
    expect(late.text).toContain('这条意见没有收下')
    expect(late.text).toContain('>迟到的意见</textarea>')
    const list = (await at.visitor().get('/gongkai/zhengqiu')).text
    expect(list.slice(list.indexOf('已结束'))).toContain('答复尚未公布')
  })

  test('the pages load 60 KB of script at most, and style and script may be kept for a year', async () => {
    expect(gzipSync(script).length).toBeLessThan(4_000)
    expect(gzipSync(style).length).toBeLessThan(6_000)
    const page = (await at.visitor().get('/')).text
    for (const address of page.match(/\/gongkai\/site-[0-9a-f]{12}\.(?:css|js)/g) ?? []) {
      const answer = await at.visitor().get(address)
      expect(answer.status).toBe(200)
      expect(answer.headers['cache-control']).toContain('immutable')
    }
    expect(page).not.toMatch(/<script(?![^>]*src=)/)
    expect(page).not.toMatch(/ style=| on\w+=/)
  })
})

test('a draft that is withdrawn while its notice runs takes no comments any more and says so, and the document it revised is free of it', async () => {
  const at = await openTestApp('sqlite')
  try {
    const caseId = await consulted(at)
    const document = (await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)).text.match(/\/gongkai\/wenjian\/[^"]+/)?.[0] ?? ''
    const withdrawn = await (await at.as('juzhang')).post(`/cases/${caseId}/actions/case.withdraw`, { payload: { reason: '不再需要' } })
    expect(withdrawn.status).toBe(200)
    const list = (await at.visitor().get('/gongkai/zhengqiu')).text
    expect(list.slice(list.indexOf('已结束'))).toContain('本件已撤回')
    expect((await at.visitor().get(`/gongkai/zhengqiu/${caseId}`)).text).not.toContain('<form method="post"')
    expect((await at.visitor().post(`/public/consultations/${caseId}/comments`, { body: '好' })).body.code).toBe('notOpen')
    expect((await at.visitor().get(document)).text).not.toContain('正在就它征求意见')
  } finally {
    await at.close()
  }
})

test('a template escapes every value that is no template', () => {
  const nasty = `<img src=x onerror=alert(1)>"'\`&`
  expect(html`<p title="${nasty}">${nasty}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&#96;&amp;">&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&#96;&amp;</p>',
  )
  expect(html`${[1, null, undefined, false, rendered('<b>')]}${html`<i>${'<'}</i>`}`.text).toBe('1<b><i>&lt;</i>')
})
