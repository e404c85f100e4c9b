import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, settled, signedIn, violations } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse(before('comment.answer'))
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('an author words his remark otherwise and takes it back; the others still see what it said', async () => {
  const here = await signedIn(browser, house, 'fazhi')
  const { page, context, complaints } = here
  const id = await caseId(here)
  await page.goto(`/app/cases/${id}/text?view=review`)
  await settled(page)
  await page.locator('.law .block').nth(6).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.locator('.remark-form textarea').fill('此处用语请核对。')
  await page.locator('.remark-form').getByRole('button', { name: '提出意见' }).click()
  const thread = page.locator('.remarks > li').filter({ hasText: '法制审核员' }).first()
  await thread.getByRole('button', { name: '修改批注' }).click()
  await thread.locator('textarea').fill('此处用语请按依据核对。')
  await thread.locator('.remark-form').getByRole('button', { name: '修改批注' }).click()
  // Until the form has closed the same words stand in it, too.
  await thread.locator('.remark-form').waitFor({ state: 'detached' })
  await thread.getByText('此处用语请按依据核对。').waitFor()
  await thread.getByText('以前的话（1）').click()
  await thread.getByText('此处用语请核对。').waitFor()
  expect(await violations(page)).toEqual([])
  await thread.getByRole('button', { name: '撤回' }).click()
  await thread.getByRole('button', { name: '确认撤回' }).click()
  await thread.getByText('（作者已撤回）').waitFor()
  expect(await thread.getByRole('button', { name: '修改批注' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)
