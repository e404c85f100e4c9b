import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { openCleanupHouse } from './cleanup-house.ts'
import type { House } from './house.ts'
import { settled, signedIn, tooWide, type Visit, violations, visit } from './visit.ts'

let house: House
let browser: Browser
let address = ''
const visits = new Map<string, Visit>()

beforeAll(async () => {
  house = await openCleanupHouse()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The page of somebody who was here before, at an address of the campaign. */
async function as(login: string, where = ''): Promise<Page> {
  const here = visits.get(login) ?? (await signedIn(browser, house, login))
  visits.set(login, here)
  await here.page.goto(`${address}${where}`)
  await settled(here.page)
  return here.page
}

const sums = (page: Page) => page.locator('.sums').first().innerText()

async function chooseAll(page: Page): Promise<void> {
  await page.locator('thead .ant-checkbox-input').check()
}

test('the legal office lists the scope, opens a campaign, freezes its list and hands out the tables, all by mouse', async () => {
  const page = await as('shenhe', '/app/cleanup')
  await page.getByText('还没有清理。').waitFor()
  await page.getByText('定期清理每2年一次；还没有定期清理的记录').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: '部署清理' }).click()
  await page.getByTitle('新会区人民政府', { exact: true }).waitFor()
  expect(await page.getByLabel('截止日').inputValue()).toBe('2025-12-31')
  await page.getByLabel('名称').fill('2026年规范性文件全面清理')
  await page.getByRole('button', { name: '试算范围' }).click()
  await page.getByText('范围内40件').waitFor()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '部署清理' }).click()
  await page.getByRole('button', { name: '锁定清单' }).click()
  address = new URL(page.url()).pathname
  await page.getByRole('button', { name: '下发清理意见表' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('报送时限').fill('2026-03-20')
  await dialog.getByRole('button', { name: '下发清理意见表' }).click()
  await page.locator('.stage.here').filter({ hasText: '提出清理意见' }).waitFor()
  expect(await sums(page)).toMatch(/范围\s*40\s*=\s*保留\s*0[\s\S]*未定\s*40/)
  expect(await violations(page)).toEqual([])
}, 120_000)

test('a bureau concludes in bulk, one document beside its findings, and its head hands in', async () => {
  const page = await as('qicao', '?tab=items')
  // His own bureau's documents are what the list shows first.
  await chooseAll(page)
  await page.getByRole('button', { name: '对所选27件提出清理意见' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByRole('radio', { name: '继续有效' }).check()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '提出清理意见' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await sums(page)).toMatch(/保留\s*27/)

  await page.getByRole('link', { name: '新会区鼓励工业企业增资扩产的扶持措施' }).click()
  await page.getByText('新会区经济促进局负责').first().waitFor()
  await page.getByRole('radio', { name: '废止' }).check()
  await page.getByRole('checkbox', { name: /R10/ }).check()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '提出清理意见' }).click()
  await page.locator('aside strong').filter({ hasText: '废止' }).waitFor()
  await page.getByRole('link', { name: '返回清单' }).click()
  await page.getByLabel('标题或者文号').fill('技术改造')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '新会区技术改造奖励办法' }).click()
  await page.getByRole('radio', { name: '修改' }).check()
  await page.getByRole('checkbox', { name: /R11/ }).check()
  await page.getByLabel('不定时限的理由').fill('随决定打包修改')
  await page.getByRole('button', { name: '提出清理意见' }).click()
  await page.locator('aside strong').filter({ hasText: '修改' }).waitFor()

  const head = await as('juzhang', '?tab=organs')
  await head.getByRole('button', { name: '报送' }).click()
  await head.getByText('已报送（2026年3月2日）').waitFor()
  expect(await violations(head)).toEqual([])
}, 120_000)

test('another bureau fills its table in and reads it back', async () => {
  const page = await as('qicao2', '?tab=organs')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('tr').filter({ hasText: '新会区财政局' }).getByRole('link', { name: '下载清理意见表' }).click(),
  ])
  const { readSheet } = await import('../../src/files/read-sheet.ts')
  const { writeSheets } = await import('../../src/files/xlsx-out.ts')
  const { readFileSync } = await import('node:fs')
  const [sheet] = await readSheet(readFileSync((await file.path()) as string))
  const [, columns = [], ...rows] = sheet!.rows
  const filled = async (outcome: string) =>
    writeSheets([
      {
        name: '清理意见表',
        columns: columns.map((title) => ({ title: String(title) })),
        rows: rows.map((row, at) => row.map((cell, i) => (i === 7 ? (at === 0 ? outcome : '继续有效') : cell))),
      },
    ])
  const upload = async (outcome: string) =>
    page.setInputFiles('input[type=file]', {
      name: '清理意见表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await filled(outcome),
    })
  await upload('废止')
  await page.getByText('1行被拒绝，整表没有读入').waitFor()
  expect(await violations(page)).toEqual([])
  await upload('继续有效')
  await page.getByText('已读入13件').waitFor()
  const head = await as('caizheng', '?tab=organs')
  await head.getByRole('button', { name: '报送' }).click()
  await head.locator('.stage.here').filter({ hasText: '审核' }).waitFor()
}, 120_000)

test('the legal office reviews, the meeting decides, the chief signs, the registrar issues: the sums equal the scope', async () => {
  const office = await as('shenhe', '?tab=items')
  await chooseAll(office)
  await office.getByRole('button', { name: '同意所选40件' }).click()
  await office.locator('.bulk').waitFor({ state: 'detached' })
  await office.getByRole('button', { name: '提请集体讨论' }).click()
  await office.locator('.stage.here').filter({ hasText: '集体讨论' }).waitFor()

  const meeting = await as('mishu')
  await meeting.getByRole('button', { name: '记录集体讨论' }).click()
  const dialog = meeting.locator('.ant-modal')
  await dialog.getByLabel('会议', { exact: true }).fill('区政府常务会议')
  expect(await dialog.getByLabel('日期', { exact: true }).inputValue()).toBe('2026-03-02')
  await dialog.getByLabel('出席人员').fill('主要负责人')
  await dialog.getByLabel('各方意见').fill('同意清理结果')
  for (const [name, count] of [
    ['赞成', '3'],
    ['反对', '0'],
    ['弃权', '0'],
  ] as const)
    await dialog.getByLabel(name).fill(count)
  await dialog.getByRole('radio', { name: '通过' }).check()
  await dialog.getByLabel('会议记录').fill('通过')
  await dialog.getByRole('button', { name: '记录集体讨论' }).click()
  await meeting.locator('.stage.here').filter({ hasText: '印发清理决定' }).waitFor()

  const draft = await as('shenhe', '?tab=papers')
  await draft.getByText('将第三条、第四条、第六条中的“新会区经济促进局”修改为“新会区科工商务局”。').waitFor()
  expect(await violations(draft)).toEqual([])
  await draft.getByRole('button', { name: '起草清理决定' }).click()
  await draft.getByText('对《新会区技术改造奖励办法》作出修改').waitFor()

  const chief = await as('zhuyao')
  await chief.getByRole('button', { name: '签发' }).click()
  expect(await chief.locator('.ant-modal').getByLabel('签发人').inputValue()).toBe('政府主要负责人')
  await chief.locator('.ant-modal').getByRole('button', { name: '签发' }).click()
  await chief.locator('.ant-modal').waitFor({ state: 'detached' })

  const registrar = await as('dengji')
  await registrar.getByRole('button', { name: '编号', exact: true }).click()
  const book = registrar.locator('.ant-modal')
  await book.getByLabel('文号簿').click()
  await registrar.getByTitle('新会区人民政府文号簿（新府）', { exact: true }).click()
  await book.getByRole('button', { name: '编号', exact: true }).click()
  await book.waitFor({ state: 'detached' })
  for (const step of ['印发清理决定', '公布目录']) {
    await registrar.getByRole('button', { name: step }).click()
    const form = registrar.locator('.ant-modal')
    if (step === '印发清理决定') {
      await form.getByLabel('公布渠道').fill('门户网站')
      await form.getByLabel('地址').fill('xinhui.example/qingli')
    } else {
      // The same portal as the decision's; and it was put there before anybody told this system.
      expect(await form.getByLabel('地址').inputValue()).toBe('xinhui.example/qingli')
      await form.locator('summary').click()
      await form.getByLabel('此事已在别处办理，在此补记').check()
      await form.getByRole('radio', { name: '门户' }).check()
      await form.getByLabel('网址、流程号或存放处').fill('xinhui.example/qingli')
      await form.getByLabel('经办人（职务）').fill('网站编辑')
      expect(await violations(registrar)).toEqual([])
    }
    await registrar.locator('.ant-modal').getByRole('button', { name: step }).click()
    await registrar.locator('.ant-modal').waitFor({ state: 'detached' })
  }
  expect(await sums(registrar)).toMatch(/范围\s*40\s*=\s*保留\s*38\s*\+\s*修改\s*1\s*\+\s*废止\s*1\s*\+\s*失效\s*0\s*\+\s*未定\s*0/)
  await registrar.getByRole('tab', { name: '过程' }).click()
  await registrar.getByText('补记（在别处办理）').waitFor()
  await registrar.getByRole('link', { name: '查看公文' }).click()
  await registrar.getByRole('heading', { name: '新会区人民政府关于公布规范性文件清理结果的决定' }).waitFor()
}, 180_000)

test('reads the same in English, on every page of it, without a complaint of the browser or of axe', async () => {
  const here = await signedIn(browser, house, 'shenji', { language: 'en' })
  const { page } = here
  for (const where of [
    '/app/cleanup',
    address,
    `${address}?tab=items`,
    `${address}?tab=organs`,
    `${address}?tab=papers`,
    `${address}?tab=history`,
  ]) {
    await page.goto(where)
    await settled(page)
    expect([where, await violations(page)]).toEqual([where, []])
  }
  await page.goto(address)
  await settled(page)
  expect(await sums(page)).toMatch(/scope\s*40/)
  expect(here.complaints).toEqual([])
  for (const { complaints } of visits.values()) expect(complaints).toEqual([])
}, 120_000)

test('shows everybody its outcome and its decision, on a telephone too', async () => {
  const { page, complaints, context } = await visit(browser, house, { viewport: { width: 390, height: 844 } })
  await page.goto('/gongkai/qingli')
  await page.getByRole('link', { name: '2026年规范性文件全面清理' }).click()
  expect(await page.locator('main').innerText()).toMatch(/共 40 件/)
  expect([await violations(page), await tooWide(page)]).toEqual([[], 0])
  await page.getByRole('link', { name: /关于公布规范性文件清理结果的决定/ }).click()
  await page.getByText('附件：1.继续有效的规范性文件目录').waitFor()
  expect([await violations(page), await tooWide(page), complaints]).toEqual([[], 0, []])
  await context.close()
})
