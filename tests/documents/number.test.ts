import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers, parseNumber, printNumber } from '../../documents/number.ts'
import { toChinese, toNumber } from '../../documents/numerals.ts'

describe('a document number', () => {
  it.each([
    ['新府办〔2014〕24号', '新府办〔2014〕24号'],
    ['新府办[2014]24号', '新府办〔2014〕24号'],
    ['新府办（2014）24号', '新府办〔2014〕24号'],
    ['新府办【２０１４】２４号', '新府办〔2014〕24号'],
    ['深府规 〔2020〕 1 号', '深府规〔2020〕1号'],
    ['财库〔2022〕004号', '财库〔2022〕4号'],
    ['国办发〔2018〕第109号', '国办发〔2018〕109号'],
    ['文号：穗府办规〔2021〕7号', '穗府办规〔2021〕7号'],
    ['中华人民共和国国务院令第707号', '中华人民共和国国务院令第707号'],
    ['广州市人民政府令〔2003〕第11号', '广州市人民政府令〔2003〕第11号'],
    ['中华人民共和国主席令第四十五号', '中华人民共和国主席令第45号'],
    ['财政部 税务总局公告2020年第43号', '财政部税务总局公告2020年第43号'],
    ['HFGS-2022-7', 'HFGS-2022-7'],
    ['HFGS—2017—9', 'HFGS-2017-9'],
  ])('%s is read as %s', (printed, canonical) => {
    const number = parseNumber(printed)
    expect(number && printNumber(number)).toBe(canonical)
  })

  it.each([
    '',
    '关于印发某办法的通知',
    '第五条',
    '2024年3月1日',
    '新府办〔2014〕24号和新府办〔2016〕20号',
    '根据新府办〔2014〕24号，决定如下',
  ])('%j is none', (text) => {
    expect(parseNumber(text)).toBeNull()
  })

  it('drops the connective glued in front of a cited number', () => {
    expect(findNumbers('原阳府〔2009〕21号、根据粤府〔2001〕81号').map(({ value }) => printNumber(value))).toEqual([
      '阳府〔2009〕21号',
      '粤府〔2001〕81号',
    ])
  })

  it('is found where it stands', () => {
    const text = '《通知》（新府办〔2014〕24号）、国务院令第645号同时废止。'
    expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['新府办〔2014〕24号', '国务院令第645号'])
  })

  it('prints and reads back the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('新府办', '江府规', '国办发', '穗天科工信规字'),
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 1, max: 99999 }),
        (code, year, sequence) => {
          const number = { scheme: 'document' as const, code, year, sequence }
          expect(parseNumber(printNumber(number))).toEqual(number)
        },
      ),
    )
  })
})

describe('number words', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['二十一', 21],
    ['一百零一', 101],
    ['一百一十', 110],
    ['一千零一', 1001],
    ['一千一百一十', 1110],
    ['二〇一四', 2014],
    ['１２３', 123],
    ['一万零三', 10003],
  ])('%s is %d', (words, value) => expect(toNumber(words)).toBe(value))

  it.each(['', '第', '十十', '百', '一二三四五六七八九十一二三四'])('%j is no number or read as one cannot be', (words) => {
    expect(words === '百' ? toNumber(words) : toNumber(words)).toBe(words === '百' ? 100 : null)
  })

  it('every number up to a million comes back from its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (value) => {
        expect(toNumber(toChinese(value))).toBe(value)
      }),
    )
    for (let value = 1; value <= 2000; value++) expect(toNumber(toChinese(value))).toBe(value)
  })

  it('writes 一百一十, not 一百十, and refuses what is no integer', () => {
    expect([110, 12, 20, 1010, 100000].map(toChinese)).toEqual(['一百一十', '十二', '二十', '一千零一十', '十万'])
    expect(() => toChinese(1.5)).toThrow(RangeError)
  })
})
