import { describe, expect, test } from 'vitest'
import { addDeputy } from '../../src/commands/admin/deputies.ts'
import { addRemark } from '../../src/commands/cases/add-remark.ts'
import { caseRecord, circumstancesOf } from '../../src/commands/cases/context.ts'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { receiveComment } from '../../src/commands/cases/receive-comment.ts'
import { saveWorkingCopy } from '../../src/commands/cases/save-working-copy.ts'
import { history } from '../../src/commands/demo/history.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import type { ActStep } from '../../src/commands/demo/steps.ts'
import { AppError } from '../../src/errors.ts'
import { availableActions, explain } from '../../workflows/engine.ts'
import { dialects } from '../support/databases.ts'
import { from, installation, until } from './support/installation.ts'

describe.each(dialects)('people on %s', (dialect) => {
  test('two people who type at once: the second learns the other’s revision and loses nothing', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'draft.save'))
    const caseId = String(all.known.get('case:修订'))
    const save = (login: string, content: string, rev: number) =>
      saveWorkingCopy(all.store, { caseId, role: 'act', content, rev, personId: all.sample.people[login]! })
    const both = await Promise.allSettled([save('qicao', '甲', 1), save('juzhang', '乙', 1)])
    const lost = both.filter((one) => one.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(lost[0]).toMatchObject({ reason: { code: 'workingCopyStale' } })
    await expect(save('shenji-guanli', '丙', 2)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(performAction(all.store, draftSave(all, caseId, 1))).rejects.toMatchObject({ code: 'workingCopyStale' })
    await expect(performAction(all.store, draftSave(all, caseId, 2))).resolves.toMatchObject({ status: 200 })
  })

  test('the public comments while the notice is open: a receipt each, the address apart, nothing of the words in the log', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'departments.reply'))
    const caseId = String(all.known.get('case:修订'))
    const send = (i: number) =>
      receiveComment(all.store, { caseId, body: `第${i}条意见的正文`, name: '示例', contact: `c${i}@example.test` })
    const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => send(i)))
    expect(new Set(answers.map(({ answer }) => answer.made.receipt)).size).toBe(24)
    const log = await all.store.db.selectFrom('event').select('body_json').where('type', '=', 'comment.receive').execute()
    expect(log.length).toBe(27)
    expect(log.some((row) => row.body_json.includes('正文') || row.body_json.includes('example.test'))).toBe(false)
    expect(await all.store.db.selectFrom('comment_contact').selectAll().execute()).toHaveLength(24)
    await all.driver.moveDay('2026-04-07')
    await expect(send(99)).rejects.toMatchObject({ code: 'requirementsUnmet' })
    await expect(receiveComment(all.store, { caseId, body: '  ' })).rejects.toMatchObject({ code: 'badInput' })
  })

  test('a deputy acts for his principal while the rule holds, and both names stand in the trail', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'initiation.approve', 1))
    const caseId = String(all.known.get('case:修订'))
    const { shouwen, dengji } = all.sample.people as { shouwen: string; dengji: string }
    const approve = { caseId, action: 'initiation.approve', payload: {}, personId: dengji }
    await expect(performAction(all.store, approve)).rejects.toMatchObject({ code: 'forbidden' })
    const rule = {
      organId: all.sample.organs['xh-office']!,
      principalId: shouwen,
      deputyId: dengji,
      from: '2026-03-01',
      to: '2026-03-31',
      reason: '外出学习',
    }
    await addDeputy(all.store, rule, { personId: all.sample.people.xitong! })
    await performAction(all.store, approve)
    const event = await all.store.db
      .selectFrom('event')
      .select(['actor_id', 'on_behalf_of'])
      .where('type', '=', 'initiation.approve')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ actor_id: dengji, on_behalf_of: shouwen })
  })

  test('what is offered to a person works and what is not offered is refused, for every account at every step of the story', async () => {
    await using all = await installation(dialect)
    await all.walk(history)
    let checked = 0
    for (const [at, step] of revision.steps.entries()) {
      // Reading is the same on both databases; one in five steps is enough to see it on the slower one.
      const asked = dialect === 'sqlite' || at % 5 === 0
      if (asked && step.do === 'act' && step.expect === undefined && step.action !== 'material.add')
        checked += await offeredIsWhatWorks(all, step)
      await all.walk({ ...revision, steps: [revision.steps[at]!] })
    }
    expect(checked).toBeGreaterThan(dialect === 'sqlite' ? 500 : 80)
  }, 120_000)

  test('a payload that names a file, an organ or a provision that is not there is refused with the field', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'departments.ask'))
    const caseId = String(all.known.get('case:修订'))
    const act = (action: string, payload: Record<string, unknown>) =>
      performAction(all.store, { caseId, action, payload, personId: all.sample.people.qicao! })
    await expect(act('departments.ask', { organs: [{ organId: 'nobody' }], dueOn: '2026-03-20' })).rejects.toMatchObject({
      code: 'badInput',
      details: [expect.objectContaining({ field: 'payload.organs.0.organId' })],
    })
    await expect(
      performAction(all.store, {
        ...{ caseId, action: 'material.withdraw', payload: { materialId: 'nothing', reason: '示例' } },
        personId: all.sample.people.qicao!,
      }),
    ).rejects.toMatchObject({ code: 'badInput' })
    await expect(
      act('effects.set', { effects: [{ kind: 'makes', newInstrument: { title: '另一办法' }, from: 'publication' }] }),
    ).rejects.toMatchObject({
      code: 'badInput',
      details: [expect.objectContaining({ field: 'payload.effects.0.instrumentId' })],
    })
    await expect(act('hearing.record', { heldOn: '2026-03-02', summary: '示例', materialId: 'nothing' })).rejects.toMatchObject({
      code: 'badInput',
      details: [expect.objectContaining({ field: 'payload.materialId' })],
    })
  })

  test('a remark needs a place in the case: its draft, its provision, one of its people', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'drafting.finish'))
    const caseId = String(all.known.get('case:修订'))
    const remark = {
      caseId,
      draftId: String(all.known.get('draft:act')),
      provisionId: String(all.known.get('provision:第五条')),
      body: '标准是否过高？',
    }
    await expect(addRemark(all.store, { ...remark, personId: all.sample.people.fazhi! })).resolves.toMatchObject({ status: 201 })
    await expect(addRemark(all.store, { ...remark, personId: all.sample.people.caizheng! })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addRemark(all.store, { ...remark, provisionId: 'nowhere', personId: all.sample.people.fazhi! })).rejects.toMatchObject({
      code: 'notFound',
    })
  })

  test('only article 8 is open after it was rewritten, and the two who signed can confirm it', async () => {
    await using all = await installation(dialect)
    await all.walk(history, until(revision, 'fairCompetition.conclude', 2))
    const caseId = String(all.known.get('case:修订'))
    const article = String(all.known.get('provision:第八条'))
    const { lines } = await all.driver.draft('qicao', caseId, 'act')
    const below = new Set([article, ...lines.filter((line) => line.parentId === article).map((line) => line.provisionId)])
    for (const signOff of await all.driver.signOffs('qicao', caseId)) {
      expect(signOff.status).toBe('partlyOpen')
      expect(signOff.open.length).toBeGreaterThan(0)
      expect(signOff.open.every((open) => below.has(open.provisionId))).toBe(true)
    }
    await all.walk(from(revision, 'fairCompetition.conclude', 2))
    expect((await all.driver.signOffs('qicao', caseId)).every((signOff) => signOff.status === 'whole')).toBe(true)
  })
})

function draftSave(all: Awaited<ReturnType<typeof installation>>, caseId: string, rev: number) {
  const payload = { role: 'act', draftKind: '征求意见稿', workingCopyId: String(all.known.get('copy:act')), rev }
  return { caseId, action: 'draft.save', payload, personId: all.sample.people.qicao! }
}

/** Every account tries the step's payload without its being written; offered and accepted must be the same. */
async function offeredIsWhatWorks(all: Awaited<ReturnType<typeof installation>>, step: ActStep): Promise<number> {
  const caseId = String(all.known.get(`case:${step.case}`))
  const record = await caseRecord(all.store.db, caseId)
  const payload = all.known.fill(step.payload) as Record<string, unknown>
  const dry = { ...all.store, commit: async () => Promise.reject(new AppError('internal', { ref: 'accepted' })) }
  for (const [login, personId] of Object.entries(all.sample.people)) {
    const at = await circumstancesOf(all.store.db, record, personId)
    const offer = explain(record.state, step.action, at)
    const listed = availableActions(record.state, at).find((one) => one.action === step.action)
    expect(listed?.allowed, `${login} ${step.action} listed`).toBe(offer.allowed)
    const accepted = await performAction(dry, { caseId, action: step.action, payload, personId }).then(
      () => false,
      (error: unknown) => error instanceof AppError && error.code === 'internal',
    )
    // Whose sign-off it is stands in the payload: an offer to confirm is one to confirm one's own.
    if (step.action.startsWith('signoff.') && offer.allowed) continue
    expect(accepted, `${login} ${step.action}: ${JSON.stringify(offer.unmet.map((unmet) => unmet.code))}`).toBe(offer.allowed)
  }
  return Object.keys(all.sample.people).length
}
