import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { fill, press, tabTo } from './keyboard.ts'
import { caseId, signedIn, visit } from './visit.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse(before('signoff.confirm'))
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a drafter signs in, opens a case, writes and saves a draft with the keyboard alone', async () => {
  const { page, context, complaints } = await visit(browser, house)
  await page.goto('/app/')
  await page.locator('.card').first().waitFor()
  await press(page, /^起草员（科工商务局）/)
  await page.getByRole('heading', { name: '我的待办' }).waitFor()
  await press(page, /^新建办件$/)
  await page.getByRole('heading', { name: '新建办件' }).waitFor()
  await fill(page, /^标题$/, '新会区充电设施建设管理办法')
  await press(page, /^立案$/)
  await page.getByRole('heading', { name: '新会区充电设施建设管理办法' }).waitFor()

  await press(page, /^提出立项$/)
  const drawer = page.getByRole('dialog')
  await drawer.waitFor()
  // A form that is closed gives the keyboard back to the button that opened it.
  await page.keyboard.press('Escape')
  await page.locator('button:focus', { hasText: '提出立项' }).waitFor()
  await page.keyboard.press('Enter')
  await drawer.waitFor()
  await fill(page, /^必要性$/, '现有设施不足')
  await fill(page, /^要解决的主要问题$/, '布局不合理')
  await fill(page, /^主要措施$/, '统一规划')
  await press(page, /^提出立项$/)
  await page.getByText('已办理：提出立项').waitFor()
  await drawer.waitFor({ state: 'detached' })

  await press(page, /^编写文稿$/)
  await page.locator('.cm-content').waitFor()
  await tabTo(page, /文稿正文/)
  await page.keyboard.insertText(
    '新会区充电设施建设管理办法\n第一条　为了规范充电设施建设，制定本办法。\n第二条　本办法自2026年5月1日起施行，有效期五年。',
  )
  await page.keyboard.press('Control+s')
  await page.getByText('已保存 · 修订 1').waitFor()
  await page.getByRole('navigation', { name: '目录' }).getByText('第二条').waitFor()
  await tabTo(page, /^保存文稿$/, { back: true })
  await page.keyboard.press('Enter')
  await drawer.waitFor()
  await press(page, /^保存文稿$/)
  await page.getByText('已办理：保存文稿').waitFor()

  await page.keyboard.press('?')
  await page.getByText('下一处、上一处修改或条文').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('下一处、上一处修改或条文').waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  await page.locator('.search input:focus').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a lawyer reads by article, remarks, sees what changed since he signed and confirms it with the keyboard alone', async () => {
  const here = await signedIn(browser, house, 'fazhi')
  const { page, context, complaints } = here
  const id = await caseId(here, '招商')
  await page.goto(`/app/cases/${id}`)
  await page.locator('.asked-do').waitFor()
  await page.keyboard.press('.')
  expect(await page.evaluate('document.activeElement?.textContent')).toBe('确认改动')
  expect(await page.locator('.board details[open]').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '自您签署后的变化' }).waitFor()
  await page.locator('.since ins').first().waitFor()

  await page.locator('.law .block').first().waitFor()
  for (let step = 0; step < 9; step++) await page.keyboard.press('j')
  const article = await page.locator('.block.chosen').getAttribute('aria-label')
  await page.keyboard.press('c')
  await page.keyboard.insertText('建议写明责任单位。')
  await press(page, /^提出意见$/)
  await page.getByText('建议写明责任单位。').first().waitFor()
  expect(article).toMatch(/^第.+条$/)

  await press(page, /^确认这1处$/)
  await page.getByText('已确认').waitFor()
  await page.getByRole('heading', { name: '自您签署后的变化' }).waitFor({ state: 'detached' })
  const offers = await here.context.request.get(`/api/v1/cases/${id}/sign-offs`)
  const signOffs = ((await offers.json()) as { items: { kind: string; status: string }[] }).items
  expect(signOffs.find((one) => one.kind === 'departmentLegality')?.status).toBe('whole')
  expect(complaints).toEqual([])
  await context.close()
})
