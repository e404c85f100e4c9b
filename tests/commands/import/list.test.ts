import { describe, expect, test } from 'vitest'
import { importList, type ListOptions } from '../../../src/commands/import/list/import-list.ts'
import { verifyAll } from '../../../src/commands/replay/index.ts'
import type { Cell, Sheet } from '../../../src/files/sheet.ts'
import { dialects } from '../../support/databases.ts'
import { type Installation, installation } from '../support/installation.ts'

const heads = ['序号', '文件名称', '发文字号', '统一编号', '制定机关', '实施单位', '成文日期', '施行日期', '有效期至', '状态', '备注']
const own: ListOptions = { as: 'own', organ: 'xh-gov', file: '目录.xlsx', source: 'a'.repeat(64) }

function sheet(...rows: Cell[][]): Sheet[] {
  return [{ name: '目录', rows: [['新会区规范性文件目录（截至2025年12月31日）'], heads, ...rows] }]
}

const example = sheet(
  [1, '关于印发《新会区甲办法》的通知', '新府办[2014]24号', 'XHFG2014001', '区政府办公室', '区财政局', '2014.3.1', '二〇一四年四月一日', '5年', '废止', '被新府办〔2019〕19号废止'],
  [2, '新会区乙办法', '新府〔2016〕3号', null, '新会区人民政府', null, '2016年', null, '2030-01-01', '现行有效', null],
  [3, '只有题名的文件', '无文号', null, null, null, null, null, null, null, null],
  [4, '关于公布清理结果的通知', '新府办〔2019〕19号', null, '新会区人民政府办公室', null, '2019.1.27', null, null, '有效', null],
  [5, '关于丁事项的通知', '新府〔2016〕3号', null, '新会区人民政府', null, '2016.5.5', null, null, '有效', null],
  [6, '新会区乙办法', '新府〔2016〕3号', null, '新会区人民政府', null, '2016年', null, null, null, null],
  [7, '新会区戊办法', '新府〔2026〕9号', null, null, null, '2026.3.20', null, null, '有效', null],
  [8, '外市己办法', '江府〔2011〕7号', null, '江门市人民政府', null, '2011.1.1', null, null, '有效', null],
) // biome-ignore format: a table

/** How many rows the register has. */
async function sizes(all: Installation): Promise<number[]> {
  const tables = ['act', 'instrument', 'effect', 'number', 'event', 'import_row'] as const
  return Promise.all(tables.map(async (table) => (await all.store.db.selectFrom(table).selectAll().execute()).length))
}

describe.each(dialects)('a list of documents on %s', (dialect) => {
  test('is tried without a trace, entered row by row, and entered once', async () => {
    await using all = await installation(dialect)
    const before = await sizes(all)
    const dry = await importList(all.store, example, { ...own, dryRun: true })
    expect(dry.rows.map((row) => row.outcome)).toEqual(['new', 'new', 'new', 'new', 'new', 'present', 'refused', 'refused'])
    expect(dry).toMatchObject({ dryRun: true, listedOn: '2025-12-31', counts: { new: 5, present: 1, refused: 2 } })
    expect(await sizes(all)).toEqual(before)

    const real = await importList(all.store, example, own)
    expect(real.rows.map((row) => row.outcome)).toEqual(dry.rows.map((row) => row.outcome.replace('new', 'imported')))
    expect(real.rows.map((row) => [row.doubts, row.refusal])).toEqual(dry.rows.map((row) => [row.doubts, row.refusal]))
    const after = await sizes(all)
    expect(after[1]! - before[1]!).toBe(5)
    expect(after[5]).toBe(5)

    const again = await importList(all.store, example, own)
    expect(again.rows.map((row) => row.outcome)).toEqual(real.rows.map((row) => row.outcome.replace('imported', 'present')))
    expect(again.rows.map((row) => row.actId)).toEqual(real.rows.map((row) => row.actId))
    expect(await sizes(all)).toEqual(after)
    expect((await verifyAll(all.store)).ok).toBe(true)
  })

  test('keeps what it does not say as gaps, and says of each row what is doubtful', async () => {
    await using all = await installation(dialect)
    const { rows } = await importList(all.store, example, own)
    const act = async (at: number) =>
      all.store.db.selectFrom('act').selectAll().where('id', '=', rows[at]!.actId!).executeTakeFirstOrThrow()
    expect(await act(2)).toMatchObject({
      title: '只有题名的文件',
      signed_from: null,
      signed_to: '2025-12-31',
      origin: 'imported',
      source: '导入：目录.xlsx「目录」第5行',
    })
    expect(JSON.parse((await act(2)).gaps_json)).toEqual([
      { field: 'number', reason: '目录写“无文号”' },
      { field: 'signed', reason: '目录未写成文日期' },
      { field: 'commencement', reason: '目录未写施行日期' },
      { field: 'text', reason: '依目录入册，无正文' },
    ])
    expect(await act(1)).toMatchObject({ signed_from: '2016-01-01', signed_to: '2016-12-31' })
    expect(JSON.parse((await act(0)).issuers_json)).toEqual(['区政府办公室'])
    const instrument = await all.store.db
      .selectFrom('instrument')
      .selectAll()
      .where('id', '=', rows[0]!.instrumentId!)
      .executeTakeFirstOrThrow()
    expect(instrument).toMatchObject({
      title: '新会区甲办法',
      ownership: 'own',
      organ_id: all.sample.organs['xh-office'],
      implementing_organ_id: all.sample.organs['xh-finance'],
      standing: 'repealed',
      from_day: '2014-04-01',
    })
    expect(rows[0]).toMatchObject({ validTo: '2019-03-31' })
    expect(rows[0]!.doubts.map((doubt) => doubt.zh)).toEqual([
      '“区政府办公室”理解为新会区人民政府办公室',
      '“区财政局”理解为新会区财政局',
      '有效期 5 年，自 2014-04-01 起算至 2019-03-31',
    ])
    expect(rows[6]!.refusal?.zh).toContain('2026-03-02')
    expect(rows[7]!.refusal?.en).toContain('reference')
  })

  test('a number printed twice is two historic rows that say so; the paper that ended a document is the one of the list', async () => {
    await using all = await installation(dialect)
    const { rows } = await importList(all.store, example, own)
    const numbers = await all.store.db.selectFrom('number').selectAll().orderBy('id').execute()
    const twice = numbers.filter((number) => number.printed === '新府〔2016〕3号')
    expect(twice.map((number) => [number.origin, number.oddity])).toEqual([
      ['historic', null],
      ['historic', '重号'],
    ])
    expect(rows[4]!.doubts.map((doubt) => doubt.zh)).toEqual(['文号 新府〔2016〕3号 已用于另一文件：重号，两件都保留'])
    expect(numbers.find((number) => number.scheme === 'unified')).toMatchObject({ printed: 'XHFG-2014-1', act_id: rows[0]!.actId })
    expect(numbers.find((number) => number.printed === '新府办〔2014〕24号')?.oddity).toBe('原文印作“新府办[2014]24号”')
    const end = await all.store.db.selectFrom('effect').selectAll().where('kind', '=', 'repeals').executeTakeFirstOrThrow()
    expect(end).toMatchObject({ act_id: rows[3]!.actId, instrument_id: rows[0]!.instrumentId })
    expect(numbers.filter((number) => number.printed === '新府办〔2019〕19号')).toHaveLength(1)
  })

  test('says what replaced a document wherever the successor stands; one that is not there is doubtful', async () => {
    await using all = await installation(dialect)
    const list = sheet(
      [1, '新会区甲办法', '新府〔2010〕1号', null, null, null, '2010-01-01', null, null, '废止', '已被《新会区乙办法》（新府〔2013〕2号）替代'],
      [2, '新会区丁办法', null, null, null, null, '2011-01-01', null, null, '失效', '由《新会区己办法》取代'],
      [3, '新会区乙办法', '新府〔2013〕2号', null, null, null, '2013-01-01', null, null, '废止', '被《新会区丙办法》代替'],
      [4, '关于印发《新会区丙办法》的通知', '新府〔2016〕3号', null, null, null, '2016-01-01', null, null, '有效', null],
    ) // biome-ignore format: a table
    const dry = await importList(all.store, list, { ...own, dryRun: true })
    const { rows } = await importList(all.store, list, own)
    expect(rows.map((row) => row.doubts)).toEqual(dry.rows.map((row) => row.doubts))
    expect(rows.map((row) => row.doubts.filter((one) => one.zh.includes('替代')).length)).toEqual([0, 1, 0, 0])
    const ended = await all.store.db.selectFrom('effect').select(['instrument_id', 'replaced_by']).where('kind', '<>', 'makes').execute()
    const [one, two, three, four] = rows.map((row) => row.instrumentId)
    expect(new Map(ended.map((row) => [row.instrument_id, row.replaced_by]))).toEqual(new Map([[one, three], [two, null], [three, four]])) // biome-ignore format: a map
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })

  test('that was stopped goes on; a changed copy of it changes nothing of what is there', async () => {
    await using all = await installation(dialect)
    const many = sheet(
      ...Array.from({ length: 80 }, (_, at): Cell[] => [at, `文件${at}的通知`, `新府〔2015〕${at + 1}号`, null, null, null, '2015.1.1']),
    )
    const stopped = importList(all.store, many, {
      ...own,
      progress: (done) => {
        if (done >= 32) throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    expect((await sizes(all))[5]).toBe(32)
    const rest = await importList(all.store, many, own)
    expect(rest.counts).toMatchObject({ imported: 48, present: 32 })
    const changed = sheet(...many[0]!.rows.slice(2), [81, '新来的通知', '新府〔2015〕99号', null, null, null, '2015.1.1'])
    const later = await importList(all.store, changed, { ...own, source: 'b'.repeat(64) })
    expect(later.counts).toMatchObject({ imported: 1, present: 80 })
  })

  test('two runs at once enter every row once', async () => {
    await using all = await installation(dialect)
    const many = sheet(
      ...Array.from({ length: 40 }, (_, at): Cell[] => [at, `文件${at}的通知`, `新府〔2015〕${at + 1}号`, null, null, null, '2015.1.1']),
    )
    const [one, other] = await Promise.all([importList(all.store, many, own), importList(all.store, many, own)])
    expect(one.counts.imported + other.counts.imported).toBe(40)
    expect((await sizes(all))[0]).toBe(40)
  })

  test('of others is reference: organs that nobody knows are added, in a dry run not', async () => {
    await using all = await installation(dialect)
    const list = sheet(
      [1, '外省办法', '皖政〔2012〕7号', null, '某省人民政府', null, '2012.1.1'],
      [2, '外省细则', null, null, '某省人民政府', null, '2013年'],
    )
    const options: ListOptions = { as: 'reference', file: '参考.csv', source: 'c'.repeat(64) }
    const organs = async () => (await all.store.db.selectFrom('organ').selectAll().execute()).length
    const before = await organs()
    await importList(all.store, list, { ...options, dryRun: true })
    expect(await organs()).toBe(before)
    const { counts } = await importList(all.store, list, options)
    expect(counts.imported).toBe(2)
    expect(await organs()).toBe(before + 1)
    const standings = await all.store.db.selectFrom('instrument').select(['ownership', 'standing']).execute()
    expect(standings).toEqual(Array(2).fill({ ownership: 'reference', standing: 'inForce' }))
  })

  test('without heads, of an organ that does not exist or of tomorrow is refused whole', async () => {
    await using all = await installation(dialect)
    await expect(importList(all.store, [{ name: '', rows: [['甲']] }], own)).rejects.toMatchObject({ code: 'badSheet' })
    await expect(importList(all.store, example, { ...own, organ: 'nobody' })).rejects.toMatchObject({ code: 'badInput' })
    await expect(importList(all.store, example, { ...own, on: '2027-01-01' })).rejects.toMatchObject({ code: 'badInput' })
  })
})
