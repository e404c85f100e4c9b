import { expect, test } from 'vitest'
import { columns, displayWidth, padded } from '../../src/cli/width.ts'

test('Chinese characters and full-width marks take two columns, colours none', () => {
  expect(displayWidth('第1条，a')).toBe(8)
  expect(displayWidth('\u001b[31m红\u001b[0m')).toBe(2)
  expect(padded('条', 4)).toBe('条  ')
})

test('columns line up whatever the script', () => {
  expect(
    columns([
      ['a', '一'],
      ['文件', 'b'],
    ]),
  ).toBe('a     一\n文件  b')
})
