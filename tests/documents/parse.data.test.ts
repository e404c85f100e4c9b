import { describe, expect, it } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { print } from '../../documents/print.ts'
import { fault } from '../../documents/quality/loss.ts'
import { flatten } from '../../documents/tree.ts'
import { full, limit } from '../support/full.ts'
import { amendments, corpus, data, normative, type Sample, versions } from './support/data.ts'

const LABELS = /^\s*(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]/gm

describe.skipIf(data === null)('real texts parse without loss and with their articles', () => {
  it('normative documents', () => expect(faults(normative())).toEqual([]))
  it('both versions of every pair', () => {
    expect(
      faults(
        versions().flatMap(({ id, before, after }) => [
          { name: `${id}/before`, text: before },
          { name: `${id}/after`, text: after },
        ]),
      ),
    ).toEqual([])
  })
  it('amending decisions and what they amend', () => expect(faults(amendments())).toEqual([]))
  it(full ? 'the whole corpus' : 'every 20th document of the corpus', { timeout: limit(120_000) }, () =>
    expect(faults(corpus(full ? 1 : 20))).toEqual([]),
  )
})

/** The names of the texts that lose something or whose articles are not found, as accept/parse.mjs judges. */
function faults(samples: Sample[]): string[] {
  return samples.flatMap(({ name, text }) => {
    const tree = parse(text)
    const lost = fault(tree)
    if (lost !== '') return [`${name}: ${lost}`]
    if (print(tree) !== text) return [`${name}: printed otherwise`]
    const labels = [...text.matchAll(LABELS)].length
    const articles = flatten(tree.nodes).filter((node) => node.kind === 'article').length
    return Math.abs(labels - articles) > Math.max(1, labels * 0.02) ? [`${name}: ${articles} articles for ${labels} labels`] : []
  })
}
