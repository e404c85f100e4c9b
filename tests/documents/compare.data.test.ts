import { describe, expect, it } from 'vitest'
import { compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { rebuildFault } from '../../documents/quality/rebuild.ts'
import { data, versions } from './support/data.ts'

describe.skipIf(data === null)('every pair of versions', () => {
  const compared =
    data === null
      ? []
      : versions().map(({ id, before, after }) => ({ id, before, after, comparison: compare(parse(before), parse(after)) }))

  it('comes back from its comparison, both texts', () => {
    expect(
      compared
        .map(({ id, before, after, comparison }) => `${id}: ${rebuildFault(comparison, before, after)}`)
        .filter((line) => !line.endsWith(': ')),
    ).toEqual([])
  })

  it('never shows an article as changed whose words stand in the old text unchanged, and tells each of them', () => {
    const wrong: string[] = []
    for (const { id, before, after, comparison } of compared) {
      const old = new Set([...articles(before)].map(([label, words]) => bare(words, label)))
      const clean = new Set(
        [...articles(after)].filter(([label, words]) => label !== '前文' && old.has(bare(words, label))).map(([label]) => label),
      )
      for (const change of comparison.changes) {
        const label = change.after?.label ?? ''
        if (!clean.delete(label)) continue
        if (change.kind.includes('modified') || change.kind.includes('inserted')) wrong.push(`${id} ${label} ${change.kind.join('+')}`)
      }
      for (const label of clean) wrong.push(`${id} ${label} not told`)
    }
    expect(wrong).toEqual([])
  })
})

/** Articles by label as accept/lib.mjs cuts them: lines from one label to the next, without blanks. */
function articles(text: string): Map<string, string> {
  const map = new Map<string, string>()
  let label = '前文'
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]/.exec(line)
    if (match) label = match[1]!
    map.set(label, (map.get(label) ?? '') + line.replace(/[\s\u3000\ufeff]+/g, ''))
  }
  return map
}

function bare(words: string, label: string): string {
  return words.startsWith(label) ? words.slice(label.length) : words
}
