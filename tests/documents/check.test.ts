import { describe, expect, it } from 'vitest'
import { findings } from '../../documents/check/index.ts'
import { parse } from '../../documents/parse.ts'

const rules = (text: string) => findings(parse(text)).map(({ rule, severity, words }) => `${rule} ${severity} ${words}`)
const END = '第二条　本办法自2024年5月1日起施行，有效期5年。\n'

describe('findings on a text', () => {
  it('are none on a text in order', () => {
    expect(rules(`某市管理办法\n第一条　甲。\n${END}`)).toEqual([])
  })

  it('name a gap in the numbering with its place', () => {
    expect(rules(`某市管理办法\n第一条　甲。\n${END.replace('第二条', '第三条')}`)).toEqual(['LR-F2.numbering warning 第三条'])
  })

  it.each([
    ['自发布之日起施行', []],
    ['自印发之日起实施', []],
    ['从2024年5月1日起执行', []],
    ['于2024年5月1日起施行', []],
    ['由司法局负责解释', ['LR-F3.commencement']],
  ])('%s', (words, expected) => {
    expect(
      findings(parse(`某市管理办法\n第一条　甲。\n第二条　本办法${words}，有效期5年。\n`))
        .filter(({ rule }) => rule === 'LR-F3.commencement')
        .map(({ rule }) => rule),
    ).toEqual(expected)
  })

  it.each([
    ['本办法自公布之日起施行，有效期至2028年12月31日。', []],
    ['本办法有效期为三年，自公布之日起施行。', []],
    ['本办法自公布之日起试行，试行期2年。', []],
    ['经营许可证有效期为5年。本办法自公布之日起施行。', ['LR-F3.validity']],
    ['本办法自公布之日起施行。', ['LR-F3.validity']],
  ])('%s', (words, expected) => {
    expect(
      findings(parse(`某市管理办法\n第一条　甲。\n第二条　${words}\n`))
        .filter(({ rule }) => rule === 'LR-F3.validity')
        .map(({ rule }) => rule),
    ).toEqual(expected)
  })

  it.each([
    ['某市人民政府关于废止《某市管理办法》的通知'],
    ['某市人民政府关于修改《某市管理办法》的决定'],
    ['某市人民政府关于宣布《某市管理办法》等3件文件失效的通知'],
  ])('asks a paper that only ends or changes others for no term of its own: %s', (title) => {
    const rules = findings(parse(`${title}\n各有关单位：\n本件自公布之日起施行。\n`)).map(({ rule }) => rule)
    expect(rules).not.toContain('LR-F3.validity')
  })

  it.each([
    ['某市管理条例', ['条例']],
    ['某市管理法', ['法']],
    ['某市管理办法', []],
    ['关于贯彻《某条例》的实施办法', []],
    ['某条例实施细则', []],
  ])('judge the title %s', (title, expected) => {
    expect(
      findings(parse(`${title}\n第一条　甲。\n${END}`))
        .filter(({ rule }) => rule === 'LR-F1.title')
        .map(({ words }) => words),
    ).toEqual(expected)
  })

  it('give every finding its basis and both languages, inside the text', () => {
    const text = '某市管理条例\n第一条　甲。\n第三条　乙。\n'
    for (const finding of findings(parse(text))) {
      expect(finding.basis).not.toBe('')
      expect(finding.message).toMatch(/[\u4e00-\u9fff]/)
      expect(finding.messageEn).toMatch(/^[A-Z“]/)
      expect(text.slice(finding.start, finding.end)).toBe(finding.words)
    }
  })
})
