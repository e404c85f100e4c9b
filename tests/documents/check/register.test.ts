import { describe, expect, it, test } from 'vitest'
import { citedTitles, findings, type RegisterAnswer } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'

const known: Record<string, RegisterAnswer> = {
  甲市停车管理办法: { status: 'inForce', name: '甲市停车管理办法', since: null, by: null },
  法规规章备案条例: { status: 'repealed', name: '法规规章备案条例', since: '2024-11-01', by: '《法规规章备案审查条例》' },
  甲市招商引资奖励办法: { status: 'expired', name: '甲市招商引资奖励办法', since: '2023-06-01', by: null },
  甲市工商登记规定: { status: 'inForce', name: '甲市市场主体登记规定', since: null, by: null },
}
const lookup = (title: string) => known[title] ?? null

function text(...sentences: string[]): string {
  const articles = sentences.map((words, i) => `第${'一二三四五六七八'[i]}条　${words}`)
  return ['甲市乙管理办法', ...articles, '本办法自2026年1月1日起施行，有效期五年。'].join('\n')
}

const raised = (words: string) =>
  findings(parse(text('为了规范乙工作，制定本办法。', words)), { lookup, day: '2026-03-02' })
    .filter(({ rule }) => rule.startsWith('REF'))
    .map(({ rule, severity, words: at }) => `${rule} ${severity} ${at}`)

describe('findings on cited instruments, with a register', () => {
  it.each([
    ['依照《法规规章备案条例》的规定备案。', ['REF-repealed warning 《法规规章备案条例》']],
    ['根据《甲市招商引资奖励办法》（甲府〔2018〕19号）给予奖励。', ['REF-expired warning 《甲市招商引资奖励办法》']],
    ['按照《甲市工商登记规定》第五条办理登记。', ['REF-renamed warning 《甲市工商登记规定》']],
    ['依照《甲市停车管理办法》收费。', []],
    ['依照《甲市河道采砂规定》办理。', ['REF-unknown note 《甲市河道采砂规定》']],
    ['依照《甲市河道采砂规定》办理，违反《甲市河道采砂规定》的不予支持。', ['REF-unknown note 《甲市河道采砂规定》']],
  ])('%s', (words, expected) => expect(raised(words)).toEqual(expected))

  it.each([
    ['a sentence that itself ends it', '《法规规章备案条例》同时废止。'],
    ['a sentence that ends it by number', '原《法规规章备案条例》（国务院令第337号）自本办法施行之日起停止执行。'],
    ['the former one by name', '原《法规规章备案条例》规定的备案程序有不足之处。'],
    ['an end that is stated beside it', '《法规规章备案条例》（已废止）曾规定备案的期限。'],
    ['matters from before', '本办法施行前已经依照《法规规章备案条例》备案的，继续有效。'],
    ['a paper that is no instrument', '持《营业执照》和《甲市补贴申请表》办理。'],
    ['a short name', '《办法》由区司法局解释。'],
  ])('leave %s alone', (_, words) => expect(raised(words)).toEqual([]))

  test('say nothing in a decision that changes others, nor of the own title', () => {
    const decision = '甲市人民政府关于废止《法规规章备案条例》等文件的决定\n一、废止《法规规章备案条例》。\n本决定自公布之日起施行。'
    expect(citedTitles(parse(decision))).toEqual([])
    expect(citedTitles(parse('关于印发《甲市乙办法》的通知\n现将《甲市乙办法》印发给你们。\n甲市乙办法\n第一条　甲。'))).toEqual([])
  })

  test('are not there without a register', () => {
    expect(findings(parse(text('依照《法规规章备案条例》的规定备案。'))).filter(({ rule }) => rule.startsWith('REF'))).toEqual([])
  })

  test('name day and successor', () => {
    const [finding] = findings(parse(text('依照《法规规章备案条例》备案。')), { lookup }).filter(({ rule }) => rule === 'REF-repealed')
    expect(finding).toMatchObject({
      message: '《法规规章备案条例》已于2024-11-01由《法规规章备案审查条例》废止或者替代。',
      messageEn: '“法规规章备案条例” was repealed or replaced on 2024-11-01 by 《法规规章备案审查条例》.',
    })
  })
})
