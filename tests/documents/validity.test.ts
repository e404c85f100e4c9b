import { expect, test } from 'vitest'
import { readEntry } from '../../documents/entry.ts'
import { parse } from '../../documents/parse.ts'
import { validityTerm } from '../../documents/validity.ts'

const text = (last: string) => parse(`新会区某办法\n第一条　为规范某事项，制定本办法。\n第二条　${last}\n`)
const day = (on: string) => ({ from: on, to: on })
const term = (last: string, from: { from: string | null; to: string | null } = { from: null, to: null }) => {
  const found = validityTerm(text(last), from)
  return found && [found.until, found.unclear]
}

test.each([
  ['a printed day', '本办法自2024年1月1日起施行，有效期至2028年12月31日。', ['2028-12-31', null]],
  ['years from the day in the same sentence', '本办法自2024年1月1日起施行，有效期5年。', ['2028-12-31', null]],
  ['years in Chinese', '本办法自二〇二四年三月一日起施行，有效期为三年。', ['2027-02-28', null]],
  ['its own end', '本通知自2029年1月1日起全文废止。', ['2028-12-31', null]],
  ['a day until which it is carried out', '本办法自2024年5月1日起执行，施行至2027年4月30日。', ['2027-04-30', null]],
])('the last day is read from %s', (_, last, expected) => {
  expect(term(last)).toEqual(expected)
})

test('years from an event are counted from a day that is known otherwise, and only from a whole one', () => {
  const last = '本办法自印发之日起施行，有效期5年。'
  expect(term(last, day('2019-10-09'))).toEqual(['2024-10-08', null])
  expect(term(last, { from: '2019-01-01', to: '2019-12-31' })).toEqual([null, 'start'])
  expect(term(last)).toEqual([null, 'start'])
})

test('terms that disagree, or are no day, give none', () => {
  expect(term('本办法有效期至2025年12月31日。\n第三条　本办法自2024年1月1日起施行，有效期5年。')).toEqual([null, 'several'])
  expect(term('本办法有效期至2028年12月31日。\n第三条　本办法自2024年1月1日起施行，有效期5年。')).toEqual(['2028-12-31', null])
  expect(term('本措施执行至省新的规定出台之日止。')).toEqual([null, 'words'])
  expect(term('本办法长期有效。')).toEqual([null, null])
})

test.each([
  '许可证有效期五年。',
  '《新会区甲办法》的有效期至2028年12月31日。',
  '将《新会区甲办法》（新府〔2020〕1号）有效期延长至2028年12月31日。',
  '《新会区甲办法》自2020年1月1日起施行，有效期5年。',
  '本办法自2024年1月1日起施行。',
])('%s sets the text itself no term', (last) => {
  expect(term(last, day('2024-01-01'))).toBeNull()
})

test('what a cover says of the document that it issues is its own term', () => {
  const cover = (verb: string) =>
    parse(`关于${verb}《新会区甲办法》的通知\n各镇：\n《新会区甲办法》自2020年1月1日起施行，有效期5年。\n新会区人民政府\n2019年12月1日\n`)
  expect(validityTerm(cover('印发'), day('2020-01-01'))?.until).toBe('2024-12-31')
  expect(validityTerm(cover('执行'), day('2020-01-01'))?.until).toBe('2024-12-31')
  expect(validityTerm(parse(`关于乙事项的通知\n各镇：\n《新会区甲办法》自2020年1月1日起施行，有效期5年。\n`), day('2020-01-01'))).toBeNull()
})

test('the note below the title tells when a text was promulgated, else adopted; later revisions do not', () => {
  const issued = (note: string) => readEntry(parse(`某办法\n${note}\n第一条　为规范某事项，制定本办法。`)).issued
  expect(issued('2022年6月6日 中华人民共和国国家安全部令第2号公布')).toEqual({ day: '2022-06-06', by: 'promulgated' })
  expect(issued('2008年7月17日 经人力资源和社会保障部第6次部务会议通过')).toEqual({ day: '2008-07-17', by: 'adopted' })
  expect(issued('（2014年1月9日区政府常务会议通过　2014年2月1日新会区人民政府公布　2020年3月1日修订）')).toEqual({
    day: '2014-02-01',
    by: 'promulgated',
  })
  expect(readEntry(text('本办法自2024年1月1日起施行。')).issued).toBeNull()
})

test('a saved web page of links without the text is no document', () => {
  const page = parse('环境行政处罚办法\ntabs\n[[toc]]\n- 第1~20条：\n1　2　3　4\nwarning 原文链接\n')
  expect(readEntry(page)).toMatchObject({ nature: 'notDocument', reason: '只有网页的目录和链接，没有正文。' })
})
