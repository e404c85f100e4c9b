import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../documents/amend/index.ts'

const root = new URL('../../../../shared/data/amendments/dev/', import.meta.url)
const exceptions: Exception[] = JSON.parse(readFileSync(new URL('../../fixtures/amendments-exceptions.json', import.meta.url), 'utf8'))
const ids = existsSync(root) ? readdirSync(root).sort() : []

/** A place where the official consolidated text says something that does not follow from the decision. */
interface Exception {
  id: string
  article: string
  official: string
  derived: string
  why: string
}

const read = (id: string, name: string) => readFileSync(new URL(`${id}/${name}`, root), 'utf8')
const bare = (text: string) => text.replace(/[\s\u3000\ufeff]+/g, '')

/** The articles from the first 章 or 条 on: label → words without blanks. */
function articles(text: string): Map<string, string> {
  const map = new Map<string, string>()
  let label = '前文'
  for (const line of text.slice(Math.max(0, text.search(/^\s*第[一二三四五六七八九十百千零]+[编章条]/m))).split(/\r?\n/)) {
    const m = line.match(/^\s*(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]/)
    if (m) label = m[1]!
    map.set(label, (map.get(label) ?? '') + bare(line))
  }
  return map
}

interface Figure {
  id: string
  operations: number
  applied: number
  changed: number
  wrong: string[]
  damaged: string[]
  warned: boolean
}

function measure(id: string): Figure {
  const answer = apply(read(id, 'before.txt'), read(id, 'decision.txt'))
  if (!answer.ok) throw new Error(answer.message)
  const [old, want, got] = [articles(read(id, 'before.txt')), articles(read(id, 'after.txt')), articles(answer.text)]
  const changed = [...new Set([...want.keys(), ...old.keys()])].filter((k) => want.get(k) !== old.get(k))
  const wrong = [...new Set([...want.keys(), ...got.keys()])].filter((k) => want.get(k) !== got.get(k))
  return {
    id,
    operations: answer.instructions.length,
    applied: answer.instructions.filter((i) => i.status === 'applied').length,
    changed: changed.length,
    wrong,
    damaged: wrong.filter((k) => !changed.includes(k)),
    warned: answer.instructions.some((i) => i.warnings.length > 0 || i.status === 'refused'),
  }
}

describe.skipIf(ids.length === 0)('real amending decisions (without ../shared/data: skipped)', () => {
  const figures = ids.map(measure)
  const sum = (pick: (f: Figure) => number) => figures.reduce((n, f) => n + pick(f), 0)
  const excused = (f: Figure) => f.wrong.filter((k) => exceptions.some((e) => e.id === f.id && e.article === k))

  test('at least 95 % of the operations are applied', () => {
    console.log(`operations ${sum((f) => f.applied)}/${sum((f) => f.operations)}`)
    expect(sum((f) => f.applied) / sum((f) => f.operations)).toBeGreaterThanOrEqual(0.95)
  })

  test('every changed article equals the official text, but for the exceptions', () => {
    const wrong = sum((f) => f.wrong.length - excused(f).length)
    console.log(
      `changed articles right ${sum((f) => f.changed - f.wrong.length)}/${sum((f) => f.changed)}, exceptions ${exceptions.length}, whole texts ${figures.filter((f) => f.wrong.length === excused(f).length).length}/${figures.length}`,
    )
    expect(wrong).toBe(0)
  })

  test('no article that the decision does not touch is damaged', () => {
    expect(figures.flatMap((f) => f.damaged)).toEqual([])
  })

  test('a text that differs from the official one at no exception carries a warning or a refusal', () => {
    expect(figures.filter((f) => f.wrong.length > excused(f).length && !f.warned).map((f) => f.id)).toEqual([])
  })

  test.each(exceptions)('the exception $id $article is a real difference', (e) => {
    const answer = apply(read(e.id, 'before.txt'), read(e.id, 'decision.txt'))
    expect(articles(read(e.id, 'after.txt')).get(e.article)).toContain(e.official)
    expect(articles(answer.ok ? answer.text : '').get(e.article)).toContain(e.derived)
    expect(articles(answer.ok ? answer.text : '').get(e.article)).not.toContain(e.official)
  })
})
