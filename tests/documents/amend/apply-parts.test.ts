import { describe, expect, test } from 'vitest'
import { amend } from '../../../documents/amend/index.ts'
import { applied, articleOf, decide, law } from '../support/small-law.ts'

describe('paragraphs and items', () => {
  test('the second paragraph is found behind the items of the first', () => {
    const { text } = applied(law, decide('将第四条第二款修改为：“情节严重的，吊销许可证。”'))
    expect(articleOf(text, '第四条')).toBe('第四条　拒不改正的，处罚款。\n情节严重的，吊销许可证。')
  })

  test('a new last item turns the mark of the one before it, with a warning', () => {
    const { text, instructions } = applied(law, decide('第二条第二款增加一项，作为第四项：“（四）卯”。'))
    expect(text).toContain('（三）寅；\n（四）卯。')
    expect(instructions[0]!.warnings).not.toEqual([])
  })

  test('items behind a deleted one move up', () => {
    expect(applied(law, decide('删去第二条第二款第一项。')).text).toContain('（一）丑；\n（二）寅。')
  })

  test('第一自然段 is the words before the items', () => {
    expect(applied(law, decide('将第二条第二款第一自然段修改为：“有下列情形的：”')).text).toContain('有下列情形的：\n（一）子；')
  })
})

describe('phrases', () => {
  test('every occurrence in the named place changes, none elsewhere', () => {
    const { text, instructions } = applied(law, decide('将第四条中的“的，”修改为“者，”。'))
    expect(instructions[0]!.occurrences).toBe(2)
    expect(text).toContain('拒不改正者，处罚款。\n情节严重者，从重处罚。')
    expect(text).toContain('违反本办法第二条规定的，')
  })

  test('words inserted into an enumeration are joined by 、 with a warning', () => {
    const { text, instructions } = applied(law, decide('在第二条第一款中的“目录”后增加“程序”。'))
    expect(text).toContain('公布目录、程序、标准')
    expect(instructions[0]!.warnings).toEqual(['决定未写连接的标点，按并列关系补“、”'])
  })

  test('a deleted member of an enumeration takes its mark with it', () => {
    expect(applied(law.replace('目录、标准', '目录、程序、标准'), decide('删去第二条第一款中的“程序”。')).text).toContain(
      '公布目录、标准。',
    )
  })

  test('a mark that only the sense can place is left, with a warning', () => {
    const { text, instructions } = applied(law, decide('删去第二条第一款中的“目录”。'))
    expect(text).toContain('应当公布、标准。')
    expect(instructions[0]!.warnings).toEqual(['删去后为“应当公布、标准。”，请核对顿号'])
  })

  test('words that differ in width only are found, with a warning', () => {
    const text = law.replace('从重处罚', '依照第二款第(一)项处罚')
    const { text: after, instructions } = applied(text, decide('将第四条第二款中的“第二款第（一）项”修改为“第二款第一项”。'))
    expect(after).toContain('依照第二款第一项处罚')
    expect(instructions[0]!.warnings).toEqual(['原文的全角、半角符号与决定所引不同'])
  })

  test('quotation marks are shifted one level', () => {
    const text = law.replace('处罚款', '处“罚款”')
    expect(applied(text, decide('将第四条第一款中的“处‘罚款’”修改为“处‘罚金’”。')).text).toContain('处“罚金”')
  })
})

describe('chapters', () => {
  const long = law.replace('第一章　总则\n', '目　录\n第一章　总则\n第二章　罚则\n第一章　总则\n')

  test('a new chapter moves the later ones on and enters the table of contents', () => {
    const { text } = applied(long, decide('一、增加一章，作为第二章：“第二章　监督', '“第三条　新增。”', '二、条文顺序作相应调整。'))
    expect(text).toContain('目　录\n第一章　总则\n第二章　监督\n第三章　罚则\n第一章　总则\n')
    expect(text).toContain('第二章　监督\n第三条　新增。\n第三章　罚则\n第四条　违反本办法第二条')
  })

  test('a chapter that goes into another one loses its heading', () => {
    const { text } = applied(long, decide('将第二章并入第一章。'))
    expect(text).toContain('目　录\n第一章　总则\n第一章　总则\n第一条')
    expect(text).toContain('（三）寅。\n第三条')
  })

  test('a heading is renamed, its number stays', () => {
    expect(applied(long, decide('将第二章章名修改为“法律责任”。')).text).toContain('第二章　法律责任\n第三条')
  })

  test('作为第二章第三条 says on which side of a heading a new article stands', () => {
    const { text, instructions } = applied(law, decide('一、增加一条，作为第二章第三条：“新增。”', '二、条文顺序作相应调整。'))
    expect(text).toContain('第二章　罚则\n第三条　新增。\n第四条　违反')
    expect(instructions.flatMap((i) => i.warnings)).toEqual([])
  })

  test('without that the side is chosen by content, with a warning', () => {
    const { instructions } = applied(law, decide('一、增加一条，作为第三条：“新增。”', '二、条文顺序作相应调整。'))
    expect(instructions.at(-1)!.warnings.join('')).toContain('决定未写明')
  })
})

describe('moving, splitting, joining', () => {
  test('two articles become one', () => {
    const { text } = applied(law, decide('一、将第三条、第四条合并，作为第三条，修改为：“合并。”', '二、条文顺序作相应调整。'))
    expect(text).toContain('第三条　合并。\n第四条　本办法自')
    expect(text).toContain('依照本办法第三条第二款处理')
  })

  test('one article becomes two', () => {
    const { text } = applied(
      law,
      decide('一、将第四条改为两条，作为第四条、第五条，修改为：', '“第四条　上。', '“第五条　下。”', '二、条文顺序作相应调整。'),
    )
    expect(text).toContain('第四条　上。\n第五条　下。\n第六条　本办法自')
  })

  test('a paragraph becomes an article, and references to it follow', () => {
    const { text } = applied(law, decide('一、将第四条第二款单列一条，作为第五条。', '二、条文顺序作相应调整。'))
    expect(text).toContain('第四条　拒不改正的，处罚款。\n第五条　情节严重的，从重处罚。\n第六条　本办法自')
    expect(text).toContain('依照本办法第五条处理')
  })

  test('articles are moved and numbered anew', () => {
    const { text } = applied(law, decide('将第四条移至第三条之前，相应调整相关条文序号。'))
    expect(text).toContain('第三条　拒不改正的，处罚款。\n情节严重的，从重处罚。\n第四条　违反本办法第二条规定的，责令改正。')
  })

  test('a reference to an article that is gone is left and named', () => {
    const { text, instructions } = applied(law, decide('一、删去第二条。', '二、条文顺序作相应调整。'))
    expect(text).toContain('违反本办法第二条规定的')
    expect(instructions.at(-1)!.warnings.join('')).toContain('引用的第二条已删去')
  })
})

describe('a text without articles', () => {
  const opinion = `甲市人民政府关于加强乙工作的意见
各区人民政府：
为了加强乙工作，现提出如下意见：
一、总体要求
坚持依法办理。
二、主要任务
（一）完善制度。各区应当制定工作方案。
（二）加强检查。每季度检查一次。
三、工作要求
切实落实责任。
`
  const amending = (...items: string[]) => decide(...items).replaceAll('甲市乙办法', '甲市人民政府关于加强乙工作的意见')

  test.each([
    ['将第二部分第（二）项修改为：“（二）强化检查。”', '（二）强化检查。\n三、', '第二部分第二项'],
    ['将第一点中的“依法”修改为“高效”。', '坚持高效办理。', '第一条'],
    ['第二条增加一项，作为第三项：“（三）严格考核。”', '（三）严格考核。\n三、', '第二条'],
    ['将引言修改为：“现提出意见如下：”', '现提出意见如下：\n一、', '引言'],
  ])('%s', (item, words, target) => {
    const { text, instructions } = applied(opinion, amending(item))
    expect(instructions).toMatchObject([{ status: 'applied', target }])
    expect(text).toContain(words)
  })

  test('its change is written by part', () => {
    expect(amend(opinion, opinion.replace('每季度检查一次', '每月检查一次，并通报结果'))).toContain(
      '\n将第二条第二项中的“季度”修改为“月”。\n',
    )
  })
})
