import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { amend, apply, parseDecision } from '../../../documents/amend/index.ts'
import { applied, articleOf, decide, law } from '../support/small-law.ts'

describe('what is not there is refused and changes nothing', () => {
  test.each([
    ['将第九条修改为：“辰。”', '原文没有第九条'],
    ['将第三条第二款修改为：“辰。”', '第三条没有第2款'],
    ['将第二条第二款第五项修改为：“（五）辰。”', '第二条没有第5项'],
    ['将第三条中的“没收”修改为“罚款”。', '第三条没有“没收”'],
    ['删去第三章。', '原文没有第三章'],
    ['增加一款，作为第二款：“辰。”', '未写明是哪一条'],
    ['第三条增加一款，作为第五款：“辰。”', '第三条只有1款，不能增加第5款'],
    ['将第三条作必要的文字调整。', '没有读懂这句话，未作修改'],
    ['将第三条、第四条修改为：“辰。”', '说的是2条，给出的内容对不上'],
    ['增加二款，作为第四条第三款、第四款：“辰。”', '说的是2款，给出了1款'],
  ])('%s', (item, reason) => {
    const answer = applied(law, decide(item))
    expect(answer.text).toBe(law)
    expect(answer.instructions).toMatchObject([{ status: 'refused', reason, occurrences: 0 }])
  })

  test('one refused instruction does not hold up the others', () => {
    const answer = applied(law, decide('一、将第九条修改为：“辰。”', '二、删去第四条第二款。'))
    expect(answer.instructions.map((i) => [i.item, i.status])).toEqual([
      ['一', 'refused'],
      ['二', 'applied'],
    ])
    expect(articleOf(answer.text, '第四条')).toBe('第四条　拒不改正的，处罚款。')
  })
})

describe('what follows from a sentence that was not understood', () => {
  test('其中 speaks of the article that the sentence named, never of the one before', () => {
    const { instructions } = applied(law, decide('将第三条中的“责令”修改为“命令”；第四条作文字调整，其中的“从重”修改为“加重”。'))
    expect(instructions.map((i) => [i.target, i.status])).toEqual([
      ['第三条', 'applied'],
      ['全文', 'refused'],
      ['第四条', 'applied'],
    ])
  })

  test('when it named several articles it is refused', () => {
    const { text, instructions } = applied(
      law,
      decide('将第三条中的“责令”修改为“命令”；第四条、第五条作文字调整，其中的“违反”修改为“违背”。'),
    )
    expect(instructions.at(-1)).toMatchObject({ status: 'refused', reason: '前面的话没有读懂，不知道说的是哪一条' })
    expect(text).toContain('违反本办法')
  })

  test('其中 of nothing is not the whole text', () => {
    expect(applied(law, decide('将其中的“处罚”修改为“惩罚”。')).text).toBe(law)
  })

  test('the opening of an item gives its sub-items their article', () => {
    const answer = applied(
      law,
      decide('一、对第四条作如下修改：', '（一）将第一款中的“罚款”修改为“罚金”。', '（二）删去第二款。', '二、删去第三条。'),
    )
    expect(answer.instructions.map((i) => [i.item, i.target, i.status])).toEqual([
      ['一（一）', '第四条第一款', 'applied'],
      ['一（二）', '第四条第二款', 'applied'],
      ['二', '第三条', 'applied'],
    ])
  })

  test('in a decision for several instruments an item without a name is nobody’s', () => {
    const decision = '关于修改《甲市乙办法》、《甲市丁办法》的决定\n决定作如下修改：\n一、删去《甲市乙办法》第三条。\n二、删去第四条。'
    expect(applied(law, decision).instructions).toMatchObject([
      { status: 'applied' },
      { status: 'refused', reason: '决定修改几件文件，这一项没有写明是哪一件' },
    ])
  })
})

describe('numbers of operands are those of the old text, of targets those of the new one', () => {
  const decision = decide(
    '一、增加一条，作为第二条：“新增。”',
    '二、将第三条改为第四条，其中的“责令改正”修改为“责令限期改正”。',
    '三、条文顺序作相应调整。',
  )

  test('articles move on and keep their words', () => {
    const { text } = applied(law, decision)
    expect(articleOf(text, '第二条')).toBe('第二条　新增。')
    expect(articleOf(text, '第四条')).toBe('第四条　违反本办法第三条规定的，责令限期改正。')
    expect(articleOf(text, '第六条')).toBe('第六条　本办法自2019年2月1日起施行。')
  })

  test('references inside the text follow and are listed, those to other laws stay', () => {
    const { text, instructions } = applied(law, decision)
    expect(text).toContain('根据《丙法》第九条')
    expect(text).toContain('依照本办法第五条第二款处理')
    expect(instructions.at(-1)!.references).toEqual([
      { where: '第三条', before: '第四条第二款', after: '第五条第二款' },
      { where: '第四条', before: '第二条', after: '第三条' },
    ])
  })

  test('without 条文顺序作相应调整 references stay and the shift carries a warning', () => {
    const { text, instructions } = applied(law, decide('增加一条，作为第二条：“新增。”'))
    expect(text).toContain('违反本办法第二条规定的')
    expect(instructions[0]!.warnings.join('')).toContain('决定未写明条文顺序相应调整')
  })

  test('a deletion alone leaves the number vacant', () => {
    const { text } = applied(law, decide('删去第三条。'))
    expect(text).not.toContain('第三条')
    expect(text).toContain('第四条　拒不改正')
  })

  test('an article inserted as 之一 shifts nothing', () => {
    const { text } = applied(law, decide('在第三条后增加一条，作为第三条之一：“新增。”'))
    expect(text).toContain('第三条之一　新增。\n第四条　拒不改正')
  })
})

describe('which decision for which text', () => {
  test('in a package decision only the part for this text is answered', () => {
    const decision = [
      '关于修改部分规章的决定',
      '经清理，决定对2件规章予以修改。',
      '一、对《甲市丁办法》作出修改',
      '删去第一条。',
      '二、对《甲市乙办法》作如下修改：',
      '（一）删去第三条。',
      '（二）条文顺序作相应调整。',
      '本决定自公布之日起施行。',
    ].join('\n')
    const answer = applied(law, decision)
    expect(answer.instructions.map((i) => [i.item, i.operation, i.status])).toEqual([
      ['二（一）', 'deleteArticle', 'applied'],
      ['二（二）', 'bulkRenumber', 'applied'],
    ])
    expect(articleOf(answer.text, '第三条')).toContain('拒不改正')
  })

  test('items that name their instrument are told apart', () => {
    const decision =
      '关于修改部分规章的决定\n决定对2件规章予以修改：\n一、将《甲市丁办法》第一条修改为：“丁。”\n二、删去《甲市乙办法》第三条。'
    expect(applied(law, decision).instructions).toMatchObject([{ item: '二', operation: 'deleteArticle' }])
  })

  test('a decision for another instrument is no decision for this one', () => {
    const other = decide('删去第一条。').replaceAll('甲市乙办法', '甲市乙办法实施细则')
    expect(apply(law, other)).toMatchObject({ ok: false, code: 'notThisText' })
  })

  test.each(['', '\ufeff', '通知\n请遵照执行。'])('%j is no amending decision', (text) => {
    expect(apply(law, text)).toMatchObject({ ok: false, code: 'noDecision' })
  })

  test('the annexed instrument of a notice is amended, the notice stays', () => {
    const notice = `甲市人民政府关于印发《甲市乙办法》的通知\n新府〔2020〕1号\n各单位：\n现将《甲市乙办法》印发给你们，请遵照执行。\n甲市人民政府\n2020年1月1日\n${law}`
    const answer = applied(notice, decide('删去第四条第二款。'))
    expect(answer.text).toBe(notice.replace('\n情节严重的，从重处罚。', ''))
  })

  test('a text without a title is named by its hash, and by no other', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    const bareText = '一些没有名称的文字，\n共两行。'
    const decision = amend(bareText, '换成别的文字，\n仍是两行。', { hash })
    expect(decision).toContain(`〔无标题〕${hash(bareText).slice(0, 8)}`)
    expect(apply(bareText, decision, hash)).toMatchObject({ ok: true, text: '换成别的文字，\n仍是两行。' })
    expect(apply('另一些没有名称的文字，\n共两行。', decision, hash)).toMatchObject({ ok: false, code: 'notThisText' })
  })
})

describe('reading a decision', () => {
  test('opening, closing and free-standing provisions are notes', () => {
    const notes = parseDecision(decide('一、删去第一条。', '某县参照适用《甲市乙办法》有关规定。')).notes
    expect(notes).toEqual([
      '甲市人民政府决定对《甲市乙办法》作如下修改：',
      '某县参照适用《甲市乙办法》有关规定。',
      '本决定自公布之日起施行。',
      '《甲市乙办法》根据本决定作相应修改，重新公布。',
    ])
  })

  test('numbered lines inside a quotation are no items', () => {
    const answer = applied(law, decide('一、将第三条修改为：“违反规定的：', '“一、警告；', '“二、罚款。”', '二、删去第四条。'))
    expect(answer.instructions.map((i) => i.item)).toEqual(['一', '二'])
  })

  test('a forgotten closing mark ends with the item', () => {
    const answer = applied(law, decide('一、将第三条修改为：“责令改正。', '二、删去第四条。'))
    expect(answer.instructions.map((i) => i.status)).toEqual(['applied', 'applied'])
    expect(articleOf(answer.text, '第三条')).toBe('第三条　责令改正。')
  })

  test('every item from one to two hundred has its row', () => {
    const items = Array.from({ length: 200 }, (_, i) => `${i + 1}.将第三条中的“没有${i}”修改为“乙”。`)
    expect(applied(law, decide(...items)).instructions.map((r) => r.item)).toEqual(items.map((_, i) => String(i + 1)))
  })
})

describe('bad input has an answer', () => {
  const nasty = [
    '“'.repeat(50_000),
    '”'.repeat(50_000),
    '第一条'.repeat(50_000),
    '将第一条中的“a”修改为“'.repeat(5000),
    'a'.repeat(300_000),
    '\ue000\ud800\u0000'.repeat(1000),
    '一、将第一条修改为：“甲。”\r\n'.repeat(2000),
    '（一）'.repeat(20_000),
  ]
  test.each(nasty.map((text, i) => [i, text] as const))('text %i as text and as decision', (_i, text) => {
    expect(apply(text, decide('删去第一条。'))).toHaveProperty('ok')
    expect(apply(law, `${decide()}\n${text}`)).toHaveProperty('ok')
    expect(parseDecision(text)).toHaveProperty('parts')
  })

  test.each(['', '\n\n', 'a'.repeat(50_000), '“未闭合', '‘倒置”', '第一条　“甲”“乙’。\n第一条　重复。'])(
    '%j comes back as the new text',
    (after) => {
      const answer = apply(law, amend(law, after))
      expect(answer).toMatchObject({ ok: true })
      expect(answer.ok && answer.text.replace(/\s/g, '')).toBe(after.replace(/\s/g, ''))
    },
  )
})
