import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../../src/config.ts'
import { cli } from '../support/cli.ts'
import { docx, paragraph } from '../support/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, data: string | Buffer): string {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}

const before = '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车应当缴费。\n第三条 本办法自2026年1月1日起施行。\n'
const after =
  '某区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 停车场应当公示收费标准。\n第三条 停车应当及时缴费。\n第四条 本办法自2026年1月1日起施行。\n'

interface Node {
  kind: string
  label: string | null
  number: number | null
  start: number
  end: number
  children: Node[]
}

const flat = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)])

describe('text parse', () => {
  test('gives the structure with offsets into the input after the BOM, line ends as read', async () => {
    const text = before.replaceAll('\n', '\r\n')
    const run = await cli(['text', 'parse', file('bom.txt', `\ufeff${text}`), '--json'])
    expect([run.code, run.err]).toEqual([0, ''])
    const { title, nodes, problems, ...rest } = JSON.parse(run.out)
    expect([title, problems, rest]).toEqual(['某区停车管理办法', [], {}])
    const second = flat(nodes).find((node) => node.kind === 'article' && node.number === 2)!
    expect(text.slice(second.start, second.end).trim()).toBe('第二条 停车应当缴费。')
    expect(second.label).toBe('第二条')
  })

  test('reads standard input, and says the same as of a file', async () => {
    const [piped, named] = await Promise.all([
      cli(['text', 'parse', '-', '--json'], { input: before }),
      cli(['text', 'parse', file('a.txt', before), '--json']),
    ])
    expect(piped.code).toBe(0)
    expect(piped.out).toBe(named.out)
  })

  test('of a Word file holds the text that the offsets count in, and says that automatic numbers are missing', async () => {
    const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    const run = await cli(['text', 'parse', file('a.docx', docx(paragraph('第一条 甲。') + paragraph('乙。', numbered))), '--json'])
    const { text, nodes } = JSON.parse(run.out)
    expect(text).toBe('第一条 甲。\n乙。\n')
    expect(Math.max(...flat(nodes).map((node) => node.end))).toBeLessThanOrEqual(text.length)
    expect(run.err).toMatch(/^note: .*a\.docx: 1 paragraphs are numbered by Word/)
  })

  test('takes Markdown: front matter is metadata, markup is read and the answer holds the text', async () => {
    const front = '---\ntitle: 某区停车管理办法\ntags:\n  - 停车\n---\n'
    const plain = JSON.parse((await cli(['text', 'parse', file('a.md', front + before), '--json'])).out)
    expect(plain.nodes[0]).toMatchObject({ kind: 'metadata', start: 0 })
    expect([plain.title, plain.text]).toEqual(['某区停车管理办法', undefined])
    const marked = JSON.parse(
      (await cli(['text', 'parse', file('b.md', `${front}# 某区停车管理办法\n\n**第一条** 甲。\n\n**第二条** 乙。\n`), '--json'])).out,
    )
    expect([marked.title, marked.text.includes('**')]).toEqual(['某区停车管理办法', false])
    expect(flat(marked.nodes).filter((node) => node.kind === 'article')).toHaveLength(2)
  })

  test('without --json draws the outline', async () => {
    const run = await cli(['text', 'parse', file('o.txt', before)])
    expect(run.out).toMatch(/^article {2}第二条 停车应当缴费。$/m)
  })

  test('through npm writes nothing but the answer', () => {
    const run = spawnSync('npm', ['run', '-s', 'cli', '--', 'text', 'parse', file('n.txt', before), '--json'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(JSON.parse(run.stdout).title).toBe('某区停车管理办法')
  })
})

describe('text diff', () => {
  test('gives both texts back from its edits, and sees renumbering as renumbering', async () => {
    const run = await cli(['text', 'diff', file('1.txt', before), file('2.txt', after), '--json'])
    expect(run.code).toBe(0)
    const { summary, changes } = JSON.parse(run.out)
    type Edit = { op: string; text: string }
    const joined = (left: string) =>
      changes.flatMap((change: { edits: Edit[] }) => change.edits.filter(({ op }) => op !== left).map(({ text }) => text)).join('')
    const bare = (text: string) => text.replace(/\s/g, '')
    expect(joined('delete')).toBe(after)
    expect(bare(joined('insert'))).toBe(bare(before))
    expect(summary).toMatchObject({ inserted: 1, deleted: 0, renumbered: 2, modified: 1 })
    expect(changes.find((change: { after: { label: string } | null }) => change.after?.label === '第四条').kind).toEqual(['renumbered'])
  })

  test('of equal texts exits 0 and has nothing but unchanged provisions', async () => {
    const run = await cli(['text', 'diff', file('1.txt', before), file('1b.txt', before), '--json'])
    expect(run.code).toBe(0)
    expect(JSON.parse(run.out).changes.every((change: { kind: string[] }) => change.kind.join() === 'unchanged')).toBe(true)
  })

  test('writes the comparison table, with hostile words as words', async () => {
    const out = join(folder, 'table.html')
    const hostile = after.replace('公示', '<script>alert(1)</script>')
    const run = await cli(['text', 'diff', file('1.txt', before), file('h.txt', hostile), '--html', out])
    expect([run.code, run.out]).toEqual([0, ''])
    const html = readFileSync(out, 'utf8')
    expect(html).toContain('<th>原条文</th><th>修改后条文</th><th>修改理由</th>')
    expect(html).toContain('<ins>')
    expect(html).not.toContain('<script')
    expect((await cli(['text', 'diff', file('1.txt', before), file('2.txt', after), '--html', '/none/x.html'])).err).toMatch(
      /^error: \/none\/x\.html: cannot be read/,
    )
  })
})

describe('text render', () => {
  test.each(['html', 'akn', 'txt', 'md'])('%s holds every word of the text', async (format) => {
    const run = await cli(['text', 'render', file('r.txt', before), '--format', format])
    expect([run.code, run.err]).toEqual([0, ''])
    const words = run.out.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '').replace(/[\s*#\\]/g, '')
    for (const line of before.split('\n')) expect(words).toContain(line.replace(/\s/g, ''))
  })

  test('html has stable anchors for articles and no script', async () => {
    const hostile = before.replace('规范停车', '<img src=x onerror=alert(1)>')
    const { out } = await cli(['text', 'render', '-', '--format', 'html'], { input: hostile })
    expect(out).toMatch(/id="[^"]+"/)
    expect(out).not.toMatch(/<img|<script/)
  })
})

describe('text check and text cite', () => {
  test('check exits 1 with an error finding and names rule, words and basis', async () => {
    const run = await cli(['text', 'check', file('gap.txt', before.replace('第三条', '第五条')), '--json'])
    const { findings } = JSON.parse(run.out)
    expect(findings.length).toBeGreaterThan(0)
    for (const one of findings)
      expect(one).toMatchObject({
        rule: expect.any(String),
        severity: expect.stringMatching(/^(error|warning|note)$/),
        message: expect.any(String),
        basis: expect.any(String),
      })
    expect(run.code).toBe(findings.some((one: { severity: string }) => one.severity === 'error') ? 1 : 0)
  })

  test('cite gives spans with their normal form, and relations between them', async () => {
    const text = '根据《停车条例》第十条第二款，制定本办法。《某府办(2014)024号》同时废止。\n'
    const { spans, relations } = JSON.parse((await cli(['text', 'cite', '-', '--json'], { input: text })).out)
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    expect(spans.map((span: { value: string }) => span.value)).toContain('art10/par2')
    for (const { targets } of relations) for (const at of targets) expect(spans[at]).toBeDefined()
  })
})
