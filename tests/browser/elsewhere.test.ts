import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, signedIn } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse(before('signing.sign'))
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the general office records a signature given in the office system, and the trail says where, by whom and on which draft', async () => {
  const here = await signedIn(browser, house, 'shouwen')
  const { page, context, complaints } = here
  const id = await caseId(here)
  await page.goto(`/app/cases/${id}`)
  await page.locator('.case-head').getByRole('button', { name: '签发' }).click()
  await page.getByRole('button', { name: '此事已在别处办理，在此补记' }).click()
  const form = page.locator('.ant-drawer-open form')
  await form.getByLabel('签发人').fill('区政府主要负责人')
  await form.getByRole('radio', { name: 'OA系统' }).check()
  await form.getByLabel('网址、流程号或存放处').fill('OA-2026-0415')
  await form.getByLabel('经办人（职务）').fill('区政府主要负责人')
  await form.locator('input[type=file]').setInputFiles({ name: '签发单.txt', mimeType: 'text/plain', buffer: Buffer.from('签发单') })
  await form.getByText('已上传').waitFor()
  await page.locator('.ant-drawer-open .form-foot').getByRole('button', { name: '签发' }).click()
  await page.getByText('已办理：签发').waitFor()
  await page.getByRole('tab', { name: '过程' }).click()
  const row = page.locator('.history > li').filter({ hasText: 'OA-2026-0415' })
  expect(await row.innerText()).toMatch(/签发[\s\S]*补记[\s\S]*OA系统[\s\S]*区政府主要负责人/)
  expect(complaints).toEqual([])
  await context.close()
})

test('who changes role on a case sees at once what is asked of the new person there', async () => {
  const here = await signedIn(browser, house, 'zhuyao')
  const { page, context, complaints } = here
  await page.goto(`/app/cases/${await caseId(here)}`)
  const asked = page.locator('.case-head .asked-do')
  await asked.waitFor()
  expect(await asked.innerText()).not.toContain('先办这一项')
  await page.getByRole('button', { name: '切换角色' }).click()
  await page
    .locator('.card')
    .filter({ has: page.locator('strong', { hasText: /^登记编号员$/ }) })
    .click()
  await asked.getByText('先办这一项').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
