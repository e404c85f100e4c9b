import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetUpToken } from '../../src/commands/accounts/set-up.ts'
import { applyAdminFile } from '../../src/commands/admin/apply-file.ts'
import { install } from '../../src/commands/admin/install.ts'
import { organsByRelation } from '../../src/commands/circumstances.ts'
import { config } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { actionsOf } from '../../workflows/actions.ts'
import { organFor } from '../../workflows/rulemaking/roles.ts'
import { dialects, freshDatabase, type TestDatabase } from '../support/databases.ts'
import { Client } from './support/app.ts'

/** The example that the README begins with; from a day long past, so that the test does not depend on the machine's date. */
const example = JSON.parse(
  readFileSync(new URL('../../src/commands/admin/example.json', import.meta.url), 'utf8').replaceAll('2026-09-01', '2020-01-01'),
)

describe.each(dialects)('an empty production installation on %s', (dialect) => {
  let database: TestDatabase
  let store: Store
  let client: Client
  let token: string
  const folder = mkdtempSync(join(tmpdir(), 'normflow-setup-'))
  let close: () => Promise<void>
  beforeAll(async () => {
    database = await freshDatabase(dialect)
    store = await openStore(database.url)
    await install(store, { mode: 'production', name: '示例' })
    token = (await makeSetUpToken(store)) as string
    const app = await buildApp(store, config({ data: folder }, { NORMFLOW_MODE: 'production' }), { perMinute: 100_000, lazy: true })
    client = new Client(app)
    close = () => app.close()
  })
  afterAll(async () => {
    await close()
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The first steps still to do, without the holidays, which hang on the machine's date. */
  const toDo = async () => {
    const { steps } = (await client.get('/admin/installation')).body as { steps: { key: string; done: boolean; missing: string[] }[] }
    return Object.fromEntries(steps.filter((step) => !step.done && step.key !== 'holidays').map((step) => [step.key, step.missing]))
  }

  const asked = (given: string, login = 'guanli') => ({ token: given, login, name: '系统管理员', password: 'a-first-Secret' })

  test('has no sample accounts, says that it needs setting up, and refuses to play demonstration', async () => {
    const session = (await client.get('/session')).body
    expect(session.installation).toMatchObject({ mode: 'production', needsSetup: true })
    expect(session.demoAccounts).toBeUndefined()
    expect(await client.post('/session/switch', { login: 'guanli' })).toMatchObject({ status: 409, body: { code: 'demonstrationOnly' } })
  })

  test('a wrong token is refused, two with the right one make one administrator, and the token is used up', async () => {
    expect(await client.post('/setup', asked('wrong'))).toMatchObject({ status: 403, body: { code: 'setupToken' } })
    expect((await client.post('/setup', { ...asked(token), password: 'guanli-123' })).status).toBe(400)
    const both = await Promise.all([client.post('/setup', asked(token)), client.post('/setup', asked(token, 'second'))])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 403])
    expect((await client.post('/setup', asked(token))).status).toBe(403)
    expect(await makeSetUpToken(store)).toBeNull()
  })

  test('the first administrator names the others until there is a security administrator', async () => {
    const session = (await client.get('/session')).body
    client.csrf = session.csrf
    const [admin, installation] = [client, session.posts[0].organId]
    expect(await toDo()).toEqual({
      ...{ settings: [], organs: ['本级人民政府', '起草、审核的部门'], bodies: [], people: [], second: ['安全管理员'], books: [] },
      ...{ rules: [], document: [] },
    })
    const person = (await admin.post('/admin/people', { login: 'anquan1', name: '安全管理员', password: 'first-Secret-9' })).body.id
    const give = (role: string) => admin.post('/admin/memberships', { personId: person, organId: installation, role, from: '2020-01-01' })
    expect((await give('securityAdmin')).status).toBe(201)
    expect((await give('drafter')).status).toBe(403)
    expect(Object.keys(await toDo())).not.toContain('second')
    expect(await admin.post('/admin/legal-day', { to: '2030-01-01' })).toMatchObject({ status: 409, body: { code: 'demonstrationOnly' } })
  })

  test('the example file sets up one government, two bureaus and seven people, and may be applied again', async () => {
    const first = await applyAdminFile(store, example)
    expect(first.filter((one) => one.outcome === 'added').map((one) => one.what.split(' ')[0])).toEqual(
      expect.arrayContaining(['organ', 'person', 'membership', 'number']),
    )
    expect(Object.keys(await toDo())).toEqual(['rules', 'document'])
    const again = await applyAdminFile(store, example)
    expect(again.every((one) => one.outcome === 'unchanged')).toBe(true)
    const organs = await store.db.selectFrom('organ').selectAll().execute()
    const gov = organs.find((organ) => organ.code === 'gov')
    expect(organs.find((organ) => organ.id === gov?.legality_body_id)?.code).toBe('justice')
    const drafter = new Client(client.app)
    expect((await drafter.signIn('qicao', 'choose-your-own-1')).body.person.mustChange).toBe(true)
  })

  test('everybody whom a government document needs is there: each action has somebody who may take it', async () => {
    const organs = new Map((await store.db.selectFrom('organ').select(['code', 'id']).execute()).map((row) => [row.code, row.id]))
    const related = await organsByRelation(store.db, { issuing: organs.get('gov') as string, drafting: organs.get('market') as string })
    const held = new Set(
      (await store.db.selectFrom('membership').select(['organ_id', 'role']).execute()).map((row) => `${row.role} ${row.organ_id}`),
    )
    const nobody = actionsOf('rulemaking').filter(
      (action) =>
        !action.by
          .filter((who) => who.documentClass !== 'department')
          .some(
            (who) =>
              ['public', 'signer', 'system'].includes(who.relation) ||
              who.role.some((role) => held.has(`${role} ${organFor(who.relation, related)}`)),
          ),
    )
    expect(nobody.map((action) => action.name)).toEqual([])
  })

  test('a step that is undone again says what is missing: a bureau’s bodies, a post nobody holds', async () => {
    const organs = new Map((await store.db.selectFrom('organ').select(['code', 'id']).execute()).map((row) => [row.code, row.id]))
    const government = (patch: object) => client.send({ method: 'PATCH', url: `/admin/organs/${organs.get('gov')}`, payload: patch })
    expect((await government({ legalityBodyId: null })).status).toBe(200)
    expect(await toDo()).toMatchObject({
      bodies: ['合法性审核机构'],
      people: expect.arrayContaining([expect.stringContaining('审核机构的')]),
    })
    expect((await government({ legalityBodyId: organs.get('justice') })).status).toBe(200)
    expect(Object.keys(await toDo())).toEqual(['rules', 'document'])
  })

  test('the illustrative pack holds in no installation of one’s own: neither shown as a rule in force nor compared with', async () => {
    const rules = (await client.get('/rules')).body.items as { key: string; packId: string; value: unknown }[]
    expect(rules.length).toBeGreaterThan(20)
    expect(rules.filter((rule) => rule.packId.includes('illustration'))).toEqual([])
    const packs = (await client.get('/admin/rule-packs')).body.items as { id: string }[]
    expect(packs.filter((pack) => pack.id.includes('illustration'))).toEqual([])
  })

  test('name, go-live day and time zone are set on the page by the system administrator', async () => {
    const change = (payload: object) => client.send({ method: 'PATCH', url: '/admin/installation', payload })
    expect((await change({ name: '本区规范性文件', goLive: '2020-02-01', timeZone: 'Asia/Urumqi' })).status).toBe(200)
    expect((await client.get('/session')).body.installation).toMatchObject({
      ...{ name: '本区规范性文件', goLive: '2020-02-01', timeZone: 'Asia/Urumqi' },
    })
    expect(await change({ timeZone: 'Asia/Nowhere' })).toMatchObject({ status: 400, body: { details: [{ field: 'timeZone' }] } })
    expect((await change({})).status).toBe(400)
    expect((await change({ goLive: '2020-01-01', timeZone: 'Asia/Shanghai' })).status).toBe(200)
    const drafter = new Client(client.app)
    drafter.csrf = (await drafter.signIn('qicao', 'choose-your-own-1')).body.csrf
    expect((await drafter.get('/admin/installation')).status).toBe(403)
  })

  test('the go-live day stays once anything happened in a case', async () => {
    const drafter = new Client(client.app)
    const { csrf } = (await drafter.signIn('qicao', 'choose-your-own-1')).body
    drafter.csrf = csrf
    drafter.csrf = (await drafter.post('/password', { old: 'choose-your-own-1', new: 'a-Secret-of-mine-1' })).body.csrf
    const organs = new Map((await store.db.selectFrom('organ').select(['code', 'id']).execute()).map((row) => [row.code, row.id]))
    const opened = await drafter.post('/cases', {
      ...{ kind: 'making', title: '关于示例事项的通知', documentClass: 'government', issuingOrganId: organs.get('gov') },
      ...{ draftingOrganId: organs.get('market'), instruments: [] },
    })
    expect([opened.status, opened.text]).toEqual([201, expect.any(String)])
    await expect(applyAdminFile(store, { installation: { goLive: '2099-01-01' } })).rejects.toMatchObject({ code: 'backdated' })
    const change = (payload: object) => client.send({ method: 'PATCH', url: '/admin/installation', payload })
    expect(await change({ goLive: '2099-01-01' })).toMatchObject({ status: 409, body: { code: 'backdated' } })
    expect(await change({ timeZone: 'Asia/Urumqi' })).toMatchObject({ status: 409, body: { code: 'backdated' } })
    expect((await change({ name: '又一个名称' })).status).toBe(200)
    expect((await client.get('/admin/installation')).body.decidedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(await toDo())).toEqual(['rules'])
    await expect(applyAdminFile(store, { installation: { name: '新名称' } })).resolves.toEqual([
      { what: 'installation', outcome: 'changed' },
    ])
  })

  test('a file with a mistake changes nothing and names the place', async () => {
    const before = await store.db.selectFrom('organ').select('id').execute()
    const wrong = { organs: [{ code: 'new', name: '新机关', type: 'ministry', level: 'county', own: true }], colour: 'red' }
    await expect(applyAdminFile(store, wrong)).rejects.toThrow(/organs\.0\.type.*colour|colour.*organs\.0\.type/)
    await expect(
      applyAdminFile(store, { memberships: [{ login: 'nobody', organ: 'gov', role: 'drafter', from: '2026-01-01' }] }),
    ).rejects.toThrow(/nobody/)
    expect(await store.db.selectFrom('organ').select('id').execute()).toEqual(before)
  })
})
