import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, data: string): string {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}

const before = file(
  'before.txt',
  '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车应当缴费。\n第三条 本办法自2026年1月1日起施行。\n',
)
const after = file(
  'after.txt',
  '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车应当及时缴费。\n第三条 本办法自2026年1月1日起施行。\n',
)
const bare = (text: string) => text.replace(/\s/g, '')

describe('text amend and text apply', () => {
  test('the decision that amend writes turns one text into the other', async () => {
    const decision = await cli(['text', 'amend', before, after, '--issuer', '某区人民政府', '--on', '2026-05-01'])
    expect([decision.code, decision.err]).toEqual([0, ''])
    expect(decision.out).toContain('某区人民政府')
    expect(decision.out).toContain('本决定自2026年5月1日起施行')
    const applied = await cli(['text', 'apply', before, '-', '--json'], { input: decision.out })
    expect(applied.code).toBe(0)
    const { text, instructions, notes } = JSON.parse(applied.out)
    expect(bare(text)).toContain('停车应当及时缴费。')
    expect(instructions).toEqual([
      expect.objectContaining({
        status: 'applied',
        reason: null,
        warnings: [],
        occurrences: 1,
        source: expect.any(String),
        operation: expect.any(String),
        target: expect.any(String),
      }),
    ])
    expect(notes).toBeInstanceOf(Array)
  })

  test('apply refuses what is not there, changes nothing and exits 1', async () => {
    const decision = '关于修改《某区停车管理办法》的决定\n一、将第二条中的“罚款”修改为“缴费”。\n本决定自公布之日起施行。\n'
    const run = await cli(['text', 'apply', before, '-', '--json'], { input: decision })
    expect(run.code).toBe(1)
    const { text, instructions } = JSON.parse(run.out)
    expect(bare(text)).toContain('第二条停车应当缴费。')
    expect(instructions).toMatchObject([{ item: '一', status: 'refused', reason: expect.any(String) }])
    expect((await cli(['text', 'apply', before, '-'], { input: decision })).err).toMatch(/^refused: 一: /)
  })

  test('a decision about another text, and a text that is none, are errors with exit 2', async () => {
    const other = '关于修改《某区户外广告管理办法》的决定\n一、删去第二条。\n'
    const run = await cli(['text', 'apply', before, '-', '--json'], { input: other })
    expect([run.code, run.out]).toEqual([2, ''])
    expect(JSON.parse(run.err).error).toMatchObject({ code: 'notThisText', where: 'standard input' })
    expect((await cli(['text', 'apply', before, after])).code).toBe(2)
    expect((await cli(['text', 'amend', before, after, '--on', '2026-02-30'])).err).toMatch(/^error: --on must be a day/)
  })
})
