import { expect, test } from 'vitest'
import { endingOf } from '../../src/web/pages/register/ending-of.ts'

const effect = (kind: string, from: string, provisions: string[] | null = null) => ({ kind, from: { from }, provisions })
const effects = [effect('makes', '2018-01-01'), effect('repeals', '2020-01-01', ['p1']), effect('repeals', '2026-03-09')]

test('a document that ended names what ended it as a whole', () => {
  expect(endingOf({ standing: { standing: 'repealed' }, effects }, '2026-03-09')).toBe(effects[2])
})

test('a document in force, or one that ran out by itself, names none', () => {
  expect(endingOf({ standing: { standing: 'inForce' }, effects }, '2026-03-08')).toBeUndefined()
  expect(endingOf({ standing: { standing: 'expired' }, effects }, '2026-03-09')).toBeUndefined()
})
