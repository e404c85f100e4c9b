import { expect, test } from 'vitest'
import { daysInWords, matters } from '../../../documents/audit/index.ts'

const found = (rule: string, message: string, label: string | null) => ({ rule, message, label })

test('a law that is cited nine times is one matter with its places, in the order of the text', () => {
  const cited = ['第三条', '第四条', '第四条', '第六条'].map((label) => found('cites.repealed', '《甲法》已废止。', label))
  const all = matters([cited[0]!, found('organ.abolished', '“乙局”现为丙局。', '第三条'), ...cited.slice(1)], (one) => one)
  expect(all.map(({ first, all: places, places: labels }) => [first.rule, places.length, labels])).toEqual([
    ['cites.repealed', 4, ['第三条', '第四条', '第六条']],
    ['organ.abolished', 1, ['第三条']],
  ])
})

test('the same sentence under another rule is another matter, and one about the whole document has no place', () => {
  const all = matters([found('a', '同一句', null), found('b', '同一句', null)], (one) => one)
  expect(all.map(({ places }) => places)).toEqual([[], []])
})

test('days in a sentence are written out, numbers that are none are left', () => {
  expect(daysInWords('自2019-03-20起，电话0750-6632019-01')).toBe('自2019年3月20日起，电话0750-6632019-01')
})
