import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { full } from '../support/full.ts'
import { before, type House, openHouse } from './house.ts'
import { caseId, signedIn } from './visit.ts'

const corpus = new URL('../../../shared/data/corpus/corpus.jsonl.gz', import.meta.url)
const code = existsSync(corpus) ? civilCode() : null
if (code === null) console.warn('tests/browser/long-text: ../shared/data/corpus is not there, the long text is not compared')

let house: House
let browser: Browser

beforeAll(async () => {
  house = await openHouse(before('drafting.finish'), false)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.skipIf(code === null)(
  'two texts of 1,260 articles are compared beside the page, which goes on answering, and walked by keyboard',
  async () => {
    const here = await signedIn(browser, house, 'qicao')
    const { page, context, complaints } = here
    const id = await caseId(here)
    const text = code ?? ''
    await saveDraft(here, id, text)
    await saveDraft(here, id, edited(text))
    await page.addInitScript(watch)

    // Two beginnings, both told: the address opened cold, and a click on 对比 from a text that is open.
    const first = page.locator('.compare-text .change').first()
    await page.goto(`/app/cases/${id}/text?view=compare`)
    await first.waitFor()
    const cold = await page.evaluate<number>('performance.now()')
    await page.goto(`/app/cases/${id}/text?view=review`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.review').waitFor()
    const clicked = await page.evaluate<number>('performance.now()')
    await page.getByRole('link', { name: '对比' }).click()
    await first.waitFor()
    const shown = (await page.evaluate<number>('performance.now()')) - clicked
    expect(await first.innerText()).toContain('第十条')
    const changed = page.getByRole('navigation', { name: '有变化的条文' }).getByRole('button')
    expect(await changed.allInnerTexts()).toEqual([
      expect.stringContaining('第十条'),
      expect.stringContaining('第五百条'),
      expect.stringContaining('第一千二百五十条'),
    ])

    await page.getByLabel('显示未变的条文').check()
    await page.locator('.change').nth(1200).waitFor({ state: 'attached' })
    const drawing = await page.evaluate<number[]>('window.longTasks.splice(0)')
    // With the focus still on the tick: it takes no letters.
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
    await page.locator('.change.current').filter({ hasText: '第一千二百五十条' }).waitFor()
    for (let step = 0; step < 20; step++) await page.mouse.wheel(0, step % 2 ? 4000 : -1500)
    const moving = await page.evaluate<number[]>('window.longTasks')
    const told = (tasks: number[]) => `${tasks.length} (${tasks.map(Math.round).join(', ')})`
    console.info(
      `first changed article ${Math.round(cold)} ms after the address was opened, ${Math.round(shown)} ms after the click; tasks over 100 ms: ${told(drawing)} until the whole text stood, ${told(moving)} while scrolling and jumping`,
    )
    // Issue 3: within a second, and no task over 100 ms; asserted where the machine is ours alone.
    if (full) {
      expect(cold).toBeLessThan(1000)
      expect(shown).toBeLessThan(1000)
      expect(moving).toEqual([])
    }
    expect(complaints).toEqual([])
    await context.close()
  },
  120_000,
)

/** Counts what blocks the page for longer than 100 ms. */
const watch = `window.longTasks = []; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.duration > 100) window.longTasks.push(one.duration) }).observe({ type: 'longtask', buffered: true })`

async function saveDraft(here: { context: { request: Page['request'] } }, id: string, content: string): Promise<void> {
  const { request } = here.context
  const session = (await (await request.get('/api/v1/session')).json()) as { csrf: string }
  const headers = () => ({ 'x-csrf-token': session.csrf, 'idempotency-key': crypto.randomUUID() })
  const copy = (await (await request.get(`/api/v1/cases/${id}/working-copies/act`)).json()) as { rev: number }
  const saved = await request.put(`/api/v1/cases/${id}/working-copies/act`, { headers: headers(), data: { content, rev: copy.rev } })
  const { id: workingCopyId, rev } = (await saved.json()) as { id: string; rev: number }
  const payload = { role: 'act', draftKind: '征求意见稿', workingCopyId, rev, major: false, editorial: false }
  const done = await request.post(`/api/v1/cases/${id}/actions/draft.save`, { headers: headers(), data: { payload } })
  if (!done.ok()) throw new Error(`${done.status()} ${await done.text()}`)
}

/** Three articles far apart are reworded. */
function edited(text: string): string {
  return ['第十条', '第五百条', '第一千二百五十条'].reduce((now, label) => now.replace(`\n${label}`, `\n${label}　【试】`), text)
}

function civilCode(): string | null {
  for (const line of gunzipSync(readFileSync(corpus)).toString('utf8').split('\n')) {
    if (!line.includes('"中华人民共和国民法典"')) continue
    const { text } = JSON.parse(line) as { text: string }
    if (text.length > 100_000) return text
  }
  return null
}
