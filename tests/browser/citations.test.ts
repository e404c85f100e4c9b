import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import { launchBrowser } from '../support/chromium.ts'
import { type House, openHouse } from './house.ts'
import { signedIn, violations } from './visit.ts'

let house: House
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'normflow-citing-'))

const citing = `江门市新会区某事项实施细则
第一条　根据《新会区鼓励工业企业增资扩产扶持措施》（新府办〔2016〕20号）和《并不存在的办法》，制定本细则。
第二条　企业应当符合《新会区鼓励工业企业增资扩产扶持措施》第三条第一款的条件。
第三条　本细则自2017年1月1日起施行。
`

beforeAll(async () => {
  house = await openHouse()
  writeFileSync(join(folder, 'xize.txt'), citing)
  await importPaths(house.store, [folder], { as: 'reference' })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the page of a document says what breaks without it, article by article, and each article is a click away', async () => {
  const named = await house.store.db
    .selectFrom('title_key')
    .select(['title', 'instrument_id as id'])
    .where('title', 'in', ['新会区鼓励工业企业增资扩产扶持措施', '江门市新会区某事项实施细则'])
    .execute()
  const idOf = (title: string) => named.find((one) => one.title === title)!.id
  const here = await signedIn(browser, house, 'dengji')
  const { page, context, complaints } = here
  await page.goto(`/app/instruments/${idOf('新会区鼓励工业企业增资扩产扶持措施')}?tab=citations&on=2018-01-01`)
  const breaks = page.getByRole('region', { name: '如果废止，会影响…' })
  await breaks.getByText('1 件文件的 2 处').waitFor()
  expect(await breaks.innerText()).toMatch(
    /实施细则 第一条[\s\S]*制定依据[\s\S]*实施细则 第二条[\s\S]*第3条第1款[\s\S]*以本文件为制定依据的文件/,
  )
  expect(await violations(page)).toEqual([])
  await breaks.getByRole('link', { name: /实施细则 第二条/ }).click()
  await page.locator('.law .chosen').filter({ hasText: '企业应当符合' }).waitFor()
  await page.getByRole('tab', { name: '引用与被引用' }).click()
  await page.getByText(/3 处，其中 1 处所指的文件不能确定/).waitFor()
  expect(await page.getByRole('region', { name: '引用', exact: true }).innerText()).toContain('《并不存在的办法》 文件库里没有')
  expect(complaints).toEqual([])
  await context.close()
})
