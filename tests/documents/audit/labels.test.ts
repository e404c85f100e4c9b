import { expect, test } from 'vitest'
import { offlineRegister } from '../../../documents/audit/offline.ts'
import { judgePassages, judgeRelations } from '../../../documents/audit/quality/labels.ts'
import { precision, printed, recall } from '../../../documents/audit/quality/types.ts'
import { data } from '../support/data.ts'
import { corpusTexts, labels, settings } from './data.ts'

test.skipIf(data === null)('the rules agree with the 200 rows labelled by hand', { timeout: 180_000 }, () => {
  const texts = corpusTexts()
  const byId = new Map(texts.map((text) => [text.id, text]))
  const register = offlineRegister(texts, [], settings.asOf)
  const { passages, relations } = labels()
  expect([passages.length, relations.length]).toEqual([143, 57])
  const rows = [...judgePassages(passages, byId, register, settings), ...judgeRelations(relations, byId, register)]
  console.log(printed(rows))
  for (const row of rows)
    for (const [what, names] of [
      ['wrong', row.wrong],
      ['missed', row.missed],
    ] as const)
      for (const name of names) console.log(`${row.name} ${what}: ${name}`)
  for (const row of rows) {
    expect(precision(row), row.name).toBeGreaterThanOrEqual(0.95)
    expect(recall(row), row.name).toBeGreaterThanOrEqual(0.95)
  }
})
