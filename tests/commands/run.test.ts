import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Decision, run } from '../../src/commands/run.ts'
import { AppError } from '../../src/errors.ts'
import type { RowWrite } from '../../src/store/change-set.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { setting } from '../../src/store/settings.ts'
import { dialects, type TestDatabase } from '../support/databases.ts'
import { copyOf } from '../support/templates.ts'

describe.each(dialects)('the frame of every command on %s', (dialect) => {
  let database: TestDatabase
  let store: Store
  beforeAll(async () => {
    database = await copyOf('migrated', dialect)
    store = await openStore(database.url)
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  const stream = { kind: 'case', id: 'case-1', organId: 'organ-1' } as const
  const put = (key: string, value: string): RowWrite => ({ put: 'setting', key: ['key'], row: { key, value } })
  const moved = (value: string) =>
    store.commit({
      append: [{ stream, type: 'case.moved', body: {}, actorId: 'person-1', occurredOn: '2026-03-02' }],
      rows: [put('stage', value), put('stageAgain', value)],
    })

  test('what is refused is decided once, of one state, even when another commit comes between two of its readings', async () => {
    await moved('drafting')
    let decided = 0
    const refused = await run(store, {
      read: async (db) => {
        const first = await setting(db, 'stage')
        await moved('review')
        return [first, await setting(db, 'stageAgain')]
      },
      decide: (read): Decision => {
        decided++
        throw new AppError('requirementsUnmet', { count: 1 }, read)
      },
    }).catch((error: AppError) => error)
    expect(refused).toMatchObject({ code: 'requirementsUnmet', details: ['drafting', 'drafting'] })
    expect(decided).toBe(1)
  })

  test('what is decided of a state that has passed is decided again of the new one, and written once', async () => {
    await moved('drafting')
    const decided: unknown[] = []
    const outcome = await run(store, {
      read: async (db) => {
        const heads = await db.selectFrom('stream_head').select('seq').where('id', '=', stream.id).execute()
        if (decided.length === 0) await moved('review')
        return { seq: heads[0]!.seq, stage: await setting(db, 'stageAgain') }
      },
      decide: ({ seq, stage }) => {
        decided.push(stage)
        return { changes: { read: [{ ...stream, seq }], append: [], rows: [put('answer', String(stage))] }, answer: stage }
      },
    })
    expect(decided).toEqual(['drafting', 'review'])
    expect(outcome).toMatchObject({ answer: 'review', repeated: false })
    expect(await setting(store.db, 'answer')).toBe('review')
  })
})
