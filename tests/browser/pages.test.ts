import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, settled, signedIn, violations, visit } from './visit.ts'

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

/** Every page with the account that sees most of it. `:case` and `:instrument` stand for ids. Those marked are also read in English. */
const pages: [path: string, login: string, english?: 'en'][] = [
  ['/app/', 'qicao', 'en'],
  ['/app/cases', 'qicao'],
  ['/app/cases/new', 'qicao'],
  ['/app/cases/:case', 'qicao', 'en'],
  ['/app/cases/:case?tab=materials', 'qicao'],
  ['/app/cases/:case?tab=opinions', 'guwen'],
  ['/app/cases/:case?tab=consultation', 'qicao'],
  ['/app/cases/:case?tab=meetings', 'qicao'],
  ['/app/cases/:case?tab=history', 'qicao', 'en'],
  ['/app/cases/:case?do=effects.set', 'qicao'],
  ['/app/cases/:case?do=legality.decide', 'qicao'],
  ['/app/cases/:case/text?view=edit', 'qicao', 'en'],
  ['/app/cases/:case/text?view=compare', 'qicao'],
  ['/app/cases/:case/text?view=review', 'fazhi'],
  ['/app/register', 'dengji', 'en'],
  ['/app/register?view=acts', 'dengji'],
  ['/app/register/new', 'dengji'],
  ['/app/instruments/:instrument', 'dengji', 'en'],
  ['/app/instruments/:instrument?tab=history', 'dengji'],
  ['/app/instruments/:instrument?tab=compare', 'dengji'],
  ['/app/decision?instrument=:instrument', 'dengji', 'en'],
  ['/app/decision/read?instrument=:instrument', 'dengji'],
  ['/app/decision', 'dengji'],
  ['/app/search?q=%E6%8B%9B%E5%95%86', 'dengji'],
  ['/app/nowhere', 'dengji'],
  ['/app/admin/settings', 'xitong', 'en'],
  ['/app/admin/organs', 'xitong'],
  ['/app/admin/people', 'anquan'],
  ['/app/admin/deputies', 'xitong'],
  ['/app/admin/books', 'xitong'],
  ['/app/admin/rules', 'xitong', 'en'],
  ['/app/admin/holidays', 'xitong'],
  ['/app/admin/proposals', 'xitong'],
  ['/app/admin/log', 'shenji-guanli'],
]

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('the door shows the roles, the notice on state secrets and nothing inaccessible', async () => {
    const { page, context, complaints } = await visit(browser, house, { language })
    await page.goto('/app/')
    await page.locator('.card').first().waitFor()
    expect(await page.locator('main').innerText()).toMatch(/国家秘密|State secrets/)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('every page has one main heading, a title, no serious accessibility violation, no console error and no policy report', async () => {
    const shown = language === 'en' ? pages.filter(([, , english]) => english) : pages
    const logins = [...new Set(shown.map(([, login]) => login))]
    const found: string[] = []
    for (const login of logins) {
      const here = await signedIn(browser, house, login, { language })
      const ids = {
        case: login === 'qicao' || login === 'guwen' || login === 'fazhi' ? await caseId(here) : '',
        instrument: await instrumentId(here),
      }
      for (const [path] of shown.filter(([, who]) => who === login)) {
        const address = path.replace(':case', ids.case).replace(':instrument', ids.instrument)
        await here.page.goto(address)
        await settled(here.page)
        const headings = await here.page.locator('h1').count()
        if (headings !== 1) found.push(`${path}: ${headings} main headings`)
        if (!/.+ – Normflow/.test(await here.page.title())) found.push(`${path}: title ${await here.page.title()}`)
        if ((await here.page.locator('html').getAttribute('lang')) !== language) found.push(`${path}: language`)
        found.push(...(await violations(here.page)).map((one) => `${path}: ${one}`))
        found.push(...here.complaints.splice(0).map((one) => `${path}: ${one}`))
      }
      await here.context.close()
    }
    expect(found).toEqual([])
  }, 240_000)
})

async function instrumentId(here: Awaited<ReturnType<typeof signedIn>>): Promise<string> {
  const answer = (await (await here.context.request.get('/api/v1/instruments?q=%E6%8B%9B%E5%95%86')).json()) as { items: { id: string }[] }
  return answer.items[0]?.id ?? ''
}

test('on a telephone the head takes two lines at most and nothing is wider than the page', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const here = await signedIn(browser, house, 'qicao', { language })
    await here.page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['/app/', `/app/cases/${await caseId(here)}`]) {
      await here.page.goto(path)
      await settled(here.page)
      const measured = await here.page.evaluate<number[]>(
        '[document.querySelector(".head").offsetHeight, document.documentElement.scrollWidth]',
      )
      expect(measured[0], path).toBeLessThanOrEqual(100)
      expect(measured[1], path).toBeLessThanOrEqual(390)
    }
    expect(here.complaints).toEqual([])
    await here.context.close()
  }
})

test('what the paper will do stands there as a sentence; its fields open where it is to be changed', async () => {
  const here = await signedIn(browser, house, 'qicao')
  const { page, context, complaints } = here
  await page.goto(`/app/cases/${await caseId(here)}?do=effects.set`)
  const form = page.locator('.ant-drawer-open form')
  await form.getByText(/^该文件将重新公布《新会区促进招商引资支持经济转型发展办法》，自2026年8月1日起施行/).waitFor()
  expect(await form.getByLabel(/有效期至/).count()).toBe(0)
  await form.getByRole('button', { name: '修改' }).click()
  await form.getByLabel(/有效期至/).fill('2031-07-31')
  await form.getByText(/有效期至2031年7月31日，取代原载公文1件。/).waitFor()
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})
