import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demonstrationPassword } from '../../src/commands/accounts/demonstration.ts'
import type { House } from './house.ts'

/** A browser window that writes down whatever a user should never cause: errors on the console, broken policy, failed requests. */
export interface Visit {
  page: Page
  context: BrowserContext
  /** Everything that went wrong so far, in words. */
  complaints: string[]
}

export interface VisitOptions {
  language?: 'zh-CN' | 'en'
  /** Answers of this status are expected and no complaint. */
  expected?: number[]
  viewport?: { width: number; height: number }
}

export async function visit(browser: Browser, house: House, options: VisitOptions = {}): Promise<Visit> {
  const { language = 'zh-CN', expected = [], viewport = { width: 1440, height: 900 } } = options
  const context = await browser.newContext({ baseURL: house.address, locale: language, viewport })
  await context.addInitScript(`localStorage.setItem('normflow.language', '${language}')`)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    const known = expected.some((status) => message.text().includes(`status of ${status}`))
    if (message.type() === 'error' && !known) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.includes(response.status())) complaints.push(`${response.status()} ${response.url()}`)
  })
  return { page, context, complaints }
}

/** Signs in by request, as a browser that was here before. */
export async function signedIn(browser: Browser, house: House, login: string, options: VisitOptions = {}): Promise<Visit> {
  const here = await visit(browser, house, options)
  const answer = await here.context.request.post('/api/v1/session', { data: { login, password: demonstrationPassword } })
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`)
  return here
}

/** The id of the first case whose title holds these words. */
export async function caseId(here: Visit, words = ''): Promise<string> {
  const answer = (await (await here.context.request.get('/api/v1/cases')).json()) as { items: { id: string; title: string }[] }
  const id = answer.items.find((one) => one.title.includes(words))?.id
  if (id === undefined) throw new Error('there is no case')
  return id
}

/** Serious and critical violations of WCAG 2.2 A and AA on the page as it stands, each in one line. */
export async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // Our pages have no frames. So axe runs once in the page, not once more in a window of its own that puts the frames together, and does not
  // write down every element that passes: the same rules and violations at a third of the cost.
  if (page.frames().length > 1) throw new Error('a page with a frame: axe looks at the main one only')
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode(true)
  const { violations: found } = await axe.analyze()
  return found
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) =>
      `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`.slice(0, 600),
    )
}

/** How many pixels the page is wider than its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth') as Promise<number>
}

/** Waits until the page has said what it is about and no outline of something fetched is left. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.waiting, .ant-spin-spinning').first().waitFor({ state: 'detached' })
}
