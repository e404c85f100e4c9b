import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { press, tabTo } from './keyboard.ts'
import { caseId, settled, signedIn, type Visit, violations } from './visit.ts'

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

const bare = (text: string) => text.replace(/\s/g, '')
const counted = /共(\d+)项，全部执行/

describe('amending decisions in the workbench', () => {
  test('two drafts give a decision; pasted back, every operation is applied and the second draft comes out', async () => {
    const here = await signedIn(browser, house, 'qicao')
    const { page, complaints } = here
    const id = await caseId(here)
    const drafts = await draftsOf(here, id)
    const [old, now] = [drafts.find((one) => one.role === 'act'), drafts.filter((one) => one.role === 'act').at(-1)]
    expect(old?.id).not.toBe(now?.id)
    await page.goto(`/app/cases/${id}/text?view=compare&a=${old?.id}&b=${now?.id}`)
    await settled(page)
    await page.getByRole('link', { name: '这次改动的修改决定' }).click()
    await page.locator('.paper').waitFor()
    const issuer = page.getByRole('textbox', { name: '制定机关' })
    expect(await issuer.inputValue()).toBe('新会区人民政府')
    await page.getByRole('textbox', { name: '文号' }).fill('新府〔2026〕3号')
    await page.getByRole('textbox', { name: '施行日期' }).fill('2026-08-01')
    await page.keyboard.press('Tab')
    const paper = page.locator('.paper').filter({ hasText: '新会区人民政府关于修改' }).filter({ hasText: '新府〔2026〕3号' })
    await paper.filter({ hasText: '本决定自2026年8月1日起施行' }).waitFor()
    const decision = await page.locator('.paper').innerText()
    expect(decision).toMatch(/关于修改《.+》的决定/)
    expect(await page.locator('.instruction.refused').count()).toBe(0)
    const rows = await page.locator('.instruction').count()
    expect(rows).toBeGreaterThan(0)
    await shot(page, 'decision')
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: '看这份决定会怎样读' }).click()
    await page.getByRole('heading', { name: '这份决定会怎样读' }).waitFor()
    const field = page.getByRole('textbox', { name: '修改决定' })
    expect(bare(await field.inputValue())).toBe(bare(decision))
    await field.fill(decision)
    await page.getByRole('button', { name: '逐项试读' }).click()
    const told = page.getByText(counted)
    await told.waitFor()
    expect(Number(counted.exec(await told.innerText())?.[1])).toBe(rows)
    await page.locator('.compare').waitFor()
    await page.getByRole('checkbox', { name: '显示未变的条文' }).check()
    await page.getByRole('checkbox', { name: '只看实质变化' }).uncheck()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载修改后全文（.txt）' }).click()
    const file = await (await saved).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of file) chunks.push(chunk as Buffer)
    expect(bare(Buffer.concat(chunks).toString('utf8'))).toBe(bare(await textOf(here, id, now?.id ?? '')))
    await shot(page, 'read')
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await here.context.close()
  }, 120_000)

  test('a decision that does not fit is told item by item, and one for another instrument is not read at all', async () => {
    const here = await signedIn(browser, house, 'qicao', { expected: [422], language: 'en' })
    const { page, complaints } = here
    const id = await caseId(here)
    const draft = (await draftsOf(here, id)).find((one) => one.role === 'act')
    const title = (await textOf(here, id, draft?.id ?? '')).trim().split('\n')[0]
    await page.goto(`/app/decision/read?case=${id}&base=${draft?.id}`)
    await settled(page)
    const field = page.getByRole('textbox', { name: 'Amending decision' })
    await field.fill(
      `关于修改《${title}》的决定\n决定对《${title}》作如下修改：\n将第一条中的“绝无此语”修改为“甲”。\n本决定自公布之日起施行。`,
    )
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByText('1 instruction: 0 applied, 1 refused').waitFor()
    expect(await page.locator('.instruction.refused .instruction-reason').innerText()).toContain('does not hold the words “绝无此语”')
    await shot(page, 'refused')
    expect(await violations(page)).toEqual([])
    await field.fill('关于修改《别的办法》的决定\n决定对《别的办法》作如下修改：\n将第一条修改为：“第一条　乙。”\n')
    await page.getByRole('button', { name: 'Read it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('not about this text')
    expect(complaints).toEqual([])
    await here.context.close()
  }, 120_000)

  test('the amended text goes into the consolidated draft, by keyboard, over the revision that was seen', async () => {
    const here = await signedIn(browser, house, 'qicao')
    const { page, complaints } = here
    const id = await caseId(here)
    const base = (await (await here.context.request.get(`/api/v1/cases/${id}`)).json()).case.instruments[0]
    const present = await page.request.get(`/api/v1/instruments/${base.id}`)
    expect(present.ok()).toBe(true)
    await page.goto(`/app/cases/${id}/text?view=compare&a=instrument:${base.id}&b=working:consolidated`)
    await page.getByText('里还没有内容').waitFor()
    await page.goto(`/app/decision/read?case=${id}&base=instrument:${base.id}`)
    await settled(page)
    await tabTo(page, /^修改决定/)
    await page.keyboard.insertText(
      `关于修改《${base.title}》的决定\n决定对《${base.title}》作如下修改：\n增加一条，作为第二条：“第二条　本条由决定增加。”\n`,
    )
    await press(page, /^逐项试读/)
    await page.getByText(counted).waitFor()
    await press(page, /^用作修改后全文稿/)
    const ask = page.getByRole('dialog')
    const done = page.getByText(/已放入修改后全文稿（修订 \d+）/)
    await ask.or(done).first().waitFor()
    if (await ask.isVisible()) await ask.getByRole('button', { name: '代替', exact: true }).click()
    await done.waitFor()
    await page.getByRole('link', { name: '打开修改后全文稿' }).click()
    await page.locator('.cm-content').getByText('本条由决定增加').waitFor()

    await page.goto(`/app/decision?case=${id}&a=instrument:${base.id}&b=working:consolidated`)
    await press(page, /^用作本件的公文全文/)
    await ask.getByRole('button', { name: '代替', exact: true }).click()
    await page.getByRole('link', { name: '打开公文全文' }).click()
    await page.locator('.cm-content').getByText('增加一条，作为第二条').waitFor()
    expect(complaints).toEqual([])
    await here.context.close()
  }, 120_000)

  test('what a text names is underlined: a provision is jumped to, a title opens in the register or is said not to be there', async () => {
    const here = await signedIn(browser, house, 'fazhi')
    const { page, complaints } = here
    const id = await caseId(here)
    await page.goto(`/app/cases/${id}/text?view=review`)
    await settled(page)
    await page.locator('.law a.cited').first().waitFor()
    await shot(page, 'cited')
    const title = page.locator('.law a.cited').filter({ hasText: '《优化营商环境条例》' }).first()
    await title.click()
    const missing = page.getByText(/文件库里没有“/)
    await missing.or(page.locator('.document-head')).first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`/app/cases/${id}/text?view=review`)
    const inside = page.locator('.law a.cited[href="#"]').first()
    await inside.press('Enter')
    await page.locator('.law .line.arrived').waitFor()
    expect(await page.evaluate('document.activeElement?.className ?? ""')).toMatch(/^line /)
    expect(complaints).toEqual([])
    await here.context.close()
  }, 120_000)
})

interface DraftRow {
  id: string
  role: string
  position: number
}

async function draftsOf(here: Visit, id: string): Promise<DraftRow[]> {
  const { items } = (await (await here.context.request.get(`/api/v1/cases/${id}/drafts`)).json()) as { items: DraftRow[] }
  return items.sort((a, b) => a.position - b.position)
}

async function textOf(here: Visit, id: string, draftId: string): Promise<string> {
  const { content } = await (await here.context.request.get(`/api/v1/cases/${id}/drafts/${draftId}`)).json()
  return content.text
}

/** A picture for whoever looks at the pages: only when a folder is named. */
async function shot(page: Visit['page'], name: string): Promise<void> {
  const folder = process.env.NORMFLOW_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/amend-${name}.png`, fullPage: true })
}
