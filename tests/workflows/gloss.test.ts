import { describe, expect, it } from 'vitest'
import { basisOf, cited } from '../../workflows/rules/cite.ts'
import { glossedAll } from '../../workflows/rules/gloss.ts'
import { shippedPacks } from '../../workflows/rules/shipped.ts'

describe('legal bases for readers of English', () => {
  it('keep the Chinese quotation and say beside it which instrument and which articles it is', () => {
    const en = (source: string, article: string) => cited(source, article).en
    expect(en('《优化营商环境条例》', '第六十二条')).toBe(
      '《优化营商环境条例》第六十二条 (Regulation on Improving the Business Environment, art. 62)',
    )
    expect(en('《重大行政决策程序暂行条例》', '第十四条至第十八条')).toContain('arts. 14–18)')
    expect(en('《重大行政决策程序暂行条例》', '第二十九条、第三十条')).toContain('arts. 29, 30)')
    expect(en('《规章制定程序条例》', '第十条至第十三条（参照）')).toContain('arts. 10–13, by analogy)')
    expect(en('《中华人民共和国立法法》', '第一百零九条')).toContain('Legislation Law, art. 109)')
    expect(en('《中华人民共和国立法法》', '第一百一十六条')).toContain('art. 116)')
    expect(en('《不认识的条例》', '第三条')).toBe('《不认识的条例》第三条')
  })

  it('have an English name for every instrument that the shipped packs cite', () => {
    const bases = shippedPacks
      .flatMap((pack) => pack.entries.map(basisOf))
      .filter((basis) => basis.confidence === 'R' || basis.confidence === 'E')
    expect(bases.length).toBeGreaterThan(10)
    expect(bases.filter((basis) => !/\([A-Za-z]/.test(basis.en)).map((basis) => basis.en)).toEqual([])
  })

  it('say each instrument known behind its Chinese name in a sentence of several, and leave the rest as it is', () => {
    expect(glossedAll('《公平竞争审查条例》第十条第二项；《中华人民共和国行政许可法》第十七条')).toBe(
      '《公平竞争审查条例》第十条第二项 (Regulation on Fair Competition Review, art. 10 item 2); 《中华人民共和国行政许可法》第十七条 (Administrative Licensing Law, art. 17)',
    )
    expect(glossedAll('机构改革方案和机构职责承接表；在修改之前由承接机关行使职责')).toBe(
      '机构改革方案和机构职责承接表 (the plan of the institutional reform and its table of successions); 在修改之前由承接机关行使职责 (until it is amended the succeeding organ has the duties)',
    )
    expect(glossedAll('不得重复发文（国办发〔2018〕37号，条号待核）')).toContain('不得重复发文 (nothing is to be issued twice)')
    expect(glossedAll('《规章制定程序条例》第十条至第十三条（参照）')).toBe(
      '《规章制定程序条例》第十条至第十三条（参照） (Regulation on Procedures for the Formulation of Rules, arts. 10–13, by analogy)',
    )
    expect(glossedAll('《广东省行政规范性文件管理规定》（广东省人民政府令第277号），条号待核')).toBe(
      '《广东省行政规范性文件管理规定》（广东省人民政府令第277号） (Guangdong Rules on Normative Documents) (article to be checked)',
    )
    expect(glossedAll('某种未知的说法；《某县办法》第三条')).toBe('某种未知的说法; 《某县办法》第三条')
  })
})
