import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { loadingSamples, openWhole } from '../../src/cli/open-whole.ts'
import { openStore } from '../../src/store/open.ts'
import { setting } from '../../src/store/settings.ts'
import { dialects, freshDatabase } from '../support/databases.ts'

describe.each(dialects)('a start on %s', (dialect) => {
  test('after a loading of samples that was cut off begins with an empty database and keeps what there was under another name', async () => {
    const database = await freshDatabase(dialect)
    const loading = await openStore(database.url)
    const row = (key: string, value: string) => ({ insert: 'setting', row: { key, value } }) as const
    await loading.commit({ append: [], rows: [row(loadingSamples, 'mark'), row('half', 'filled')] })
    const told: string[] = []
    await expect(openWhole(database.url, (aside) => told.push(aside))).rejects.toMatchObject({ code: 'usage' })
    expect(told).toEqual([])
    expect(await setting(loading.db, 'half')).toBe('filled')
    await loading.close()

    const store = await openWhole(database.url, (aside) => told.push(aside))
    expect(await setting(store.db, 'half')).toBeUndefined()
    await store.commit({ append: [], rows: [row('whole', 'yes')] })
    expect(told).toEqual([dialect === 'sqlite' ? `${database.url}.cut-off-mark` : 'cut_off_mark'])
    if (dialect === 'sqlite') expect(existsSync(told[0]!)).toBe(true)
    else {
      const { rows } = await sql<{ value: string }>`select value from cut_off_mark.setting where key = 'half'`.execute(store.db)
      expect(rows).toEqual([{ value: 'filled' }])
    }
    await store.close()

    const again = await openWhole(database.url, (aside) => told.push(aside))
    expect(await setting(again.db, 'whole')).toBe('yes')
    expect(told).toHaveLength(1)
    await again.close()
    await database.drop()
  })
})
