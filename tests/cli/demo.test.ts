import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('demo tells the story to its end, verifies it, and keeps the database only when asked to', { timeout: 120_000 }, async () => {
  const env = { NORMFLOW_DATA: folder, NORMFLOW_LANG: 'zh' }
  const passing = await cli(['demo'], { env })
  expect([passing.code, passing.err]).toEqual([0, ''])
  expect(passing.out).toContain('✓ 校验')
  expect(passing.out).toContain('✓ 重放')
  expect(readdirSync(folder)).toEqual([])

  const kept = await cli(['demo', '--keep', '--json'], { env })
  const { ok, database, refused } = JSON.parse(kept.out)
  expect([kept.code, ok, existsSync(database)]).toEqual([0, true, true])
  expect(refused).toBeGreaterThan(0)
  expect((await cli(['verify', '--db', database])).code).toBe(0)
})
