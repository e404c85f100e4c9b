import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runAudit } from '../../src/commands/audit/run-audit.ts'
import { campaignRecord } from '../../src/commands/cleanup/context.ts'
import { openCampaign } from '../../src/commands/cleanup/open-campaign.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { scopeOf } from '../../src/commands/cleanup/scope.ts'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { tellOverdueAmendments } from '../../src/jobs/overdue-amendments.ts'
import { refreshStanding } from '../../src/jobs/standing-index.ts'
import { orderedAmendments } from '../../src/store/orders.ts'
import { addsUp, sumsOf } from '../../workflows/cleanup/facts.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { dialects } from '../support/databases.ts'
import { installation } from './support/installation.ts'

const shared = new URL('../../../shared/data/normative/dev/', import.meta.url)
const there = existsSync(shared)
if (!there) console.log('skipped: ../shared/data/normative/dev is not there')

describe.skipIf(!there).each(dialects)('a campaign over all own instruments imported from real documents on %s', (dialect) => {
  test('closes with sums that add up, every instrument in exactly one list', async () => {
    await using at = await installation(dialect)
    const reports = await importPaths(at.store, [fileURLToPath(shared)], { as: 'own', organ: 'xh-gov' })
    const imported = reports.filter((report) => report.outcome === 'imported' && report.instrumentId !== null)
    const { shenhe, qicao, juzhang, qicao2, caizheng, mishu, zhuyao, dengji } = at.sample.people as Record<string, string>
    const opened = await openCampaign(at.store, {
      organId: at.sample.organs['xh-gov']!,
      kind: 'periodic',
      title: '全面清理',
      cutOff: '2026-03-01',
      scope: { withExpired: true },
      personId: shenhe!,
    })
    const id = opened.answer.campaign.id
    const act = async (personId: string, action: string, payload: Record<string, unknown>) =>
      (await performCampaign(at.store, { campaignId: id, action, payload, personId })).answer
    const all = Object.keys((await campaignRecord(at.store.db, id)).state.facts.items)
    expect(all.length).toBe(imported.length)
    await act(shenhe!, 'scope.freeze', {})
    const half = Math.ceil(all.length / 2)
    await act(shenhe!, 'assignment.set', { instrumentIds: all.slice(0, half), organId: at.sample.organs['xh-commerce'] })
    await act(shenhe!, 'assignment.set', { instrumentIds: all.slice(half), organId: at.sample.organs['xh-finance'] })
    await act(shenhe!, 'assignment.finish', { dueOn: '2026-04-01' })
    const expected: Record<string, number> = {}
    const of = (list: string[]) => ({
      items: list.map((instrumentId, i) => {
        const outcome = (['retain', 'amend', 'amend', 'repeal', 'declareInvalid', 'notNormative'] as Outcome[])[i % 6]!
        expected[outcome] = (expected[outcome] ?? 0) + 1
        const reasons = { retain: [], amend: ['R10'], repeal: ['R1'], declareInvalid: ['R8'], notNormative: [] }[outcome]
        // Every second amendment by a day, after which it lapses; the others when the upper rules are there.
        const order = i % 6 === 1 ? { amendBy: '2026-12-31', lapses: true } : { noDeadlineReason: '待上位规定出台后修改' }
        const opinion = outcome === 'notNormative' ? { opinion: '内部事务，不涉及公民权利义务' } : {}
        return { instrumentId, outcome, reasons, ...opinion, ...(outcome === 'amend' ? order : {}) }
      }),
    })
    await act(qicao!, 'item.conclude', of(all.slice(0, half)))
    await act(juzhang!, 'conclusions.submit', { organId: at.sample.organs['xh-commerce'] })
    await act(qicao2!, 'item.conclude', of(all.slice(half)))
    await act(caizheng!, 'conclusions.submit', { organId: at.sample.organs['xh-finance'] })
    await act(shenhe!, 'item.review', { items: all.map((instrumentId) => ({ instrumentId, verdict: 'agrees' })) })
    await act(shenhe!, 'itemReview.finish', {})
    await act(mishu!, 'resolution.record', {
      meeting: '常务会议',
      heldOn: '2026-03-02',
      attendees: ['甲'],
      views: '同意',
      vote: { for: 1, against: 0, abstain: 0 },
      decision: 'pass',
      minutes: '通过',
    })
    const drafted = await act(shenhe!, 'decision.draft', {})
    await act(zhuyao!, 'decision.sign', { signer: '主要负责人' })
    await act(dengji!, 'decision.number', { bookId: at.sample.books.新府 })
    await act(dengji!, 'decision.publish', { channels: ['门户'], address: 'x' })
    await act(dengji!, 'catalogue.publish', { channels: ['门户'], address: 'x' })
    const record = await campaignRecord(at.store.db, id)
    const sums = sumsOf(record.state.facts.items)
    expect([record.stage, addsUp(sums), sums.scope]).toEqual(['closed', true, imported.length])
    expect(sums).toMatchObject(expected)
    const lists = drafted.made.lists as Record<string, number>
    expect(Object.values(lists).reduce((sum, count) => sum + count, 0)).toBe(sums.scope)
    const { items } = record.state.facts
    const orders = await orderedAmendments(at.store.db, '2026-03-02')
    // Three of them say themselves that they have expired: nothing is left to amend.
    const over = await at.store.db.selectFrom('instrument').select('id').where('standing', '=', 'expired').execute()
    const ordered = all.filter((one) => items[one]!.outcome === 'amend' && !over.some((row) => row.id === one))
    expect(orders.map((order) => order.instrumentId).sort()).toEqual(ordered.sort())
    expect(orders.every((order) => order.organId === items[order.instrumentId]!.organ)).toBe(true)
    expect(new Set(orders.map((order) => `${order.by} ${order.lapses}`))).toEqual(new Set(['2026-12-31 true', 'null false']))
    const later = await scopeOf(at.store.db, at.sample.organs['xh-gov']!, '2026-03-01', { withExpired: true }, '2026-03-02')
    expect(later.map((row) => row.instrumentId).filter((one) => items[one]!.outcome === 'notNormative')).toEqual([])
    // The next audit reminds of every one of them; the day job tells those whose day has passed, once, and only they lapse.
    await runAudit(at.store, { ownership: 'own' }, { by: 'system', asOf: '2026-03-02' })
    const reminded = await at.store.db.selectFrom('finding').select('instrument_id').where('rule', '=', 'amendment.ordered').execute()
    const standing = orders.filter((order) => !('2026-03-02' > (order.by ?? '9'))).map((order) => order.instrumentId)
    expect(reminded.map((row) => row.instrument_id).sort()).toEqual(standing.sort())
    expect(await tellOverdueAmendments(at.store, '2026-12-31')).toBe(0)
    await refreshStanding(at.store, '2027-01-01')
    const lapsed = await at.store.db.selectFrom('instrument').select('id').where('standing', '=', 'expired').execute()
    const due = orders.filter((order) => order.by !== null).map((order) => order.instrumentId)
    expect(due.filter((one) => !lapsed.some((row) => row.id === one))).toEqual([])
    expect((await orderedAmendments(at.store.db, '2027-01-01')).every((order) => order.by === null)).toBe(true)
    const { ok, replay } = await verifyAll(at.store)
    expect([ok, replay.differences]).toEqual([true, []])
    console.log(
      `${dialect}: ${reports.length} texts, ${sums.scope} instruments = ${sums.retain} + ${sums.amend} + ${sums.repeal} + ${sums.declareInvalid} + ${sums.notNormative}`,
    )
  }, 240_000)
})
