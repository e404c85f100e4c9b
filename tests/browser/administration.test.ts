import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSetUpToken } from '../../src/commands/accounts/set-up.ts'
import { install } from '../../src/commands/admin/install.ts'
import { config } from '../../src/config.ts'
import { startServer } from '../../src/http/server.ts'
import { openStore } from '../../src/store/open.ts'
import { launchBrowser } from '../support/chromium.ts'
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

test('a system administrator adds a bureau, says whom it serves, and gives an account to its drafter', async () => {
  const { page, context, complaints } = await signedIn(browser, house, 'xitong')
  await page.goto('/app/admin/organs')
  await page.getByRole('button', { name: '新增机关' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('全称').fill('新会区文化广电旅游体育局')
  await dialog.getByLabel('代码').fill('xh-culture')
  // A department of the government that works here, at its level: proposed, to be changed where it is not.
  await dialog.getByTitle('政府部门', { exact: true }).waitFor()
  await dialog.getByTitle('新会区人民政府', { exact: true }).waitFor()
  expect(await dialog.getByRole('radio', { name: '县（区）' }).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: '新增机关' }).click()
  const row = page.locator('.tree li').filter({ hasText: '新会区文化广电旅游体育局' }).last()
  await row.waitFor()
  await row.getByRole('button', { name: '修改' }).click()
  await dialog.getByLabel('机关代字').fill('新文广旅体')
  await dialog.getByRole('button', { name: '修改' }).click()
  await row.getByText('新文广旅体').waitFor()

  await page.getByRole('link', { name: '人员与职责' }).click()
  await page.getByRole('button', { name: '新增账号' }).click()
  await dialog.getByLabel('账号', { exact: true }).fill('qicao3')
  await dialog.getByLabel('显示名称').fill('起草员（文广旅体局）')
  await dialog.getByLabel('初始口令').fill('qicao3-2026-abc')
  await dialog.getByRole('button', { name: '新增账号' }).click()
  await dialog.getByText('口令不得包含账号', { exact: true }).waitFor()
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('qicao3-2026')
  await dialog.getByLabel('初始口令').fill('chu-shi-2026')
  await dialog.getByRole('button', { name: '新增账号' }).click()
  await page.locator('tbody').getByText('qicao3').waitFor()
  // Roles are the security administrator's to give.
  const security = await signedIn(browser, house, 'anquan')
  await security.page.goto('/app/admin/people')
  const person = security.page.locator('tr').filter({ hasText: 'qicao3' })
  await person.getByRole('button', { name: '增加职责' }).click()
  const given = security.page.locator('.ant-modal')
  await given.getByLabel('机关').click()
  await security.page.getByTitle('新会区文化广电旅游体育局', { exact: true }).click()
  await given.getByLabel('职责').click()
  await security.page.getByTitle('起草员', { exact: true }).click()
  await given.getByRole('button', { name: '增加职责' }).click()
  await person.getByText('新会区文化广电旅游体育局 · 起草员').waitFor()
  expect(security.complaints).toEqual([])
  await security.context.close()
  // The refused password is answered with 400, which a browser prints.
  expect(complaints.filter((one) => !one.includes('400'))).toEqual([])
  await context.close()
})

test('a change of rules is written entry by entry, seen beside what holds, and confirmed by another administrator', async () => {
  const first = await signedIn(browser, house, 'xitong')
  const { page } = first
  await page.goto('/app/admin/rules')
  await page.getByRole('button', { name: '提出规则修改' }).click()
  const desk = page.getByRole('region', { name: /规则修改/ })
  await desk.getByRole('button', { name: '写一条规则' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('哪一条规则').fill('其他规范性文件公开征求意见')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('取值', { exact: true }).fill('15')
  await dialog.getByLabel('依据').fill('示例文件（示例〔2026〕1号）')
  await dialog.getByLabel('条款').fill('第三条')
  await dialog.getByRole('radio', { name: '条号待核' }).check()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '写入' }).click()
  const row = desk.locator('tbody tr').filter({ hasText: '其他规范性文件公开征求意见的期限' })
  expect(await row.locator('del').innerText()).toBe('10日')
  expect(await row.locator('ins').innerText()).toBe('15日')
  await desk.getByLabel('名称，如').fill('新会区规则（2026年修订）')
  await desk.getByLabel('自何日起').fill('2026-04-01')
  await desk.getByLabel('依据的文件').fill('示例〔2026〕1号')
  expect(await violations(page)).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: '提出规则修改' }).click()
  expect(await desk.locator('ins').innerText()).toBe('15日')
  await desk.getByRole('button', { name: '提出，请另一人确认' }).click()
  await page.locator('.rows > li').filter({ hasText: '新会区规则（2026年修订）' }).waitFor()

  const second = await signedIn(browser, house, 'anquan')
  await second.page.goto('/app/admin/proposals')
  const waiting = second.page.locator('.rows > li').filter({ hasText: '新会区规则（2026年修订）' })
  expect(await waiting.locator('ins').innerText()).toBe('15日')
  await waiting.getByRole('button', { name: '确认' }).click()
  await waiting.getByText('已确认').waitFor()
  await second.page.goto('/app/admin/rules')
  const pack = second.page.locator('.rows > li').filter({ hasText: '新会区规则（2026年修订）' })
  expect(await pack.innerText()).toMatch(/已确认[\s\S]*2026年4月1日/)
  expect([...first.complaints, ...second.complaints]).toEqual([])
  await first.context.close()
  await second.context.close()
}, 60_000)

test('a holiday year is clicked into the calendar with its notice named, and confirmed by another administrator', async () => {
  const first = await signedIn(browser, house, 'xitong', { language: 'en' })
  const { page } = first
  await page.goto('/app/admin/holidays')
  await page.getByRole('button', { name: 'Propose a holiday year' }).click()
  const desk = page.getByRole('region', { name: /^Holidays of/ })
  await desk.getByRole('spinbutton', { name: 'Year' }).fill('2028')
  await page.keyboard.press('Tab')
  await desk.getByRole('button', { name: '3 Jan 2028 weekday', exact: true }).click()
  const saturday = desk.getByRole('button', { name: /^8 Jan 2028/ })
  await saturday.click()
  expect(await saturday.getAttribute('aria-label')).toBe('8 Jan 2028 day off')
  await saturday.click()
  expect(await saturday.getAttribute('aria-label')).toBe('8 Jan 2028 working instead')
  await desk.getByText('1 days off: 3 Jan 2028').waitFor()
  await desk.getByRole('button', { name: /^Propose/ }).click()
  await desk.getByText('Say which notice this is').waitFor()
  expect(await violations(page)).toEqual([])
  await desk.getByLabel('Name, number or address of the notice').fill('国办发明电〔2027〕1号（示例）')
  await desk.getByRole('button', { name: /^Propose/ }).click()
  await desk.waitFor({ state: 'detached' })

  const second = await signedIn(browser, house, 'anquan')
  await second.page.goto('/app/admin/proposals')
  const waiting = second.page.locator('.rows > li').filter({ hasText: '2028' })
  await waiting.getByRole('button', { name: '确认' }).click()
  await waiting.getByText('已确认').waitFor()
  expect([...first.complaints, ...second.complaints]).toEqual([])
  await first.context.close()
  await second.context.close()
}, 60_000)

test('a whole pack can still be brought in as JSON', async () => {
  const pack = {
    ...{ id: 'xh-2026', jurisdiction: 'CN-GD-JM-XH', level: 'county', effectiveFrom: '2026-05-01', effectiveTo: null },
    title: { zh: '新会区规则（示例）', en: 'Xinhui rules (example)' },
    entries: [
      {
        ...{ key: 'consultation.minDays.other', value: 20, unit: 'naturalDays', mode: 'block', stricter: 'higher', mayLoosen: false },
        ...{ source: '示例', article: null, confidence: 'U', zh: '公开征求意见不少于20日', en: 'Public notice of 20 days or more' },
      },
    ],
  }
  const { page, context, complaints } = await signedIn(browser, house, 'xitong')
  await page.goto('/app/admin/rules')
  await page.getByRole('button', { name: '导入 JSON' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('规则包内容').fill(JSON.stringify(pack))
  await dialog.getByLabel('来源').fill('示例文号')
  await dialog.getByRole('button', { name: '提出规则包' }).click()
  await page.getByText('新会区规则（示例）').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a member records his own absence and chooses a colleague to stand in, without any administrator', async () => {
  const { page, context, complaints } = await signedIn(browser, house, 'qicao')
  await page.goto('/app/')
  await page.locator('.person').click()
  await page.getByRole('link', { name: '登记我的缺勤和代理人' }).click()
  await page.getByRole('button', { name: '登记我的缺勤和代理人' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('至', { exact: true }).fill('2026-03-06')
  await dialog.getByLabel('理由').fill('出差')
  await dialog.getByLabel('由谁代理').click()
  const option = page.locator('.ant-select-item-option').first()
  const colleague = (await option.innerText()).split('（')[0] ?? ''
  await option.click()
  await dialog.getByRole('button', { name: '登记我的缺勤和代理人' }).click()
  await page.locator('.rows li').filter({ hasText: '起草员（科工商务局）' }).filter({ hasText: colleague }).waitFor()
  await page.locator('.rows li').filter({ hasText: '出差' }).last().waitFor()
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('an installation of one’s own begins with the token: the first steps stay until each is done, and a new person chooses a password before anything else', async () => {
  const { address, token, close } = await openEmptyHouse()
  const own = { address, store: house.store, close }
  const { page, context, complaints } = await visit(browser, own)
  await page.goto('/app/')
  await page.getByRole('link', { name: '建立第一个管理员' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByLabel('令牌').fill(token)
  await page.getByLabel('账号', { exact: true }).fill('guanli')
  await page.getByLabel('显示名称').fill('系统管理员')
  await page.getByLabel('新口令（至少10位，不含账号）').fill('Own-word-2026')
  await page.getByRole('button', { name: '建立并进入' }).click()
  const steps = page.getByRole('region', { name: '初始设置' })
  await steps.getByText('写明名称和正式启用日').waitFor()
  expect(await steps.getByText('待办').count()).toBeGreaterThan(6)
  expect(await violations(page)).toEqual([])
  await page.getByLabel('本系统的名称').fill('临江区规范性文件管理')
  await page.getByRole('button', { name: '保存设置' }).click()
  await steps.getByRole('listitem').filter({ hasText: '写明名称和正式启用日' }).getByText('已完成').waitFor()

  // On every other page what is still missing there; the steps do not go with the first organ.
  await page.getByRole('link', { name: '机关', exact: true }).click()
  await page.getByText('还缺：本级人民政府、起草、审核的部门').waitFor()
  await page.getByRole('button', { name: '新增机关' }).click()
  await page.locator('.ant-modal').getByLabel('全称').fill('临江区人民政府')
  await page.locator('.ant-modal').getByLabel('代码').fill('gov')
  await page.locator('.ant-modal').getByRole('button', { name: '新增机关' }).click()
  await page.getByText('还缺：合法性审核机构、办公机构、市场监管部门').waitFor()
  await page.getByRole('link', { name: '人员与职责' }).click()
  await page.getByText('制定机关的会议秘书').waitFor()
  await page.getByRole('button', { name: '新增账号' }).click()
  await page.locator('.ant-modal').getByLabel('账号', { exact: true }).fill('qicao')
  await page.locator('.ant-modal').getByLabel('显示名称').fill('起草员')
  await page.locator('.ant-modal').getByLabel('初始口令').fill('First-pass-2026')
  await page.locator('.ant-modal').getByRole('button', { name: '新增账号' }).click()
  await page.locator('tbody').getByText('qicao').waitFor()
  expect(complaints).toEqual([])
  await context.close()

  const drafter = await visit(browser, own)
  await drafter.page.goto('/app/')
  await drafter.page.getByLabel('账号', { exact: true }).fill('qicao')
  await drafter.page.getByLabel('口令', { exact: true }).fill('First-pass-2026')
  await drafter.page.getByRole('button', { name: '登录' }).click()
  await drafter.page.getByRole('heading', { name: '首次登录：换成自己的口令' }).waitFor()
  expect(await violations(drafter.page)).toEqual([])
  await drafter.page.getByLabel('管理员给的口令').fill('First-pass-2026')
  await drafter.page.getByLabel('新口令').fill('Mine-only-2026')
  await drafter.page.getByRole('button', { name: '修改口令' }).click()
  await drafter.page.getByRole('heading', { name: '我的待办' }).waitFor()
  // Nothing was asked that would have been refused.
  expect(drafter.complaints).toEqual([])
  await drafter.context.close()
  await close()
})

/** A production installation that nobody has set up yet, served. */
async function openEmptyHouse(): Promise<{ address: string; token: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-empty-'))
  const settings = config({ data: folder, port: 0, host: '127.0.0.1' }, { NORMFLOW_MODE: 'production' })
  const store = await openStore(settings.db)
  await install(store, { mode: 'production', name: '规范性文件管理' })
  const token = (await makeSetUpToken(store)) as string
  const server = await startServer(store, settings, { logger: false, lazy: true, perMinute: 100_000 })
  return {
    ...{ address: server.address, token },
    close: async () => {
      await server.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
