import { describe, expect, test } from 'vitest'
import { apply } from '../../documents/amend/index.ts'
import { runAudit } from '../../src/commands/audit/run-audit.ts'
import { draftPackage } from '../../src/commands/cleanup/package.ts'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { cleanupStory, takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { sha256 } from '../../src/store/hash.ts'
import { dialects } from '../support/databases.ts'
import { installation } from './support/installation.ts'

const silent = { step: () => {} }

describe.each(dialects)('the packaged amendments on %s', (dialect) => {
  test('are drafted for what only changes names, read back exactly, and leave the rest to a drafter with the reason', async () => {
    await using at = await installation(dialect)
    const driver = cleanupCommands(at.store)
    const ids = await takeOverRegister(driver)
    let id = ''
    const stop = new Error('stop')
    await cleanupStory(
      {
        ...driver,
        act: async (...given) => {
          id = given[1]
          if (given[2] === 'resolution.record') throw stop
          return driver.act(...given)
        },
      },
      ids,
      silent,
    ).catch((error: unknown) => {
      if (error !== stop) throw error
    })
    const unaudited = await draftPackage(at.store.db, id, '2026-03-02')
    await runAudit(at.store, { ownership: 'own' }, { by: 'system' })
    const drafted = await draftPackage(at.store.db, id, '2026-03-02')
    // By the findings of the audit or, before there was one, by the successions: the same words.
    expect(drafted.text).toBe(unaudited.text)
    expect(drafted.items.map((item) => [item.mechanical, item.why])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, 'otherReasons'],
      ]),
    )
    expect(drafted.items.filter((item) => item.mechanical)).toHaveLength(5)
    for (const item of drafted.items.filter((one) => one.mechanical)) {
      const result = apply(
        item.before,
        `关于修改部分规范性文件的决定\n决定作出如下修改：\n${drafted.text}\n本决定自公布之日起施行。\n`,
        sha256,
      )
      expect(result.ok && result.text).toBe(item.after)
      expect(item.after).not.toContain('经济促进局')
    }
  }, 120_000)
})
