import { describe, expect, it, test } from 'vitest'
import { findings, type WordRule, wordFindings, wordRules } from '../../../documents/check/index.ts'
import { groups } from '../../../documents/check/words/vocabulary.ts'
import { parse } from '../../../documents/parse.ts'

const rule = (patterns: string[], rest: Partial<WordRule> = {}): WordRule => ({
  ...{ id: 'T', on: true, zh: '测试', en: 'Test', basis: '无', levels: { normativeDocument: 'note' }, unless: [], excuses: [] },
  patterns,
  ...rest,
})

function hits(words: string, ...rules: WordRule[]): string[] {
  return wordFindings(parse(`甲办法\n第一条　${words}`), 'normativeDocument', rules).map((one) => one.words)
}

describe('patterns of rules', () => {
  it.each([
    ['企业应当购买保险。', '应当…购买', ['应当购买']],
    ['企业应当，购买保险。', '应当…购买', []],
    ['企业应当，购买保险。', '应当……购买', ['应当，购买']],
    ['企业应当一二三四五购买保险。', '应当…3购买', []],
    ['企业须购买保险。', '(应当|须)购买', ['须购买']],
    ['企业须自费购买保险。', '(应当|须)(自费|)购买', ['须自费购买']],
    ['企业须购买保险。', '(应当|须)(自费|)购买', ['须购买']],
    ['企业无须购买保险。', '(须|-无须)购买', []],
    ['本市企业。', '{本地}企业', ['本市企业']],
    ['企业先购买，后使用。', '使用……购买', []],
  ])('%s %s', (words, pattern, expected) => expect(hits(words, rule([pattern]))).toEqual(expected))

  test('take the nearest word before, and say each rule once a sentence', () => {
    expect(hits('应当甲应当乙购买，应当购买。应当购买。', rule(['应当…购买']))).toEqual(['应当乙购买', '应当购买'])
  })

  it.each(['应当…', '…', '(应当', '{没有这组词}', '应当…4……8购买', '(甲|)'])('%s is refused when it is read', (pattern) => {
    expect(() => hits('甲。', rule([pattern, pattern === '应当…' ? '' : pattern]))).toThrow(RangeError)
  })

  test('every shipped rule can be read, names its basis, and hangs on a word of two characters at least', () => {
    expect(() => wordFindings(parse('甲'), 'normativeDocument', wordRules)).not.toThrow()
    for (const { id, zh, en, basis, patterns, levels } of wordRules) {
      expect(`${id} ${zh.length * en.length * basis.length * patterns.length > 0}`).toBe(`${id} true`)
      expect(levels.normativeDocument).toBeDefined()
    }
    expect(new Set(wordRules.map(({ id }) => id)).size).toBe(wordRules.length)
    for (const { id, item } of wordRules)
      if (item !== undefined) expect(`${id} ${wordRules.some((one) => one.id === item)}`).toBe(`${id} true`)
  })

  test('hints of the implementing measures name the article of the regulation, and for the measures only the instrument', () => {
    const hints = wordRules.filter(({ id }) => id.startsWith('FC-I-'))
    expect(hints.length).toBe(51)
    for (const { basis, levels } of hints) {
      expect(basis).toMatch(
        /^《公平竞争审查条例》第(?:八|九|十|十一)条第[一二三四五六]项；《公平竞争审查条例实施办法》（国家市场监督管理总局令第99号），条号待核$/,
      )
      expect(levels.normativeDocument).toBe('note')
    }
  })

  test('a group names each word once', () => {
    for (const [name, words] of Object.entries(groups)) {
      const all = words.split(' ')
      expect([name, all.filter((word, at) => all.indexOf(word) !== at)]).toEqual([name, []])
    }
  })
})

const LR = (words: string, documentClass?: 'localRule') =>
  findings(parse(`甲市乙办法\n第一条　为了规范本市乙工作，制定本办法。\n${words}\n第九条　本办法自2026年1月1日起施行，有效期五年。`), {
    ...(documentClass ? { documentClass } : {}),
  })
    .filter(({ rule: id }) => id.startsWith('LR-C'))
    .map(({ rule: id, severity }) => `${id} ${severity}`)

describe('what makes a sentence harmless', () => {
  it.each([
    ['第二条　违反的，处五百元罚款。', ['LR-C3.penalty warning']],
    ['第二条　违反的，依照《甲市停车条例》第五条的规定处五百元罚款。', []],
    ['第二条　违反的，依照《甲市停车条例》的规定责令改正；逾期不改正的，处五百元罚款。', []],
    ['第二条　违反的，依照《甲市停车条例》的规定责令改正。逾期不改正的，处五百元罚款。', ['LR-C3.penalty warning']],
    ['第二条　企业应当依法经营，违反的处五百元罚款。', ['LR-C3.penalty warning']],
    ['第二条　任何单位不得有下列行为：\n（一）处五百元罚款；\n（二）扣押货物。', []],
    ['第二条　可以采取下列措施：\n（一）处五百元罚款；\n（二）扣押货物。', ['LR-C3.penalty warning', 'LR-C4.compulsion warning']],
    ['第二条　删去第三条中的“处五百元罚款”。', []],
    ['第二条　将第三条修改为：“处五百元罚款”。', ['LR-C3.penalty warning']],
    ['第二条　对处五百元罚款的，应当制作笔录。', []],
    ['第二条　按照《甲市罚款没收扣押工作办法》办理。', []],
  ])('%s', (words, expected) => expect(LR(words)).toEqual(expected))
})

describe('the class of the text', () => {
  test('a rule may set a fine, but for closing a business it needs upper law: a note', () => {
    expect(LR('第二条　违反的，处五百元罚款。', 'localRule')).toEqual([])
    expect(LR('第二条　违反的，责令停产停业。', 'localRule')).toEqual(['LR-C3.kind note'])
  })

  it.each([
    ['甲市人民政府令第8号\n甲市停车办法\n第一条　甲。', 'localRule'],
    ['甲市停车管理条例\n（2020年1月1日甲市第十届人民代表大会常务委员会第三次会议通过）\n第一条　甲。', 'localRegulation'],
    ['中华人民共和国国务院令\n第700号\n停车条例\n第一条　甲。', 'administrativeRegulation'],
    ['停车管理办法\n（2020年1月1日交通运输部令第8号公布）\n第一条　甲。', 'departmentRule'],
    ['中华人民共和国停车法\n第一条　甲。', 'law'],
    ['某区停车条例\n第一条　为了规范本区停车，制定本条例。', 'normativeDocument'],
    ['甲区人民政府关于加强停车管理的通知\n各镇：\n甲。', 'normativeDocument'],
  ])('%s', async (text, expected) => {
    const { classOf } = await import('../../../documents/check/index.ts')
    expect(classOf(parse(text))).toBe(expected)
  })
})
