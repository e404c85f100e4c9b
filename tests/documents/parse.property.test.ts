import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { print } from '../../documents/print.ts'
import { fault } from '../../documents/quality/loss.ts'

describe('any input at all', () => {
  const words = fc.constantFrom(
    '第一条　',
    '第二条之一 ',
    '第三章 ',
    '（一）',
    '(二)',
    '1.',
    '（1）',
    '一、',
    '附件',
    '附件1：',
    '目录',
    '“',
    '”',
    '2024年3月1日',
    '新府办〔2024〕3号',
    '某局',
    '：',
    '。',
    '\n',
    '\r\n',
    '|',
    '---',
    '【',
    '】',
    '现印发给你们。',
    '某市管理办法',
    '　',
    'x',
    '\u0000',
    '令',
    '①',
  )
  it('parses, loses nothing and prints back the same (words of legal texts)', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }).map((list) => list.join('')),
        (text) => {
          const tree = parse(text)
          expect(fault(tree)).toBe('')
          expect(print(tree)).toBe(text)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('parses, loses nothing and prints back the same (any string)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const tree = parse(text)
        expect(fault(tree)).toBe('')
        expect(print(tree)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['nothing', ''],
    ['blanks only', ' \n\u3000\r\n\ufeff'],
    ['a line of two million characters', '甲'.repeat(2_000_000)],
    ['a line of two million quotation marks', '“'.repeat(2_000_000)],
    ['a line of two million digits', '1'.repeat(2_000_000)],
    ['a line of two million blanks between words', `第一条${'　'.repeat(2_000_000)}甲`],
    ['ten thousand items', `第一条　甲：\n${'（一）甲：\n1.乙：\n'.repeat(10_000)}`],
    ['a hundred thousand lines 附件', '附件\n'.repeat(100_000)],
    ['ten thousand covers', '各单位：现印发。\n2024年1月1日\n某办法\n第一条　甲。\n'.repeat(10_000)],
    ['ten thousand quotations', '一、将第一条修改为：“甲\n'.repeat(10_000)],
    ['binary data', String.fromCharCode(...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 65536))],
  ])('takes %s', (_, text) => {
    const tree = parse(text)
    expect(fault(tree)).toBe('')
    expect(print(tree)).toBe(text)
  })
})
