import { describe, expect, it } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { flatten } from '../../documents/tree.ts'
import { outline } from './support/outline.ts'

describe('a text in statute style', () => {
  it('has parts, chapters, sections, articles, paragraphs, items and subitems', () => {
    const text = [
      '某市管理办法',
      '（2020年1月1日某市人民政府令第1号公布　自2020年2月1日起施行）',
      '第一编　总编',
      '第一章　总则',
      '第一节　一般规定',
      '第一条　为了管理，制定本办法。',
      '第二条　下列事项适用本办法：',
      '（一）甲；',
      '1.子；',
      '2.丑。',
      '（二）乙。',
      '前款以外的，不适用。',
      '第二条之一　补充规定。',
    ].join('\n')
    expect(outline(text)).toBe(
      [
        'title: 某市管理办法',
        'titleNote: （2020年1月1日某市',
        'part 第一编: 总编第一章总则第一节一般',
        '  chapter 第一章: 总则第一节一般规定第一条',
        '    section 第一节: 一般规定第一条为了管理，',
        '      article 第一条: 为了管理，制定本办法。',
        '        paragraph: 为了管理，制定本办法。',
        '      article 第二条: 下列事项适用本办法：（一',
        '        paragraph: 下列事项适用本办法：（一',
        '          item （一）: 甲；1.子；2.丑。',
        '            subitem 1.: 子；',
        '            subitem 2.: 丑。',
        '          item （二）: 乙。',
        '        paragraph: 前款以外的，不适用。',
        '      article 第二条之一: 补充规定。',
        '        paragraph: 补充规定。',
      ].join('\n'),
    )
  })

  it('gives 第十条之一 its number and suffix', () => {
    const article = flatten(parse('某办法\n第十条　甲。\n第十条之一　乙。').nodes).filter((node) => node.kind === 'article')[1]!
    expect([article.label, article.number, article.suffix]).toEqual(['第十条之一', 10, 1])
  })

  it('keeps a table of contents apart from the chapters it lists', () => {
    const kinds = parse('某法\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。').nodes.map(
      (node) => node.kind,
    )
    expect(kinds).toEqual(['title', 'toc', 'chapter', 'chapter'])
  })

  it.each([
    ['half-width brackets and digits', '某办法\n第1条 下列情形：\n(一)甲；\n(二)乙。'],
    ['full-width digits', '某办法\n第１条　下列情形：\n（一）甲；\n（二）乙。'],
    ['a caption in 【】', '某办法\n第一条【目的】 下列情形：\n（一）甲；\n（二）乙。'],
    ['no blank behind the label', '某办法\n第一条下列情形：\n（一）甲；\n（二）乙。'],
    ['blanks inside the label', '某办法\n第 一 条  下列情形：\n（ 一 ）甲；\n（ 二 ）乙。'],
    ['the label alone on its line', '某办法\n第一条\n下列情形：\n（一）甲；\n（二）乙。'],
  ])('reads %s', (_, text) => {
    const kinds = flatten(parse(text).nodes).map((node) => node.kind)
    expect(kinds).toEqual(['title', 'article', 'paragraph', 'item', 'item'])
  })

  it('takes a reference wrapped to the start of a line for words, not for an article', () => {
    const text = '某办法\n第一条　违反本办法\n第五条规定的，予以警告。\n第二条　自公布之日起施行。'
    expect(
      flatten(parse(text).nodes)
        .filter((node) => node.kind === 'article')
        .map((node) => node.label),
    ).toEqual(['第一条', '第二条'])
  })

  it('lets headings 一、 stand over the articles of a judicial interpretation', () => {
    const text = '某规定\n一、管辖\n第一条　甲。\n第二条　下列情形：\n一、子；\n二、丑。\n二、附则\n第三条　乙。'
    expect(outline(text, 4)).toBe(
      [
        'title: 某规定',
        'heading 一、: 管辖第一',
        '  article 第一条: 甲。',
        '    paragraph: 甲。',
        '  article 第二条: 下列情形',
        '    paragraph: 下列情形',
        '      item 一、: 子；',
        '      item 二、: 丑。',
        'heading 二、: 附则第三',
        '  article 第三条: 乙。',
        '    paragraph: 乙。',
      ].join('\n'),
    )
  })
})

describe('a text in official-document style', () => {
  it('nests 一、 over （一） over 1. over （1） and knows number, addressee, signature and day', () => {
    const text = [
      '新会区人民政府办公室关于做好某事的通知',
      '新府办〔2024〕3号',
      '各镇人民政府，区直各单位：',
      '为做好某事，现通知如下：',
      '一、总体要求',
      '（一）原则。',
      '1.坚持甲。',
      '（1）子。',
      '2.坚持乙。',
      '二、工作安排',
      '各单位要落实。',
      '附件：1.分工表',
      '2.时间表',
      '新会区人民政府办公室',
      '2024年3月1日',
      '（此件公开发布）',
    ].join('\n')
    expect(outline(text)).toBe(
      [
        'title: 新会区人民政府办公室关于',
        'docNumber: 新府办〔2024〕3号',
        'addressee: 各镇人民政府，区直各单位',
        'preamble: 为做好某事，现通知如下：',
        'heading 一、: 总体要求（一）原则。1.',
        '  heading （一）: 原则。1.坚持甲。（1）',
        '    heading 1.: 坚持甲。（1）子。',
        '      heading （1）: 子。',
        '    heading 2.: 坚持乙。',
        'heading 二、: 工作安排各单位要落实。',
        '  paragraph: 各单位要落实。',
        'attachmentNote: 附件：1.分工表2.时间',
        'signature: 新会区人民政府办公室',
        'date: 2024年3月1日',
        'note: （此件公开发布）',
      ].join('\n'),
    )
  })

  it.each([
    ['behind the signature and day', ['某局', '2024年3月1日', '某市管理办法', '第一条　甲。', '第二条　乙。']],
    ['behind a line 附件', ['某局', '2024年3月1日', '附件', '某市管理办法', '第一条　甲。', '第二条　乙。']],
    ['without signature and without 附件', ['某市管理办法', '第一条　甲。', '第二条　乙。']],
  ])('finds the annexed 办法 %s', (_, rest) => {
    const tree = parse(['关于印发某市管理办法的通知', '各单位：', '现将《某市管理办法》印发给你们，请遵照执行。', ...rest].join('\n'))
    const annex = tree.nodes.find((node) => node.kind === 'annex')!
    expect(annex.children.map((node) => node.kind)).toEqual(['title', 'article', 'article'])
    expect(tree.title).toBe('关于印发某市管理办法的通知')
  })

  it('counts the forms behind an annexed 办法 as part of it', () => {
    const tree = parse(
      '关于印发某办法的通知\n各单位：\n现印发给你们。\n某局\n2024年3月1日\n某办法\n第一条　甲。\n附件1\n申请表\n姓名。\n附件2\n审批表\n意见。',
    )
    const annex = tree.nodes.at(-1)!
    expect(annex.children.filter((node) => node.kind === 'annex').map((node) => node.label)).toEqual(['附件1', '附件2'])
  })
})

describe('an amending decision', () => {
  it('has no headings inside what it quotes, one opening mark a paragraph', () => {
    const text = '关于修改《某办法》的决定\n一、将第三条修改为：\n“第三条　甲：\n“（一）子；\n“（二）丑。”\n二、删去第五条。'
    expect(flatten(parse(text).nodes).map((node) => node.kind)).toEqual([
      'title',
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'heading',
    ])
  })

  it('has no headings inside a block quoted with one pair of marks', () => {
    const text = '关于修改《某办法》的决定\n一、将第三条修改为：\n“第三条　甲：\n（一）子；\n（二）丑。\n第四条　乙。”\n二、删去第五条。'
    const tree = parse(text)
    expect(flatten(tree.nodes).some((node) => node.kind === 'article' || node.kind === 'item')).toBe(false)
    expect(tree.nodes.filter((node) => node.kind === 'heading').map((node) => node.label)).toEqual(['一、', '二、'])
  })

  it('does not swallow the rest when a quotation is never closed', () => {
    const text = '某办法\n第一条　本办法所称“甲，指乙。\n第二条　丙。\n第三条　丁。'
    expect(flatten(parse(text).nodes).filter((node) => node.kind === 'article')).toHaveLength(3)
  })
})

describe('problems', () => {
  it('names a gap and a repetition in the numbering with their place', () => {
    const text = '某办法\n第一条　甲。\n第三条　乙。\n第三条　丙。'
    expect(parse(text).problems.map((problem) => [problem.message, text.slice(problem.start, problem.end)])).toEqual([
      ['序号不连续：第一条之后是第三条，缺二', '第三条'],
      ['序号重复：第三条', '第三条'],
    ])
  })

  it('finds none where sections begin again in each chapter', () => {
    expect(
      parse('某法\n第一章　甲\n第一节　子\n第一条　一。\n第二节　丑\n第二条　二。\n第二章　乙\n第一节　寅\n第三条　三。').problems,
    ).toEqual([])
  })
})
