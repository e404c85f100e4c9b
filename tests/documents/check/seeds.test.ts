import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findings, wordRules } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'

/** Sentences that raise a rule, with the other rules they rightly raise, and lawful ones that look alike. */
const seeds: Record<string, { hits: { words: string; also: string[] }[]; misses: string[] }> = JSON.parse(
  readFileSync(new URL('../../fixtures/check-seeds.json', import.meta.url), 'utf8'),
)

interface Row {
  right: number
  missed: string[]
  wrong: string[]
}

/** A sound text with one sentence put into it as 第三条. */
function withSentence(words: string): string {
  return [
    '甲市乙管理办法',
    '第一条　为了规范乙工作，结合本市实际，制定本办法。',
    '第二条　区住房城乡建设局负责乙的日常工作。',
    `第三条　${words}`,
    '第四条　本办法自2026年1月1日起施行，有效期五年。',
  ].join('\n')
}

const raised = (words: string) => new Set(findings(parse(withSentence(words))).map((f) => f.rule))

/** Lawful sentences like those of a rule; a hint shares those of the item that it details. */
function lookAlikes(rule: string): number {
  const item = wordRules.find(({ id }) => id === rule)?.item
  return seeds[rule]!.misses.length + (item ? seeds[item]!.misses.length : 0)
}

const table = new Map<string, Row>(Object.keys(seeds).map((rule) => [rule, { right: 0, missed: [], wrong: [] }]))
/** A sentence counts for the rule in whose row it stands; any rule that it does not name at all is wrong to be raised. */
const count = (words: string, home: string | null, also: readonly string[]) => {
  const found = raised(words)
  for (const [rule, row] of table) {
    if (rule === home) found.has(rule) ? row.right++ : row.missed.push(words)
    else if (found.has(rule) && !also.includes(rule)) row.wrong.push(words)
  }
}
for (const [rule, { hits, misses }] of Object.entries(seeds)) {
  for (const { words, also } of hits) count(words, rule, also)
  for (const words of misses) count(words, null, [])
}

describe('seeded violations', () => {
  test('a sound text raises nothing', () => expect([...raised('区住房城乡建设局应当每年公布工作情况。')]).toEqual([]))

  test.each([...table])('%s reaches precision and recall of 0.9', (rule, row) => {
    const precision = row.right / (row.right + row.wrong.length || 1)
    const recall = row.right / (row.right + row.missed.length || 1)
    const named = (what: string, words: string[]) => (words.length > 0 ? ` – ${what}: ${words.join(' / ')}` : '')
    console.log(
      `${rule}: right ${row.right} wrong ${row.wrong.length} missed ${row.missed.length}${named('wrong', row.wrong)}${named('missed', row.missed)}`,
    )
    expect(row.right).toBeGreaterThanOrEqual(12)
    expect(lookAlikes(rule)).toBeGreaterThanOrEqual(12)
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  test('every finding names its rule, its words in the text and its basis', () => {
    for (const { hits } of Object.values(seeds)) {
      for (const { words } of hits) {
        const text = withSentence(words)
        for (const f of findings(parse(text))) {
          expect(text.slice(f.start, f.end)).toBe(f.words)
          expect(f.words.length * f.message.length * f.messageEn.length * f.basis.length).toBeGreaterThan(0)
        }
      }
    }
  })
})
