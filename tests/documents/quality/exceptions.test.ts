import { describe, expect, test } from 'vitest'
import { type Applied, apply } from '../../../documents/amend/index.ts'
import { applying } from '../../../documents/quality/decisions.ts'
import { excused, warnedOf } from '../../../documents/quality/exceptions.ts'
import type { Exception, Figure } from '../../../documents/quality/types.ts'

const before =
  '甲市乙办法\n为了规范乙工作，制定本办法。\n第一条　申请人应当提交申请书。\n第二条　违反本办法的，处罚款。\n第三条　本办法自发布之日起施行。\n'
const decision =
  '甲市人民政府关于修改《甲市乙办法》的决定\n甲市人民政府决定对《甲市乙办法》作如下修改：\n将第二条中的“罚款”修改为“一万元罚款”。\n本决定自公布之日起施行。'
const after = before.replace('罚款', '一万元罚款')

const exception = (derived: string, official: string): Exception => ({ id: 'a', article: '第二条', official, derived, why: '试' })

function figures(official: string, exceptions: Exception[]): Map<string, Figure> {
  const measuring = applying([{ id: 'a', before, decision, after: official }], exceptions, (text) => text)
  for (;;) {
    const step = measuring.next()
    if (step.done) return new Map(step.value.map((figure) => [figure.name, figure]))
  }
}
const failed = (official: string, exceptions: Exception[], name: string) => figures(official, exceptions).get(name)!.failed

describe('an exception forgives its words and nothing else', () => {
  const editorial = after.replace('违反本办法的', '违反本办法规定的')

  test('the listed words are forgiven', () => {
    expect(failed(editorial, [exception('违反本办法的', '违反本办法规定的')], 'whole texts equal, exceptions aside')).toEqual([])
    expect(failed(editorial, [], 'whole texts equal, exceptions aside')).toEqual(['a: 第二条'])
  })

  test('a second difference in the same article is not', () => {
    const worse = editorial.replace('一万元', '二万元')
    expect(failed(worse, [exception('违反本办法的', '违反本办法规定的')], 'changed articles equal, exceptions aside')).toEqual([
      'a 第二条: differs',
    ])
    expect(failed(worse, [exception('违反本办法的', '违反本办法规定的')], 'no silent misapplication')).toEqual(['a: 第二条'])
  })

  test('words that are not there, that stand there twice or that overlap forgive nothing', () => {
    expect(excused([exception('丙', '丁')], 'a', '第二条', '甲乙甲')).toBe('甲乙甲')
    expect(excused([exception('甲', '丁')], 'a', '第二条', '甲乙甲')).toBe('甲乙甲')
    expect(excused([exception('甲乙', '丁'), exception('乙丙', '戊')], 'a', '第二条', '甲乙丙')).toBe('丁丙')
    expect(excused([exception('甲', '丁'), exception('丙', '戊')], 'a', '第二条', '甲乙丙')).toBe('丁乙戊')
  })

  test('the words of another article or another decision are not touched', () => {
    expect(excused([exception('甲', '丁')], 'a', '第三条', '甲乙')).toBe('甲乙')
    expect(excused([exception('甲', '丁')], 'b', '第二条', '甲乙')).toBe('甲乙')
  })

  test('words before the first article are compared too', () => {
    expect(failed(after.replace('规范乙工作', '规范丙工作'), [], 'changed articles equal, exceptions aside')).toEqual(['a 前文: differs'])
  })
})

describe('a warning counts for the article that it names', () => {
  const answer = (...items: string[]): Applied => {
    const given = apply(before, decision.replace('将第二条中的“罚款”修改为“一万元罚款”。', items.join('\n')))
    if (!given.ok) throw new Error(given.message)
    return given
  }

  test('not for another one', () => {
    const given = answer('一、将第一条中的“没有”修改为“有”。', '二、删去第二条。')
    expect(warnedOf(given, '第一条')).toBe(true)
    expect(warnedOf(given, '第三条')).toBe(false)
  })

  test('also under its new number', () => {
    const given = answer('一、将第二条改为第三条，将其中的“没有”修改为“有”。', '二、将第三条改为第二条。')
    expect(warnedOf(given, '第三条')).toBe(true)
    expect(warnedOf(given, '第二条')).toBe(true)
    expect(warnedOf(given, '第一条')).toBe(false)
  })

  test('for every article of a range that it names', () => {
    const row = { ...answer('删去第二条。').instructions[0]!, warnings: ['第二条至第四条、第七条的新序号由决定不能唯一确定'] }
    const given = { ...answer('删去第二条。'), instructions: [row] }
    expect(['第一条', '第三条', '第五条', '第七条'].map((label) => warnedOf(given, label))).toEqual([false, true, false, true])
  })

  test('a sentence without a place that was not understood may mean any', () => {
    expect(warnedOf(answer('一、作文字调整并修改有关内容。', '二、删去第二条。'), '第三条')).toBe(true)
  })
})
