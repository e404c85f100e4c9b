import { describe, expect, test } from 'vitest'
import { cite } from '../../../documents/cite/index.ts'

const spans = (text: string, type: string) =>
  cite(text)
    .spans.filter((s) => s.type === type)
    .map((s) => s.text)
const values = (text: string, type: string) =>
  cite(text)
    .spans.filter((s) => s.type === type)
    .map((s) => s.value)
const relations = (text: string) => {
  const found = cite(text)
  return found.relations.map((r) => `${r.type} ${r.targets.map((t) => found.spans[t]!.text).join(' ')}`)
}

describe('document numbers (domain.md §6)', () => {
  test.each([
    ['按照新府办〔2014〕24号文件执行', '新府办〔2014〕24号'],
    ['原江府〔1998〕54号文同时废止', '江府〔1998〕54号'],
    ['（环办土壤函[2020]33号）', '环办土壤函〔2020〕33号'],
    ['深府规 〔2020〕 1 号', '深府规〔2020〕1号'],
    ['财库〔2022〕004号', '财库〔2022〕4号'],
    ['穗府办规〔２０２１〕１２号', '穗府办规〔2021〕12号'],
    ['《办法》（公安部令第35号）', '公安部令第35号'],
    ['广州市人民政府令〔2003〕第11号', '广州市人民政府令〔2003〕第11号'],
    ['财政部 税务总局公告2020年第43号', '财政部 税务总局公告2020年第43号'],
    ['2012年12月29日国家质量监督检验检疫总局令第150号公布', '国家质量监督检验检疫总局令第150号'],
    ['1997年12月31日市政府第十二号令修改', '市政府令第十二号'],
    ['我院法〔1998〕86号通知', '法〔1998〕86号'],
  ])('%s gives %s', (text, number) => expect(values(text, 'documentNumber')).toEqual([number]))

  test('a bracketed year without an organ code is no number', () => expect(spans('，〔2020〕5号。', 'documentNumber')).toEqual([]))
})

describe('titles', () => {
  test('a nested title is part of the outer one', () =>
    expect(spans('根据《关于印发《甲办法》的通知》和《乙〈丙〉丁》', 'title')).toEqual(['《关于印发《甲办法》的通知》', '《乙〈丙〉丁》']))
  test('an unclosed bracket is no title and hides none', () => expect(spans('《未完\n《甲办法》', 'title')).toEqual(['《甲办法》']))
  test('a short title stands for its full title from its definition on', () =>
    expect(values('根据《甲市乙办法》（以下简称《办法》）。《办法》第三条', 'title')).toEqual(['甲市乙办法', '甲市乙办法', '甲市乙办法']))
})

describe('provisions', () => {
  test.each([
    ['违反本法第六十条第一款规定', '第六十条第一款', 'art60/par1'],
    ['依照第十条之一第二款第（三）项', '第十条之一第二款第（三）项', 'art10.1/par2/item3'],
    ['按照第十三条至第十八条的规定', '第十三条至第十八条', 'art13-art18'],
    ['有前款第二项至第五项情形', '前款第二项至第五项', null],
    ['对第二项第3目所列', '第二项第3目', 'item2/subitem3'],
    ['依照本法第三章规定', '第三章', 'chapter3'],
    ['见本条前款', '本条前款', null],
    ['依照前两款规定', '前两款', null],
  ])('%s names %s', (text, words, value) => {
    expect(spans(text, 'provision')).toEqual([words])
    expect(values(text, 'provision')).toEqual([value])
  })

  test('members of an enumeration are separate', () =>
    expect(spans('违反本办法第九条、第十条和第十一条第二款的规定', 'provision')).toEqual(['第九条', '第十条', '第十一条第二款']))
  test('本条例, 本项目 and 该项 are words', () =>
    expect(spans('本条例所称本项目，该项目、该条约和本章程，该项权利', 'provision')).toEqual([]))
  test('the number at the start of a line is a label', () => {
    expect(spans('第一条　为了\n（一）甲\n三、乙', 'label')).toEqual(['第一条', '（一）', '三、'])
    expect(spans('第一条为完善', 'label')).toEqual(['第一条'])
  })
  test('a place that opens a sentence of an amending decision is a provision', () =>
    expect(spans('第十八条修改为：“甲”', 'provision')).toEqual(['第十八条']))
})

describe('days', () => {
  test.each([
    ['自2004年4月13日至15日', ['2004-04-13']],
    ['自２０１３年７月１日起施行', ['2013-07-01']],
    ['二〇〇四年四月十三日', ['2004-04-13']],
    ['1998年达到', ['1998']],
    ['2024年度预算', []],
    ['2023年2月30日', [null]],
  ])('%s', (text, want) => expect(values(text, 'date')).toEqual(want))
})

describe('relations', () => {
  test.each([
    ['《甲办法》（新府办〔2014〕24号）和2007年10月25日发布的《乙办法》同时废止。', ['repeals 《甲办法》 《乙办法》']],
    ['原江府〔1998〕54号文同时废止。', ['repeals 江府〔1998〕54号']],
    ['《甲条例》中关于反倾销的规定同时废止。', ['partlyRepeals 《甲条例》']],
    ['《新办法》已于8月1日起施行，《旧办法》同时废止。', ['repeals 《旧办法》']],
    ['本办法自2024年1月1日起施行，有效期至2028年12月31日。', ['takesEffect 2024年1月1日', 'expires 2028年12月31日']],
    ['根据《甲法》《乙条例》，结合本市实际，制定本办法。', ['basedOn 《甲法》 《乙条例》']],
    ['违反本条例第三条、第四条规定，按照《甲条例》的规定处理。', ['violates 第三条 第四条', 'applies 《甲条例》']],
    ['为贯彻落实《甲意见》，现将《乙办法》印发给你们。', ['implements 《甲意见》', 'issues 《乙办法》']],
    ['你局《关于甲的请示》收悉。', ['repliesTo 《关于甲的请示》']],
    ['《甲解释》与本解释不一致的，以本解释为准。', ['prevailsOver 《甲解释》']],
    ['一、将第三条第一款修改为：“甲。”', ['amends 第三条第一款']],
    ['二、删去第七条。', ['amends 第七条']],
  ])('%s', (text, want) => expect(relations(text).sort()).toEqual([...want].sort()))

  test.each([
    '凡与《条例》相抵触或者不一致的，应当及时予以修改或者废止。',
    '清理后应当向社会公布继续有效、废止和失效的规范性文件目录。',
    '在有效期内，可根据实际情况按规定进行修改或废止。',
    '逾期未动工的，所取得的证书自行失效。',
    '本通知自2024年1月1日起全文废止。',
  ])('%s repeals nothing', (text) => expect(relations(text).filter((r) => /epeals/.test(r))).toEqual([]))
})

describe('bad input', () => {
  const nasty = [
    '',
    '\ufeff',
    '《'.repeat(5000),
    '第一条、'.repeat(20_000),
    '\u0000\ud800第\uffff条',
    '（'.repeat(9000),
    '〔2020〕1号'.repeat(9000),
  ]
  test.each(nasty.map((text, i) => [i, text] as const))('text %i has an answer whose spans lie in order', (_i, text) => {
    const { spans, relations } = cite(text)
    for (const [i, span] of spans.entries()) {
      expect(span.end).toBeGreaterThan(span.start)
      if (i > 0) expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]!.end)
    }
    for (const r of relations) for (const t of r.targets) expect(spans[t]).toBeDefined()
  })
})
