import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cite } from '../../../documents/cite/index.ts'
import { LETTERS, RELATIONS, SPANS } from '../../../documents/quality/marks.ts'

const file = new URL('../../../../shared/data/citations/dev/citations-gold.jsonl', import.meta.url)
interface Gold {
  sentence: string
  spans: { start: number; end: number; type: string }[]
  relations: { type: string; targets: string[] }[]
}

class Tally {
  right = 0
  wrong = 0
  missed = 0

  add(want: Set<string>, have: Set<string>): void {
    for (const key of have) want.has(key) ? this.right++ : this.wrong++
    for (const key of want) if (!have.has(key)) this.missed++
  }

  get precision(): number {
    return this.right / (this.right + this.wrong || 1)
  }

  get recall(): number {
    return this.right / (this.right + this.missed || 1)
  }
}

describe.skipIf(!existsSync(file))('the annotated sentences (without ../shared/data: skipped)', () => {
  const gold = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Gold)
    : []

  test.each(Object.entries(SPANS))('%s spans reach precision 0.98 and recall 0.95', (theirs, ours) => {
    const tally = new Tally()
    for (const { sentence, spans } of gold) {
      const key = (s: { start: number; end: number }) => `${s.start}-${s.end}`
      tally.add(
        new Set(spans.filter((s) => s.type === theirs).map(key)),
        new Set(
          cite(sentence)
            .spans.filter((s) => s.type === ours)
            .map(key),
        ),
      )
    }
    console.log(`${ours}: precision ${tally.precision.toFixed(3)} recall ${tally.recall.toFixed(3)} of ${tally.right + tally.missed}`)
    expect(tally.right + tally.missed).toBeGreaterThan(20)
    expect(tally.precision).toBeGreaterThanOrEqual(0.98)
    expect(tally.recall).toBeGreaterThanOrEqual(0.95)
  })

  test('relations reach precision 0.9 and recall 0.85', () => {
    const tally = new Tally()
    for (const { sentence, spans, relations } of gold) {
      const found = cite(sentence)
      const have = new Set(found.relations.flatMap((r) => r.targets.map((t) => `${r.type} ${found.spans[t]!.start}`)))
      tally.add(wanted(spans, relations), have)
    }
    console.log(`relations: precision ${tally.precision.toFixed(3)} recall ${tally.recall.toFixed(3)} of ${tally.right + tally.missed}`)
    expect(tally.right + tally.missed).toBeGreaterThan(100)
    expect(tally.precision).toBeGreaterThanOrEqual(0.9)
    expect(tally.recall).toBeGreaterThanOrEqual(0.85)
  })
})

function wanted(spans: Gold['spans'], relations: Gold['relations']): Set<string> {
  const keys = new Set<string>()
  for (const { type, targets } of relations) {
    for (const target of targets) {
      const span = spans.filter((s) => s.type === LETTERS[target[0]!])[Number(target.slice(1))]
      if (span) keys.add(`${type.startsWith('AMEND') ? 'amends' : RELATIONS[type]} ${span.start}`)
    }
  }
  return keys
}
