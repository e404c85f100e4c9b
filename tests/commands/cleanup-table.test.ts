import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignRecord } from '../../src/commands/cleanup/context.ts'
import { openCampaign } from '../../src/commands/cleanup/open-campaign.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { readTable } from '../../src/commands/cleanup/read-table.ts'
import { opinionTable } from '../../src/commands/cleanup/table.ts'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { writeSheets } from '../../src/files/xlsx-out.ts'
import { sumsOf } from '../../workflows/cleanup/facts.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'

describe.each(dialects)('the table of an organ on %s', (dialect) => {
  let at: Installation
  let id: string
  beforeAll(async () => {
    at = await installation(dialect)
    const driver = cleanupCommands(at.store)
    await takeOverRegister(driver)
    const opened = await openCampaign(at.store, {
      organId: at.sample.organs['xh-gov']!,
      kind: 'periodic',
      title: '清理',
      cutOff: '2025-12-31',
      personId: at.sample.people.shenhe!,
    })
    id = opened.answer.campaign.id
    for (const [action, payload] of [
      ['scope.freeze', {}],
      ['assignment.finish', { dueOn: '2026-04-01' }],
    ] as const)
      await performCampaign(at.store, { campaignId: id, action, payload, personId: at.sample.people.shenhe! })
  }, 120_000)
  afterAll(async () => at[Symbol.asyncDispose]())

  const table = async () =>
    readSheet(await writeSheets(await opinionTable(at.store.db, await campaignRecord(at.store.db, id), at.sample.organs['xh-finance'])))
  const filledIn = async (change: (row: (string | number | null)[], at: number) => void) => {
    const sheets = await table()
    const [sheet] = sheets
    for (const [i, row] of sheet!.rows.slice(2).entries()) change(row, i)
    return sheets
  }
  const read = (sheets: Awaited<ReturnType<typeof table>>, more = {}) =>
    readTable(at.store, { campaignId: id, sheets, personId: at.sample.people.qicao2!, ...more })

  test('comes back filled in: every row is reported, and one that is refused keeps all of them out', async () => {
    expect((await table())[0]!.rows).toHaveLength(15)
    expect((await table())[0]!.rows[0]![0]).toMatch(/清理意见表（新会区财政局）$/)
    const sheets = await filledIn((row, i) => {
      row[7] = i === 0 ? '废止' : i === 1 ? '保留着' : i === 2 ? '修改' : '继续有效'
      if (i === 2) Object.assign(row, { 8: 'R10', 10: '2026年13月' })
    })
    const report = await read(sheets)
    expect(report).toMatchObject({ concluded: 0, refused: 3, answer: null })
    expect(report.rows.slice(0, 4).map((row) => [row.row, row.outcome])).toEqual([
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'ready'],
    ])
    expect(report.rows[0]!.message!.zh).toContain('没有说明理由')
    expect(report.rows[1]!.message!.zh).toBe('清理意见“保留着”不在五种之内：继续有效、修改、废止、宣布失效、不属规范性文件')
    expect(report.rows[2]!.message!.zh).toBe('修改完成时限“2026年13月”不是日期，请写成2026-12-31')
    expect(sumsOf((await campaignRecord(at.store.db, id)).state.facts.items).open).toBe(40)
  })

  test('is read in the words and days an office writes, in whole, changes nothing when it is sent again, and is refused where it is older than the conclusion', async () => {
    const good = await filledIn((row, i) => {
      row[7] = i === 0 ? '废止' : i === 1 ? '拟修改' : i === 2 ? '保留' : '继续有效'
      if (i === 0) row[8] = 'R1、缺乏依据'
      if (i === 1) Object.assign(row, { 8: 'r10', 10: '2026年12月31日', 11: '是' })
    })
    expect(await read(good, { dryRun: true })).toMatchObject({ concluded: 0, refused: 0, answer: null })
    expect(await read(good)).toMatchObject({ concluded: 13, refused: 0 })
    const { items } = (await campaignRecord(at.store.db, id)).state.facts
    expect(sumsOf(items)).toMatchObject({ retain: 11, amend: 1, repeal: 1, open: 27 })
    expect(Object.values(items).find((item) => item.outcome === 'repeal')!.reasons).toEqual(['R1', 'R2'])
    expect(await read(good)).toMatchObject({ concluded: 0, refused: 0, answer: null })
    const older = good.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, i) => (i === 2 ? row.map((cell, c) => (c === 7 ? '宣布失效' : c === 8 ? 'R8' : cell)) : row)),
    }))
    const report = await read(older)
    expect(report.rows[0]).toMatchObject({ outcome: 'refused', message: { zh: '下载表格以后，这件文件的清理意见已有变化' } })
  })

  test('is refused from another organ and where the heads are not those of the table', async () => {
    const report = await readTable(at.store, {
      campaignId: id,
      sheets: await filledIn((row) => {
        row[7] = '宣布失效'
        row[8] = 'R8'
        row[14] = String(row[14]).replace(/\/\d+$/, '/1')
      }),
      personId: at.sample.people.qicao!,
    })
    expect(report.rows.every((row) => row.message!.zh.includes('不由本单位清理'))).toBe(true)
    await expect(read([{ name: 'x', rows: [['a', 'b']] }])).rejects.toMatchObject({ code: 'badSheet' })
  })
})
