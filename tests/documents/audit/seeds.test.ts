import { expect, test } from 'vitest'
import { auditRules } from '../../../documents/audit/index.ts'
import { judgeSeeds, type WordSeeds } from '../../../documents/audit/quality/seeds/index.ts'
import { precision, printed, recall } from '../../../documents/audit/quality/types.ts'
import { data, normative, read } from '../support/data.ts'
import { settings } from './data.ts'

test.skipIf(data === null)('each rule finds its seeded violations in real texts and leaves near misses alone', { timeout: 180_000 }, () => {
  const words = JSON.parse(read('tests/fixtures/check-seeds.json')) as WordSeeds
  const rows = judgeSeeds(normative(), words, settings, 20261124)
  console.log(printed(rows))
  for (const row of rows)
    for (const [what, names] of [
      ['wrong', row.wrong],
      ['missed', row.missed],
    ] as const)
      for (const name of names) console.log(`${row.name} ${what}: ${name}`)
  expect(rows.map(({ name }) => name).sort()).toEqual(auditRules.map(({ id }) => id).sort())
  for (const row of rows) {
    expect(row.hits + row.missed.length, row.name).toBeGreaterThanOrEqual(30)
    expect(row.quiet, row.name).toBeGreaterThanOrEqual(30)
    expect(precision(row), row.name).toBeGreaterThanOrEqual(0.95)
    expect(recall(row), row.name).toBeGreaterThanOrEqual(0.9)
  }
})
