import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Match, scanner } from '../../../documents/scan/index.ts'

/** What the scanner promises, in the plainest way: at each place the longest term, then on behind it. */
function plain(terms: string[], text: string): Match[] {
  const found: Match[] = []
  for (let at = 0; at < text.length; ) {
    let best = -1
    for (const [term, words] of terms.entries())
      if (words !== '' && text.startsWith(words, at) && (best < 0 || words.length > terms[best]!.length)) best = term
    if (best < 0) at++
    else {
      found.push({ start: at, end: at + terms[best]!.length, term: best })
      at += terms[best]!.length
    }
  }
  return found
}

describe('a scanner for many terms', () => {
  test.each([
    [['市场监督管理局', '市场监督管理', '新会区市场监督管理局'], '由新会区市场监督管理局负责，市场监督管理部门、市场监督管理局协助'],
    [['工商行政管理局', '工商', '质量技术监督局'], '区工商行政管理局与工商局、质量技术监督局合并'],
    [['abcd', 'bc'], 'abce abcd'],
    [['abcz', 'bcy', 'c'], 'abcy abcq abcz'],
    [['aa', 'a'], 'aaaaa'],
    [['', '条', '条'], '第一条'],
    [[], '没有词'],
    [['𠮷野', '𠮷'], '𠮷野家，𠮷林'],
  ])('finds %j in %s as one would by hand', (terms, text) => {
    expect(scanner(terms).find(text)).toEqual(plain(terms, text))
  })

  test.each([0, 2, 3])('agrees with the plain way on any texts over few characters and terms of at least %i', (minLength) => {
    const words = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength, maxLength: 6 }).map((signs) => signs.join(''))
    const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { maxLength: 60 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), text, (terms, content) => {
        expect(scanner(terms).find(content)).toEqual(plain(terms, content))
      }),
      { numRuns: 1_000 },
    )
  })
})
