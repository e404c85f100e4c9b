import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationPassword } from '../../src/commands/accounts/demonstration.ts'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, signedIn } from './visit.ts'

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

test('two authors of one working copy see both texts before anything is overwritten', async () => {
  const first = await signedIn(browser, house, 'qicao', { expected: [409] })
  const second = await signedIn(browser, house, 'qicao', { expected: [409] })
  const address = `/app/cases/${await caseId(first)}/text?view=edit`
  for (const { page } of [first, second]) {
    await page.goto(address)
    await page.locator('.cm-content').waitFor()
  }
  await typeAtEnd(first, '第一位作者的补充。')
  await first.page.getByText(/已保存 · 修订 \d+/).waitFor()
  await typeAtEnd(second, '第二位作者的补充。')
  const dialog = second.page.getByRole('dialog')
  await dialog.getByText('此工作稿已被他人修改').waitFor()
  await dialog.locator('del, ins').first().waitFor()
  expect(await dialog.locator('del').allInnerTexts()).toEqual(['一'])
  expect(await dialog.locator('ins').allInnerTexts()).toEqual(['二'])
  await dialog.getByRole('button', { name: '采用对方的内容' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await second.page.locator('.cm-content').innerText()).toContain('第一位作者的补充。')
  await second.page.getByRole('button', { name: '取回我的内容' }).click()
  expect(await second.page.locator('.cm-content').innerText()).toContain('第二位作者的补充。')
  await second.page.getByText(/已保存 · 修订 \d+/).waitFor()
  expect([...first.complaints, ...second.complaints]).toEqual([])
  await first.context.close()
  await second.context.close()
})

test('what is typed while the connection is down is kept through a reload and sent when it is back', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context } = here
  const address = `/app/cases/${await caseId(here)}/text?view=edit`
  await page.goto(address)
  await page.locator('.cm-content').waitFor()
  await page.getByRole('navigation', { name: '目录' }).getByText('第一条').waitFor()
  await context.setOffline(true)
  await typeAtEnd(here, '断线时写下的话。')
  await page.getByText('连接已断开；改动保存在本页').waitFor()
  await context.setOffline(false)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.locator('.cm-content').waitFor()
  await page.getByText('已恢复上次没有上传的改动').waitFor()
  await page.getByText(/已保存 · 修订 \d+/).waitFor()
  const copy = await (await context.request.get(`/api/v1/cases/${await caseId(here)}/working-copies/act`)).json()
  expect((copy as { content: string }).content).toContain('断线时写下的话。')
  await context.close()
})

test('a server that does not answer is told on every page, and once it is back the page is read again by itself', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context } = here
  await page.goto('/app/')
  await page.getByRole('heading', { name: '我的待办' }).waitFor()
  await context.route('**/api/v1/**', (route) => route.abort())
  await page.getByRole('link', { name: '文件库' }).click()
  await page.getByText('连不上服务器').first().waitFor()
  await context.unroute('**/api/v1/**')
  await page.locator('.offline').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '新会区促进招商引资支持经济转型发展办法', exact: true }).waitFor()
  await context.close()
})

test('a form says in its own words and in sight of its button why it cannot be taken', async () => {
  const here = await signedIn(browser, house, 'qicao', { expected: [409] })
  const { page, context } = here
  await page.setViewportSize({ width: 1280, height: 480 })
  await page.goto(`/app/cases/${await caseId(here)}?do=research.record`)
  const drawer = page.locator('.ant-drawer-open')
  const go = drawer.getByRole('button', { name: '记录调研' })
  // A field that is passed by is not called missing; what was refused is checked at every change.
  await drawer.getByLabel('情况').focus()
  await page.keyboard.press('Tab')
  await page.waitForTimeout(200)
  expect(await drawer.locator('.ant-form-item-explain-error').count()).toBe(0)
  await go.click()
  await drawer.getByText('请填写“情况”').waitFor()
  await drawer.getByLabel('情况').fill('走访')
  await drawer.getByText('请填写“情况”').waitFor({ state: 'detached' })
  await drawer.getByText('发生日期：').click()
  await drawer.getByLabel('发生日期').fill('2027-03-02')
  await go.click()
  await drawer.getByText('不能晚于今天').waitFor()
  await drawer.getByLabel('发生日期').fill('2026-03-02')
  const reason = { code: 'x', zh: '还差一项', en: 'one is missing', basis: [], remedy: { zh: '补上', en: 'add it' } }
  const body = JSON.stringify({ code: 'requirementsUnmet', message: '还不能办理', details: [reason] })
  await page.route('**/actions/research.record', (route) => route.fulfill({ status: 409, contentType: 'application/json', body }), {
    times: 1,
  })
  await go.click()
  const why = await drawer.getByText('还差一项').boundingBox()
  expect(why !== null && why.y > 0 && why.y + why.height < 480).toBe(true)
  expect(here.complaints).toEqual([])
  await context.close()
})

test('when the session has ended a form asks to sign in again over itself and then sends what was filled in', async () => {
  const here = await signedIn(browser, house, 'qicao', { expected: [401] })
  const { page, context } = here
  await page.goto(`/app/cases/${await caseId(here)}?do=research.record`)
  const drawer = page.locator('.ant-drawer-open')
  await drawer.getByLabel('情况').fill('走访企业十家')
  await context.clearCookies()
  await drawer.getByRole('button', { name: '记录调研' }).click()
  const again = page.locator('.ant-modal')
  await again.getByText('登录已过期').waitFor()
  await again.getByLabel('口令').fill(demonstrationPassword)
  await again.getByRole('button', { name: '登录' }).click()
  await page.getByText('已办理：记录调研').waitFor()
  const history = await (await context.request.get(`/api/v1/cases/${await caseId(here)}/history`)).json()
  expect(JSON.stringify(history)).toContain('走访企业十家')
  expect(here.complaints).toEqual([])
  await context.close()
})

test('a form that is closed unsent offers its words again', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context } = here
  await page.goto(`/app/cases/${await caseId(here)}?do=expertReview.record`)
  await page.locator('.ant-drawer-open').getByLabel('意见', { exact: true }).fill('专家认为可行')
  await page.keyboard.press('Escape')
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: '记录专家论证' }).click()
  const drawer = page.locator('.ant-drawer-open')
  await drawer.getByText('已恢复您上次没有提交的内容').waitFor()
  expect(await drawer.getByLabel('意见', { exact: true }).inputValue()).toBe('专家认为可行')
  await drawer.getByRole('button', { name: '清空重填' }).click()
  expect(await drawer.getByLabel('意见', { exact: true }).inputValue()).toBe('')
  await context.close()
})

async function typeAtEnd({ page }: { page: Awaited<ReturnType<typeof signedIn>>['page'] }, words: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(words)
}

test('a case begun for one document waits on that document and never comes up for another; what has ended cannot be chosen', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context } = here
  const begin = async (document: string) => {
    await page.getByRole('link', { name: '文件库' }).click()
    await page.getByRole('link', { name: document, exact: true }).click()
    await page.getByRole('button', { name: '提出修改' }).click()
    await page.getByRole('heading', { name: '新建办件' }).waitFor()
  }
  const title = page.getByLabel('标题')
  await page.goto('/app/')
  await begin('新会区工业厂房建设扶持奖励办法')
  await expect.poll(() => title.inputValue()).toBe('关于修改《新会区工业厂房建设扶持奖励办法》的决定')
  await title.fill('我改过的标题')
  await begin('新会区促进招商引资支持经济转型发展办法')
  await expect.poll(() => title.inputValue()).toBe('关于修改《新会区促进招商引资支持经济转型发展办法》的决定')
  await page.getByLabel('要修改的文件').click()
  const over = page.locator('.ant-select-item-option-disabled').first()
  expect(await over.innerText()).toContain('已废止')
  await begin('新会区工业厂房建设扶持奖励办法')
  await expect.poll(() => title.inputValue()).toBe('我改过的标题')
  expect(here.complaints).toEqual([])
  await context.close()
})

test('a part of the program that stays missing is said, after one reload, instead of reloading for ever', async () => {
  const here = await signedIn(browser, house, 'qicao', { expected: [404] })
  const { page, context } = here
  await context.route('**/assets/workspace-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  let loads = 0
  page.on('load', () => loads++)
  await page.goto(`/app/cases/${await caseId(here)}/text?view=edit`)
  await page.getByRole('alert').getByRole('button').waitFor()
  expect(loads).toBe(2)
  await context.close()
})
