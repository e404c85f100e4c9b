import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { citedTitles, findings } from '../../documents/check/index.ts'
import { parse } from '../../documents/parse.ts'
import type { ActInput } from '../../src/commands/register/act-input.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { lookupOf } from '../../src/commands/texts/look-up-titles.ts'
import { cli } from '../support/cli.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const day = (on: string) => ({ from: on, to: on })

async function record(all: Installation, title: string, on: string, effects: ActInput['effects'], number?: string): Promise<string> {
  const input: ActInput = {
    ...{ organId: all.sample.organs['xh-gov']!, title, genre: '办法', signed: day(on), published: day(on), gaps: [], source: '档案目录' },
    ...(number === undefined ? {} : { number }),
    effects,
  }
  const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
  const { answer } = await proposeAct(all.store, input, { personId: dengji })
  return (await confirmAct(all.store, answer.proposalId, { personId: fuhe })).answer.instrumentIds[0]!
}

const makes = (title: string, on: string, validTo?: string): ActInput['effects'] => [
  { kind: 'makes', newInstrument: { title, ownership: 'own' }, from: day(on), ...(validTo === undefined ? {} : { validTo }) },
]

const draft = [
  '新会区停车管理办法',
  '第一条　根据《新会区道路停放办法》（新府办〔2014〕24号），制定本办法。',
  '第二条　奖励依照《新会区招商引资奖励办法》执行。',
  '第三条　收费依照《新会区停车收费规定》执行，处理依照《新会区河道规定》执行。',
  '第四条　本办法自2026年5月1日起施行，有效期五年。《新会区道路停放办法》同时废止。',
].join('\n')

/** A register with one repealed, one expired and one living instrument. */
async function example(all: Installation): Promise<void> {
  const old = await record(all, '新会区道路停放办法', '2014-06-01', makes('新会区道路停放办法', '2014-06-01'), '新府办〔2014〕24号')
  await record(all, '新会区招商引资奖励办法', '2018-05-01', makes('新会区招商引资奖励办法', '2018-05-01', '2023-04-30'))
  await record(all, '新会区停车收费规定', '2019-05-01', makes('新会区停车收费规定', '2019-05-01'))
  await record(all, '关于废止部分文件的决定', '2021-01-10', [{ kind: 'repeals', instrumentId: old, from: day('2021-01-10') }])
}

const shown = (found: { rule: string; words: string }[]) =>
  found.filter(({ rule }) => rule.startsWith('REF')).map((one) => `${one.rule} ${one.words}`)
const expected = ['REF-repealed 《新会区道路停放办法》', 'REF-expired 《新会区招商引资奖励办法》', 'REF-unknown 《新会区河道规定》']

describe.each(dialects)('what the register says of cited titles on %s', (dialect) => {
  test('repealed, expired and unknown ones are found, living ones and what the draft itself repeals are not', async () => {
    await using all = await installation(dialect)
    await example(all)
    const tree = parse(draft)
    const lookup = await lookupOf(all.store.db, citedTitles(tree), '2026-03-02')
    expect(shown(findings(tree, { lookup, day: '2026-03-02' }))).toEqual(expected)
    // Before its end the same instrument is in force, and nothing is said.
    const before = await lookupOf(all.store.db, citedTitles(tree), '2020-03-02')
    expect(shown(findings(tree, { lookup: before }))).toEqual(['REF-unknown 《新会区河道规定》'])
  })

  test('`text check --db` prints them, and without a database says nothing of them', async () => {
    await using all = await installation(dialect)
    await example(all)
    const folder = mkdtempSync(join(tmpdir(), 'normflow-check-'))
    try {
      const path = join(folder, 'draft.txt')
      writeFileSync(path, draft)
      const withDb = await cli(['text', 'check', path, '--json', '--db', all.url])
      expect(withDb.err).toBe('')
      expect(shown(JSON.parse(withDb.out).findings)).toEqual(expected)
      expect(shown(JSON.parse((await cli(['text', 'check', path, '--json'])).out).findings)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
