import { expect, test } from 'vitest'
import { repealedBy } from '../../../documents/audit/offline.ts'
import { cite } from '../../../documents/cite/index.ts'

const ended = (text: string) => {
  const { spans, relations } = cite(text)
  return relations.filter(({ type }) => type === 'repeals').flatMap(({ targets }) => targets.map((target) => spans[target]!.value))
}

test.each([
  [
    'items behind a lead',
    '国务院决定废止下列行政法规：\n一、《甲管理条例》（2001年6月13日国务院公布，已被《乙法》代替）\n二、《丙暂行条例》（1990年国务院发布）\n本决定自公布之日起施行。\n依照《丁办法》办理。',
    ['甲管理条例', '丙暂行条例'],
  ],
  [
    'items without brackets',
    '一、对下列行政法规予以废止：\n（一）城市房屋拆迁管理条例（2001年6月13日国务院公布）\n（二）某某暂行条例\n二、本决定自公布之日起施行。',
    ['城市房屋拆迁管理条例', '某某暂行条例'],
  ],
  [
    'a catalogue as a table, up to the next catalogue',
    '附件1 决定废止的规范性文件目录\n序号\t文件名称\t文号\n1\t新会区养犬办法\t新府〔2010〕1号\n2\t关于印发新会区集市规定的通知\t新府〔2011〕2号\n附件2 继续有效的规范性文件目录\n1\t新会区防洪办法\t新府〔2012〕1号',
    ['新会区养犬办法', '关于印发新会区集市规定的通知'],
  ],
])('what a decision repeals by list is repealed: %s', (_, text, titles) => {
  expect(ended(text)).toEqual(titles)
  expect(repealedBy(text)).toEqual(titles)
})

test.each([
  '有下列情形之一的，应当废止：\n（一）主要内容与上位法相抵触的《甲办法》；',
  '经清理，下列文件继续有效：\n1．新会区防洪办法',
  '决定废止的规章目录应当公布。\n一、新会区防洪办法',
])('a list of other things ends nothing: %s', (text) => {
  expect(ended(text)).toEqual([])
})
