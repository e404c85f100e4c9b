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

test('counting the text anew is shown before it is taken, leaves what is not certain to a person, and is undone in one step', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context, complaints } = here
  await page.goto(`/app/cases/${await caseId(here)}/text?view=edit`)
  const text = page.locator('.cm-content')
  await text.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('甲办法\n第一条　依照第二条办理。\n第二条　乙。\n第二条　丙。\n第三条　依照第二条、《丁法》第三条办理。')
  await page.getByRole('button', { name: '重新编号' }).nth(1).waitFor()
  await page.keyboard.press('Control+Alt+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('另有2处拿不准').waitFor()
  expect(await dialog.locator('ins').allInnerTexts()).toEqual(['第三条', '第四条'])
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '改这2处' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => text.innerText()).toContain('第四条　依照第二条、《丁法》第三条办理。')
  await text.click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => text.innerText()).toContain('第三条　依照第二条、《丁法》第三条办理。')
  expect(await text.innerText()).toContain('第二条　丙。')
  expect(complaints).toEqual([])
  await context.close()
})
