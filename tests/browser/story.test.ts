import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { type Visit, visit } from './visit.ts'

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

/** One document, from the first entry to its publication, by mouse, through the forms that the schemas give, in all roles. */
test('a document goes from initiation to publication by mouse alone, each role finding its own step', async () => {
  const here = await visit(browser, house)
  const { page, complaints } = here
  page.setDefaultTimeout(15_000)
  await page.goto('/app/')
  await as(here, '起草员（科工商务局）')
  await page.getByRole('link', { name: '新建办件' }).click()
  await page.getByLabel('标题').fill('新会区充电设施建设管理办法')
  await page.getByRole('button', { name: '立案' }).click()
  await page.locator('.case-head').waitFor()
  const address = page.url().split('?')[0] ?? ''
  const next = stepper(page, address)

  await next('确定文件类别', async (form) => {
    for (const box of await form.getByRole('checkbox').all()) await box.check()
    // What the case says is there already; only what lifts a duty asks for a reason.
    for (const name of ['是否重大行政决策', '是否涉及经营者经济活动', '是否与生产经营活动密切相关'])
      await form.getByRole('group', { name }).getByRole('radio', { name: '否', exact: true }).check()
    expect(await form.getByLabel('理由').count()).toBe(1)
    await form.getByLabel('理由').fill('不设涉及经营者的措施')
  })
  await next('提出立项', async (form) => {
    for (const name of ['必要性', '要解决的主要问题', '主要措施']) await form.getByLabel(name).fill('示例')
  })
  await as(here, '收文员（政府办公室）')
  await page.getByRole('link', { name: '我的待办' }).click()
  await page.getByRole('link', { name: '同意立项' }).first().click()
  await send(page, '同意立项')

  await as(here, '起草员（科工商务局）')
  await page.goto(`${address}/text`)
  await page.getByRole('button', { name: '插入样式' }).click()
  await page.getByText(/已保存 · 修订 1/).waitFor()
  await page.getByRole('button', { name: '保存文稿' }).click()
  await page.locator('.ant-drawer-open').getByText('征求意见稿').waitFor()
  expect(await page.locator('.ant-drawer-open').getByText('重大修改').count()).toBe(0)
  await send(page, '保存文稿')
  await page.goto(address)
  await answerFindings(page, address)
  await next('确定文件效力', async () => {})
  for (const kind of ['起草说明', '制定依据']) {
    await page.getByRole('link', { name: `添加${kind}` }).click()
    await page.locator('input[type=file]').setInputFiles({ name: `${kind}.txt`, mimeType: 'text/plain', buffer: Buffer.from(kind) })
    await page.getByText('已上传').waitFor()
    await send(page, '添加材料')
  }
  await next('记录调研', (form) => form.getByLabel('情况').fill('走访企业十家'))
  await next('完成起草', async () => {})

  await next('征求部门意见', async (form) => {
    await form.getByLabel('部门：选一个').click()
    await page.getByTitle('新会区司法局').click()
    await form.getByLabel('回复期限').fill('2026-03-13')
  })
  await next('记录部门回复', async (form) => {
    // The one that has not replied is proposed, and no remark needs no reason.
    await form.getByText('新会区司法局').waitFor()
    await form.getByLabel('回复', { exact: true }).fill('无意见')
    await form.getByRole('radio', { name: '无意见' }).check()
  })
  await next('结束部门征求意见', async () => {})
  await next('发布征求意见公告', async (form) => {
    await form.getByLabel('是什么事').fill('为规范充电设施建设，拟制定本办法。')
    await form.getByLabel('与谁有关').fill('建设、使用充电设施的单位和个人')
    await form.getByLabel('截止日').fill('2026-04-01')
    await form.getByLabel('发布渠道').fill('区政府网站、政务服务中心')
    await form.getByLabel('网址或者地址').fill('示例')
  })
  await moveTo(page, '2026-04-02')
  await next('结束公开征求意见', async () => {})
  await next('公布采纳情况', async (form) => {
    expect(await form.getByLabel('渠道').inputValue()).toBe('区政府网站\n政务服务中心')
  })
  await next('完成征求意见', async () => {})

  await as(here, '法制审核员（科工商务局）')
  await page.goto(address)
  await next('部门合法性审核', async (form) => {
    expect(await form.locator('blockquote').count()).toBe(0)
    await form.getByRole('radio', { name: '合法', exact: true }).check()
    await form.getByLabel('审核意见').fill('合法')
  })
  await as(here, '法律顾问')
  await page.goto(address)
  await next('出具法律顾问意见', async (form) => {
    await form.getByRole('radio', { name: '无不同意见' }).check()
    await form.getByLabel('意见', { exact: true }).fill('无不同意见')
  })
  // The page goes on saying what was concluded, on which draft, and whose turn it is.
  const concluded = page.locator('.review-side .concluded')
  await concluded.getByText('完整有效').waitFor()
  const after = await concluded.innerText()
  for (const words of ['无不同意见', '（现稿）', '公平竞争审查结论', '由市场监管部门的公平竞争审查员办理', '返回办件', '我的待办'])
    expect(after).toContain(words)
  await as(here, '公平竞争审查员')
  await page.goto(address)
  await next('公平竞争审查结论', async (form) => {
    await form.getByRole('radio', { name: '不适用' }).check()
    await form.getByLabel('审查意见').fill('不适用')
    await form.getByLabel('理由', { exact: true }).fill('不涉及经营者经济活动')
  })
  await as(here, '科工商务局负责人')
  await page.goto(address)
  await next('记录部门集体讨论', async (form) => {
    await form.getByLabel('出席人员').fill('领导班子成员')
    await minutes(form)
    await form.getByRole('radio').first().check()
  })
  await next('送审', async () => {})
  await as(here, '收文员（政府办公室）')
  await page.goto(address)
  await next('受理', async () => {})
  await moveTo(page, '2026-04-10')
  await as(here, '合法性审核员')
  await page.goto(address)
  await next('作出合法性审核意见', async (form) => {
    await form.getByRole('radio', { name: '合法', exact: true }).check()
    await form.getByLabel('审核意见').fill('合法')
  })
  await as(here, '会议秘书')
  await page.goto(address)
  await next('记录会议决定', async (form) => {
    await form.getByLabel('会议名称').fill('区政府常务会议')
    await form.getByRole('radio', { name: '常务会议' }).check()
    await form.getByLabel('出席人员').fill('区政府组成人员')
    await form.getByLabel('各方意见').fill('均表示同意')
    for (const [name, votes] of [
      ['同意', '9'],
      ['反对', '0'],
      ['弃权', '0'],
    ] as const)
      await form.getByLabel(name, { exact: true }).fill(votes)
    await form.getByRole('radio', { name: '通过', exact: true }).check()
    await minutes(form)
  })
  await as(here, '政府主要负责人')
  await page.goto(address)
  await next('签发', async () => {})
  await as(here, '收文员（政府办公室）')
  await page.goto(address)
  await next('公开前保密审查', async (form) => {
    await form.getByRole('radio').first().check()
    await form.getByLabel('理由').fill('可以公开')
  })
  await as(here, '登记编号员')
  await page.goto(address)
  await next('编号', async (form) => {
    await form.getByLabel('文号簿').click()
    await page.locator('.ant-select-item-option').first().click()
  })
  await next('设定施行日和有效期', async (form) => {
    await form.getByText('文稿里这样写').waitFor()
    await form.getByRole('radio', { name: '自公布之日起' }).check()
    await form.getByLabel(/有效期至/).fill('2031-04-09')
  })
  await next('发布政策解读', (form) => form.getByLabel('网址或者地址').fill('示例'))
  await next('公布', async (form) => {
    await form.getByLabel('公布渠道').fill('区政府网站')
    await form.getByLabel('网址或者地址').fill('示例')
  })
  await page.goto('/app/register?q=%E5%85%85%E7%94%B5')
  await page.locator('tbody tr').filter({ hasText: '新会区充电设施建设管理办法' }).getByText('现行有效').waitFor()
  expect(complaints).toEqual([])
}, 300_000)

/** Changes role by the banner, or enters by a role card. */
async function as({ page }: Visit, name: string): Promise<void> {
  await page.locator('.card, .person').first().waitFor()
  if ((await page.locator('.person').count()) > 0) await page.getByRole('button', { name: '切换角色' }).click()
  await page
    .locator('.card')
    .filter({ has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) })
    .click()
  await page.locator('.person', { hasText: name }).waitFor()
}

/** Finds an action's button on the case page, fills in its form and sends it. */
function stepper(page: Page, address: string) {
  return async (name: string, fill: (form: Locator) => Promise<unknown>): Promise<void> => {
    // A conclusion is given on the text: the next step begins on the case again.
    if (!page.url().startsWith(address) || page.url().includes('/text')) await page.goto(address)
    await page
      .locator('.case')
      .getByRole('button', { name: new RegExp(`^${name}$`) })
      .first()
      .click()
    const form = page.locator('.ant-drawer-open form, .review-side form')
    await form.waitFor()
    await fill(form)
    await send(page, name)
  }
}

async function send(page: Page, name: string): Promise<void> {
  await page.locator('.ant-drawer-open .form-foot, .review-side .form-foot').getByRole('button', { name }).click()
  await page.getByText(`已办理：${name}`).last().waitFor()
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
}

async function minutes(form: Locator): Promise<void> {
  await form.locator('input[type=file]').setInputFiles({ name: '会议记录.txt', mimeType: 'text/plain', buffer: Buffer.from('记录') })
  await form.getByText('已上传').waitFor()
}

async function answerFindings(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/text?view=edit`)
  await page
    .locator('.findings')
    .getByText(/没有检查提示|答复/)
    .first()
    .waitFor()
  for (;;) {
    const button = page.locator('.findings').getByRole('button', { name: '答复' }).first()
    if ((await button.count()) === 0) break
    await button.click()
    const form = page.locator('.ant-drawer-open form')
    await form.getByRole('radio', { name: '不采纳' }).check()
    await form.getByLabel('理由').fill('沿用通行写法')
    await send(page, '答复检查提示')
  }
  await page.goto(address)
}

async function moveTo(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: '前进到…' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByRole('textbox').fill(day)
  await dialog.getByRole('button', { name: /^前进到\d/ }).click()
  await page.getByText('法定日期已到').waitFor()
}
