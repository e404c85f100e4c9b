import { expect, test } from 'vitest'
import { auditRules } from '../../../documents/audit/index.ts'
import { precision, printed, recall, seedTable, type WordSeeds } from '../../../documents/audit/quality/index.ts'
import { data, normative, read } from '../support/data.ts'
import { settings, tell } from './data.ts'

test.skipIf(data === null)('each rule finds its seeded violations in real texts and leaves near misses alone', { timeout: 300_000 }, () => {
  const words = JSON.parse(read('tests/fixtures/check-seeds.json')) as WordSeeds
  const rows = seedTable({ hosts: normative(), words }, settings)
  console.log(printed(rows))
  tell(rows)
  expect(rows.map(({ name }) => name).sort()).toEqual(auditRules.map(({ id }) => id).sort())
  for (const row of rows) {
    expect(row.hits + row.missed.length, row.name).toBeGreaterThanOrEqual(30)
    expect(row.quiet, row.name).toBeGreaterThanOrEqual(30)
    expect(precision(row), row.name).toBeGreaterThanOrEqual(0.95)
    expect(recall(row), row.name).toBeGreaterThanOrEqual(0.9)
  }
})
