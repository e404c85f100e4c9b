import { describe, expect, test } from 'vitest'
import { addOrgan } from '../../src/commands/admin/organs.ts'
import { loadSuccessions } from '../../src/commands/admin/succession-table.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { writeSheets } from '../../src/files/xlsx-out.ts'
import { successorsOn } from '../../src/store/organs.ts'
import { dialects } from '../support/databases.ts'
import { installation } from './support/installation.ts'

const by = { personId: 'system' }
const columns = ['原机关', '现机关', '职责', '起始日期', '依据'].map((title) => ({ title }))
const sheets = async (rows: (string | null)[][]) =>
  readSheet(await writeSheets([{ name: '机构改革', title: '机构职责承接表', columns, rows }]))

describe.each(dialects)('a table of successions on %s', (dialect) => {
  test('is loaded whole or not at all, and once', async () => {
    await using at = await installation(dialect)
    const old = {
      code: 'xh-economy',
      name: '新会区经济促进局',
      type: 'department' as const,
      level: 'county' as const,
      own: false,
      from: '2010-01-01',
    }
    const { id } = (await addOrgan(at.store, old, by)).answer
    const good = ['新会区经济促进局', 'xh-commerce', null, '2019年3月20日', '新会区机构改革方案']
    const bad = [
      ['新会区没有的局', '新会区财政局', null, '2019-03-20', '方案'],
      ['新会区经济促进局', '新会区经济促进局', null, '2019-03-20', '方案'],
      ['新会区经济促进局', '新会区财政局', '国有资产监管', null, '方案'],
      ['新会区经济促进局', '新会区财政局', null, '2019-03-20', ''],
    ]
    const refused = await loadSuccessions(at.store, await sheets([good, ...bad]), by)
    expect([refused.written, refused.rows.map((row) => row.outcome)]).toEqual([
      false,
      ['added', 'refused', 'refused', 'refused', 'refused'],
    ])
    expect(await successorsOn(at.store.db, id, '2026-03-02')).toEqual([{ organId: id, duty: null }])

    expect(await loadSuccessions(at.store, await sheets([good]), by, true)).toMatchObject({ written: false })
    expect(await loadSuccessions(at.store, await sheets([good]), by)).toMatchObject({ written: true })
    expect(await successorsOn(at.store.db, id, '2026-03-02')).toEqual([{ organId: at.sample.organs['xh-commerce'], duty: null }])
    expect((await successorsOn(at.store.db, id, '2019-03-19'))[0]!.organId).toBe(id)
    const again = await loadSuccessions(
      at.store,
      await readSheet(Buffer.from('\ufeff原机关,现机关,起始日期,依据\n新会区经济促进局,新会区科工商务局,2019-03-20,新会区机构改革方案\n')),
      by,
    )
    expect([again.written, again.rows[0]!.outcome]).toEqual([false, 'present'])
    await expect(loadSuccessions(at.store, [{ name: 'x', rows: [['a']] }], by)).rejects.toMatchObject({ code: 'badSheet' })
    expect((await verifyAll(at.store)).ok).toBe(true)
  })
})
