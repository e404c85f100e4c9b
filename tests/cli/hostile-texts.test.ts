import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, data: string | Buffer): string {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}

const plain = '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车应当缴费：\n（一）按时；\n（二）足额。\n'
const sound = file('sound.txt', plain)
const decision = file('decision.txt', '关于修改《某区停车管理办法》的决定\n一、将第二条中的“缴费”修改为“付费”。\n')

/** What each command is to be given; the second file is what makes it run. */
const commands: [string, (path: string) => string[]][] = [
  ['parse', (path) => ['parse', path]],
  ['diff', (path) => ['diff', sound, path]],
  ['apply', (path) => ['apply', path, decision]],
  ['cite', (path) => ['cite', path]],
]
const broken = [
  ['an empty file', file('empty.txt', ''), 'fileEmpty'],
  ['binary data', file('binary.txt', Buffer.from([0, 1, 2, 0xff])), 'fileBinary'],
] as const

describe.each(commands)('text %s', (name, args) => {
  test.concurrent.each(broken)('says of %s what it is, and exits 2', async (_, path, code) => {
    const run = await cli(['text', ...args(path), '--json'])
    expect([run.code, run.out]).toEqual([2, ''])
    expect(JSON.parse(run.err).error.code).toBe(code)
  })

  const odd: [string, string][] = [
    ['one line of 2 MB', `某区停车管理办法\n第二条 停车应当缴费。${'甲乙丙丁'.repeat(500_000)}`],
    ['10,000 items inside one another', `${plain}${'（一）甲：\n1.乙；\n（1）丙；\n①丁。\n'.repeat(2_500)}`],
    ['mixed line ends and a byte order mark', `\ufeff${plain.replace('\n', '\r\n').replace('。\n', '。\r')}`],
    ['half-width brackets', plain.replaceAll('（', '(').replaceAll('）', ')')],
    ['traditional characters', plain.replaceAll('办', '辦').replaceAll('条', '條').replace('规范停车', '規範停車')],
    [
      'hostile Markdown',
      `${plain}# <script>alert(1)</script>\n[x](javascript:alert(1))\n![](x"onerror=alert(1))\n${'>'.repeat(5_000)}\n${'['.repeat(5_000)}`,
    ],
  ]
  test.each(odd)(
    'has an answer to %s',
    async (_, text) => {
      const run = await cli(['text', ...args(file(`${name}-odd.txt`, text)), '--json'])
      // a text under another title is one that the decision is not about: refused, and nothing comes out
      if (run.code === 2) expect([name, JSON.parse(run.err).error.code, run.out]).toEqual(['apply', 'notThisText', ''])
      else {
        expect([0, 1]).toContain(run.code)
        expect(typeof JSON.parse(run.out)).toBe('object')
      }
    },
    60_000,
  )
})

describe('what the answer holds', () => {
  const items = (nodes: { kind: string; children: never[] }[]): number =>
    nodes.reduce((sum, node) => sum + (node.kind === 'item' ? 1 : 0) + items(node.children), 0)

  test('parse finds items in half-width brackets as in full-width ones', async () => {
    const half = plain.replaceAll('（', '(').replaceAll('）', ')')
    const { nodes } = JSON.parse((await cli(['text', 'parse', file('half.txt', half), '--json'])).out)
    expect(items(nodes)).toBe(2)
  })

  test('diff calls a difference of brackets and line ends noise, or none at all', async () => {
    const other = `\ufeff${plain.replaceAll('（', '(').replaceAll('）', ')').replaceAll('\n', '\r\n')}`
    const { summary } = JSON.parse((await cli(['text', 'diff', sound, file('other.txt', other), '--json'])).out)
    expect([summary.inserted, summary.deleted]).toEqual([0, 0])
  })

  test('cite reads a number in half-width brackets', async () => {
    const { spans } = JSON.parse((await cli(['text', 'cite', file('n.txt', '依据新府办(2014)24号执行。\n'), '--json'])).out)
    expect(spans.map((span: { type: string }) => span.type)).toContain('documentNumber')
  })

  test('apply changes nothing by a decision that names no instrument and fits nowhere', async () => {
    const nobody = file('nobody.txt', '关于修改有关规定的决定\n一、将第九条中的“罚款”修改为“缴费”。\n')
    const run = await cli(['text', 'apply', sound, nobody, '--json'])
    if (run.code === 2) expect(JSON.parse(run.err).error.code).toMatch(/^(?:notThisText|noDecision)$/)
    else {
      const { text, instructions } = JSON.parse(run.out)
      expect(run.code).toBe(1)
      expect(text.replace(/\s/g, '')).toBe(plain.replace(/\s/g, ''))
      expect(instructions.every((one: { status: string }) => one.status === 'refused')).toBe(true)
    }
  })
})
