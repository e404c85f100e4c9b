import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { signedIn } from './visit.ts'

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

test('a system administrator adds a bureau, says whom it serves, and gives an account to its drafter', async () => {
  const { page, context, complaints } = await signedIn(browser, house, 'xitong')
  await page.goto('/app/admin/organs')
  await page.getByRole('button', { name: '新增机关' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('全称').fill('新会区文化广电旅游体育局')
  await dialog.getByLabel('代码').fill('xh-culture')
  await dialog.getByLabel('类型').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '政府部门' }).click()
  await dialog.getByRole('radio', { name: '县（区）' }).check()
  await dialog.getByRole('radio', { name: '是', exact: true }).check()
  await dialog.getByLabel('上级机关').click()
  await page.getByTitle('新会区人民政府', { exact: true }).click()
  await dialog.getByRole('button', { name: '新增机关' }).click()
  const row = page.locator('.tree li').filter({ hasText: '新会区文化广电旅游体育局' }).last()
  await row.waitFor()
  await row.getByRole('button', { name: '修改' }).click()
  await dialog.getByLabel('机关代字').fill('新文广旅体')
  await dialog.getByRole('button', { name: '修改' }).click()
  await row.getByText('新文广旅体').waitFor()

  await page.getByRole('link', { name: '人员与职责' }).click()
  await page.getByRole('button', { name: '新增账号' }).click()
  await dialog.getByLabel('账号').fill('qicao3')
  await dialog.getByLabel('显示名称').fill('起草员（文广旅体局）')
  await dialog.getByLabel('初始口令').fill('chu-shi-2026')
  await dialog.getByRole('button', { name: '新增账号' }).click()
  await page.locator('tbody').getByText('qicao3').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a rule pack proposed by one administrator is confirmed by another, who sees what it changes', async () => {
  const pack = {
    ...{ id: 'xh-2026', jurisdiction: 'CN-GD-JM-XH', level: 'county', effectiveFrom: '2026-04-01', effectiveTo: null },
    title: { zh: '新会区规则（示例）', en: 'Xinhui rules (example)' },
    entries: [
      {
        ...{ key: 'consultation.minDays.other', value: 15, unit: 'naturalDays', mode: 'reason', stricter: 'higher', mayLoosen: false },
        ...{ source: '示例', article: null, confidence: 'U', zh: '公开征求意见不少于15日', en: 'Public notice of 15 days or more' },
      },
    ],
  }
  const first = await signedIn(browser, house, 'xitong')
  await first.page.goto('/app/admin/rules')
  await first.page.getByRole('button', { name: '提出规则包（JSON）' }).click()
  const dialog = first.page.locator('.ant-modal')
  await dialog.getByLabel('规则包内容').fill(JSON.stringify(pack))
  await dialog.getByLabel('来源').fill('示例文号')
  await dialog.getByRole('button', { name: '提出规则包' }).click()
  await first.page.getByText('新会区规则（示例）').waitFor()
  await first.context.close()

  const second = await signedIn(browser, house, 'anquan')
  await second.page.goto('/app/admin/proposals')
  const row = second.page.locator('.rows > li').filter({ hasText: '新会区规则（示例）' })
  await row.getByRole('button', { name: '确认' }).click()
  await row.getByText('已确认').waitFor()
  expect([...first.complaints, ...second.complaints]).toEqual([])
  await second.context.close()
})
