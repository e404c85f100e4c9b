import { expect, test } from 'vitest'
import { dueListOf } from '../../src/http/views/due-list.ts'

const today = '2026-04-03'
const review = { key: 'legalityReview.maxDays' }

test.each([
  ['2026-04-02', review, 'dueToday'],
  ['2026-04-03', review, 'dueToday'],
  ['2026-04-10', review, 'thisWeek'],
  ['2026-04-11', review, 'later'],
  [null, null, 'later'],
] as const)('what is due on %s stands under its heading', (dueOn, due, list) => {
  expect(dueListOf({ dueOn, due }, today)).toBe(list)
})

test('a notice that has ended is late for nobody: the drafter may close it', () => {
  const due = { key: 'notice.until' }
  expect(dueListOf({ dueOn: '2026-04-02', due }, today)).toBe('later')
  expect(dueListOf({ dueOn: '2026-04-03', due }, today)).toBe('dueToday')
})
