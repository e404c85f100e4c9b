import { describe, expect, it } from 'vitest'
import { toChinese } from '../../documents/numerals.ts'
import { parse } from '../../documents/parse.ts'
import { renumbering } from '../../documents/renumbered.ts'

const GOALS = '为了规范行政规范性文件的制定和管理，推进依法行政，根据有关法律法规，结合本区实际，制定本办法。'
const SCOPE = '本区各级行政机关制定、审核、公布、备案和清理行政规范性文件，适用本办法。'
const DUTY = '区司法局负责对区人民政府的行政规范性文件进行合法性审核，对部门文件进行备案审查。'
const TERM = '行政规范性文件应当规定有效期，有效期自施行之日起最长不超过五年，期满自动失效。'
const FILING = '部门制定的文件应当自公布之日起十五日内报区人民政府备案。\n逾期未报送的，由区司法局通报。'
const LIST = '有下列情形之一的，应当清理：\n（一）上位法已经修改或者废止的；\n（二）调整对象已经消失的；\n（三）规定的任务已经完成的。'
const NEW = '起草单位应当对制定文件的必要性进行论证，并听取有关单位的意见。'

const document = (articles: string[]) =>
  parse(`某区文件管理办法\n${articles.map((words, i) => `第${toChinese(i + 1)}条　${words}\n`).join('')}`)
const read = (before: string[], after: string[], ...words: string[]) => renumbering(document(before), document(after))(words)

describe('a reference to a text that was revised', () => {
  it('takes the number that its provision bears now, as it was printed', () => {
    const [before, after] = [
      [GOALS, SCOPE, DUTY, TERM],
      [GOALS, NEW, SCOPE, DUTY, TERM],
    ]
    expect(read(before, after, '第二条')).toEqual({ by: ['第三条'] })
    expect(read(before, after, '第3条')).toEqual({ by: ['第4条'] })
    expect(read(before, after, '第一条')).toEqual({ by: ['第一条'] })
  })

  it('follows paragraphs and items, and the members of an enumeration within their article', () => {
    const moved = LIST.replace('（二）', '（二）长期没有适用的；\n（三）').replace('（三）规定', '（四）规定')
    const [before, after] = [
      [GOALS, FILING, LIST],
      [GOALS, NEW, FILING, moved],
    ]
    expect(read(before, after, '第二条第二款')).toEqual({ by: ['第三条第二款'] })
    expect(read(before, after, '第二条第一款', '第二款')).toEqual({ by: ['第三条第一款', '第二款'] })
    expect(read(before, after, '第三条第（二）项', '第三条第三项')).toEqual({ by: ['第四条第（三）项', '第四条第四项'] })
    const first = FILING.replace('\n', '\n备案材料由区司法局统一受理，材料不齐的一次告知补正。\n')
    expect(read([GOALS, FILING], [GOALS, first], '第二条第二款')).toEqual({ by: ['第二条第三款'] })
  })

  it('is left to a person where its provision is gone, split, merged, moved or largely reworded, or was never there', () => {
    const [one, two] = DUTY.split('，')
    expect(read([GOALS, SCOPE, DUTY], [GOALS, DUTY], '第二条')).toEqual({ unsure: 'gone', words: '第二条' })
    expect(read([GOALS, SCOPE, DUTY], [GOALS, SCOPE, `${one}。`, `区司法局${two}`], '第三条')).toMatchObject({ words: '第三条' })
    expect(read([GOALS, SCOPE, DUTY], [GOALS, `${SCOPE}${DUTY}`], '第三条')).toMatchObject({
      unsure: expect.stringMatching(/merged|gone|reworded/),
    })
    expect(read([GOALS, FILING, TERM], [GOALS, FILING.split('\n')[0]!, FILING.split('\n')[1]!, TERM], '第二条第二款')).toMatchObject({
      words: '第二条第二款',
      unsure: expect.any(String),
    })
    const other = '行政规范性文件有效期届满前六个月，起草单位应当评估，需要继续施行的重新公布，不再需要的由制定机关废止。'
    expect(read([GOALS, TERM], [GOALS, NEW, other], '第二条')).toMatchObject({ unsure: expect.stringMatching(/gone|reworded/) })
    expect(read([GOALS, SCOPE], [GOALS, NEW, SCOPE], '第九条')).toEqual({ unsure: 'notFound', words: '第九条' })
    expect(read([GOALS, SCOPE], [GOALS, NEW, SCOPE], '第二款')).toEqual({ unsure: 'notPlain', words: '第二款' })
  })

  it('goes on through a range only where both ends kept their numbers', () => {
    const [before, after] = [
      [GOALS, SCOPE, DUTY, TERM],
      [GOALS, SCOPE, NEW, DUTY, TERM],
    ]
    expect(read(before, after, '第一条至第二条')).toEqual({ by: ['第一条至第二条'] })
    expect(read(before, after, '第二条至第四条')).toEqual({ unsure: 'notPlain', words: '第二条至第四条' })
  })
})
