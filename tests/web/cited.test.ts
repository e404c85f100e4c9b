import { describe, expect, test } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { citedIn } from '../../src/web/text/cited.ts'

/** Each citation as its words and the beginning of where it leads, or what the register is asked for. */
function leads(text: string): [string, string | null][] {
  const tree = parse(text)
  return citedIn(tree).map(({ start, end, to, ask }) => [
    text.slice(start, end),
    to === null ? (ask === null ? null : `? ${ask}`) : text.slice(to, to + 6),
  ])
}

const frame = (...articles: string[]) => `示例办法\n${articles.join('\n')}\n`

describe('where a citation leads', () => {
  test('an article, a paragraph and an item of the text itself are found by number', () => {
    const text = frame(
      '第一条　甲款如下。',
      '乙款列明：',
      '（一）丙项；',
      '（二）丁项。',
      '第一条之一　附加。',
      '第二条　违反第一条、第一条第二款第二项和第一条之一的，处理。',
    )
    expect(leads(text)).toEqual([
      ['第一条', '第一条　甲款'],
      ['第一条第二款第二项', '（二）丁项。'],
      ['第一条之一', '第一条之一　'],
    ])
  })

  test('the paragraph before, the article before and the own article are those around the words', () => {
    const text = frame('第一条　甲。', '第二条　乙。', '前款规定的，依照前条办理；本条自公布之日起施行。')
    expect(leads(text)).toEqual([
      ['前款', '乙。\n前款规'],
      ['前条', '第一条　甲。'],
      ['本条', '第二条　乙。'],
    ])
  })

  test('provisions of another instrument ask for that instrument, also several in a row, and only those', () => {
    const text = frame('第一条　甲。', '第二条　依照《行政许可法》第一条、第二条和行政处罚法第一条办理；适用第一条。')
    expect(leads(text)).toEqual([
      ['《行政许可法》', '? 行政许可法'],
      ['第一条', '? 行政许可法'],
      ['第二条', '? 行政许可法'],
      ['行政处罚法', '? 中华人民共和国行政处罚法'],
      ['第一条', '? 中华人民共和国行政处罚法'],
      ['第一条', '第一条　甲。'],
    ])
  })

  test('a provision that is not there leads nowhere, and one of an unnamed contract neither', () => {
    expect(leads(frame('第一条　依照第九条和合同第一条办理。'))).toEqual([
      ['第九条', null],
      ['第一条', null],
    ])
  })

  test('in a notice with an annexed instrument its title leads to it, and its articles cite each other', () => {
    const text =
      '某办公室关于印发《示例办法》的通知\n各单位：\n现将《示例办法》印发给你们。\n\n示例办法\n第一条　甲。\n第二条　依照第一条。\n'
    expect(leads(text)).toEqual([
      ['《示例办法》', '示例办法\n第'],
      ['《示例办法》', '示例办法\n第'],
      ['第一条', '第一条　甲。'],
    ])
  })

  test('any text has an answer', () => {
    for (const text of ['', '前款', '第一条', '《》第一条', '\u0000'.repeat(40), '（'.repeat(2000)])
      expect(Array.isArray(citedIn(parse(text)))).toBe(true)
  })
})
