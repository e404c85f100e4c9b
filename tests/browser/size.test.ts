import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { signedIn, visit } from './visit.ts'

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

test('the workbench loads at most 450 KB of script, gzipped, until the inbox stands', async () => {
  const { page, context } = await signedIn(browser, house, 'qicao')
  const scripts = scriptsOf(page)
  await page.goto('/app/')
  await page.getByRole('heading', { name: '我的待办' }).waitFor()
  const names = [...scripts].map((url) => new URL(url).pathname.replace('/app/', ''))
  const files = names.map((name) => new URL(`../../dist/web/${name}`, import.meta.url)).filter(existsSync)
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  console.info(`first load: ${files.length} scripts, ${Math.round(size / 1024)} KB gzipped`)
  expect(files.length).toBeGreaterThan(3)
  expect(size).toBeLessThanOrEqual(450 * 1024)
  expect(names.filter((name) => /editor|table|compare/.test(name))).toEqual([])
  await context.close()
})

test('a public page loads at most 60 KB of script, gzipped', async () => {
  const { page, context } = await visit(browser, house)
  const scripts = scriptsOf(page)
  for (const address of ['/', '/gongkai/zhengqiu', '/gongkai/wenjian']) await page.goto(address, { waitUntil: 'load' })
  let size = 0
  for (const url of scripts) size += gzipSync(await (await context.request.get(url)).body()).length
  console.info(`public pages: ${scripts.size} scripts, ${Math.round(size / 1024)} KB gzipped`)
  expect(size).toBeLessThanOrEqual(60 * 1024)
  await context.close()
})

function scriptsOf(page: Awaited<ReturnType<typeof visit>>['page']): Set<string> {
  const scripts = new Set<string>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(response.url())
  })
  return scripts
}
