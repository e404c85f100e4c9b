import { expect, test } from 'vitest'
import { labelTable, precision, printed, recall } from '../../../documents/audit/quality/index.ts'
import { data } from '../support/data.ts'
import { corpusTexts, labels, settings, tell } from './data.ts'

test.skipIf(data === null)('the rules agree with the 200 rows labelled by hand', { timeout: 300_000 }, () => {
  const { passages, relations } = labels()
  expect([passages.length, relations.length]).toEqual([143, 57])
  const rows = labelTable({ corpus: corpusTexts(), passages, relations }, settings)
  console.log(printed(rows))
  tell(rows)
  for (const row of rows) {
    expect(precision(row), row.name).toBeGreaterThanOrEqual(0.95)
    expect(recall(row), row.name).toBeGreaterThanOrEqual(0.95)
  }
})
