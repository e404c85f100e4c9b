import { describe, expect, test } from 'vitest'
import { Known, walk } from '../../src/commands/demo/walk.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { installation } from './support/installation.ts'
import { making } from './support/passes.ts'

const silent = { story: () => {}, step: () => {} }

describe.each(dialects)('a department’s own document on %s', (dialect) => {
  test('goes through its own office, meeting and chief, but through the government’s legality body', async () => {
    await using all = await installation(dialect)
    const known = new Known()
    const pass = making(0, { documentClass: 'department', issuing: '$organ:xh-commerce', book: '$book:新科工商务' })
    await walk([pass.opening], all.driver, silent, known)
    await all.driver.moveDay('2026-03-23')
    await walk([pass.review], all.driver, silent, known)
    await all.driver.moveDay('2026-03-31')
    await walk([pass.decision], all.driver, silent, known)
    const act = await all.store.db
      .selectFrom('act')
      .innerJoin('number', 'number.act_id', 'act.id')
      .select(['act.organ_id', 'act.issuers_json', 'number.printed'])
      .executeTakeFirstOrThrow()
    expect(act).toMatchObject({ organ_id: all.sample.organs['xh-commerce'], printed: '新科工商务〔2026〕1号' })
    expect(JSON.parse(act.issuers_json)).toEqual(['新会区科工商务局'])
    const opinion = await all.store.db
      .selectFrom('opinion')
      .select(['by_organ_id', 'person_id'])
      .where('kind', '=', 'legalityReview')
      .executeTakeFirstOrThrow()
    expect(opinion).toEqual({ by_organ_id: all.sample.organs['xh-justice'], person_id: all.sample.people.shenhe })
    expect((await verifyAll(all.store)).ok).toBe(true)
  })
})
