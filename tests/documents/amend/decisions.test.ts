import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../documents/amend/index.ts'
import { applying } from '../../../documents/quality/decisions.ts'
import { articlesByLabel, bare } from '../../../documents/quality/texts.ts'
import type { Exception, Figure } from '../../../documents/quality/types.ts'

const root = new URL('../../../../shared/data/amendments/dev/', import.meta.url)
const exceptions: Exception[] = JSON.parse(readFileSync(new URL('../../fixtures/amendments-exceptions.json', import.meta.url), 'utf8'))
const ids = existsSync(root) ? readdirSync(root).sort() : []

const read = (id: string, name: string) => readFileSync(new URL(`${id}/${name}`, root), 'utf8')

/** The published figures by name, measured as `cli text quality` does. */
function figures(): Map<string, Figure> {
  const triples = ids.map((id) => ({
    id,
    before: read(id, 'before.txt'),
    decision: read(id, 'decision.txt'),
    after: read(id, 'after.txt'),
  }))
  const measuring = applying(triples, exceptions, (text) => text)
  for (;;) {
    const step = measuring.next()
    if (step.done) return new Map(step.value.map((figure) => [figure.name, figure]))
  }
}

test('documents/README.md names every exception', () => {
  const readme = readFileSync(new URL('../../../documents/README.md', import.meta.url), 'utf8')
  const rows = readme.split('\n').filter((line) => line.startsWith('| npc-') || line.startsWith('| spc-'))
  expect(rows.map((row) => row.split(' | ').at(-1)!.replace(/ \|$/, ''))).toEqual(exceptions.map(({ why }) => why))
  for (const [i, { id, article }] of exceptions.entries()) expect(rows[i]).toContain(`| ${id} ${article} |`)
})

describe.skipIf(ids.length === 0)('real amending decisions (without ../shared/data: skipped)', () => {
  const all = figures()

  test('at least 95 % of the operations are applied', () => {
    for (const { name, right, of } of all.values()) console.log(`${name}: ${right}/${of}`)
    const { right, of } = all.get('operations applied')!
    expect(right / of).toBeGreaterThanOrEqual(0.95)
  })

  test.each([
    'changed articles equal, exceptions aside',
    'whole texts equal, exceptions aside',
    'untouched articles left alone',
    'no silent misapplication',
  ])('%s: not one fails', (name) => {
    expect(all.get(name)).toMatchObject({ failed: [] })
  })

  test.each(exceptions)('the exception $id $article: $derived is a real difference', ({ id, article, official, derived }) => {
    const answer = apply(read(id, 'before.txt'), read(id, 'decision.txt'))
    const ours = articlesByLabel(answer.ok ? answer.text : '').get(article)
    expect(articlesByLabel(read(id, 'after.txt')).get(article)).toContain(bare(official))
    expect(ours).toContain(bare(derived))
    expect(ours).not.toContain(bare(official))
  })
})
