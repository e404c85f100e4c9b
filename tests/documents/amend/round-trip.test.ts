import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { amend, apply } from '../../../documents/amend/index.ts'
import { edited, random } from '../../../documents/quality/edits.ts'
import { full, limit } from '../../support/full.ts'

const root = new URL('../../../../shared/data/versions/dev/', import.meta.url)
const ids = existsSync(root) ? readdirSync(root).sort() : []
const read = (id: string, name: string) => readFileSync(new URL(`${id}/${name}`, root), 'utf8')
const bare = (text: string) => text.replace(/[\s\u3000\ufeff]+/g, '')
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const scripts = full ? 10_000 : 250

/** Whether apply(before, amend(before, after)) gives after; the decision for the figures. */
function roundTrip(before: string, after: string): { same: boolean; whole: boolean; refused: number } {
  const decision = amend(before, after, { hash })
  const back = apply(before, decision, hash)
  return {
    same: back.ok && bare(back.text) === bare(after),
    whole: decision.includes('附件：修改后全文') && bare(before) !== bare(after),
    refused: back.ok ? back.instructions.filter((i) => i.status === 'refused').length : -1,
  }
}

describe.skipIf(ids.length === 0)('a decision written from two texts gives the second one back (without ../shared/data: skipped)', () => {
  test.each(ids)('%s', (id) => {
    expect(roundTrip(read(id, 'before.txt'), read(id, 'after.txt'))).toMatchObject({ same: true, refused: 0 })
  })

  test(`${scripts} random edit scripts over real texts`, { timeout: limit(1_200_000) }, () => {
    const texts = ids.map((id) => read(id, 'before.txt')).filter((text) => text.length < 9000)
    const failed: number[] = []
    let whole = 0
    for (let seed = 0; seed < scripts; seed++) {
      const next = random(seed)
      const before = texts[next(texts.length)]!
      const result = roundTrip(before, edited(before, seed, 1 + next(8)))
      if (!result.same || result.refused !== 0) failed.push(seed)
      if (result.whole) whole++
    }
    console.log(`edit scripts ${scripts - failed.length}/${scripts}, given as a whole text ${whole}`)
    expect(failed).toEqual([])
    expect(whole).toBeLessThan(scripts * 0.05)
  })
})
