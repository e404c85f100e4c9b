import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../src/config.ts'
import { launchBrowser } from './chromium.ts'
import { freshDatabase, type TestDatabase } from './databases.ts'

describe('the PostgreSQL of the tests', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase('postgres')
  })
  afterAll(() => database.drop())

  test('is a real server, UTF-8, sorted by code points', async () => {
    const client = new pg.Client(database.url)
    await client.connect()
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as v, current_setting('server_encoding') as e, '一' < '丁' as o",
    )
    await client.end()
    expect(rows[0]).toMatchObject({ e: 'UTF8', o: true })
    expect(rows[0].v).toBeGreaterThanOrEqual(150_000)
  })
})

test('`npm run prove` runs every test that knows larger figures, and none of them asks for them in another way', async () => {
  const { default: config } = await import('../../vitest.prove.config.ts')
  expect(config.test.include).toEqual(expect.arrayContaining(['tests/http/kill.test.ts', 'tests/workflows/walks.test.ts']))
  const asking = globSync('tests/**/*.ts', { cwd: root }).filter((file) =>
    /env\.NORMFLOW_PROVE/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(asking).toEqual(['tests/support/full.ts'])
})

describe('the browser of the tests', () => {
  test('draws Chinese glyphs with the font that came with the packages', async () => {
    const browser = await launchBrowser()
    const page = await browser.newPage()
    await page.setContent('<p style="font-size:40px">规范性文件 龘</p>')
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' })
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    await browser.close()
    expect(fonts.map((font) => [font.familyName.startsWith('Noto Sans SC'), font.glyphCount])).toEqual([[true, 7]])
  })
})
