import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { history } from '../../src/commands/demo/history.ts'
import { type Known, walk } from '../../src/commands/demo/walk.ts'
import { registerEffects } from '../../src/commands/register/register-effects.ts'
import { openTestApp, type TestApp } from './support/app.ts'
import { httpDriver } from './support/http-driver.ts'

describe('what is kept from publication', () => {
  let at: TestApp
  let known: Known
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    known = await walk([history], httpDriver(at), { story: () => {}, step: () => {} })
  })
  afterAll(async () => at.close())

  /** Publication with the secrecy check "keptBack" leaves this mark; set by hand here, since a whole case would only lead up to it. */
  function keepBack(kind: string, id: string): void {
    const db = new Sqlite(at.store.url)
    expect(db.prepare('update search_doc set is_public = 0 where kind = ? and ref_id = ?').run(kind, id).changes).toBe(1)
    db.close()
  }

  test('an act kept back leaves its trace but not its title, and the text it made is not shown', async () => {
    const id = String(known.get('instrument:办法'))
    const visitor = at.visitor()
    const before = (await visitor.get(`/public/instruments/${id}`)).body
    const version = before.versions.at(-1)
    const title = before.effects.find((one: { versionId: string }) => one.versionId === version.id).act.title
    expect((await visitor.get(`/gongkai/wenjian/${id}`)).text).toContain('第一条')
    keepBack('act', version.actId)
    const after = await visitor.get(`/public/instruments/${id}`)
    const effect = after.body.effects.find((one: { versionId: string }) => one.versionId === version.id)
    expect(effect.act).toMatchObject({ title: '（依法不公开）', numbers: [], source: '' })
    expect(after.text).not.toContain(title)
    const page = (await visitor.get(`/gongkai/wenjian/${id}`)).text
    expect(page).not.toContain(title)
    expect(page).not.toContain('第一条')
    expect((await visitor.get(`/public/instruments/${id}/on/2026-03-02`)).body.content).toBeNull()
    expect((await visitor.get(`/gongkai/wenjian/${id}/2026-03-02/wenben`)).status).toBe(404)
    expect((await (await at.as('qicao')).get(`/instruments/${id}/on/2026-03-02`)).body.content.text).toContain('第一条')
  })

  test('a document kept back is in no public list, search or address, and staff still see it', async () => {
    const id = String(known.get('instrument:办法'))
    keepBack('instrument', id)
    const visitor = at.visitor()
    for (const url of [
      '/public/instruments',
      '/public/instruments?q=%E6%8B%9B%E5%95%86',
      '/gongkai/wenjian?standing=-',
      '/gongkai/wenjian?q=%E6%8B%9B%E5%95%86',
    ]) {
      expect([url, (await visitor.get(url)).text.includes(id)]).toEqual([url, false])
    }
    expect((await visitor.get(`/public/instruments/${id}`)).status).toBe(404)
    expect((await visitor.get(`/gongkai/wenjian/${id}`)).status).toBe(404)
    expect((await (await at.as('qicao')).get(`/instruments/${id}`)).status).toBe(200)
  })

  test('a document kept back stays so when a public decision amends it, and search shows it under its own number', async () => {
    const id = String(known.get('instrument:办法'))
    const by = { actId: 'act', day: '2026-03-02', number: '新府〔2026〕1号', public: true }
    const version = { versionId: 'v', textId: 't', rangeStart: 0, rangeEnd: 3, title: '办法', text: '第一条' }
    const effect = {
      ...{ effectId: 'e', actId: 'act', instrumentId: id, kind: 'amends', provisions: null, from: { from: by.day, to: by.day } },
      ...{ knownFrom: by.day, validTo: null, lapsesIf: null, carriers: [], replaces: null, note: null, replacedBy: null, version },
    }
    const { index } = await registerEffects(at.store.db, [effect], by)
    expect(index).toMatchObject([{ refId: id, isPublic: false, number: null }])
  })
})
