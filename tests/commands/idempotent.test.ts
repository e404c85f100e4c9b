import { describe, expect, test } from 'vitest'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { history } from '../../src/commands/demo/history.ts'
import { repeal } from '../../src/commands/demo/repeal.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { walk } from '../../src/commands/demo/walk.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { installation } from './support/installation.ts'
import { type Asked, twice } from './support/twice.ts'

const silent = { story: () => {}, step: () => {} }

describe.each(dialects)('a request sent again on %s', (dialect) => {
  test('each action of the story, sent twice at once and once more at the end, has one effect and three equal answers', async () => {
    await using all = await installation(dialect)
    const asked: Asked[] = []
    const driver = twice(all.driver, all.store, all.sample.people, asked)
    await walk([history, revision, repeal], driver, silent, all.known)
    expect(asked.length).toBeGreaterThan(60)
    const events = await count(all)
    for (const { what, again, answer } of asked) {
      const third = await again()
      expect(third.repeated, what).toBe(true)
      expect(JSON.stringify(third.answer), what).toBe(answer)
    }
    expect(await count(all)).toBe(events)
    const found = await verifyAll(all.store)
    expect(found.replay.differences).toEqual([])
    expect(found.ok).toBe(true)
  }, 120_000)

  test('the same key with another body or another route is refused', async () => {
    await using all = await installation(dialect)
    await all.walk(history, { ...revision, steps: revision.steps.slice(0, 1) })
    const caseId = String(all.known.get('case:修订'))
    const classification = revision.steps.find((step) => step.do === 'act' && step.action === 'classification.set')!
    const request = {
      ...{ caseId, action: 'classification.set', personId: all.sample.people.qicao! },
      payload: (classification as { payload: Record<string, unknown> }).payload,
    }
    const idempotency = { personId: request.personId, key: 'k', route: 'POST a', bodyHash: 'one' }
    await performAction(all.store, { ...request, idempotency })
    await expect(performAction(all.store, { ...request, idempotency: { ...idempotency, bodyHash: 'two' } })).rejects.toMatchObject({
      code: 'keyReused',
    })
    await expect(performAction(all.store, { ...request, idempotency: { ...idempotency, route: 'POST b' } })).rejects.toMatchObject({
      code: 'keyReused',
    })
  })

  test('somebody who looked at an older state is told so, and nothing happens', async () => {
    await using all = await installation(dialect)
    await all.walk(history, { ...revision, steps: revision.steps.slice(0, 3) })
    const caseId = String(all.known.get('case:修订'))
    const request = { caseId, action: 'material.withdraw', payload: {}, personId: all.sample.people.qicao!, seen: 1 }
    await expect(performAction(all.store, request)).rejects.toMatchObject({ code: 'stale', details: { seen: 1, now: 2 } })
  })
})

async function count(all: { store: { db: Awaited<ReturnType<typeof installation>>['store']['db'] } }): Promise<number> {
  const row = await all.store.db
    .selectFrom('event')
    .select((table) => table.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
