import { describe, expect, test } from 'vitest'
import { amend, apply } from '../../../documents/amend/index.ts'

const before = `甲市乙办法
第一章　总则
第一条　为了规范乙工作，保障丙的合法权益，制定本办法。
第二条　主管部门应当依法公布目录。
申请人应当提交下列材料：
（一）申请书；
（二）身份证明。
第三条　违反本办法第二条规定的，责令改正。
第四条　本办法自2019年2月1日起施行。
`

/** The items of the decision that turns `before` into what `change` makes of it. */
function items(change: (text: string) => string): string[] {
  const lines = amend(before, change(before)).trim().split('\n').slice(3, -2)
  return lines
}

describe('the shortest natural instruction is chosen', () => {
  test('a phrase', () =>
    expect(items((t) => t.replace('依法公布目录', '及时公布目录'))).toEqual(['将第二条第一款中的“依法”修改为“及时”。']))
  test('a phrase added', () =>
    expect(items((t) => t.replace('责令改正', '责令改正，给予警告'))).toEqual(['在第三条中的“责令改正”后增加“，给予警告”。']))
  test('a phrase deleted', () =>
    expect(items((t) => t.replace('保障丙的合法权益，', ''))).toEqual(['删去第一条中的“保障丙的合法权益，”。']))
  test('a paragraph added', () =>
    expect(items((t) => t.replace('公布目录。\n', '公布目录。\n目录每年调整。\n'))).toEqual([
      '第二条增加一款，作为第二款：“目录每年调整。”',
    ]))
  test('an item added', () =>
    expect(items((t) => t.replace('（二）身份证明。', '（二）身份证明；\n（三）其他材料。'))).toEqual([
      '第二条第二款增加一项，作为第三项：“（三）其他材料。”',
    ]))
  test('an article added, references follow', () => {
    const after = before
      .replace('第二条　主管', '第二条　新的一条。\n第三条　主管')
      .replace('第三条　违反本办法第二条', '第四条　违反本办法第三条')
      .replace('第四条　本办法自', '第五条　本办法自')
    const decision = amend(before, after)
    expect(decision).toContain('\n增加一条，作为第二条：“新的一条。”\n')
    expect(decision).toContain('并对条文顺序作相应调整')
  })
  test('an article deleted', () => expect(items((t) => t.replace(/第三条.*\n/, '').replace('第四条', '第三条'))).toEqual(['删去第三条。']))
  test('a heading', () => expect(items((t) => t.replace('总则', '一般规定'))).toEqual(['将第一章标题修改为：“一般规定”。']))
  test('the name', () => expect(items((t) => t.replace('甲市乙办法', '甲市乙规定'))).toEqual(['将名称修改为：“甲市乙规定”。']))
  test('a phrase that several articles share is said once', () => {
    const text = before.replace('责令改正', '由主管部门责令改正')
    const decision = amend(text, text.replaceAll('主管部门', '审批机关'))
    expect(decision).toContain('\n将第二条、第三条中的“主管部门”修改为“审批机关”。\n')
  })

  test('a paragraph that became an article', () => {
    const after = before
      .replace(
        /申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n第三条/,
        '第三条　申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n第四条',
      )
      .replace('第四条　本办法自', '第五条　本办法自')
    expect(amend(before, after)).toContain('\n将第二条第二款单列一条，作为第三条。\n')
  })

  test('two articles that became one', () => {
    const after = before.replace('\n第三条　违反', '\n违反').replace('第四条', '第三条')
    expect(amend(before, after)).toContain('\n将第二条、第三条合并，作为第二条。\n')
  })

  test('a word that changes everywhere in many articles', () => {
    const many = ['甲办法', ...Array.from({ length: 8 }, (_, i) => `第${'一二三四五六七八'[i]}条　会计帐簿由第${i + 1}组登记。`)].join('\n')
    expect(amend(many, many.replaceAll('帐', '账'))).toContain('\n将相关条文中的“帐簿”修改为“账簿”。\n'.replaceAll('簿', ''))
  })

  test('an article rewritten is given whole', () =>
    expect(items((t) => t.replace(/违反本办法.*/, '有下列行为之一的，处一万元罚款：\n（一）伪造申请书；\n（二）隐瞒事实。'))).toEqual([
      '将第三条修改为：“有下列行为之一的，处一万元罚款：',
      '“（一）伪造申请书；',
      '“（二）隐瞒事实。”',
    ]))
})

describe('annexes and tables', () => {
  const text = `甲市戊规定
第一条　标准如下：
|项目|金额|
|甲|一百元|
前款标准每年调整一次，由主管部门公布。
第二条　本规定自2019年1月1日起施行。
附件1
收费标准表（按照年度计算的各项收费）
|名称|数额|
|子|1|
附表二　申请人填写的登记申请表
姓名：
`
  const said = (change: (text: string) => string): string[] => {
    const after = change(text)
    const decision = amend(text, after)
    const back = apply(text, decision)
    expect(back.ok && back.text.replace(/\s/g, '')).toBe(after.replace(/\s/g, ''))
    return decision.trim().split('\n').slice(3, -2)
  }

  test('words in an annex', () =>
    expect(said((t) => t.replace('按照年度计算', '按照季度计算'))).toEqual(['将附件1中的“年度”修改为“季度”。']))
  test('an annex whose rows changed is given anew, the others stay', () =>
    expect(said((t) => t.replace('|子|1|', '|子|2|\n|丑|3|'))).toEqual([
      '将附件1修改为：“收费标准表（按照年度计算的各项收费）',
      '“|名称|数额|',
      '“|子|2|',
      '“|丑|3|”。',
    ]))
  test('an annex deleted', () => expect(said((t) => t.replace(/附表二[\s\S]*/, ''))).toEqual(['删去附表二。']))
  test('an annex added', () => expect(said((t) => `${t}附件3\n登记表\n`)).toEqual(['增加附件3：“登记表”。']))
  test('an article beside a table is changed by paragraph', () =>
    expect(said((t) => t.replace('每年调整一次', '每两年调整一次'))).toEqual(['在第一条第二款中的“前款标准每”后增加“两”。']))
  test('a table that changed is given with its article', () =>
    expect(said((t) => t.replace('|甲|一百元|', '|甲|一百元|\n|乙|二百元|')).slice(0, 2)).toEqual([
      '将第一条修改为：“标准如下：',
      '“|项目|金额|',
    ]))
  test('annexes in another order give the whole text', () => {
    const swapped = text.replace(/(附件1[\s\S]*?)(附表二[\s\S]*)/, '$2$1')
    expect(amend(text, swapped)).toContain('附件：修改后全文')
  })
})

describe('the form of the decision', () => {
  test('issuer, day and number are 〔　〕 unless given', () => {
    const decision = amend(before, before.replace('总则', '一般规定'))
    expect(decision.split('\n').slice(0, 3)).toEqual([
      '〔　〕关于修改《甲市乙办法》的决定',
      '〔　〕',
      '〔　〕决定对《甲市乙办法》作如下修改：',
    ])
    const full = amend(before, before.replace('总则', '一般规定'), { issuer: '甲市人民政府', number: '甲府令第7号', on: '2026年3月1日' })
    expect(full).toContain('甲市人民政府关于修改《甲市乙办法》的决定\n甲府令第7号\n甲市人民政府决定')
    expect(full).toContain('本决定自2026年3月1日起施行。')
  })

  test('quotation marks inside a quotation are shifted', () => {
    expect(items((t) => t.replace('责令改正', '以“违法”论处，责令其改正并处罚款'))[0]).toContain('‘违法’')
  })
})
