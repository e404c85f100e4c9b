import { expect, test } from 'vitest'
import { auditRules } from '../../../documents/audit/index.ts'
import { precision, printed, recall, type SecondSeeds, secondSeedTable } from '../../../documents/audit/quality/index.ts'
import { data, normative, read } from '../support/data.ts'
import { settings, tell } from './data.ts'

/** Thirty sentences on each side of a rule, and ten fresh ones for the rules mended after them. */
const SETS = [
  ['audit-second-seeds.json', 30],
  ['audit-third-seeds.json', 6],
] as const

test.skipIf(data === null).each(SETS)(
  'each rule finds the violations of a second author who had not read it, and leaves the near misses alone: %s',
  {
    timeout: 60_000,
  },
  (file, least) => {
    const seeds = JSON.parse(read(`tests/fixtures/${file}`)) as SecondSeeds
    const rows = secondSeedTable({ hosts: normative(), seeds }, settings)
    console.log(printed(rows))
    tell(rows)
    expect(rows.map(({ name }) => name).sort()).toEqual(auditRules.map(({ id }) => id).sort())
    for (const row of rows) {
      expect(row.hits + row.missed.length, row.name).toBeGreaterThanOrEqual(least)
      expect(row.quiet + row.wrong.length, row.name).toBeGreaterThanOrEqual(least)
      expect(precision(row), row.name).toBeGreaterThanOrEqual(0.95)
      expect(recall(row), row.name).toBeGreaterThanOrEqual(0.9)
    }
  },
)
