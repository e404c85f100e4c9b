import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { AppError } from '../../src/errors.ts'
import { findFiles } from '../../src/files/find.ts'
import { readJsonLines } from '../../src/files/lines.ts'
import { readText, textOf } from '../../src/files/read-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'normflow-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, data: string | Buffer): string {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}

const refused = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('was not refused'),
    (error: AppError) => error,
  )

describe('a text file', () => {
  test('is read without its BOM and with its line ends as they are', async () => {
    const read = await readText(file('a.txt', '\ufeff第一条 甲。\r\n第二条 乙。\r'))
    expect(read).toEqual({ name: 'a.txt', kind: 'txt', text: '第一条 甲。\r\n第二条 乙。\r', warnings: [] })
  })

  test('that is missing, a folder, empty or blank is refused with what is wrong', async () => {
    expect((await refused(readText(join(folder, 'none.txt')))).code).toBe('fileNotFound')
    expect((await refused(readText(folder))).message).toContain('it is a folder')
    expect((await refused(readText(file('empty.txt', '')))).code).toBe('fileEmpty')
    expect((await refused(readText(file('blank.txt', '\ufeff \n\u3000\n')))).code).toBe('fileEmpty')
  })

  test('that is binary, in another encoding or of another kind is refused with the place', async () => {
    const binary = await refused(textOf(Buffer.from([0xe4, 0xb8, 0x80, 0, 1]), 'x.txt'))
    expect([binary.code, binary.details]).toEqual(['fileBinary', { file: 'x.txt', place: 'byte 4' }])
    // 规范 in GB 18030 on the second line
    const gbk = await refused(
      textOf(Buffer.concat([Buffer.from('一\n'), Buffer.from([0xb9, 0xe6, 0xb7, 0xb6]), Buffer.from('\n三')]), 'x.txt'),
    )
    expect([gbk.code, gbk.details]).toEqual(['notUtf8', { file: 'x.txt', place: 'line 2' }])
    for (const [name, head] of [
      ['PDF', '%PDF-1.7'],
      ['.doc', '\xd0\xcf\x11\xe0'],
      ['UTF-16', '\xff\xfea\0'],
      ['RTF', '{\\rtf1'],
    ] as const) {
      const error = await refused(textOf(Buffer.from(head, 'latin1'), 'x.txt'))
      expect(error.code).toBe('fileKind')
      expect(error.message).toContain(name)
    }
    expect((await refused(textOf(Buffer.from('plain'), 'x.docx'))).code).toBe('badDocx')
  })
})

describe('a folder', () => {
  test('stands for its files with the wanted endings, in a steady order, hidden ones left out', async () => {
    mkdirSync(join(folder, 'tree', '.git'), { recursive: true })
    for (const name of ['b.txt', 'a.TXT', 'c.json', '.git/x.txt']) file(`tree/${name}`, 'x')
    expect(await findFiles([join(folder, 'tree')], ['.txt'])).toEqual([join(folder, 'tree', 'a.TXT'), join(folder, 'tree', 'b.txt')])
    expect((await refused(findFiles([join(folder, 'tree')], ['.docx']))).code).toBe('fileEmpty')
    expect((await refused(findFiles([join(folder, 'none')], ['.txt']))).code).toBe('fileNotFound')
  })
})

describe('a file of JSON lines', () => {
  const all = async (path: string) => {
    const found = []
    for await (const one of readJsonLines(path)) found.push(one)
    return found
  }

  test('is read line by line, packed or not', async () => {
    const lines = '{"a":1}\n\n{"a":2}\n'
    const wanted = [
      { line: 1, value: { a: 1 } },
      { line: 3, value: { a: 2 } },
    ]
    expect(await all(file('x.jsonl', lines))).toEqual(wanted)
    expect(await all(file('x.jsonl.gz', gzipSync(lines)))).toEqual(wanted)
  })

  test('names the line that is not JSON, and a file that is missing or no gzip', async () => {
    expect((await refused(all(file('bad.jsonl', '{"a":1}\n[2]')))).details).toMatchObject({ place: 'line 2' })
    expect((await refused(all(join(folder, 'none.jsonl')))).code).toBe('fileNotFound')
    expect((await refused(all(join(folder, 'none.jsonl.gz')))).code).toBe('fileNotFound')
    expect((await refused(all(file('bad.jsonl.gz', '{"a":1}')))).code).toBe('fileUnreadable')
  })
})
