import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleOf } from '../../../src/commands/import/list/act-of-row.ts'
import { lastDayOf, readDay, readValidity } from '../../../src/commands/import/list/days.ts'
import { findHeads } from '../../../src/commands/import/list/heads.ts'
import { readNumber, readTitle } from '../../../src/commands/import/list/names.ts'
import { readList } from '../../../src/commands/import/list/rows.ts'
import { readStanding } from '../../../src/commands/import/list/standing-words.ts'
import type { Cell } from '../../../src/files/sheet.ts'

const heads = ['序号', '文件名称', '发文字号', '制定机关', '成文日期', '施行日期', '有效期至', '状态', '备注']

describe('a day in a cell', () => {
  test.each<[Cell, string, string]>([
    ['2014-03-01', '2014-03-01', '2014-03-01'],
    ['2014.3.1', '2014-03-01', '2014-03-01'],
    ['2014/3/1', '2014-03-01', '2014-03-01'],
    ['２０１４．３．１', '2014-03-01', '2014-03-01'],
    ['20140301', '2014-03-01', '2014-03-01'],
    [20140301, '2014-03-01', '2014-03-01'],
    ['2014年3月1日', '2014-03-01', '2014-03-01'],
    ['2014年3月1日起', '2014-03-01', '2014-03-01'],
    ['二〇一四年三月一日', '2014-03-01', '2014-03-01'],
    ['二○一四年十二月三十一日', '2014-12-31', '2014-12-31'],
    ['二〇一四年三月', '2014-03-01', '2014-03-31'],
    ['2014-02', '2014-02-01', '2014-02-28'],
    ['2014年', '2014-01-01', '2014-12-31'],
    ['2014', '2014-01-01', '2014-12-31'],
    [2014, '2014-01-01', '2014-12-31'],
    [41699, '2014-03-01', '2014-03-01'],
    ['41699', '2014-03-01', '2014-03-01'],
  ])('%j is from %s to %s', (cell, from, to) => {
    expect(readDay(cell).range).toEqual({ from, to })
  })

  test.each<[Cell]>([[''], [null], ['无'], ['——'], ['2014年13月1日'], ['2014.2.30'], ['不详'], [7], ['印发后三十日'], [99999999]])(
    '%j is none',
    (cell) => {
      expect(readDay(cell).range).toBeNull()
    },
  )

  test('that was guessed or not understood is said', () => {
    expect(readDay(41699).doubts[0]?.en).toContain('2014-03-01')
    expect(readDay('印发后三十日').doubts).toHaveLength(1)
    expect(readDay('2014.3.1、2014.5.1')).toMatchObject({ range: { from: '2014-03-01' }, doubts: [{}] })
  })
})

test('validity is a day, a number of years, a span or open', () => {
  expect(readValidity('2019年2月28日')).toMatchObject({ until: '2019-02-28', years: null })
  expect(readValidity('有效期5年')).toMatchObject({ until: null, years: 5 })
  expect(readValidity('五年')).toMatchObject({ years: 5 })
  expect(readValidity(3)).toMatchObject({ years: 3, doubts: [{}] })
  expect(readValidity('2014.3.1-2019.2.28')).toMatchObject({ until: '2019-02-28' })
  expect(readValidity('2014年3月1日至2019年2月28日')).toMatchObject({ until: '2019-02-28' })
  expect(readValidity('自2021年12月1日起施行，有效期五年')).toMatchObject({ until: '2026-11-30', years: null, doubts: [{}] })
  expect(readValidity('自2021年12月起施行，有效期为5年')).toMatchObject({ until: null, years: 5 })
  expect(readValidity('有效期至二〇二五年九月一日')).toMatchObject({ until: '2025-09-01' })
  expect(readValidity('长期有效')).toMatchObject({ until: null, years: null, open: true, doubts: [] })
  expect(readValidity('2019年')).toMatchObject({ until: '2019-12-31', doubts: [{}] })
  for (const nothing of ['', '无', '/', null]) expect(readValidity(nothing)).toMatchObject({ until: null, years: null, doubts: [] })
  expect([lastDayOf('2014-05-01', 5), lastDayOf('2016-02-29', 1), lastDayOf('2016-02-29', 4)]).toEqual([
    '2019-04-30',
    '2017-02-28',
    '2020-02-28',
  ])
})

test('a number is read through half-width brackets, blanks, zeros and missing signs, and kept as printed', () => {
  const read = (cell: Cell) => readNumber(cell).number
  expect(
    ['新府办[2014]24号', '新府办(2014)24号', '新府办〔2014〕 24 号', '新府办〔2014〕024号', '（新府办〔2014〕24号）'].map(read),
  ).toEqual(['新府办[2014]24号', '新府办(2014)24号', '新府办〔2014〕 24 号', '新府办〔2014〕024号', '新府办〔2014〕24号'])
  expect(readNumber('新府办2014〕24号')).toMatchObject({ number: '新府办〔2014〕24号', doubts: [{}] })
  expect(readNumber('新府办〔2014〕24')).toMatchObject({ number: '新府办〔2014〕24号', doubts: [{}] })
  expect(readNumber('新府办〔2014〕24号、新府办〔2015〕3号')).toMatchObject({ number: '新府办〔2014〕24号', doubts: [{}] })
  expect(readNumber('无文号')).toEqual({ number: null, none: '无文号', doubts: [] })
  expect(readNumber('不编号')).toMatchObject({ number: null, none: '不编号' })
  expect(readNumber('新府办字第二十四')).toMatchObject({ number: null, none: '新府办字第二十四', doubts: [{}] })
  for (const nothing of ['', '/', '——', null]) expect(readNumber(nothing)).toEqual({ number: null, none: null, doubts: [] })
})

test('a title loses the signs around it and what else stood in its cell', () => {
  expect(readTitle('《新会区招商办法》')).toMatchObject({ title: '新会区招商办法' })
  expect(readTitle('关于印发\n《新会区招商办法》\n的通知')).toMatchObject({ title: '关于印发《新会区招商办法》的通知' })
  expect(readTitle('【已失效】关于甲的通知')).toMatchObject({ title: '关于甲的通知', state: '已失效' })
  expect(readTitle('关于甲的通知（新府〔2015〕3号）')).toEqual({ title: '关于甲的通知', number: '新府〔2015〕3号', state: null })
  expect(readTitle('新会区招商办法（试行）').title).toBe('新会区招商办法（试行）')
})

test('a state is read in the words that lists use, and one that is not understood is said', () => {
  const read = (words: string) => readStanding(words).standing
  expect(['现行有效', '有效', '继续有效', '保留', '未废止'].map(read)).toEqual(Array(5).fill('inForce'))
  expect(['废止', '已废止', '被新府〔2019〕1号替代'].map(read)).toEqual(Array(3).fill('repealed'))
  expect(['失效', '已失效', '宣布失效', '有效期满自动失效'].map(read)).toEqual(Array(4).fill('declaredInvalid'))
  expect(readStanding('拟修改')).toMatchObject({ standing: 'inForce', doubts: [{}] })
  expect(readStanding('拟废止')).toMatchObject({ standing: 'inForce', doubts: [{}] })
  expect(readStanding('部分条款失效')).toMatchObject({ standing: 'inForce', doubts: [{}] })
  expect(readStanding('???')).toMatchObject({ standing: null, doubts: [{}] })
})

test('a notice that issues a rule is entered as the rule, one that publishes something else as itself', () => {
  expect(ruleOf('新会区人民政府办公室关于印发《新会区招商办法》的通知')).toBe('新会区招商办法')
  expect(ruleOf('关于印发〈新会区招商办法〉（试行）的通知')).toBe('新会区招商办法')
  expect(ruleOf('关于印发新会区招商办法的通知')).toBe('新会区招商办法')
  for (const title of ['关于公布清理结果的通知', '关于修改《新会区招商办法》的决定', '新会区招商办法']) expect(ruleOf(title)).toBe(title)
})

describe('the sheets of a register', () => {
  test('have heads below titles, on two levels, with blanks, brackets and line breaks in them', () => {
    const rows: Cell[][] = [
      ['新会区规范性文件目录', '新会区规范性文件目录', '新会区规范性文件目录', '新会区规范性文件目录'],
      ['序号', '文件\n名 称（全称）', '日期', '日期'],
      ['序号', '文件\n名 称（全称）', '成文', '施行'],
      [1, '甲办法', '2014.3.1', '2014.4.1'],
    ]
    expect(findHeads(rows)).toMatchObject({ row: 2, fields: new Map([['title', 1], ['signed', 2], ['commencement', 3]]) }) // biome-ignore format: a map
    expect(findHeads([['甲', '乙']])).toBeNull()
  })

  test('are passed over where they hold no heads or are hidden; sections, sums, repeated heads and notes are no documents', async () => {
    const title = '新会区规范性文件目录（截至2025年12月31日）'
    const list = await readList([
      {
        name: '目录',
        merged: [
          { top: 0, left: 0, bottom: 0, right: 8 },
          { top: 2, left: 0, bottom: 2, right: 8 },
        ],
        rows: [
          [title],
          heads,
          ['一、区政府文件'],
          [1, '甲办法', '新府〔2015〕1号', '新会区人民政府', '2015.1.2', null, null, null, null],
          heads,
          [],
          ['二、废止的文件'],
          [2, '乙办法', null, null, null, null, null, null, null],
          ['合计', '2件'],
          ['注：以上文件由各单位报送'],
        ],
      },
      { name: '下拉', rows: [['区财政局'], ['区司法局']] },
      { name: '旧', hidden: true, rows: [heads, [1, '丙办法']] },
    ])
    expect(list.listedOn).toEqual({ from: '2025-12-31', to: '2025-12-31' })
    const year = await readList([{ name: '', rows: [['目录（截至2025年底）'], heads, [1, '甲办法']] }])
    expect(year.listedOn).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect((await readList([{ name: '', rows: [['2025年度目录'], heads, [1, '甲办法']] }])).listedOn).toBeNull()
    expect(list.rows.map(({ row, title, standing }) => [row, title, standing])).toEqual([
      [4, '甲办法', null],
      [8, '乙办法', 'repealed'],
    ])
    expect(list.sheets.map((sheet) => sheet.passedOver?.en ?? null)).toEqual([null, 'no heads such as 文件名称', 'a hidden sheet'])
  })

  test('say by what a document was ended and what cannot be right together', async () => {
    const [ended, odd] = (
      await readList([
        {
          name: '',
          rows: [
            heads,
            [1, '甲办法', '新府〔2014〕1号', null, '2014.3.1', null, null, '废止', '被新府办〔2019〕19号废止'],
            [2, '乙办法', '新府〔2014〕2号', null, '2016.3.1', '2015年5月1日', '2013.1.1', '有效', null],
          ],
        },
      ])
    ).rows
    expect(ended).toMatchObject({ standing: 'repealed', endedBy: { number: '新府办〔2019〕19号', day: null }, doubts: [] })
    expect(odd!.doubts.map((doubt) => doubt.en)).toEqual([
      'the number is of 2014, the day 2016-03-01',
      'in force from 2015-05-01, before it was signed on 2016-03-01',
      'valid until 2013-01-01, before 2015-05-01',
    ])
  })

  test('whatever they hold are read', async () => {
    const scraps = [
      '文件名称',
      '文号',
      '废止',
      '2014.3.1',
      '《',
      '》',
      '〔',
      '2014〕',
      '【已失效】',
      '截至',
      '号',
      '年',
      '、',
      '\n',
      '（',
      '被',
    ]
    const words = fc
      .array(fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 3 })), { maxLength: 6 })
      .map((parts) => parts.join(''))
    const cell = fc.oneof(words, fc.double(), fc.integer(), fc.constant(null))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 8 }), async (rows) => {
        for (const row of (await readList([{ name: '', rows: [heads, ...rows] }])).rows) expect(row.title ?? row.number).not.toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })
})
