import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { settled, signedIn, violations } from './visit.ts'

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

test('an auditor runs the rules by mouse, reads what they found and filters by rule, in both languages', async () => {
  const { page, complaints } = await signedIn(browser, house, 'shenji')
  await page.goto('/app/audit')
  await page.getByText('还没有检查过。').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '检查本机关文件' }).click()
  await page.getByText('检查2件').waitFor({ timeout: 30_000 })
  await settled(page)
  expect(await violations(page)).toEqual([])
  await page.getByLabel('规则').click()
  await page.locator('.ant-select-item-option').nth(1).click()
  expect(new URL(page.url()).searchParams.get('rule')).toBeTruthy()
  await settled(page)
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  const english = await signedIn(browser, house, 'shenji', { language: 'en' })
  await english.page.goto('/app/audit')
  await english.page.getByText('2 audited').waitFor()
  expect(await violations(english.page)).toEqual([])
}, 120_000)

test('a bureau reads the report of 2019, enters a figure with its source and writes a block that stays', async () => {
  const { page, complaints } = await signedIn(browser, house, 'juzhang')
  await page.goto('/app/reports?year=2019')
  await page.getByRole('heading', { name: '新会区科工商务局2019年度法治政府建设报告' }).waitFor()
  await page.getByText('（新府办〔2014〕24号）', { exact: false }).first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '填报：行政首长出庭应诉率' }).click()
  await page.getByLabel('数值').fill('98.22')
  await page.getByLabel('来源').fill('区司法局统计表')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('98.22 %').waitFor()
  await page.getByLabel('存在的不足和原因').fill('对法律知识的学习有待进一步加强。')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').first().waitFor()
  await page.goto('/app/reports?year=2020')
  await page.getByText('沿用2019年的文字，可以修改').waitFor()
  expect(await page.getByLabel('存在的不足和原因').inputValue()).toBe('对法律知识的学习有待进一步加强。')
  expect(await violations(page)).toEqual([])
  const file = await page.request.get('/api/v1/reports/annual/file?year=2019&format=docx')
  expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  const ledger = await page.request.get('/api/v1/reports/ledgers/inForce?year=2019')
  expect([ledger.status(), (await ledger.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect(complaints).toEqual([])
  const english = await signedIn(browser, house, 'juzhang', { language: 'en' })
  await english.page.goto('/app/reports?year=2019')
  await english.page.getByText('Normative documents').first().waitFor()
  expect(await violations(english.page)).toEqual([])
}, 120_000)
