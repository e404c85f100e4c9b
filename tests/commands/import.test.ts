import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import { root } from '../../src/config.ts'
import { dialects } from '../support/databases.ts'
import { docx, paragraph } from '../support/zip.ts'
import { installation } from './support/installation.ts'

const samples = join(root, 'documents', 'samples')

describe.each(dialects)('import on %s', (dialect) => {
  test('a 通知 with its 办法 becomes an act and an instrument with the annex as its version; again, it is there already', async () => {
    await using all = await installation(dialect)
    const options = { as: 'own' as const, organ: 'xh-gov' }
    const [report] = await importPaths(all.store, [join(samples, 'banfa-2019.txt')], options)
    expect(report).toMatchObject({ outcome: 'imported', nature: 'document', annex: '新会区促进招商引资支持经济转型发展办法' })
    const version = await all.store.db
      .selectFrom('version')
      .innerJoin('text', 'text.id', 'version.text_id')
      .select(['text.content', 'version.range_start'])
      .executeTakeFirstOrThrow()
    expect(version.content.slice(version.range_start)).toMatch(/^新会区促进招商引资/)
    const act = await all.store.db.selectFrom('act').select(['origin', 'signed_from']).executeTakeFirstOrThrow()
    expect(act).toEqual({ origin: 'imported', signed_from: '2019-11-18' })
    const [again] = await importPaths(all.store, [join(samples, 'banfa-2019.txt')], options)
    expect(again).toMatchObject({ outcome: 'present', actId: report!.actId, instrumentId: report!.instrumentId })
    expect(await all.store.db.selectFrom('act').selectAll().execute()).toHaveLength(1)
  })

  test('an own text that is not known to be older than go-live is refused, the others of the batch come in', async () => {
    await using all = await installation(dialect)
    const folder = mkdtempSync(join(tmpdir(), 'normflow-import-'))
    const lines = [
      {
        title: '甲办法',
        docNumber: '新府〔2015〕1号',
        text: '甲办法\n第一条　为规范甲事项，制定本办法。\n第二条　本办法自2015年6月1日起施行。',
      },
      {
        title: '乙办法',
        docNumber: '新府〔2026〕9号',
        text: '乙办法\n第一条　为规范乙事项，制定本办法。\n第二条　本办法自2026年6月1日起施行。',
      },
    ]
    writeFileSync(join(folder, 'two.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
    const reports = await importPaths(all.store, [folder], { as: 'own', organ: 'xh-gov' })
    expect(reports.map((report) => report.outcome)).toEqual(['imported', 'refused'])
    expect(reports[0]).toMatchObject({ number: '新府〔2015〕1号', title: '甲办法' })
    const number = await all.store.db.selectFrom('number').select(['origin', 'printed', 'organ_id']).executeTakeFirstOrThrow()
    expect(number).toEqual({ origin: 'historic', printed: '新府〔2015〕1号', organ_id: all.sample.organs['xh-gov'] })
  })

  test('the last day of validity is read from the text’s own clause; what it was counted from is told', async () => {
    await using all = await installation(dialect)
    const folder = mkdtempSync(join(tmpdir(), 'normflow-import-'))
    const words = (last: string) => `新会区甲办法\n第一条　为规范甲事项，制定本办法。\n第二条　${last}\n新会区人民政府\n2021年12月1日\n`
    writeFileSync(join(folder, 'a.txt'), words('本办法自印发之日起施行，有效期3年。'))
    writeFileSync(join(folder, 'b.txt'), words('本办法自2022年1月1日起施行，有效期5年。').replace('甲办法', '乙办法'))
    const reports = await importPaths(all.store, [folder], { as: 'own', organ: 'xh-gov' })
    expect(reports.map((report) => [report.outcome, report.validTo, report.doubts.length])).toEqual([
      ['imported', '2024-11-30', 1],
      ['imported', '2026-12-31', 0],
    ])
    expect(reports[0]!.doubts[0]!.zh).toContain('按成文日期 2021-12-01 起算')
    const rows = await all.store.db.selectFrom('instrument').select(['title', 'standing', 'valid_to']).orderBy('title').execute()
    expect(rows.map((row) => [row.title, row.standing, row.valid_to])).toEqual([
      ['新会区乙办法', 'inForce', '2026-12-31'],
      ['新会区甲办法', 'expired', '2024-11-30'],
    ])
  })

  test('a text that names no day is refused with what is missing, and comes in with the day a person wrote down for it', async () => {
    await using all = await installation(dialect)
    const folder = mkdtempSync(join(tmpdir(), 'normflow-import-'))
    const dates = join(folder, 'days', 'dates.csv')
    mkdirSync(join(folder, 'days'))
    mkdirSync(join(folder, 'texts'))
    writeFileSync(join(folder, 'texts', 'list.txt'), '新会区轻微违法行为清单\n一、未依法备案的。\n二、未公开信息的。\n')
    const options = { as: 'own' as const, organ: 'xh-gov' }
    const [refused] = await importPaths(all.store, [join(folder, 'texts')], options)
    expect(refused).toMatchObject({ outcome: 'refused', signed: { from: null, to: null } })
    expect(refused!.refusal).toMatch(/没有写明成文日期.*启用日 2026-03-02.*--dates.*“文件名”列写 list\.txt/)
    expect(refused!.refusalEn).toContain('the text names no day')
    writeFileSync(dates, '文件名,成文日期\nlist.txt,2021年5月6日\nother,\n')
    const [report] = await importPaths(all.store, [join(folder, 'texts')], { ...options, dates })
    expect(report).toMatchObject({ outcome: 'imported', signed: { from: '2021-05-06', to: '2021-05-06' } })
    writeFileSync(dates, '文件名,成文日期\nlist.txt,不久以前\n')
    await expect(importPaths(all.store, [join(folder, 'texts')], { ...options, dates })).rejects.toMatchObject({ code: 'badSheet' })
    writeFileSync(dates, '甲,乙\n丙,丁\n')
    await expect(importPaths(all.store, [join(folder, 'texts')], { ...options, dates })).rejects.toMatchObject({ code: 'badSheet' })
  })

  test('a Word file that numbers its articles by itself is said to lack them; a dry run leaves nothing behind', async () => {
    await using all = await installation(dialect)
    const folder = mkdtempSync(join(tmpdir(), 'normflow-import-'))
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    const body = ['丙管理办法', '新会区人民政府', '2015年5月1日'].map((words) => paragraph(words))
    writeFileSync(join(folder, 'c.docx'), docx([body[0], paragraph('为规范丙事项，制定本办法。', numbered), ...body.slice(1)].join('')))
    const [report] = await importPaths(all.store, [folder], { as: 'own', organ: 'xh-gov', dryRun: true })
    expect(report).toMatchObject({ outcome: 'new', title: '丙管理办法', actId: null })
    expect(report!.doubts[0]?.en).toContain('1 paragraphs are numbered by Word itself')
    expect(await all.store.db.selectFrom('act').selectAll().execute()).toEqual([])
    const reference = await importPaths(all.store, [folder], { as: 'reference', dryRun: true })
    expect(reference[0]?.outcome).toBe('new')
    expect(await all.store.db.selectFrom('organ').select('id').where('code', 'like', 'ref-%').execute()).toEqual([])
  })

  test('an organ code that does not exist and a file that is not there are said so', async () => {
    await using all = await installation(dialect)
    await expect(importPaths(all.store, [samples], { as: 'own', organ: 'nobody' })).rejects.toMatchObject({ code: 'badInput' })
    await expect(importPaths(all.store, [join(samples, 'nothing.txt')], { as: 'own' })).rejects.toMatchObject({ code: 'fileNotFound' })
  })
})
