import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { data } from '../documents/support/data.ts'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Row {
  area: string
  name: string
  right: number
  of: number
  reached: boolean
}

const text = '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车应当缴费。\n'
const areas = (figures: Row[]) => [...new Set(figures.map((figure) => figure.area))]

describe('text quality', () => {
  test('of a file without labels gives only the figures that need none', async () => {
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify({ id: 'a', text })}\n${JSON.stringify({ id: 'b', title: '没有文字' })}\n`)
    const run = await cli(['text', 'quality', join(folder, 'a.jsonl'), '--json'])
    const { figures, sample } = JSON.parse(run.out)
    expect([run.code, sample, areas(figures)]).toEqual([0, null, ['parse']])
    expect(figures.map((figure: Row) => figure.of)).toEqual([1, 1, 1])
  })

  test('names what misses its goal, and exits 1', async () => {
    const triple = join(folder, 'amendments', 'x-1')
    mkdirSync(triple, { recursive: true })
    writeFileSync(join(triple, 'before.txt'), text)
    writeFileSync(join(triple, 'decision.txt'), '关于修改《某区停车管理办法》的决定\n一、将第二条中的“缴费”修改为“付费”。\n')
    writeFileSync(join(triple, 'after.txt'), text.replace('缴费', '及时付费'))
    const run = await cli(['text', 'quality', join(folder, 'amendments')])
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/changed articles equal, exceptions aside +0\/1 +0\.0000 +≥ 0\.98 +missed/)
    expect(run.out).toContain('apply no silent misapplication: x-1: 第二条')
  })

  test('refuses a sample that is none and a folder without texts', async () => {
    expect((await cli(['text', 'quality', folder, '--sample', 'few'])).err).toBe('error: --sample must be a whole number\n')
    mkdirSync(join(folder, 'none'))
    expect((await cli(['text', 'quality', join(folder, 'none')])).code).toBe(2)
  })

  test.skipIf(data === null)(
    'reaches every goal on a sample of the real texts, the same figures each time',
    async () => {
      const args = ['text', 'quality', data!, '--json', '--sample', '6']
      const [one, two] = [await cli(args), await cli(args)]
      expect(one.out).toBe(two.out)
      const { figures } = JSON.parse(one.out)
      expect(areas(figures)).toEqual(['parse', 'identity', 'compare', 'amend', 'apply', 'cite', 'check'])
      expect(figures.filter((figure: Row) => !figure.reached)).toEqual([])
      expect(one.code).toBe(0)
    },
    120_000,
  )
})
