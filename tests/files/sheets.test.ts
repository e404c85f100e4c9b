import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { readCsv, writeCsv } from '../../src/files/csv.ts'
import { inThread } from '../../src/files/in-thread.ts'
import { readSheet } from '../../src/files/read-sheet.ts'
import { type Cell, filled } from '../../src/files/sheet.ts'
import { dayOfSerial } from '../../src/files/sheet-styles.ts'
import { writeSheets } from '../../src/files/xlsx-out.ts'
import { inline, xlsx } from '../support/xlsx.ts'

const formulas = ['=1+1', '+86', '-1', '@sum', '\tx', '＝1', "'单", "'=1", "''+2", "=cmd|' /C calc'!A0"]

async function refusal(bytes: Buffer): Promise<AppError> {
  const error = await readSheet(bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  return error as AppError
}

describe('a sheet that was written here is read back', () => {
  test('with its words, numbers and gaps, and what looks like a formula stays text', async () => {
    const rows: Cell[][] = [...formulas.map((word, at): Cell[] => [at + 1, word]), [null, '两行\n文字'], [1.5, '_x0041_ & <b> "引"']]
    const bytes = await writeSheets([
      { name: '现行有效/目录', title: '现行有效文件目录', columns: [{ title: '序号' }, { title: '文件名称', width: 40 }], rows },
      { name: '现行有效/目录', columns: [{ title: '空' }], rows: [] },
    ])
    const [first, second] = await readSheet(bytes)
    expect(first).toEqual({
      name: '现行有效 目录',
      rows: [['现行有效文件目录'], ['序号', '文件名称'], ...rows],
      merged: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    })
    expect(second).toEqual({ name: '现行有效 目录 2', rows: [['空']] })
  })

  test('also words that every JavaScript object knows, apart from a blank behind them', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const [sheet] = await readSheet(await writeSheets([{ name: 'a', columns: [{ title: 'a' }], rows: words.map((word) => [word]) }]))
    expect(sheet!.rows.slice(1).map((row) => String(row[0]).trim())).toEqual(words)
  })

  test('for any words and numbers', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer(), fc.constant(null))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), async (rows) => {
        const safe = rows.map((row) => row.map((value) => (typeof value === 'string' && value in {} ? 'x' : value)))
        const [sheet] = await readSheet(await writeSheets([{ name: 'a', columns: [{ title: '甲' }], rows: safe }]))
        const expected = safe.map((row) => row.map(printable))
        expect(padded(sheet!.rows.slice(1), expected)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a .csv', () => {
  test('has a mark, CRLF and a sign before what would be a formula, and is read back as it was', () => {
    const rows: Cell[][] = [...formulas.map((word): Cell[] => [word, 3]), ['甲,乙"丙"', null], [' 前后 ', -7]]
    const text = writeCsv(['名称', '数'], rows)
    expect(text.startsWith("\ufeff名称,数\r\n'=1+1,3\r\n")).toBe(true)
    expect(text.split('\r\n').every((line) => !/^["']?[=+@]/.test(line.replace(/^'/, '甲')))).toBe(true)
    const read = readCsv(Buffer.from(text)).rows
    expect(read.slice(1)).toEqual(rows.map(([word, number]) => [word, number === null ? null : String(number)]))
  })

  test('is read as UTF-8, as GB 18030 and as UTF-16, with commas, semicolons and tabs', async () => {
    const gbk = Buffer.from('cec4bcfec3fbb3c62cceaebac50d0abac5a3ac2c310d0a', 'hex') // 文件名称,围号
    expect((await readSheet(gbk))[0]!.rows[0]![0]).toBe('文件名称')
    expect((await readSheet(Buffer.from('\ufeff名称\t文号\n甲\t无', 'utf16le')))[0]!.rows).toEqual([
      ['名称', '文号'],
      ['甲', '无'],
    ])
    expect(readCsv(Buffer.from('名称;文号\n甲,乙;"1;2"\n')).rows[1]).toEqual(['甲,乙', '1;2'])
  })

  test('that is empty or binary is refused', async () => {
    expect((await refusal(Buffer.from(' \n'))).code).toBe('fileEmpty')
    expect((await refusal(Buffer.from([1, 0, 2]))).code).toBe('fileBinary')
    expect((await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).message).toContain('.xlsx')
  })
})

describe('a sheet of another program', () => {
  test('has shared strings in pieces, without the reading aids, and escaped characters', async () => {
    const strings = `<si><t>文号</t></si><si><r><t>新府办</t></r><r><rPr/><t xml:space="preserve">〔2014〕 </t></r><rPh><t>xin</t></rPh></si><si><t>甲_x000A_乙</t></si>`
    const data =
      '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row><row r="4"><c r="A4" t="s"><v>2</v></c></row></sheetData>'
    expect(await readSheet(xlsx({ sheets: { 表: data }, strings }))).toEqual([
      { name: '表', rows: [[], [null, '文号', null, '新府办〔2014〕 '], [], ['甲\n乙']] },
    ])
  })

  test('has days by their style, as much of them as the cell shows, and plain serial numbers stay numbers', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="178" formatCode="0.00&quot;md&quot;"/><numFmt numFmtId="179" formatCode="yyyy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="31"/><xf numFmtId="21"/><xf numFmtId="179"/></cellXfs>'
    const data = `<sheetData><row>${[0, 1, 2, 3, 4, 5, 6, 7].map((style) => `<c s="${style}"><v>41699.5</v></c>`).join('')}</row></sheetData>`
    const [sheet] = await readSheet(xlsx({ sheets: { a: data }, styles }))
    expect(sheet!.rows).toEqual([[41699.5, '2014-03-01', '2014-03', '2014-03-01', 41699.5, '2014-03-01', 41699.5, '2014']])
    const old = await readSheet(xlsx({ sheets: { a: data }, styles, workbook: '<workbookPr date1904="1"/>' }))
    expect(old[0]!.rows[0]![1]).toBe('2018-03-02')
  })

  test('has prefixed names, inline strings, results of formulas, truth values and errors, with or without addresses', async () => {
    const data =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>' +
      '<x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>甲x</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c>' +
      '</x:row></x:sheetData></x:worksheet>'
    expect((await readSheet(xlsx({ sheets: { a: data } })))[0]!.rows).toEqual([['甲', '甲x', 'TRUE', '#REF!', 2]])
  })

  test('has merged cells, whose value stands in all of them when they are filled', async () => {
    const [sheet, hidden] = await readSheet(
      xlsx({ sheets: { a: inline([['目录'], ['区府', '甲'], [null, '乙']], ['A1:C1', 'A2:A3']), '!b': inline([['x']]) } }),
    )
    expect(sheet!.merged).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 1, left: 0, bottom: 2, right: 0 },
    ])
    expect(filled(sheet!)).toEqual([
      ['目录', '目录', '目录'],
      ['区府', '甲'],
      ['区府', '乙'],
    ])
    expect(hidden).toEqual({ name: 'b', rows: [['x']], hidden: true })
  })

  test('counts days as Excel does, with its own 29 February 1900', () => {
    expect([1, 59, 60, 61, 41699].map((serial) => dayOfSerial(serial))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2014-03-01',
    ])
    expect([0, -1, Number.NaN, 3e6].map((serial) => dayOfSerial(serial))).toEqual([null, null, null, null])
  })
})

describe('a sheet that would do harm', () => {
  test('is refused when it unpacks to far more than its size', async () => {
    expect((await refusal(xlsx({ sheets: { a: inline([['零'.repeat(20_000_000)]]) } }))).message).toMatch(/more than 200 times/)
  })

  test('is refused when two small cells span it to millions', async () => {
    const far = '<sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    expect(await refusal(xlsx({ sheets: { a: far } }))).toMatchObject({ code: 'badSheet' })
    const wide = Array.from({ length: 5_000 }, (_, at) => `<row r="${at + 1}"><c r="ALL${at + 1}"><v>${at * 7919}</v></c></row>`).join('')
    expect((await refusal(xlsx({ sheets: { a: `<sheetData>${wide}</sheetData>` } }))).message).toMatch(/million cells/)
  })

  test('with thousands of ranges over everything is filled within bounds', () => {
    const merged = Array.from({ length: 50_000 }, () => ({ top: 0, left: 0, bottom: 1_000, right: 999 }))
    const rows = Array.from({ length: 1_001 }, (): Cell[] => ['x'])
    expect(filled({ name: '', rows, merged })[1_000]).toHaveLength(1_000)
  })

  test('is refused with declared entities, as an archive of something else, and torn', async () => {
    expect((await refusal(xlsx({ sheets: { a: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa">]><worksheet/>' } }))).message).toMatch(
      /document type/,
    )
    expect((await refusal(Buffer.from('PK\x03\x04torn'))).code).toBe('badSheet')
    const whole = xlsx({ sheets: { a: inline([['甲']]) } })
    expect((await refusal(whole.subarray(0, whole.length - 30))).code).toBe('badSheet')
  })

  test('whatever its XML is, is read or refused and never anything else', async () => {
    const scraps = fc.constantFrom('<row>', '</row>', '<c t="s">', '<c r="ZZ9">', '<c r="B0">', '<v>', '</v>', '7', '</c>', '<t>', '&#x1F600;', '<mergeCell ref="A1:XFD9"/>', '<', '>', '"', '<!--', '</', '<c t="s"><v>-1</v></c>', '<row r="99999999">', ' s="-5"') // biome-ignore format: scraps
    await fc.assert(
      fc.asyncProperty(fc.array(scraps, { maxLength: 30 }), fc.array(scraps, { maxLength: 8 }), async (sheet, strings) => {
        const bytes = xlsx({ sheets: { a: `<sheetData>${sheet.join('')}` }, strings: strings.join(''), styles: strings.join('') })
        const read = await readSheet(bytes).catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toMatchObject({ name: 'AppError', code: 'badSheet' })
        else for (const one of read as { rows: Cell[][] }[]) filled({ name: '', ...one })
      }),
      { numRuns: 400 },
    )
  })

  test('any bytes are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, archive) => {
        const given = archive ? Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]) : Buffer.from(bytes)
        const read = await readSheet(given).catch((error: unknown) => error)
        if (read instanceof Error) expect(read.name).toBe('AppError')
      }),
      { numRuns: 300 },
    )
  })
})

test('a thread gives the same sheets and the same refusals', async () => {
  const bytes = xlsx({ sheets: { a: inline([['甲', 1]]) } })
  expect(await inThread('readSheet', bytes)).toEqual(await readSheet(bytes))
  await expect(inThread('readSheet', Buffer.from('PK\x03\x04torn'))).rejects.toMatchObject({ name: 'AppError', code: 'badSheet' })
})

/** What XML can hold of a word, with line ends as XML reads them. */
function printable(value: Cell): Cell {
  if (typeof value !== 'string') return value
  const kept = value.replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => ('\n\t\r'.includes(sign) ? sign : ''))
  return kept === '' ? null : kept
}

function padded(rows: Cell[][], like: Cell[][]): Cell[][] {
  return like.map((row, at) => row.map((_, column) => rows[at]?.[column] ?? null))
}
