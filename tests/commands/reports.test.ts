import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { history } from '../../src/commands/demo/history.ts'
import { repeal } from '../../src/commands/demo/repeal.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { annualReport } from '../../src/commands/reports/annual.ts'
import { enterFigure, saveBlock } from '../../src/commands/reports/enter.ts'
import { ledgerSheet, ledgers } from '../../src/commands/reports/ledgers.ts'
import { markdownOf, paperOf } from '../../src/commands/reports/print.ts'
import { writeDocx } from '../../src/files/docx-out.ts'
import { textOf } from '../../src/files/read-text.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

describe.each(dialects)('the annual report on %s', (dialect) => {
  let all: Installation
  let bureau: string
  beforeAll(async () => {
    all = await installation(dialect)
    await all.walk(history, revision, repeal)
    bureau = all.sample.organs['xh-commerce']!
  })
  afterAll(() => all[Symbol.asyncDispose]())

  const value = (report: Awaited<ReturnType<typeof annualReport>>, key: string) => report.figures.find((one) => one.key === key)?.value

  test('of 2019 says what was revised, amended and repealed, with titles and numbers, and claims no procedure', async () => {
    const { paragraph, title } = await annualReport(all.store, 2019, bureau)
    expect(title).toBe('新会区科工商务局2019年度法治政府建设报告')
    expect(paragraph).toBe(
      '严格规范性文件制定和监督管理。2019年，修订《新会区促进招商引资支持经济转型发展办法（2018年修订版）》。开展规范性文件清理，' +
        '修改《关于印发新会区工业厂房建设扶持奖励办法的通知》（新府办〔2018〕19号）；' +
        '废止《关于印发新会区鼓励工业企业增资扩产的扶持措施的通知》（新府办〔2014〕24号）、' +
        '《印发新会区鼓励工业企业增资扩产扶持措施的通知》（新府办〔2016〕20号）等2件文件。截至12月31日，现行有效规范性文件2件。',
    )
  })

  test('before go-live a procedure that nobody logged is not known, not none; what the register knows is counted', async () => {
    const report = await annualReport(all.store, 2019, bureau)
    expect([value(report, 'amended'), value(report, 'repealed'), value(report, 'inForce')]).toEqual([2, 2, 2])
    expect([value(report, 'legality.reviewed'), value(report, 'consultation.held')]).toEqual([null, null])
  })

  test('of the year of the cases counts what they went through, and every figure names its cases', async () => {
    const report = await annualReport(all.store, 2026, bureau)
    expect(value(report, 'amended')).toBe(1)
    expect(value(report, 'repealed')).toBe(1)
    expect(value(report, 'fair.refused')).toBe(1)
    const { count } = await all.store.db
      .selectFrom('comment')
      .select((counted) => counted.fn.countAll<number | bigint>().as('count'))
      .executeTakeFirstOrThrow()
    expect(value(report, 'consultation.comments')).toBe(Number(count))
    const reviewed = report.figures.find((one) => one.key === 'legality.reviewed')!
    expect(reviewed.value).toBe(reviewed.items.length)
    const cases = new Set((await all.store.db.selectFrom('case_file').select('id').execute()).map((row) => row.id))
    expect(reviewed.items.length).toBeGreaterThan(0)
    expect(reviewed.items.every((item) => item.kind === 'case' && cases.has(item.id))).toBe(true)
    expect(report.paragraph).toContain('依法履行公开征求意见、合法性审核、公平竞争审查、集体讨论等程序')
  })

  test('an organ that had nothing to do with them has nothing to report', async () => {
    const { paragraph } = await annualReport(all.store, 2019, all.sample.organs['xh-finance']!)
    expect(paragraph).toBe('2019年，未制定、修改或者废止规范性文件。')
  })

  test('a figure no log can count is typed in with its source, the last entry counts, and a counted one cannot be typed', async () => {
    const by = { personId: all.sample.people.juzhang! }
    const figure = { year: 2019, organ: bureau, key: 'courtAppearance', value: 90, source: '区司法局统计表' }
    expect(value(await annualReport(all.store, 2019, bureau), 'courtAppearance')).toBeNull()
    await enterFigure(all.store, figure, by)
    await enterFigure(all.store, { ...figure, value: 98.22 }, by)
    const known = (await annualReport(all.store, 2019, bureau)).figures.find((one) => one.key === 'courtAppearance')
    expect(known).toMatchObject({ value: 98.22, from: 'typed', source: '区司法局统计表' })
    await expect((async () => enterFigure(all.store, { ...figure, key: 'repealed' }, by))()).rejects.toMatchObject({ code: 'badInput' })
  })

  test('a block is kept from year to year until it is written anew, and two who write it do not overwrite each other', async () => {
    const by = { personId: all.sample.people.juzhang! }
    const block = { year: 2019, organ: bureau, block: 'shortcomings', content: '对法律知识的学习有待加强。', rev: 0 }
    await saveBlock(all.store, block, by)
    const of = async (year: number) => (await annualReport(all.store, year, bureau)).blocks.find((one) => one.block === 'shortcomings')
    expect(await of(2026)).toMatchObject({ content: block.content, rev: 0, year: 2019 })
    await saveBlock(all.store, { ...block, year: 2026, content: '新的不足。' }, by)
    expect(await of(2019)).toMatchObject({ content: block.content, rev: 1 })
    expect(await of(2026)).toMatchObject({ content: '新的不足。', rev: 1 })
    await expect(saveBlock(all.store, { ...block, year: 2026, content: '又一人' }, by)).rejects.toMatchObject({ code: 'workingCopyStale' })
  })

  test('prints as Markdown and as a Word file with the same words', async () => {
    const report = await annualReport(all.store, 2019, bureau)
    expect(markdownOf(report)).toContain(report.paragraph)
    const bytes = await writeDocx(paperOf(report))
    const { text } = await textOf(bytes, 'report.docx')
    expect(text).toContain(report.paragraph)
    expect(text).toContain('存在的不足和原因')
  })

  test('every ledger has a line for each thing it lists', async () => {
    for (const ledger of Object.keys(ledgers) as (keyof typeof ledgers)[]) {
      const sheet = await ledgerSheet(all.store, ledger, 2026, bureau)
      expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true)
    }
    expect((await ledgerSheet(all.store, 'legality', 2026, bureau)).rows.length).toBeGreaterThan(0)
    expect((await ledgerSheet(all.store, 'inForce', 2019, bureau)).rows).toHaveLength(2)
    const made = await ledgerSheet(all.store, 'made', 2026, bureau)
    const at = (title: string) => made.columns.findIndex((column) => column.title === title)
    // the day of the number it bears, not of its first making in 2018
    expect(made.rows.map((row) => [row[at('文号')], String(row[at('施行日期')]).slice(0, 4)])).toContainEqual(['新府办〔2026〕1号', '2026'])
  })

  test('a year that has not begun is refused', async () => {
    await expect(annualReport(all.store, 2031, bureau)).rejects.toMatchObject({ code: 'badInput' })
  })
})
