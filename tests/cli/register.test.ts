import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'
import { dialects, freshDatabase, type TestDatabase } from '../support/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const banfa = `某区停车管理办法
某府办〔2024〕7号
第一章 总则
第一条 为了规范停车，制定本办法。
第二条 停车应当缴费。
第三条 本办法自2024年3月1日起施行，有效期五年。
某区人民政府办公室
2024年2月1日
`

describe.each(dialects)('on %s', (dialect) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase(dialect)
  })
  afterAll(() => database.drop())
  const onIt = (...args: string[]) => cli([...args, '--db', database.url])

  test('migrate makes the schema, and finds nothing to do the second time', async () => {
    for (let time = 0; time < 2; time++) {
      const run = await onIt('migrate', '--json')
      expect([run.code, run.err]).toEqual([0, ''])
      expect(JSON.parse(run.out)).toMatchObject({ migrated: true })
      if (dialect === 'postgres') expect(run.out).not.toContain(new URL(database.url).password)
    }
  })

  test('admin apply names file and field of what is wrong, and changes nothing', async () => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, '{"organs": [], "colour": 1}')
    const wrong = await onIt('admin', 'apply', file)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/^error: .*bad\.json: .*colour.*\n$/)])
    writeFileSync(file, '{"organs": [}')
    expect((await onIt('admin', 'apply', file)).err).toMatch(/^error: .*bad\.json: (?:line 1 column \d+: )?bad input: not JSON/)
    writeFileSync(file, '{"people": []}')
    expect((await onIt('admin', 'apply', file)).err).toMatch(/not installed yet.*NORMFLOW_DATA.*--db/)
  })

  test('import reports each text with its reason, and passes over what is there already', async () => {
    writeFileSync(join(folder, 'banfa.txt'), banfa)
    writeFileSync(
      join(folder, 'list.jsonl'),
      `${JSON.stringify({ text: '《某区停车管理办法》政策解读\n一、起草背景\n为了规范停车。\n' })}\n`,
    )
    const first = await onIt('import', join(folder, 'banfa.txt'), join(folder, 'list.jsonl'), '--as', 'reference', '--json')
    expect(first.code).toBe(0)
    const { documents, summary } = JSON.parse(first.out)
    expect(documents).toMatchObject([
      { nature: 'document', outcome: 'imported', title: '某区停车管理办法', number: '某府办〔2024〕7号', reason: expect.any(String) },
      { nature: 'notDocument', outcome: 'skipped', reason: expect.any(String) },
    ])
    expect(summary).toEqual({ imported: 1, skipped: 1 })
    const again = await onIt('import', join(folder, 'banfa.txt'), '--as', 'reference')
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^present {2}document/)])
  })

  test('import refuses a wrong kind, an unknown organ and a missing file in one line', async () => {
    const file = join(folder, 'banfa.txt')
    expect((await onIt('import', file, '--as', 'mine')).err).toBe('error: --as must be own or reference, not mine\n')
    expect((await onIt('import', file)).err).toMatch(/^error: required option '--as <kind>' not specified\n$/)
    expect((await onIt('import', file, '--as', 'own', '--organ', 'none')).err).toMatch(/^error: .*none.*\n$/)
    expect((await onIt('import', '/none', '--as', 'own')).err).toBe('error: /none: no such file\n')
  })

  test('verify exits 0 while all holds', async () => {
    const run = await onIt('verify', '--json')
    expect(run.code).toBe(0)
    const found = JSON.parse(run.out)
    expect(found).toMatchObject({ ok: true, chains: { problems: [] }, replay: { differences: [] } })
    expect(found.chains.events).toBeGreaterThan(0)
  })
})

describe('verify', () => {
  test('exits 1 and names the first bad record when one was changed behind the program', async () => {
    const path = join(folder, 'broken.db')
    writeFileSync(join(folder, 'banfa.txt'), banfa)
    expect((await cli(['import', join(folder, 'banfa.txt'), '--as', 'reference', '--db', path])).code).toBe(0)
    const db = new Database(path)
    const { stream_id } = db.prepare('select stream_id from event order by stream_id, seq limit 1').get() as { stream_id: string }
    db.exec('drop trigger if exists event_no_update')
    db.prepare("update event set body_json = replace(body_json, '{', '{ ') where stream_id = ? and seq = 1").run(stream_id)
    db.close()
    const run = await cli(['verify', '--db', path])
    expect(run.code).toBe(1)
    expect(run.out).toContain('first bad record')
    expect(run.out).toContain(stream_id)
    expect(JSON.parse((await cli(['verify', '--db', path, '--json'])).out)).toMatchObject({ ok: false })
  })

  test('does not make a database where there is none', async () => {
    const run = await cli(['verify', '--db', join(folder, 'none.db')])
    expect([run.code, run.err]).toEqual([2, `error: ${join(folder, 'none.db')}: no such file\n`])
  })
})
