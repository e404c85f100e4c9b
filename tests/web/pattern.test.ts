import { describe, expect, it } from 'vitest'
import { findings } from '../../documents/check/index.ts'
import { parse } from '../../documents/parse.ts'
import { patternOf } from '../../src/web/pages/workspace/pattern.ts'

const about = { role: 'act', issuer: '某区人民政府', titles: ['某区奖励办法'] } as const

describe('the pattern a text begins from', () => {
  it('of a repeal is a notice that names what it repeals, and nothing in it is objected to', () => {
    const text = patternOf({ ...about, kind: 'repeal', title: '关于废止《某区奖励办法》的通知' })!
    expect(text.split('\n')[0]).toBe('某区人民政府关于废止《某区奖励办法》的通知')
    expect(text).toContain('决定废止《某区奖励办法》。')
    expect(findings(parse(text))).toEqual([])
  })

  it('of a revision is a decision; the text as amended begins from the one in force', () => {
    const revision = { ...about, kind: 'revision', title: '关于修改《某区奖励办法》的决定' } as const
    expect(patternOf(revision)).toContain('某区人民政府决定对《某区奖励办法》作如下修改：')
    expect(patternOf({ ...revision, role: 'consolidated' })).toBeNull()
  })

  it('of a making has articles and a term', () => {
    const text = patternOf({ ...about, kind: 'making', title: '某区停车办法', titles: [] })
    expect(text).toMatch(/^某区停车办法\n\n第一章　总则\n第一条/)
    expect(text).toContain('有效期5年')
  })
})
