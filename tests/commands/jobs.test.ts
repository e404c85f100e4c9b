import { describe, expect, test } from 'vitest'
import { holidayYear } from '../../src/commands/admin/holiday-years.ts'
import { moveLegalDay } from '../../src/commands/admin/legal-day.ts'
import { confirm, propose } from '../../src/commands/admin/proposals.ts'
import { history } from '../../src/commands/demo/history.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { replayAll } from '../../src/commands/replay/index.ts'
import { runDay } from '../../src/jobs/daily.ts'
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts'
import { refreshAfterRules } from '../../src/jobs/rules-changed.ts'
import { startJobs } from '../../src/jobs/start.ts'
import { dialects } from '../support/databases.ts'
import { from, installation, until } from './support/installation.ts'

describe.each(dialects)('jobs on %s', (dialect) => {
  test('a term that passes is told once, moves nothing, and makes nobody’s page stale', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'legality.decide'))
    const caseId = String(all.known.get('case:修订'))
    const before = await all.store.db.selectFrom('stream_head').select('seq').where('id', '=', caseId).executeTakeFirstOrThrow()
    const stage = await all.store.db.selectFrom('stage').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow()
    expect(stage).toMatchObject({ stage: 'legalityReview', due_on: '2026-04-28' })
    await all.driver.moveDay('2026-05-08')
    const rows = await all.store.db
      .selectFrom('outbox')
      .select(['kind', 'body_json', 'done_at'])
      .where('kind', '=', 'term.passed')
      .execute()
    const told = rows.filter((row) => JSON.parse(row.body_json).stage === 'legalityReview')
    expect(told.map((row) => JSON.parse(row.body_json))).toEqual([{ caseId, stage: 'legalityReview', dueOn: '2026-04-28' }])
    expect(told[0]!.done_at).not.toBeNull()
    expect(await all.store.db.selectFrom('stream_head').select('seq').where('id', '=', caseId).executeTakeFirstOrThrow()).toEqual(before)
    expect((await replayAll(all.store)).differences).toEqual([])
  })

  test('an own instrument that expires is told once and stands as expired in the index from the day after', async () => {
    await using all = await installation(dialect)
    const input = {
      ...{ organId: all.sample.organs['xh-gov']!, title: '关于印发旧办法的通知', genre: '通知', source: '档案' },
      ...{ signed: { from: '2021-03-05', to: '2021-03-05' }, published: { from: null, to: null }, gaps: [] },
      effects: [
        {
          ...{ kind: 'makes', newInstrument: { title: '旧办法', ownership: 'own' as const }, validTo: '2026-03-04' },
          from: { from: '2021-03-05', to: '2021-03-05' },
        },
      ],
    }
    const { answer } = await proposeAct(all.store, input, { personId: all.sample.people.dengji! })
    const made = await confirmAct(all.store, answer.proposalId, { personId: all.sample.people.fuhe! })
    const standing = async () =>
      (
        await all.store.db
          .selectFrom('instrument')
          .select('standing')
          .where('id', '=', made.answer.instrumentIds[0]!)
          .executeTakeFirstOrThrow()
      ).standing
    expect(await standing()).toBe('inForce')
    await all.driver.moveDay('2026-03-04')
    expect(await standing()).toBe('inForce')
    await all.driver.moveDay('2026-03-07')
    expect(await standing()).toBe('expired')
    expect(await all.store.db.selectFrom('outbox').selectAll().where('kind', '=', 'instrument.expired').execute()).toHaveLength(1)
    expect((await replayAll(all.store)).differences).toEqual([])
  })

  test('a term that runs into a year without a holiday notice is computed once the notice is confirmed', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'receipt.accept'))
    const caseId = String(all.known.get('case:修订'))
    await moveLegalDay(all.store, '2026-12-24', { personId: all.sample.people.xitong! })
    await all.walk({ ...revision, steps: from(revision, 'receipt.accept').steps.slice(0, 1) })
    const stage = () =>
      all.store.db.selectFrom('stage').select(['due_on', 'due_json']).where('case_id', '=', caseId).executeTakeFirstOrThrow()
    expect((await stage()).due_on).toBeNull()
    expect((await stage()).due_json).toContain('2027')
    const notice = { year: 2027, holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: [], source: '示例通知' }
    const { answer } = await propose(all.store, holidayYear, notice, { personId: all.sample.people.xitong! })
    await confirm(all.store, holidayYear, answer.proposalId, { personId: all.sample.people.anquan! })
    expect(await replayAll(all.store)).toMatchObject({ differences: [], dueDaysPending: true })
    expect(await refreshAfterRules(all.store)).toBe(1)
    expect((await stage()).due_on).toBe('2027-01-15')
    expect(await replayAll(all.store)).toMatchObject({ differences: [], dueDaysPending: false })
  })

  test('what cannot be delivered stays with its error and is tried again; running a day twice changes nothing', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'departments.reply'))
    const failing = await deliverOutbox(all.store, '2026-03-02', async () => {
      throw new Error('mail server is away')
    })
    expect(failing).toEqual({ delivered: 0, failed: 3 })
    const rows = await all.store.db.selectFrom('outbox').select(['attempts', 'error', 'done_at']).execute()
    expect(rows.every((row) => row.attempts === 1 && row.error === 'mail server is away' && row.done_at === null)).toBe(true)
    expect(await runDay(all.store, '2026-03-02')).toMatchObject({ delivered: 3 })
    expect(await runDay(all.store, '2026-03-02')).toEqual({ day: '2026-03-02', termsPassed: 0, standingChanged: 0, delivered: 0 })
  })

  test('the jobs of a server run at once, and stop when told', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'departments.reply'))
    const errors: unknown[] = []
    const seen: string[] = []
    const done = Promise.withResolvers<void>()
    const jobs = await startJobs(all.store, {
      deliver: async (entry) => {
        if (seen.push(entry.kind) === 3) done.resolve()
      },
      onError: (error) => errors.push(error),
    })
    await done.promise
    await jobs.stop()
    expect(seen).toEqual(['comment.received', 'comment.received', 'comment.received'])
    expect(errors).toEqual([])
  }, 30_000)
})
