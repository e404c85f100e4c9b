import { describe, expect, test } from 'vitest'
import { takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { dialects } from '../support/databases.ts'
import { openTestApp } from './support/app.ts'
import { cleanupOverHttp } from './support/cleanup-driver.ts'

describe.each(dialects)('what a campaign asks of people on %s', (dialect) => {
  test('stands in the inbox of whoever has to conclude, review or decide, with the day, and the legal office sees whom it waits for', async () => {
    const at = await openTestApp(dialect)
    try {
      const driver = cleanupOverHttp(at)
      await takeOverRegister(driver)
      const opened = await driver.open('shenhe', {
        organId: at.sample.organs['xh-gov']!,
        kind: 'periodic',
        title: '清理',
        cutOff: '2025-12-31',
      })
      if (!opened.ok) throw new Error(opened.code)
      const { id } = opened.campaign
      await driver.act('shenhe', id, 'scope.freeze', { payload: {} })
      await driver.act('shenhe', id, 'assignment.finish', { payload: { dueOn: '2026-03-06' } })
      const inbox = async (login: string) => (await (await driver.as(login)).get('/inbox')).body
      expect((await inbox('qicao')).thisWeek).toMatchObject([
        { campaignId: id, action: 'item.conclude', dueOn: '2026-03-06', daysLeft: 4, organName: '新会区科工商务局' },
      ])
      expect((await inbox('shenhe')).waitingForOthers.map((row: { organName: string }) => row.organName).sort()).toEqual([
        '新会区科工商务局',
        '新会区财政局',
      ])
      expect((await inbox('zhuyao')).thisWeek).toEqual([])
      const { body: way } = await (await driver.as('zhuyao')).get(`/campaigns/${id}/plan?target=itemReview`)
      expect([way.reachable, way.on, way.steps.map((step: { action: string }) => step.action)]).toEqual([
        ...[true, '2026-03-02', ['item.conclude', 'conclusions.submit', 'item.conclude', 'conclusions.submit']],
      ])
    } finally {
      await at.close()
    }
  }, 120_000)
})
