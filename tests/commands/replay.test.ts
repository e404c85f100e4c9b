import { describe, expect, test } from 'vitest'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { history } from '../../src/commands/demo/history.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { replayAll, verifyAll } from '../../src/commands/replay/index.ts'
import { tamper } from '../store/support/raw.ts'
import { dialects } from '../support/databases.ts'
import { installation, until } from './support/installation.ts'

describe.each(dialects)('replay on %s', (dialect) => {
  test('names the row that was changed beside the log', async () => {
    await using all = await installation(dialect)
    await all.walk(history, revision)
    expect((await verifyAll(all.store)).ok).toBe(true)
    const caseId = String(all.known.get('case:修订'))
    const number = await all.store.db.selectFrom('number').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()
    await tamper(
      all.url,
      `update case_file set stage = 'drafting' where id = '${caseId}'`,
      `update number set state = 'void' where id = '${number.id}'`,
    )
    const { differences } = await replayAll(all.store)
    expect(differences).toContainEqual({ table: 'case_file', id: caseId, column: 'stage', expected: 'archived', stored: 'drafting' })
    expect(differences).toContainEqual({ table: 'number', id: number.id, column: 'state', expected: 'used', stored: 'void' })
    expect(differences).toHaveLength(2)
  })

  test('holds for a case that was suspended, returned, suspended again and withdrawn', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'consultation.finish'))
    const caseId = String(all.known.get('case:修订'))
    const act = (login: string, action: string, payload: Record<string, unknown>) =>
      performAction(all.store, { caseId, action, payload, personId: all.sample.people[login]! })
    await act('juzhang', 'case.suspend', { reason: '等待上级政策' })
    await expect(act('qicao', 'consultation.finish', {})).rejects.toMatchObject({ code: 'requirementsUnmet' })
    await act('juzhang', 'case.resume', { reason: '政策已明确' })
    await act('juzhang', 'case.return', { to: 'drafting', grounds: ['R1'], reason: '条件变化' })
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
    await act('juzhang', 'case.withdraw', { reason: '不再修订' })
    const found = await verifyAll(all.store)
    expect(found.replay.differences).toEqual([])
    expect(found.replay.rows).toMatchObject({ stage: 0, task: 0 })
  })
})
