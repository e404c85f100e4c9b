import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { amended, bases } from '../support/amended.ts'

// One block per decision: the text it amends in brackets, its lines behind >, then what comes of it, read and found right by hand:
// lines gone (-) and come (+), warnings (~), refusals (!).
const blocks = readFileSync(new URL('../../fixtures/amending-variants.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\n\n+/)
  .map((block) => block.split('\n'))

describe('variants of the amending formulas, applied to a text', () => {
  test('there are at least 100 different ones', () => {
    expect(new Set(blocks.map((block) => block.join('\n'))).size).toBeGreaterThanOrEqual(100)
  })

  test.each(
    blocks.map((block) => ({
      base: block[0]!.slice(1, -1),
      lines: block.filter((line) => line.startsWith('> ')).map((line) => line.slice(2)),
      outcome: block.slice(1).filter((line) => !line.startsWith('> ')),
    })),
  )('$base: $lines', ({ base, lines, outcome }) => {
    expect(Object.keys(bases)).toContain(base)
    expect(amended(base, lines)).toEqual(outcome)
  })
})
