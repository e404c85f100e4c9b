import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'
import { docx, paragraph } from '../support/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, data: string | Buffer): string {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}

const good = file('good.txt', '第一条 为了规范，制定本办法。\n')

describe('bad input is one line on standard error that names the file, and exit 2', () => {
  const cases: [string, string[], RegExp][] = [
    ['a missing file', ['text', 'parse', '/none/x.txt'], /^error: \/none\/x\.txt: no such file\n$/],
    ['a folder', ['text', 'parse', folder], /^error: .*: cannot be read: it is a folder\n$/],
    ['an empty file', ['text', 'parse', file('empty.txt', '')], /^error: .*empty\.txt: the file is empty\n$/],
    ['a binary file', ['text', 'parse', file('x.txt', Buffer.from([0xe4, 0xb8, 0x80, 0]))], /^error: .*x\.txt: byte 4: not a text file\n$/],
    ['another encoding', ['text', 'parse', file('g.txt', Buffer.from([0x31, 10, 0xb9, 0xe6]))], /^error: .*g\.txt: line 2: not UTF-8\n$/],
    ['a PDF', ['text', 'cite', file('p.txt', '%PDF-1.7')], /^error: .*p\.txt: this kind of file is not supported: PDF\n$/],
    [
      'a torn Word file',
      ['text', 'parse', file('t.docx', docx(paragraph('甲')).subarray(0, 99))],
      /^error: .*t\.docx: not a readable \.docx: .+\n$/,
    ],
    ['the second of two files', ['text', 'diff', good, '/none/y.txt'], /^error: \/none\/y\.txt: no such file\n$/],
    ['standard input twice', ['text', 'diff', '-', '-'], /^error: only one text can come from standard input\n$/],
    ['no file at all', ['text', 'parse'], /^error: missing required argument 'file'\n$/],
    ['a file too many', ['text', 'parse', good, good], /^error: too many arguments.*\n$/],
    ['an unknown command', ['text', 'prase', good], /^error: unknown command 'prase' \(Did you mean parse\?\)\n$/],
    ['an unknown option', ['text', 'parse', good, '--jsn'], /^error: unknown option '--jsn' \(Did you mean --json\?\)\n$/],
    ['an unknown format', ['text', 'render', good, '--format', 'pdf'], /^error: --format must be html, akn, txt or md, not pdf\n$/],
    ['a port that is none', ['serve', '--port', '80x'], /^error: bad input: port must be a whole number.*\n$/],
    ['a database that is none', ['migrate', '--db', 'mysql://x/y'], /^error: bad input: --db mysql: is neither.*\n$/],
    [
      'a database file that is something else',
      ['migrate', '--db', file('no.db', 'x'.repeat(5000))],
      /^error: the database cannot be used: .*\n$/,
    ],
  ]

  test.concurrent.each(cases)('%s', async (_, args, line) => {
    const run = await cli(args)
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.err).toMatch(line)
  })

  test('with --json it is an object with code, message and place', async () => {
    const run = await cli(['text', 'parse', join(folder, 'x.txt'), '--json'])
    expect([run.code, run.out]).toEqual([2, ''])
    expect(JSON.parse(run.err)).toEqual({
      error: { code: 'fileBinary', message: 'not a text file', where: `${join(folder, 'x.txt')}: byte 4` },
    })
    const usage = await cli(['text', 'parse', '--json'])
    expect(JSON.parse(usage.err).error).toEqual({ code: 'usage', message: "missing required argument 'file'", where: null })
  })

  test('in Chinese where the locale is Chinese', async () => {
    const run = await cli(['text', 'parse', '/none/x.txt'], { env: { NORMFLOW_LANG: 'zh' } })
    expect(run.err).toBe('error: /none/x.txt: 没有这个文件\n')
  })

  test('a database server that does not answer is one line without its password', async () => {
    const run = await cli(['migrate', '--db', 'postgres://someone:secret@127.0.0.1:9/none'])
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/^error: the database cannot be used: .*\n$/)
    expect(run.err).not.toContain('secret')
  })
})

describe('what the contract promises for later', () => {
  const later = [
    ['backup', 'a'],
    ['restore', 'a'],
    ['load', '--from', 'a', '--to', 'b'],
    ['offline-bundle', 'a'],
    ['text', 'diff', good, good, '--docx', 'x'],
    ['text', 'diff', good, good, '--xlsx', 'x'],
    ['text', 'render', good, '--format', 'docx'],
  ]

  test.concurrent.each(later)('%s %s exits 2 with "not in this version"', async (...args) => {
    const run = await cli(args)
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/^error: .*not in this version\n$/)
  })

  test('is absent from the help, which has every command in English and Chinese', async () => {
    const [top, text, diff] = await Promise.all([cli(['--help']), cli(['text', '--help']), cli(['text', 'diff', '--help'])])
    expect([top.code, text.code, diff.code]).toEqual([0, 0, 0])
    for (const name of ['serve', 'migrate', 'import', 'admin', 'verify', 'demo', 'rules', 'text', 'audit', 'cleanup', 'report'])
      expect(top.out).toMatch(new RegExp(`^  ${name} `, 'm'))
    expect(top.out).toContain('启动服务')
    expect(top.out).not.toMatch(/backup|restore|offline/)
    for (const name of ['parse', 'render', 'diff']) expect(text.out).toMatch(new RegExp(`^  ${name} `, 'm'))
    expect(diff.out).not.toMatch(/docx|xlsx/)
  })

  test('a command group without a command shows its help and exits 2', async () => {
    const run = await cli(['text'])
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.err).toContain('Usage: cli text')
  })
})
