import { expect, test } from 'vitest'
import { understand } from '../../../src/commands/import/understand.ts'
import { data, normative } from '../../documents/support/data.ts'

test.skipIf(data === null)('of every normative document its days are read; one names none at all, two are pages without their text', () => {
  const read = normative().map(({ name, text }) => understand({ source: name, text, beside: {} }))
  const documents = read.filter(({ entry }) => entry.nature !== 'notDocument')
  expect(read.length - documents.length).toBe(2)
  expect(documents.filter(({ signed }) => signed.to === null).map(({ source }) => source)).toEqual(['91ad846edf1c.txt'])
  const until = documents.filter(({ validTo }) => validTo !== null).map(({ source, validTo }) => [source.slice(0, 4), validTo])
  expect(until).toEqual([
    ['0414', '2026-12-31'],
    ['1043', '2026-11-30'],
    ['34ba', '2024-10-08'],
    ['7939', '2025-06-28'],
    ['96f8', '2026-09-07'],
    ['b1c1', '2027-07-06'],
    ['fbba', '2024-06-30'],
  ])
  // 自2020年3月1月起施行，有效期三年: a misprint is told, and nothing is counted from it.
  const misprint = documents.find(({ source }) => source.startsWith('84ef'))!
  expect([misprint.from, misprint.validTo, misprint.doubts.length]).toEqual([{ from: '2020-03-01', to: '2020-03-31' }, null, 2])
})
