import { expect, test } from 'vitest'
import { shippedPacks } from '../../workflows/rules/shipped.ts'
import { cli } from '../support/cli.ts'

interface Entry {
  key: string
  confidence: string
  source: string
  cited: { zh: string; en: string }
}

const entriesOf = (out: string): Entry[] => JSON.parse(out).packs.flatMap((pack: { entries: Entry[] }) => pack.entries)

test('rules lists every entry of every shipped pack, with source and confidence', async () => {
  const { code, out } = await cli(['rules', '--json'])
  expect(code).toBe(0)
  expect(entriesOf(out).map((entry) => entry.key)).toEqual(shippedPacks.flatMap((pack) => pack.entries.map((entry) => entry.key)))
})

test('rules --unconfirmed leaves out what was read in its source, and never cites what was not', async () => {
  const entries = entriesOf((await cli(['rules', '--unconfirmed', '--json'])).out)
  expect(entries.length).toBeGreaterThan(0)
  for (const entry of entries) {
    expect(entry.confidence).not.toBe('R')
    if (entry.confidence !== 'E') expect(entry.cited.zh).toBe('本地规则（待确认）')
  }
})

test('rules for people has a line an entry, in Chinese where the locale is', async () => {
  const { out } = await cli(['rules'], { env: { NORMFLOW_LANG: 'zh' } })
  for (const pack of shippedPacks) for (const entry of pack.entries) expect(out).toContain(entry.zh)
})
