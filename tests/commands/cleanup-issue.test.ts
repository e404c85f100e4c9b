import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignRecord } from '../../src/commands/cleanup/context.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { cleanupStory, takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { full, limit } from '../support/full.ts'
import { type Installation, installation } from './support/installation.ts'
import { slowEffects } from './support/slow-effects.ts'

const silent = { step: () => {} }

/** A campaign of 40 instruments brought to where its decision is numbered and waits to be issued. */
async function numbered(at: Installation): Promise<{ id: string; ids: Map<string, string> }> {
  const driver = cleanupCommands(at.store)
  const ids = await takeOverRegister(driver)
  let id = ''
  const stop = new Error('stop')
  const before = {
    ...driver,
    act: async (...given: Parameters<typeof driver.act>) => {
      id = given[1]
      const { state } = await campaignRecord(at.store.db, id)
      if (given[2] === 'decision.publish' && state.facts.number !== null) throw stop
      return driver.act(...given)
    },
  }
  await cleanupStory(before, ids, silent).catch((error: unknown) => {
    if (error !== stop) throw error
  })
  return { id, ids }
}

describe.each(dialects)('a campaign on %s', (dialect) => {
  let at: Installation
  let id: string
  let ids: Map<string, string>
  const people = () => at.sample.people
  const publish = () =>
    performCampaign(at.store, {
      campaignId: id,
      action: 'decision.publish',
      payload: { channels: ['门户'], address: 'x' },
      personId: people().dengji!,
    })
  beforeAll(async () => {
    at = await installation(dialect)
    ;({ id, ids } = await numbered(at))
  }, 120_000)
  afterAll(async () => at[Symbol.asyncDispose]())

  const standings = async () =>
    Object.fromEntries(
      (
        await at.store.db
          .selectFrom('instrument')
          .select(['standing', (table) => table.fn.countAll().as('count')])
          .groupBy('standing')
          .execute()
      ).map((row) => [row.standing, Number(row.count)]),
    )
  const counts = async () => ({
    effects: Number(
      (
        await at.store.db
          .selectFrom('effect')
          .select((table) => table.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
    acts: Number(
      (
        await at.store.db
          .selectFrom('act')
          .select((table) => table.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
    open: (await at.store.db.selectFrom('instrument').select('state_json').execute()).filter(
      (row) => JSON.parse(row.state_json).facts.work.length > 0,
    ).length,
    ended: await standings(),
    stage: (await campaignRecord(at.store.db, id)).stage,
  })
  const before = { effects: 40, acts: 40, open: 40, ended: { inForce: 40 }, stage: 'decision' }
  const after = {
    effects: 58,
    acts: 41,
    open: 0,
    ended: { declaredInvalid: 3, inForce: 30, notNormative: 1, repealed: 4, replaced: 2 },
    stage: 'catalogue',
  }

  test('has work open on each of its 40 instruments, none of which has changed yet', async () => {
    expect(await counts()).toEqual(before)
  })

  test('writes nothing when the last of all its rows cannot be written', async () => {
    const broken = {
      ...at.store,
      commit: (changes: Parameters<typeof at.store.commit>[0]) =>
        at.store.commit({
          ...changes,
          rows: [...changes.rows, { update: 'instrument', where: { id: 'none' }, set: { title: 'x' }, guard: 'stale' }],
        }),
    }
    const request = {
      campaignId: id,
      action: 'decision.publish',
      payload: { channels: ['门户'], address: 'x' },
      personId: people().dengji!,
    }
    await expect(performCampaign(broken, request)).rejects.toMatchObject({ code: 'stale' })
    expect(await counts()).toEqual(before)
  })

  test('is killed in the middle of its one long transaction, and has done nothing of it; then it issues all of it', {
    timeout: limit(180_000),
  }, async () => {
    const child = () =>
      fork(fileURLToPath(new URL('support/publish-child.ts', import.meta.url)), [at.url, id, people().dengji!], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
    const killedWhileWriting: boolean[] = []
    {
      await using slow = await slowEffects(at.url)
      for (let round = 0; round < (full ? 20 : 4); round++) {
        const running = child()
        const done = once(running, 'exit')
        await once(running, 'message')
        while (running.exitCode === null && !(await slow.writing())) await new Promise((resume) => setTimeout(resume, 2))
        // Eighteen effects: at the first ones, and later in the transaction.
        await new Promise((resume) => setTimeout(resume, round * (full ? 40 : 150)))
        killedWhileWriting.push(await slow.writing())
        running.kill('SIGKILL')
        await done
        // The database server may take a moment to notice that its client is gone.
        while (await slow.writing()) await new Promise((resume) => setTimeout(resume, 10))
        const now = await counts()
        expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(now))
        if (now.stage === 'catalogue') break
      }
    }
    expect(killedWhileWriting.filter((one) => one).length).toBeGreaterThan(0)
    if ((await counts()).stage === 'decision') await publish()
    expect(await counts()).toEqual(after)
  })

  test('issues once: the second time it is told that the stage is over', async () => {
    await expect(publish()).rejects.toMatchObject({ code: 'notInStage' })
    expect((await verifyAll(at.store)).replay.differences).toEqual([])
  })

  test('lapses what was to be amended by a day and was not', async () => {
    const { standingIndex, effectFacts } = await import('../../src/commands/register/effects.ts')
    const facts = await effectFacts(at.store.db, ids.get('新会区商标品牌奖励办法')!)
    expect(standingIndex(facts, '2026-09-30').standing).toBe('inForce')
    expect(standingIndex(facts, '2026-10-01')).toMatchObject({ standing: 'expired', valid_to: '2026-09-30' })
  })
})
