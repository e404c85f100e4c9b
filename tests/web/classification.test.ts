import { expect, test } from 'vitest'
import { classificationOf, judged, usualReason } from '../../src/web/forms/classification.ts'

type About = Parameters<typeof classificationOf>[0]

const about = (kind: string, title = '某区奖励办法', classification: unknown = null) =>
  ({ case: { kind, title, documentClass: 'government', issuingOrganName: '某区人民政府' }, facts: { classification } }) as unknown as About

const all = [true, true, true, true, true, true]

test('what the case already says of its class is there from the beginning', () => {
  expect(classificationOf(about('repeal'))).toMatchObject({
    isNormative: { tests: all },
    documentClass: { value: 'government' },
    majorDecision: {},
    interim: { value: false },
    keptFromPublication: { value: false },
  })
  expect(classificationOf(about('making', '某区停车办法（试行）'))).toMatchObject({
    isNormative: { tests: [true, false, false, false, false, false] },
    interim: { value: true },
  })
  expect(classificationOf(about('making', '甲', { isNormative: true, majorDecision: true }))).toMatchObject({
    isNormative: { tests: all },
    majorDecision: { value: true },
  })
})

test('an answer that lifts a duty has no usual reason', () => {
  const file = about('making')
  expect(usualReason('isNormative', false, file)).toBeNull()
  expect(usualReason('concernsOperators', false, file)).toBeNull()
  expect(usualReason('keptFromPublication', true, file)).toBeNull()
  expect(usualReason('documentClass', 'department', file)).toBeNull()
  expect(usualReason('concernsOperators', true, file)).toBe('涉及经营者经济活动，须经公平竞争审查')
})

test('normative follows from the six tests, and a reason of one’s own goes before the usual one', () => {
  const sent = judged(
    { isNormative: { tests: all }, majorDecision: { value: false, reason: ' ' }, productionRelated: { value: true, reason: '影响企业' } },
    about('making'),
  )
  expect(sent).toEqual({
    isNormative: { tests: all, value: true, reason: '六项要素全部具备' },
    majorDecision: { value: false, reason: '不属于重大行政决策事项' },
    productionRelated: { value: true, reason: '影响企业' },
  })
  expect(judged({ isNormative: { tests: [true, false, true, true, true, true] } }, about('making'))).toMatchObject({
    isNormative: { value: false, reason: '' },
  })
})
