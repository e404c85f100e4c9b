import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply } from '../../documents/amend/index.ts'
import { runAudit } from '../../src/commands/audit/run-audit.ts'
import { campaignRecord } from '../../src/commands/cleanup/context.ts'
import { openCampaign } from '../../src/commands/cleanup/open-campaign.ts'
import { draftPackage } from '../../src/commands/cleanup/package.ts'
import { performCampaign } from '../../src/commands/cleanup/perform-campaign.ts'
import { readTable } from '../../src/commands/cleanup/read-table.ts'
import { scopeOf } from '../../src/commands/cleanup/scope.ts'
import { opinionTable } from '../../src/commands/cleanup/table.ts'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { cleanupStory, takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { importPaths } from '../../src/commands/import/import-paths.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { writeSheets } from '../../src/files/xlsx-out.ts'
import { tellOverdueAmendments } from '../../src/jobs/overdue-amendments.ts'
import { refreshStanding } from '../../src/jobs/standing-index.ts'
import { sha256 } from '../../src/store/hash.ts'
import { orderedAmendments } from '../../src/store/orders.ts'
import { addsUp, sumsOf } from '../../workflows/cleanup/facts.ts'
import type { Outcome } from '../../workflows/cleanup/outcomes.ts'
import { dialects } from '../support/databases.ts'
import { full, limit } from '../support/full.ts'
import { type Installation, installation } from './support/installation.ts'
import { slowEffects } from './support/slow-effects.ts'

const shared = new URL('../../../shared/data/normative/dev/', import.meta.url)
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

describe.each(dialects)('the table of an organ on %s', (dialect) => {
  let at: Installation
  let id: string
  beforeAll(async () => {
    at = await installation(dialect)
    const driver = cleanupCommands(at.store)
    await takeOverRegister(driver)
    const opened = await openCampaign(at.store, {
      organId: at.sample.organs['xh-gov']!,
      kind: 'periodic',
      title: '清理',
      cutOff: '2025-12-31',
      personId: at.sample.people.shenhe!,
    })
    id = opened.answer.campaign.id
    for (const [action, payload] of [
      ['scope.freeze', {}],
      ['assignment.finish', { dueOn: '2026-04-01' }],
    ] as const)
      await performCampaign(at.store, { campaignId: id, action, payload, personId: at.sample.people.shenhe! })
  }, 120_000)
  afterAll(async () => at[Symbol.asyncDispose]())

  const table = async () =>
    readSheet(await writeSheets(await opinionTable(at.store.db, await campaignRecord(at.store.db, id), at.sample.organs['xh-finance'])))
  const filledIn = async (change: (row: (string | number | null)[], at: number) => void) => {
    const sheets = await table()
    const [sheet] = sheets
    for (const [i, row] of sheet!.rows.slice(2).entries()) change(row, i)
    return sheets
  }
  const read = (sheets: Awaited<ReturnType<typeof table>>, more = {}) =>
    readTable(at.store, { campaignId: id, sheets, personId: at.sample.people.qicao2!, ...more })

  test('comes back filled in: every row is reported, and one that is refused keeps all of them out', async () => {
    expect((await table())[0]!.rows).toHaveLength(15)
    expect((await table())[0]!.rows[0]![0]).toMatch(/清理意见表（新会区财政局）$/)
    const sheets = await filledIn((row, i) => {
      row[7] = i === 0 ? '废止' : i === 1 ? '保留着' : i === 2 ? '修改' : '继续有效'
      if (i === 2) Object.assign(row, { 8: 'R10', 10: '2026年13月' })
    })
    const report = await read(sheets)
    expect(report).toMatchObject({ concluded: 0, refused: 3, answer: null })
    expect(report.rows.slice(0, 4).map((row) => [row.row, row.outcome])).toEqual([
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'ready'],
    ])
    expect(report.rows[0]!.message!.zh).toContain('没有说明理由')
    expect(report.rows[1]!.message!.zh).toBe('清理意见“保留着”不在五种之内：继续有效、修改、废止、宣布失效、不属规范性文件')
    expect(report.rows[2]!.message!.zh).toBe('修改完成时限“2026年13月”不是日期，请写成2026-12-31')
    expect(sumsOf((await campaignRecord(at.store.db, id)).state.facts.items).open).toBe(40)
  })

  test('is read in the words and days an office writes, in whole, changes nothing when it is sent again, and is refused where it is older than the conclusion', async () => {
    const good = await filledIn((row, i) => {
      row[7] = i === 0 ? '废止' : i === 1 ? '拟修改' : i === 2 ? '保留' : '继续有效'
      if (i === 0) row[8] = 'R1、缺乏依据'
      if (i === 1) Object.assign(row, { 8: 'r10', 10: '2026年12月31日', 11: '是' })
    })
    expect(await read(good, { dryRun: true })).toMatchObject({ concluded: 0, refused: 0, answer: null })
    expect(await read(good)).toMatchObject({ concluded: 13, refused: 0 })
    const { items } = (await campaignRecord(at.store.db, id)).state.facts
    expect(sumsOf(items)).toMatchObject({ retain: 11, amend: 1, repeal: 1, open: 27 })
    expect(Object.values(items).find((item) => item.outcome === 'repeal')!.reasons).toEqual(['R1', 'R2'])
    expect(await read(good)).toMatchObject({ concluded: 0, refused: 0, answer: null })
    const older = good.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, i) => (i === 2 ? row.map((cell, c) => (c === 7 ? '宣布失效' : c === 8 ? 'R8' : cell)) : row)),
    }))
    const report = await read(older)
    expect(report.rows[0]).toMatchObject({ outcome: 'refused', message: { zh: '下载表格以后，这件文件的清理意见已有变化' } })
  })

  test('is refused from another organ and where the heads are not those of the table', async () => {
    const report = await readTable(at.store, {
      campaignId: id,
      sheets: await filledIn((row) => {
        row[7] = '宣布失效'
        row[8] = 'R8'
        row[14] = String(row[14]).replace(/\/\d+$/, '/1')
      }),
      personId: at.sample.people.qicao!,
    })
    expect(report.rows.every((row) => row.message!.zh.includes('不由本单位清理'))).toBe(true)
    await expect(read([{ name: 'x', rows: [['a', 'b']] }])).rejects.toMatchObject({ code: 'badSheet' })
  })
})

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
