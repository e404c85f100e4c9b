import { describe, expect, test } from 'vitest'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { passOf } from '../../src/commands/demo/lifecycle.ts'
import type { Step } from '../../src/commands/demo/steps.ts'
import { sampleText } from '../../src/commands/demo/texts.ts'
import { Known, walk } from '../../src/commands/demo/walk.ts'
import { effectFacts } from '../../src/commands/register/effects.ts'
import { confirmAct, proposeAct } from '../../src/commands/register/record-act.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { standing } from '../../workflows/instrument/standing.ts'
import { tamper } from '../store/support/raw.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation, until } from './support/installation.ts'
import { making, sideBySide, signedCases } from './support/passes.ts'

const silent = { story: () => {}, step: () => {} }

describe.each(dialects)('what is published on %s', (dialect) => {
  test('never changes: not by what comes after it, not by SQL', async () => {
    await using all = await installation(dialect)
    const { known, caseIds } = await signedCases(all, 1)
    await publish(all, caseIds[0]!)
    const before = await versionsOf(all)
    expect(before).toHaveLength(1)
    const { text_id: textId } = before[0]!
    for (const statement of [
      `update text set content = 'x' where id = '${textId}'`,
      `delete from provision where text_id = '${textId}'`,
      `update version set range_end = 1`,
    ]) {
      await expect(tamper(all.url, statement)).rejects.toThrow(/append-only/)
    }
    const pass = passOf({
      ...{ case: '修订0', kind: 'revision', title: '修订', instrument: '办法0', until: '2026-04-20', validTo: '2030-12-31' },
      words: sampleText('chongdian-2026.txt').replace('有专人值守', '有两人以上值守'),
    })
    await walk([pass.opening], all.driver, silent, known[0])
    await all.driver.moveDay('2026-04-21')
    await walk([pass.review], all.driver, silent, known[0])
    await all.driver.moveDay('2026-04-29')
    await walk([pass.decision], all.driver, silent, known[0])
    const after = await versionsOf(all)
    expect(after).toHaveLength(2)
    expect(after[0]).toEqual(before[0])
    expect((await verifyAll(all.store)).ok).toBe(true)
  })

  test('a case that began from an older version is compared with the present one first, and what changed there is confirmed', async () => {
    await using all = await installation(dialect)
    const { known, caseIds } = await signedCases(all, 1)
    await publish(all, caseIds[0]!)
    const base = sampleText('chongdian-2026.txt').replaceAll('新会区叉车集中充电管理办法', '新会区叉车集中充电管理办法（0）')
    const pass = (name: string, words: string) =>
      passOf({ case: name, kind: 'revision', title: name, words, instrument: '办法0', until: '2026-04-20', validTo: '2030-12-31' })
    const two = [pass('先', base.replace('有专人值守', '有两人以上值守')), pass('后', base.replace('按照各自职责', '依照各自职责'))]
    const names = two.map(() => {
      const own = new Known()
      for (const [name, id] of known[0]!.ids) own.set(name, id)
      return own
    })
    await sideBySide(
      all,
      two.map((one) => one.opening),
      names,
    )
    await all.driver.moveDay('2026-04-21')
    await sideBySide(
      all,
      two.map((one) => one.review),
      names,
    )
    await all.driver.moveDay('2026-04-29')
    await walk([two[0]!.decision], all.driver, silent, names[0])
    const late = String(names[1]!.get('case:后'))
    await walk([until(two[1]!.decision, 'signing.sign')], all.driver, silent, names[1])
    const act = (login: string, action: string, payload: Record<string, unknown>) =>
      performAction(all.store, { caseId: late, action, payload, personId: all.sample.people[login]! })
    const refused = await act('zhuyao', 'signing.sign', { signer: '主要负责人' }).catch(
      (error: { code: string; details: { code: string }[] }) => error,
    )
    expect(refused).toMatchObject({ code: 'requirementsUnmet', details: [expect.objectContaining({ code: 'baseVersionCurrent' })] })
    await act('qicao', 'baseVersion.compare', { instrumentId: String(names[1]!.get('instrument:办法0')) })
    const open = (await all.driver.signOffs('qicao', late)).filter((signOff) => signOff.status === 'partlyOpen')
    expect(open.length).toBeGreaterThan(0)
    for (const signOff of open) expect(signOff.open.map((one) => one.label)).toEqual([expect.stringContaining('第三条')])
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })

  test('what the same act repeals is replaced by the instrument that it makes', async () => {
    await using all = await installation(dialect)
    const { dengji, fuhe } = all.sample.people as { dengji: string; fuhe: string }
    const day = { from: '2015-05-01', to: '2015-05-01' }
    const old = await proposeAct(
      all.store,
      {
        ...{
          organId: all.sample.organs['xh-gov']!,
          title: '旧充电办法',
          genre: '办法',
          signed: day,
          published: day,
          gaps: [],
          source: '档案',
        },
        effects: [{ kind: 'makes', newInstrument: { title: '旧充电办法', ownership: 'own' }, from: day }],
      },
      { personId: dengji },
    )
    const [oldId] = (await confirmAct(all.store, old.answer.proposalId, { personId: fuhe })).answer.instrumentIds
    const { opening, review, decision } = making(0)
    const also = (step: Step): Step =>
      step.do === 'act' && step.action === 'effects.set'
        ? {
            ...step,
            payload: {
              effects: [...(step.payload.effects as object[]), { kind: 'repeals', instrumentId: oldId, from: 'publication' }],
            },
          }
        : step
    await all.walk({ ...opening, steps: opening.steps.map(also) })
    await all.driver.moveDay('2026-03-23')
    await all.walk(review)
    await all.driver.moveDay('2026-03-31')
    await all.walk(decision)
    const facts = await effectFacts(all.store.db, oldId!)
    const made = String(all.known.get('instrument:办法0'))
    expect(standing(facts, '2026-04-30', '2026-04-30')).toMatchObject({ standing: 'replaced', replacedBy: made })
    expect((await verifyAll(all.store)).replay.differences).toEqual([])
  })

  test('two publications of one case at once: one act, one refusal', async () => {
    await using all = await installation(dialect)
    const { caseIds } = await signedCases(all, 1)
    await prepared(all, caseIds[0]!)
    const request = { caseId: caseIds[0]!, action: 'publication.publish', payload: { channels: ['示例'], address: '示例' } }
    const both = await Promise.allSettled([
      performAction(all.store, { ...request, personId: all.sample.people.dengji! }),
      performAction({ ...all.store }, { ...request, personId: all.sample.people.fuhe! }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'notInStage' } })
    expect(await all.store.db.selectFrom('act').selectAll().execute()).toHaveLength(1)
  })

  test('nobody publishes without a number, and a making needs its own text', async () => {
    await using all = await installation(dialect)
    const { caseIds } = await signedCases(all, 1)
    const refused = await performAction(all.store, {
      ...{ caseId: caseIds[0]!, action: 'publication.publish', payload: { channels: ['示例'], address: '示例' } },
      personId: all.sample.people.dengji!,
    }).catch((error: { code: string; details: { code: string }[] }) => error)
    expect(refused).toMatchObject({ code: 'requirementsUnmet' })
    expect((refused as unknown as { details: { code: string }[] }).details.map((unmet) => unmet.code)).toEqual(
      expect.arrayContaining(['numbered', 'validitySet']),
    )
    const empty = making(7, { words: ' \n' })
    await expect(walk([empty.opening], all.driver, silent, new Known())).rejects.toThrow(/badInput/)
  })
})

async function prepared(all: Installation, caseId: string): Promise<void> {
  const act = (action: string, payload: Record<string, unknown>) =>
    performAction(all.store, { caseId, action, payload, personId: all.sample.people.dengji! })
  await act('number.assign', { bookId: all.sample.books.新府! })
  await act('publication.set', { effectiveFrom: 'publication', validTo: '2030-12-31' })
  await act('interpretation.publish', { address: '示例' })
}

async function publish(all: Installation, caseId: string): Promise<void> {
  await prepared(all, caseId)
  await performAction(all.store, {
    ...{ caseId, action: 'publication.publish', payload: { channels: ['示例'], address: '示例' } },
    personId: all.sample.people.dengji!,
  })
}

function versionsOf(all: Installation) {
  return all.store.db
    .selectFrom('version')
    .innerJoin('text', 'text.id', 'version.text_id')
    .selectAll('version')
    .select(['text.hash', 'text.content'])
    .orderBy('version.position')
    .execute()
}
