import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { root } from '../../src/config.ts'
import { writeDocx } from '../../src/files/docx-out.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { cli } from '../support/cli.ts'
import { dialects, freshDatabase, type TestDatabase } from '../support/databases.ts'
import { inline, xlsx } from '../support/xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Forty documents: three known by title only, one number printed twice, as registers are. */
function register(): (string | number | null)[][] {
  const rows = Array.from({ length: 40 }, (_, at) => [
    ...[at + 1, `新会区第${at + 1}号事项管理办法`, at < 3 ? null : `新府〔${2010 + (at % 9)}〕${at === 20 ? 12 : at + 1}号`],
    ...['新会区人民政府', at < 3 ? null : `${2010 + (at % 9)}.${(at % 12) + 1}.1`, at % 5 === 0 ? '5年' : null, null],
  ])
  rows[20]![2] = rows[11]![2]!
  return [['新会区规范性文件目录（截至2025年12月31日）'], ['序号', '文件名称', '文号', '制定机关', '成文日期', '有效期', '备注'], ...rows]
}

const many = (count: number) => [
  ['名称', '文号', '日期'],
  ...Array.from({ length: count }, (_, at) => [`事项${at}的通知`, `新府〔2012〕${at + 1}号`, '2012-01-01']),
]

describe.each(dialects)('a list on %s', (dialect) => {
  let database: TestDatabase
  let store: Store
  beforeAll(async () => {
    database = await freshDatabase(dialect)
    store = await openStore(database.url)
    await sampleInstallation(store)
    writeFileSync(join(folder, '目录.xlsx'), xlsx({ sheets: { 目录: inline(register(), ['A1:G1']) } }))
    writeFileSync(join(folder, 'b.docx'), await writeDocx({ title: '新会区乙管理办法', blocks: [{ kind: 'paragraph', text: '第一条　为规范乙事项，制定本办法。' }, { kind: 'paragraph', text: '第二条　本办法自2015年6月1日起施行。' }], signature: '新会区人民政府', date: '2015年5月1日' })) // biome-ignore format: a paper
  })
  afterAll(async () => {
    await store.close()
    await database.drop()
  })
  const onIt = (...args: string[]) => cli(['import', ...args, '--as', 'own', '--organ', 'xh-gov', '--db', database.url])
  const acts = async () => (await store.db.selectFrom('act').selectAll().execute()).length

  test('and a folder with a Word file are tried, entered, and the second time nothing is left to do', async () => {
    const dry = await onIt(folder, '--dry-run', '--json')
    expect(dry.code).toBe(0)
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, summary: { new: 41 } })
    expect(await acts()).toBe(0)
    const real = await onIt(folder)
    expect([real.code, real.err]).toEqual([0, expect.stringContaining('imported 41')])
    expect(real.out).toContain('stands for another document too: printed twice, both are kept')
    expect(await acts()).toBe(41)
    const again = await onIt(folder, '--json')
    expect(JSON.parse(again.out).summary).toEqual({ present: 41 })
    expect(await acts()).toBe(41)
  }, 60_000)

  test('is refused row by row with exit 1; a day that is none and a file that is no list with exit 2', async () => {
    writeFileSync(join(folder, 'mixed.csv'), '名称,制定机关,日期\n甲的通知,新会区人民政府,2011.1.1\n乙的通知,某某局,2011.1.1\n')
    const bare = await cli(['import', join(folder, 'mixed.csv'), '--as', 'own', '--db', database.url])
    expect(bare.code).toBe(1)
    expect(bare.out).toMatch(/imported .*甲的通知[\s\S]*refused .*乙的通知 {2}issuing organ “某某局” is not known/)
    const mixed = await onIt(join(folder, 'mixed.csv'))
    expect([mixed.code, mixed.err]).toEqual([0, expect.stringMatching(/present 1, imported 1/)])
    expect((await onIt(folder, '--on', '2025-13-01')).code).toBe(2)
    writeFileSync(join(folder, 'no.csv'), '甲,乙\n1,2\n')
    const none = await onIt(join(folder, 'no.csv'))
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/^error: .*no\.csv: not a readable table/)])
    rmSync(join(folder, 'no.csv'))
    rmSync(join(folder, 'mixed.csv'))
  }, 60_000)

  test('killed in the middle goes on where it was: every row once, the log whole', async () => {
    const file = join(tmpdir(), `normflow-many-${process.pid}-${dialect}.csv`)
    writeFileSync(file, `${many(400).map((row) => row.join(',')).join('\n')}\n`) // biome-ignore format: a file
    const before = await acts()
    const done = async () => (await acts()) - before
    const args = [join(root, 'src/main.ts'), 'import', file, '--as', 'own', '--organ', 'xh-gov', '--db', database.url]
    for (let round = 0; round < 2; round++) {
      const already = await done()
      const child = spawn(process.execPath, args, { stdio: 'ignore' })
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
      while (child.exitCode === null && (await done()) < already + 40) await new Promise((resolve) => setTimeout(resolve, 10))
      child.kill('SIGKILL')
      await ended
    }
    expect(await done()).toBeGreaterThanOrEqual(80)
    expect(await done()).toBeLessThan(400)
    const rest = await onIt(file, '--json')
    expect(rest.code).toBe(0)
    expect(await done()).toBe(400)
    const rows = await store.db.selectFrom('import_row').select('act_id').execute()
    expect(new Set(rows.map((row) => row.act_id)).size).toBe(rows.length)
    expect((await verifyAll(store)).ok).toBe(true)
    rmSync(file)
  }, 90_000)
})
