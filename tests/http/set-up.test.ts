import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetUpToken } from '../../src/commands/accounts/set-up.ts'
import { applyAdminFile } from '../../src/commands/admin/apply-file.ts'
import { install } from '../../src/commands/admin/install.ts'
import { config } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { dialects, freshDatabase, type TestDatabase } from '../support/databases.ts'
import { Client } from './support/app.ts'

/** The example that the README shows, so that what it shows works. */
const example = JSON.parse(
  /```json\n([\s\S]*?)```/.exec(readFileSync(new URL('../../src/commands/admin/README.md', import.meta.url), 'utf8'))?.[1] ?? '',
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
    const app = await buildApp(store, config({ data: folder }, { NORMFLOW_MODE: 'production' }), { perMinute: 100_000 })
    client = new Client(app)
    close = () => app.close()
  })
  afterAll(async () => {
    await close()
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

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
    const person = (await admin.post('/admin/people', { login: 'anquan1', name: '安全管理员', password: 'first-Secret-9' })).body.id
    const give = (role: string) => admin.post('/admin/memberships', { personId: person, organId: installation, role, from: '2020-01-01' })
    expect((await give('securityAdmin')).status).toBe(201)
    expect((await give('drafter')).status).toBe(403)
    expect(await admin.post('/admin/legal-day', { to: '2030-01-01' })).toMatchObject({ status: 409, body: { code: 'demonstrationOnly' } })
  })

  test('the file of the README sets up one government, two bureaus and seven people, and may be applied again', async () => {
    const first = await applyAdminFile(store, example)
    expect(first.filter((one) => one.outcome === 'added').map((one) => one.what.split(' ')[0])).toEqual(
      expect.arrayContaining(['organ', 'person', 'membership', 'number']),
    )
    const again = await applyAdminFile(store, example)
    expect(again.filter((one) => one.what !== 'installation').every((one) => one.outcome === 'unchanged')).toBe(true)
    const organs = await store.db.selectFrom('organ').selectAll().execute()
    const gov = organs.find((organ) => organ.code === 'gov')
    expect(organs.find((organ) => organ.id === gov?.legality_body_id)?.code).toBe('justice')
    const drafter = new Client(client.app)
    expect((await drafter.signIn('qicao', 'choose-your-own-1')).body.person.mustChange).toBe(true)
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
