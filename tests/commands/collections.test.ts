import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectionOf } from '../../src/commands/compendium/compendium.ts'
import { fixedEdition } from '../../src/commands/compendium/fixed-edition.ts'
import { issueEdition } from '../../src/commands/compendium/issue-edition.ts'
import { htmlOf, notesOf, paperOf } from '../../src/commands/compendium/print.ts'
import { history } from '../../src/commands/demo/history.ts'
import { repeal } from '../../src/commands/demo/repeal.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { listPowerItems, savePowerItem } from '../../src/commands/power-items/power-items.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { writeDocx } from '../../src/files/docx-out.ts'
import { textOf } from '../../src/files/read-text.ts'
import { advanceLegalDay } from '../../src/jobs/legal-day.ts'
import { search } from '../../src/store/search.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

const basis = '新会区促进招商引资支持经济转型发展办法'

describe.each(dialects)('the collection and the power items on %s', (dialect) => {
  let all: Installation
  let bureau: string
  const by = () => ({ personId: all.sample.people.juzhang! })
  const item = (rev: number, title = basis) => ({
    ...{ organ: bureau, name: '招商引资奖励', kind: '行政奖励' as const, conditions: '符合第四条', procedure: '申请、审核、公示、拨付' },
    ...{ bases: [{ title, place: '第四条' }], rev },
  })
  beforeAll(async () => {
    all = await installation(dialect)
    await all.walk(history)
    bureau = all.sample.organs['xh-commerce']!
  })
  afterAll(() => all[Symbol.asyncDispose]())

  test('holds what is in force, numbered, each with its text where there is one, and is found by words of the text', async () => {
    const collection = await collectionOf(all.store, bureau)
    expect(collection.entries.map((entry) => [entry.position, entry.title, entry.hasText])).toEqual([
      [1, '新会区工业厂房建设扶持奖励办法', false],
      [2, basis, true],
    ])
    const found = await collectionOf(all.store, bureau, '固定资产投资')
    expect(found.entries.map((entry) => entry.position)).toEqual([2])
  })

  test('prints as HTML with contents that lead to each text, and as a Word file with the same words', async () => {
    const collection = await collectionOf(all.store, bureau)
    const html = htmlOf(collection)
    expect(html).toContain('href="#text-2"')
    expect(html).toContain('id="text-2"')
    expect(html).toContain('截至2026-03-02，收录现行有效文件2件')
    const { text } = await textOf(await writeDocx(paperOf(collection)), 'compendium.docx')
    expect(text).toContain('新会区工业厂房建设扶持奖励办法')
    expect(text).toContain('固定资产投资')
  })

  test('a power item names its basis, which the register knows; one it does not know is said so', async () => {
    const saved = await savePowerItem(all.store, null, item(0), by())
    await savePowerItem(all.store, null, { ...item(0, '不存在的办法'), name: '另一事项' }, by())
    const items = await listPowerItems(all.store, bureau)
    expect(items.map((one) => [one.name, one.bases[0]!.flag]).sort()).toEqual([
      ['另一事项', 'unknown'],
      ['招商引资奖励', null],
    ])
    await expect(savePowerItem(all.store, saved.answer.id, item(0), by())).rejects.toMatchObject({ code: 'stale' })
  })

  test('after the revision the basis is flagged as amended until somebody confirms it, and the next edition says what changed', async () => {
    expect((await issueEdition(all.store, bureau, '首版', by())).answer).toEqual({ edition: 1 })
    await all.walk(revision)
    const flagged = (await listPowerItems(all.store, bureau)).find((one) => one.name === '招商引资奖励')!
    expect(flagged.bases[0]).toMatchObject({ flag: 'amended' })
    await savePowerItem(all.store, flagged.id, item(flagged.rev), by())
    expect((await listPowerItems(all.store, bureau)).find((one) => one.id === flagged.id)!.bases[0]!.flag).toBeNull()
    // It takes effect on 1 August: until then the collection prints what binds.
    expect(notesOf(await collectionOf(all.store, bureau))).toEqual([])
    await advanceLegalDay(all.store, '2026-08-01', by())
    const collection = await collectionOf(all.store, bureau)
    expect(notesOf(collection)).toEqual([`已修改：2. ${basis}`])
    expect((await issueEdition(all.store, bureau, undefined, by())).answer).toEqual({ edition: 2 })
    expect(notesOf(await collectionOf(all.store, bureau))).toEqual([])
    const [first, second] = [await fixedEdition(all.store, bureau, 1), await fixedEdition(all.store, bureau, 2)]
    expect(first.entries.map(({ title, number }) => ({ title, number }))).toEqual(
      first.items.map(({ title, number }) => ({ title, number })),
    )
    const of = (edition: typeof first) => edition.texts.get(edition.items.find((one) => one.title === basis)!.instrumentId)
    expect(of(first)).not.toBe(of(second))
    expect(htmlOf(second)).toContain('制度汇编（第2版）')
    await expect(fixedEdition(all.store, bureau, 3)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('after the repeal the basis has ended, by which act, and the collection says why it is gone', async () => {
    await all.walk(repeal)
    const ended = (await listPowerItems(all.store, bureau)).find((one) => one.name === '招商引资奖励')!
    expect(ended.bases[0]).toMatchObject({ flag: 'ended' })
    expect(ended.bases[0]!.by).toMatch(/新府办〔2026〕\d+号/)
    const collection = await collectionOf(all.store, bureau)
    expect(collection.entries.map((entry) => entry.title)).toEqual(['新会区工业厂房建设扶持奖励办法'])
    expect(collection.gone).toHaveLength(1)
    expect(collection.gone[0]!.reason).toMatch(/^废止（新府办〔2026〕\d+号）$/)
  })

  test('an internal rule stands in the collection under its own group, and the public neither lists nor finds it', async () => {
    const organId = bureau
    const day = { from: '2020-05-01', to: '2020-05-01' }
    const act = {
      ...{
        organId,
        title: '关于印发《公务接待管理制度》的通知',
        genre: '通知',
        signed: day,
        published: { from: null, to: null },
        source: '局办公室',
      },
      ...{ gaps: [], text: '公务接待管理制度\n第一条　为规范公务接待，制定本制度。\n第二条　本制度自2020年5月1日起施行。' },
      effects: [
        {
          ...{ kind: 'makes', from: day },
          newInstrument: { title: '公务接待管理制度', ownership: 'own' as const, documentClass: 'internal' as const },
        },
      ],
    }
    const { answer } = await proposeAct(all.store, act, { personId: all.sample.people.bangong! })
    await confirmAct(all.store, answer.proposalId, { personId: all.sample.people.dengji! })
    const entry = (await collectionOf(all.store, bureau)).entries.find((one) => one.title === '公务接待管理制度')
    expect(entry).toMatchObject({ group: 'internal', hasText: true })
    expect((await search(all.store.db, '公务接待', { publicOnly: true })).items).toEqual([])
    expect((await search(all.store.db, '公务接待')).items.length).toBeGreaterThan(0)
  })

  test('an organ that does not exist is told', async () => {
    await expect(collectionOf(all.store, 'nobody')).rejects.toMatchObject({ code: 'notFound' })
  })
})
