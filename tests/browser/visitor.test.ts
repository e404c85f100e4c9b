import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { signedIn, tooWide, violations, visit } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  // The notice is out and the first comment of the story not yet made.
  house = await openHouse((step) => step.do === 'comment')
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a visitor comments on an article in two clicks, keeps a receipt, and the drafter finds the words under that article', async () => {
  const { page, context, complaints } = await visit(browser, house)
  await page.goto('/')
  await page
    .getByRole('link', { name: /征求意见/ })
    .first()
    .click()
  await page
    .getByRole('link', { name: /招商引资/ })
    .first()
    .click()
  const article = page.locator('details.comment').filter({ hasText: '第五条' })
  await article.locator('summary').click()
  await article.locator('textarea').fill('建议补助期限延长到五年。')
  await article.getByRole('button').click()
  await page.waitForURL(/huizhi\//)
  const receipt = decodeURIComponent(page.url().split('/huizhi/')[1]?.split('?')[0] ?? '')
  expect(await page.locator('main').innerText()).toContain(receipt)
  expect(complaints).toEqual([])
  await context.close()

  const drafter = await signedIn(browser, house, 'qicao')
  await drafter.page.goto('/app/cases')
  await drafter.page.locator('tbody a').first().click()
  await drafter.page.getByRole('tab', { name: '征求意见' }).click()
  const group = drafter.page.locator('.comment-group').filter({ has: drafter.page.getByRole('heading', { name: /第五条/ }) })
  await group.getByText('建议补助期限延长到五年。').waitFor()
  expect(await group.innerText()).toContain(receipt)
  expect(drafter.complaints).toEqual([])
  await drafter.context.close()
})

test('the comment form works without script', async () => {
  const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/gongkai/zhengqiu')
  await page
    .getByRole('link', { name: /招商引资/ })
    .first()
    .click()
  const article = page.locator('details.comment').filter({ hasText: '第六条' })
  await article.locator('summary').click()
  await article.locator('textarea').fill('没有脚本也能提意见。')
  await article.getByRole('button').click()
  await page.waitForURL(/huizhi\//)
  expect(await page.locator('main').innerText()).toContain('没有脚本也能提意见。')
  await context.close()
})

describe.each([
  ['zh-CN', 390, 844],
  ['en', 320, 640],
] as const)('in %s on a window of %i × %i', (language, width, height) => {
  test('public pages are not wider than it and have no serious accessibility violation, no console error and no policy report', async () => {
    const here = await visit(browser, house, { language, viewport: { width, height }, expected: [404] })
    const query = language === 'en' ? '?lang=en' : ''
    const found: string[] = []
    await here.page.goto(`/gongkai/zhengqiu${query}`)
    const consultation = (await here.page.locator('main a').first().getAttribute('href')) ?? '/'
    await here.page.goto(`/gongkai/wenjian${query}`)
    const instrument = (await here.page.locator('main a[href*="/gongkai/wenjian/"]').first().getAttribute('href')) ?? '/'
    const lists = ['/', '/gongkai/zhengqiu', '/gongkai/wenjian', '/gongkai/huizhi/none'].map((path) => `${path}${query}`)
    for (const address of [...lists, consultation, instrument]) {
      await here.page.goto(address)
      await here.page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
      if ((await tooWide(here.page)) > 0) found.push(`${address}: ${await tooWide(here.page)} px too wide`)
      found.push(...(await violations(here.page)).map((one) => `${address}: ${one}`))
    }
    expect([...found, ...here.complaints]).toEqual([])
    await here.context.close()
  }, 60_000)
})

test('a paper that was issued is read, without script or serious accessibility violation, wide and narrow', async () => {
  // The story to its end: the new text was published and its notice has a page.
  const done = await openHouse(() => false)
  const issued = await done.store.db.selectFrom('act').select('id').where('origin', '=', 'case').executeTakeFirstOrThrow()
  const replaced = await done.store.db
    .selectFrom('effect')
    .select('instrument_id')
    .where('act_id', '=', issued.id)
    .executeTakeFirstOrThrow()
  const found: string[] = []
  for (const [width, height] of [
    [1280, 860],
    [390, 844],
  ] as const) {
    const here = await visit(browser, done, { viewport: { width, height } })
    await here.page.goto(`/gongkai/wenjian/${replaced.instrument_id}?day=2026-03-02`)
    await here.page.locator(`.note a[href="/gongkai/gongwen/${issued.id}"]`).click()
    await here.page.waitForURL(/gongwen/)
    if ((await tooWide(here.page)) > 0) found.push(`${width}: ${await tooWide(here.page)} px too wide`)
    found.push(...(await violations(here.page)), ...here.complaints)
    await here.context.close()
  }
  await done.close()
  expect(found).toEqual([])
}, 60_000)
