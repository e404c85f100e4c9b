import { expect, test } from 'vitest'
import { table } from '../src/errors/table.ts'
import { AppError, type ErrorCode, isErrorCode, sentence, statuses } from '../src/errors.ts'

const codes = Object.keys(table) as ErrorCode[]
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('every code has an HTTP status and a sentence in both languages that asks for the same values', () => {
  for (const code of codes) {
    expect(statuses[code], code).toBeGreaterThanOrEqual(400)
    expect(table[code].zh, code).toMatch(/[\u4e00-\u9fff]/)
    // the command line's own messages come from commander, in English only
    if (code !== 'usage') expect(names(table[code].en), code).toEqual(names(table[code].zh))
  }
})

test('a sentence is filled, and never shows a brace', () => {
  expect(sentence('notFound', 'zh-CN', { what: '文件' })).toBe('没有找到：文件')
  expect(sentence('notFound', 'en')).toBe('not found')
  expect(sentence('badInput', 'en', { reason: '{reason}' })).toBe('bad input: {reason}')
  for (const code of codes) expect(sentence(code, 'en')).not.toMatch(/[{}]/)
})

test('an error carries its code, parameters and details', () => {
  const error = new AppError('requirementsUnmet', { count: 2 }, [{ code: 'a' }])
  expect(error).toMatchObject({ code: 'requirementsUnmet', message: '2 requirements are not met', details: [{ code: 'a' }] })
  expect([isErrorCode('stale'), isErrorCode('toString'), isErrorCode(1)]).toEqual([true, false, false])
})

test('the table that people read holds every code (vitest run tests/errors.test.ts --update writes it)', async () => {
  const rows = codes.map((code) => `| \`${code}\` | ${statuses[code]} | ${table[code].zh} | ${table[code].en} |`)
  const text = `# Error codes

An error is \`{code, message, details}\` over HTTP, \`error: …\` at the command line (exit 2; with \`--json\` \`{"error": {code, message, where}}\`). A code is public and never gets
another meaning. \`table.ts\` is the one place where codes are made; it also says what \`details\` holds. This page is written from it by \`tests/errors.test.ts\`.

| code | status | 中文 | English |
|---|---|---|---|
${rows.join('\n')}
`
  await expect(text).toMatchFileSnapshot('../src/errors/README.md')
})
