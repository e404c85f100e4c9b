import { readFileSync } from 'node:fs'
import { expect, describe as suite, test } from 'vitest'
import { describe } from '../../../documents/amend/describe.ts'
import { lex } from '../../../documents/amend/quotes.ts'
import { readInstructions } from '../../../documents/amend/read.ts'

// One block per formula: the sentence (↵ is a line end), then one indented line per operation; `unknown` is refused when applied.
const blocks = readFileSync(new URL('../../fixtures/amending-formulas.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\n\n+/)

suite('amending formulas', () => {
  test('there are at least 300 different ones', () => {
    expect(new Set(blocks.map((block) => block.split('\n')[0])).size).toBeGreaterThanOrEqual(300)
  })

  test.each(blocks.map((block) => block.split('\n')))('%s', (sentence, ...expected) => {
    const lexed = lex(sentence!.replaceAll('↵', '\n'))
    expect(readInstructions(lexed.flat, lexed).map(describe)).toEqual(expected.map((line) => line.trim()))
  })
})
