import { expect, test } from 'vitest'
import { actionsOf } from '../../workflows/actions.ts'
import { sentence } from '../../workflows/sentences/index.ts'
import { enValues, zhValues } from '../../workflows/sentences/values.ts'

test('every conclusion a form offers is said in words in both languages', () => {
  const reviews = ['departmentLegality.conclude', 'adviserOpinion.give', 'fairCompetition.conclude', 'legality.decide']
  const offered = reviews.flatMap((name) => {
    const action = actionsOf('rulemaking').find((one) => one.name === name)
    const schema = action?.schema as { properties: Record<string, { enum: string[] }> } | undefined
    return schema?.properties.conclusion?.enum ?? []
  })
  expect(offered.length).toBeGreaterThan(10)
  expect(offered.filter((value) => !(value in zhValues && value in enValues))).toEqual([])
})

test('a sentence says conclusions and days as people write them', () => {
  const { says } = sentence('changedSinceFairCompetition', { conclusion: 'mayNotIssue' })
  expect(says.zh).toBe('文稿自公平竞争审查结论（不得出台）后没有实质修改')
  expect(says.en).toContain('may not issue')
  const term = sentence('legalityMinDays', { from: '2026-04-04', days: 5, day: '2026-04-13' })
  expect([term.says.zh, term.remedy.zh]).toEqual(['合法性审核自2026年4月4日起不少于5个工作日', '最早2026年4月13日作出'])
  expect(term.remedy.en).toContain('13 Apr 2026')
})
