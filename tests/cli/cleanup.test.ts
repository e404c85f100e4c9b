import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanupCommands } from '../../src/commands/demo/cleanup-driver.ts'
import { takeOverRegister } from '../../src/commands/demo/cleanup-story.ts'
import { sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { openStore } from '../../src/store/open.ts'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cleanup-'))
const db = join(folder, 'x.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  const store = await openStore(db)
  await sampleInstallation(store)
  await takeOverRegister(cleanupCommands(store))
  await store.close()
}, 60_000)

const run = async (...args: string[]) => {
  const done = await cli(['cleanup', ...args, '--db', db, '--json'])
  if (done.code !== 0) throw new Error(`${args.join(' ')}: ${done.code} ${done.err}`)
  return JSON.parse(done.out)
}

test('a campaign goes from its scope to its catalogues by command line alone, with the sums printed at every step', async () => {
  const opening = ['open', '--organ', 'xh-gov', '--kind', 'periodic', '--title', '2026年清理', '--cut-off', '2025-12-31']
  expect((await run(...opening, '--dry-run')).total).toBe(40)
  const opened = await run(...opening, '--as', 'shenhe')
  const id = opened.campaign.id
  expect(opened).toMatchObject({ action: 'scope.freeze', sums: { scope: 40, open: 40 } })
  await run('do', id, 'assignment.finish', '--data', '{"dueOn":"2026-04-01"}', '--as', 'shenhe')

  const way = await run('plan', id)
  expect([way.reachable, way.on, way.steps.at(-1).action, way.steps.length]).toEqual([true, '2026-03-02', 'catalogue.publish', 12])
  const told = await cli(['cleanup', 'plan', id, '--target', 'itemReview', '--db', db])
  expect([told.code, told.out.trim().split('\n').length, told.out.includes('新会区财政局')]).toEqual([0, 4, true])

  const table = join(folder, 'table.xlsx')
  expect((await cli(['cleanup', 'conclude', id, '--organ', 'xh-finance', '--out', table, '--db', db])).code).toBe(0)
  const { readFileSync } = await import('node:fs')
  expect((await readSheet(readFileSync(table)))[0]!.rows).toHaveLength(15)
  expect(await run('conclude', id, '--table', table, '--as', 'qicao2')).toMatchObject({ concluded: 0, refused: 0, answer: null })

  await run('conclude', id, '--organ', 'xh-finance', '--outcome', 'retain', '--as', 'qicao2')
  await run('conclude', id, '--organ', 'xh-finance', '--submit', '--as', 'caizheng')
  const { items } = await run('list', id)
  const old = items.find((item: { number: string | null }) => item.number === '新府办〔2014〕24号')
  await run('conclude', id, '--instrument', old.instrumentId, '--outcome', 'repeal', '--reasons', 'R10', '--as', 'qicao')
  await run('conclude', id, '--organ', 'xh-commerce', '--outcome', 'retain', '--as', 'qicao')
  const submitted = await run('conclude', id, '--organ', 'xh-commerce', '--submit', '--as', 'juzhang')
  expect(submitted).toMatchObject({ campaign: { stage: 'itemReview' }, sums: { scope: 40, retain: 39, repeal: 1, open: 0 } })

  const agreed = { items: items.map((item: { instrumentId: string }) => ({ instrumentId: item.instrumentId, verdict: 'agrees' })) }
  await run('do', id, 'item.review', '--data', JSON.stringify(agreed), '--as', 'shenhe')
  await run('do', id, 'itemReview.finish', '--as', 'shenhe')
  const meeting = {
    meeting: '常务会议',
    heldOn: '2026-03-02',
    attendees: ['甲'],
    views: '同意',
    vote: { for: 1, against: 0, abstain: 0 },
    decision: 'pass',
    minutes: '通过',
  }
  await run('do', id, 'resolution.record', '--data', JSON.stringify(meeting), '--as', 'mishu')
  await run('do', id, 'decision.draft', '--as', 'shenhe')
  await run('do', id, 'decision.sign', '--data', '{"signer":"主要负责人"}', '--as', 'zhuyao')
  const refused = await cli(['cleanup', 'close', id, '--address', 'x', '--as', 'dengji', '--db', db])
  expect([refused.code, refused.err.split('\n').length]).toEqual([2, 2])
  const store = await openStore(db)
  const book = await store.db.selectFrom('number_book').select('id').where('code', '=', '新府').executeTakeFirstOrThrow()
  await store.close()
  await run('do', id, 'decision.number', '--data', JSON.stringify({ bookId: book.id }), '--as', 'dengji')
  const closed = await run('close', id, '--address', 'xinhui.example/qingli', '--as', 'dengji')
  expect(closed).toMatchObject({ campaign: { stage: 'closed' }, sums: { scope: 40, retain: 39, repeal: 1, open: 0 } })
  expect((await run('paper', id)).catalogues.map((list: { rows: unknown[] }) => list.rows.length)).toEqual([39, 0, 1, 0])
  expect((await run('list')).items).toHaveLength(1)
  expect((await cli(['verify', '--db', db])).code).toBe(0)
}, 180_000)

test('says in one line what it does not understand', async () => {
  for (const [args, words] of [
    [['open', '--organ', 'xh-gov', '--kind', 'yearly', '--title', 'x', '--cut-off', '2025-12-31', '--as', 'shenhe'], '--kind yearly'],
    [['open', '--organ', 'none', '--kind', 'periodic', '--title', 'x', '--cut-off', '2025-12-31', '--as', 'shenhe'], 'none'],
    [['do', 'none', 'scope.freeze', '--as', 'shenhe'], 'none'],
    [['do', 'none', 'scope.freeze', '--as', 'nobody'], 'none'],
  ] as const) {
    const done = await cli(['cleanup', ...args, '--db', db])
    expect([done.code, done.err.split('\n').length, done.err.includes(words)]).toEqual([2, 2, true])
  }
}, 60_000)

test('demo --cleanup tells the campaign to its end and verifies it', async () => {
  const done = await cli(['demo', '--cleanup'], { env: { NORMFLOW_DATA: folder, NORMFLOW_LANG: 'zh' } })
  expect([done.code, done.err]).toEqual([0, ''])
  expect(done.out).toContain('范围 40 = 保留 22 + 修改 8 + 废止 6 + 失效 3 + 不属 1 + 未定 0')
  expect(done.out).toContain('✓ 重放')
}, 120_000)
