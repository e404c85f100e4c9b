import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { inline, xlsx } from '../support/xlsx.ts'
import { type House, openHouse } from './house.ts'
import { signedIn, violations, visit } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

// As bytes: without a locale (a bare CI) Chromium cannot open a path with Chinese letters, and the field stays empty without a word.
const list = {
  name: '规范性文件目录.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    xlsx({
      sheets: {
        目录: inline(
          [
            ['新会区现行有效规范性文件目录（截至2025年12月31日）'],
            ['文件名称', '文号', '制定机关', '成文日期', '有效期至'],
            ['新会区甲办法', '新府[2014]1号', '新会区人民政府', '二〇一四年三月一日', null],
            ['新会区乙办法', null, '某某局', 41699, null],
          ],
          ['A1:E1'],
        ),
      },
    }),
  ),
}

test('a registrar uploads a list and sees what became of each row; a second one enters it; everybody then finds it in the register', async () => {
  const one = await signedIn(browser, house, 'dengji')
  await one.page.goto('/app/register')
  await one.page.getByRole('link', { name: '导入目录' }).click()
  await one.page.getByText('不得存储、处理、传输国家秘密').first().waitFor()
  expect(await violations(one.page)).toEqual([])
  await one.page.locator('input[type=file]').setInputFiles(list)
  await one.page.getByRole('button', { name: '上传并试读' }).click()
  await one.page.getByText('可入库 1 · 不能入库 1').waitFor()
  const rows = one.page.locator('tbody tr')
  expect(await rows.nth(1).innerText()).toContain('制定机关“某某局”不在机关表中')
  await one.page.getByText('须由另一名登记人员确认入库').waitFor()
  expect(await violations(one.page)).toEqual([])
  const address = one.page.url()
  expect(one.complaints).toEqual([])
  await one.context.close()

  const other = await signedIn(browser, house, 'fuhe', { language: 'en' })
  await other.page.goto(address)
  await other.page.getByRole('button', { name: 'Enter the list' }).click()
  await other.page.getByText('Entered 1 · Cannot be entered 1').waitFor()
  await other.page.getByRole('link', { name: '新会区甲办法' }).click()
  await other.page.getByRole('heading', { name: '新会区甲办法' }).waitFor()
  expect(await violations(other.page)).toEqual([])
  expect(other.complaints).toEqual([])
  await other.context.close()
}, 90_000)

test('the catalogue on a day and the outcomes of cleanups are pages for everybody, also without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto('/gongkai/wenjian')
    await page.locator('details.choice > summary').click()
    await page.getByLabel('在某日的目录').fill('2020-01-01')
    await page.locator('details.choice button').first().click()
    await page.waitForURL(/on=2020-01-01/)
    expect(await page.locator('a', { hasText: 'CSV' }).getAttribute('href')).toContain('on=2020-01-01')
    await page.getByRole('link', { name: '清理结果' }).click()
    await page.getByRole('heading', { name: '清理结果' }).waitFor()
    await context.close()
  }
  const { page, context, complaints } = await visit(browser, house, { language: 'en' })
  for (const address of ['/gongkai/wenjian?lang=en', '/gongkai/qingli?lang=en']) {
    await page.goto(address)
    expect(await violations(page)).toEqual([])
  }
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)
