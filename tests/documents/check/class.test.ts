import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { classOf, findings } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'
import { full } from '../../support/full.ts'

const corpus = new URL('../../../../shared/data/corpus/corpus.jsonl.gz', import.meta.url)
const expected: Record<string, string> = {
  法律: 'law',
  行政法规: 'administrativeRegulation',
  地方性法规: 'localRegulation',
  司法解释: 'judicialInterpretation',
  部门规章: 'departmentRule',
  国务院文件: 'normativeDocument',
}
const every = full ? 1 : 10

test.skipIf(!existsSync(corpus))(
  'the class of real texts is that of their category, and what their class may set raises no error',
  () => {
    const lines = gunzipSync(readFileSync(corpus)).toString().trim().split('\n')
    const tally = new Map<string, number>()
    let right = 0
    let of = 0
    let penalties = 0
    for (const line of lines.filter((_, at) => at % every === 0)) {
      const { category, text } = JSON.parse(line) as { category: string; text: string }
      if (expected[category] === undefined) continue
      const tree = parse(text)
      const found = classOf(tree)
      of++
      if (found === expected[category]) right++
      else tally.set(`${category} as ${found}`, (tally.get(`${category} as ${found}`) ?? 0) + 1)
      if (found !== 'normativeDocument')
        penalties += findings(tree).filter(({ rule, severity }) => /^LR-C/.test(rule) && severity !== 'note').length
    }
    console.log(`class: ${right} of ${of}; ${[...tally].map(([what, n]) => `${what} ${n}`).join(', ')}`)
    expect(right / of).toBeGreaterThanOrEqual(0.95)
    expect(penalties).toBe(0)
  },
  120_000,
)
