import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyAdminFile } from '../../src/commands/admin/apply-file.ts'
import { install } from '../../src/commands/admin/install.ts'
import { verifyChains } from '../../src/store/chain.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { cli } from '../support/cli.ts'
import { dialects, type TestDatabase } from '../support/databases.ts'
import { copyOf } from '../support/templates.ts'

const example = JSON.parse(readFileSync(new URL('../../src/commands/admin/example.json', import.meta.url), 'utf8'))
const touched = ['organ', 'organ_succession', 'person', 'membership', 'deputy', 'absence', 'number_book', 'proposal', 'setting'] as const

const entry = {
  ...{ key: 'consultation.minDays.other', value: 45, unit: 'naturalDays', mode: 'block', stricter: 'higher', mayLoosen: false },
  ...{ source: '本局制度', article: null, confidence: 'R', zh: '征求意见期限', en: 'consultation' },
}

/** The example with one entry of everything else that a file may hold. */
const whole = {
  ...example,
  organs: [...example.organs, { code: 'old', name: '示例县工商局', type: 'department', level: 'county', own: true, parent: 'gov' }],
  successions: [{ old: 'old', new: 'market', from: '2026-09-02', source: '机构改革方案' }],
  deputies: [{ organ: 'market', principal: 'juzhang', deputy: 'qicao', from: '2026-09-03', to: '2026-09-10', reason: '出差' }],
  absences: [{ organ: 'market', login: 'juzhang', from: '2026-09-03', to: '2026-09-10', reason: '出差' }],
  rulePacks: [
    {
      organ: 'market',
      source: '本局制度',
      pack: {
        ...{ id: 'market-2026', title: { zh: '本局', en: 'Bureau' }, level: 'organ', jurisdiction: '示例县市场监督管理局' },
        ...{ effectiveFrom: '2026-10-01', effectiveTo: null, entries: [entry] },
      },
    },
  ],
  holidayYears: [{ year: 2199, holidays: ['2199-01-01'], workdays: [], source: '假想的通知' }],
}

describe.each(dialects)('a file of the administration on %s', (dialect) => {
  let database: TestDatabase
  let store: Store
  const folder = mkdtempSync(join(tmpdir(), 'normflow-apply-'))
  beforeAll(async () => {
    database = await copyOf('migrated', dialect)
    store = await openStore(database.url)
    await install(store, { mode: 'production', name: '示例' })
  })
  afterAll(async () => {
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const rows = async () => {
    const of = async (table: (typeof touched)[number] | 'event') => store.db.selectFrom(table).selectAll().execute()
    const all = await Promise.all([...touched, 'event' as const].map(of))
    return JSON.stringify(all.map((found) => found.map((row) => JSON.stringify(row)).sort()))
  }

  test('leaves nothing when its last entry is refused, whatever came before', async () => {
    const before = await rows()
    const refused = [
      { ...whole, memberships: [...whole.memberships, { login: 'nobody', organ: 'gov', role: 'drafter', from: '2026-09-01' }] },
      { ...whole, memberships: [...whole.memberships, { login: 'anquan', role: 'auditAdmin', from: '2026-09-01' }] },
      { ...whole, people: [...whole.people, { login: 'weak', name: '弱口令', password: 'aaaaaaaaaa' }] },
      { ...whole, holidayYears: [...whole.holidayYears, { year: 2198, holidays: ['2199-01-01'], workdays: [], source: '错年' }] },
      { ...whole, absences: [{ organ: 'market', login: 'juzhang', from: '2026-09-03', to: '2026-09-01', reason: '倒置' }] },
      { ...whole, organs: whole.organs.map((organ: { code: string }) => (organ.code === 'old' ? { ...organ, parent: 'none' } : organ)) },
    ]
    const messages = []
    for (const file of refused) {
      messages.push(
        await applyAdminFile(store, file).then(
          () => 'applied',
          (error: Error) => error.message,
        ),
      )
      expect(await rows()).toBe(before)
    }
    expect(messages).toEqual(
      [/nobody/, /auditAdmin/, /password/, /2198/, /absence juzhang/, /none/].map((part) => expect.stringMatching(part)),
    )
  })

  test('is written as one: all its events bear one instant, and the second run changes nothing and says so', async () => {
    const first = await applyAdminFile(store, whole)
    expect(new Set(first.map((one) => one.outcome))).toEqual(new Set(['changed', 'added', 'proposed']))
    const events = await store.db.selectFrom('event').select(['type', 'recorded_at']).where('type', '!=', 'installation.create').execute()
    expect(new Set(events.map((event) => event.recorded_at)).size).toBe(1)
    expect(new Set(events.map((event) => event.type)).size).toBe(11)
    const after = await rows()
    const again = await applyAdminFile(store, whole)
    expect(again.map((one) => one.what).sort()).toEqual(first.map((one) => one.what).sort())
    expect(new Set(again.map((one) => one.outcome))).toEqual(new Set(['unchanged']))
    const file = join(folder, 'whole.json')
    writeFileSync(file, JSON.stringify(whole))
    const third = await cli(['admin', 'apply', file, '--db', database.url])
    expect([third.code, third.out]).toEqual([0, expect.stringContaining('nothing changed')])
    expect(JSON.parse((await cli(['admin', 'apply', file, '--db', database.url, '--json'])).out)).toMatchObject({ changed: false })
    expect(await rows()).toBe(after)
    expect((await verifyChains(store)).ok).toBe(true)
  })

  test('two runs at once write it once', async () => {
    const file = { people: [{ login: 'shuangren', name: '新起草员', password: 'choose-your-own-8' }] }
    const both = await Promise.all([applyAdminFile(store, file), applyAdminFile(store, file)])
    expect(both.map(([one]) => one?.outcome).sort()).toEqual(['added', 'unchanged'])
  })

  test('brings an organ into line with one event and leaves the others alone', async () => {
    const renamed = { organs: [{ ...example.organs[2], name: '示例县市场监管局' }, example.organs[1]] }
    const before = await store.db.selectFrom('event').select('seq').execute()
    expect(await applyAdminFile(store, renamed)).toEqual([
      { what: 'organ market', outcome: 'changed' },
      { what: 'organ justice', outcome: 'unchanged' },
    ])
    expect((await store.db.selectFrom('event').select('seq').execute()).length).toBe(before.length + 1)
  })
})
