import { apply } from '../../../documents/amend/index.ts'
import type { Applied } from '../../../documents/amend/types.ts'

/** A small regulation with what the tests amend: chapters, items, references inside it and to another law. */
export const law = `甲市乙办法
2019年1月1日 甲市人民政府发布
第一章　总则
第一条　为了规范乙工作，根据《丙法》第九条，制定本办法。
第二条　主管部门应当公布目录、标准。
有前款情形的，依照本办法第四条第二款处理：
（一）子；
（二）丑；
（三）寅。
第二章　罚则
第三条　违反本办法第二条规定的，责令改正。
第四条　拒不改正的，处罚款。
情节严重的，从重处罚。
第五条　本办法自2019年2月1日起施行。
`

/** A decision that amends the small regulation by these items. */
export function decide(...items: string[]): string {
  return [
    '甲市人民政府关于修改《甲市乙办法》的决定',
    '甲市人民政府决定对《甲市乙办法》作如下修改：',
    ...items,
    '本决定自公布之日起施行。',
    '《甲市乙办法》根据本决定作相应修改，重新公布。',
  ].join('\n')
}

/** What a decision makes of a text; throws where it is none for it. */
export function applied(text: string, decision: string): Applied {
  const answer = apply(text, decision)
  if (!answer.ok) throw new Error(answer.message)
  return answer
}

/** The words of an article, by its label. */
export const articleOf = (text: string, label: string) =>
  text
    .slice(text.indexOf(`${label}　`))
    .split(/\n(?=第.{1,4}[条章])/)[0]!
    .trim()
