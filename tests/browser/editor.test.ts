import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { docx, paragraph } from '../support/zip.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, settled, signedIn, violations } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse(before('drafting.finish'))
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a Word file is opened into the editor, its citations are underlined, and the one at the cursor is opened from beside it', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context, complaints } = here
  const id = await caseId(here)
  await page.goto(`/app/cases/${id}/text?view=edit`)
  await settled(page)
  await page.locator('.cm-content').waitFor()
  const words = ['示例办法', '第一条　依据《新会区促进招商引资支持经济转型发展办法》，制定本办法。', '第二条　适用第一条的规定。']
  const buffer = docx(words.map((line) => paragraph(line)).join(''))
  await page.locator('input[type=file]').setInputFiles({
    name: '稿.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer,
  })
  await page.locator('.cm-content').getByText('第二条').waitFor()
  expect(await page.locator('.cm-content').innerText()).toContain('制定本办法。')
  await page.locator('.editor-cited').filter({ hasText: '第一条' }).click()
  const beside = page.locator('.cited-here')
  await beside.getByRole('link', { name: '第一条' }).click()
  await page.keyboard.type('＃')
  expect(await page.locator('.cm-content').innerText()).toContain('＃第一条')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '取回我的内容' }).waitFor()
  await page.locator('.editor-cited').filter({ hasText: '新会区促进招商引资' }).first().click()
  await beside.getByRole('link', { name: /新会区促进招商引资/ }).click()
  await page.locator('.document-head').waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)
