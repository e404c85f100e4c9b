import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editsOf } from '../../documents/compare/edits.ts'
import { compare } from '../../documents/compare.ts'
import { identify } from '../../documents/identity.ts'
import { parse } from '../../documents/parse.ts'
import { rebuildFault } from '../../documents/quality/rebuild.ts'
import { flatten } from '../../documents/tree.ts'

const piece = fc.constantFrom(
  '第一条　',
  '第二条 ',
  '第三条之一　',
  '第一章 总则\n',
  '（一）',
  '一、',
  '1.',
  '附件\n',
  '某办法\n',
  '应当公布。',
  '不得制定，',
  '文件',
  '甲',
  '乙',
  '\n',
  '\n',
  '　',
  '２０24年1月1日\n',
  '本办法',
  '“',
  '”',
  '|a|b|\n',
)
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

it('any two texts: the new one comes back from the comparison, and the old one character for character', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(rebuildFault(compare(parse(before), parse(after)), before, after)).toBe('')
    }),
    { numRuns: 3000 },
  )
})

it('any two texts: every provision of either stands in exactly one row of the identity', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [old, now] = [parse(before), parse(after)]
      const rows = identify(old, now).rows
      for (const [side, tree] of [
        ['before', old],
        ['after', now],
      ] as const) {
        expect(rows.flatMap((row) => row[side]).sort((a, b) => a - b)).toEqual(flatten(tree.nodes).map((_, i) => i))
      }
    }),
    { numRuns: 2000 },
  )
})

it('edits give both sides back, to the character', () => {
  const words = fc
    .array(fc.constantFrom('甲', '乙', '丙', '，', '。', '公布', '发布', '十二', '12', '\n', '𠀀', 'ab'), { maxLength: 60 })
    .map((list) => list.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const edits = editsOf(before, after)
      expect(
        edits
          .filter((edit) => edit.op !== 'insert')
          .map((edit) => edit.text)
          .join(''),
      ).toBe(before)
      expect(
        edits
          .filter((edit) => edit.op !== 'delete')
          .map((edit) => edit.text)
          .join(''),
      ).toBe(after)
    }),
    { numRuns: 5000 },
  )
})

it('two rewritten texts of 20,000 characters without a common article come back', () => {
  const before = Array.from({ length: 4000 }, (_, i) => '甲乙丙丁戊己庚辛'[(i * i) % 8]).join('')
  const after = Array.from({ length: 20000 }, (_, i) => '子丑寅卯甲乙丙丁'[(i * 7 + (i >> 3)) % 8]).join('')
  expect(rebuildFault(compare(parse(`第一条　${before}`), parse(`第一条　${after}`)), `第一条　${before}`, `第一条　${after}`)).toBe('')
})

const words = (length: number, step: number) =>
  Array.from({ length }, (_, i) => '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[(i * i * step + (i >> 2)) % 20]).join('')

it.each([
  ['two lines of a million characters', words(1_000_000, 3), words(1_000_000, 7)],
  ['ten thousand items against ten thousand others', list(5_000, 3), list(5_000, 7)],
  ['two thousand articles against two thousand others', articles(2_000, 3), articles(2_000, 11)],
  ['the same article twenty thousand times, a thousand gone', '第一条　甲。\n'.repeat(20_000), '第一条　甲。\n'.repeat(19_000)],
])('takes %s', (_, before, after) => {
  expect(rebuildFault(compare(parse(before), parse(after)), before, after)).toBe('')
})

function list(length: number, step: number): string {
  return `第一条　下列情形：\n${Array.from({ length }, (_, i) => `（一）${words(30, step + i)}；\n1.${words(10, step * i)}；\n`).join('')}`
}

function articles(length: number, step: number): string {
  return Array.from({ length }, (_, i) => `第${i + 1}条　${words(40, step + i)}。\n`).join('')
}
