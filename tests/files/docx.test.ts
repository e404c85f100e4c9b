import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { docxText } from '../../src/files/docx.ts'
import { textOf } from '../../src/files/read-text.ts'
import { docx, paragraph, zip } from '../support/zip.ts'

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

async function refusal(bytes: Buffer): Promise<string> {
  const error = await docxText(bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).code).toBe('badDocx')
  return (error as AppError).message
}

describe('the text of a Word file', () => {
  test('is one paragraph a line, with character references and line breaks read', async () => {
    const body = `${paragraph('第一条 甲&amp;乙&#x4e00;')}<w:p><w:r><w:t>第二条</w:t><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p>`
    expect((await docxText(docx(body))).text).toBe('第一条 甲&乙一\n第二条\t丙\n丁\n')
  })

  test('takes tracked changes as accepted', async () => {
    const body = `<w:p>${run('应当')}<w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:ins>${run('五')}</w:ins>${run('日内')}</w:p>`
    expect((await docxText(docx(body))).text).toBe('应当五日内\n')
  })

  test('has tables as pipe rows and text boxes once', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const box = `<w:txbxContent>${paragraph('盒')}</w:txbxContent>`
    const body = `<w:tbl><w:tr>${cell('序号')}${cell('名|称')}</w:tr><w:tr>${cell('1')}${cell('办法')}</w:tr></w:tbl>
      <w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('外')}</w:p>`
    expect((await docxText(docx(body))).text).toBe('| 序号 | 名\\|称 |\n| 1 | 办法 |\n盒\n外\n')
  })

  test('leaves automatic numbers out and counts them, also those of a style', async () => {
    const styles = '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    const body = [
      paragraph('甲', own),
      paragraph('乙', '<w:pStyle w:val="Item"/>'),
      paragraph('丙', '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    expect(await docxText(docx(body.join(''), styles))).toEqual({ text: '甲\n乙\n丙\n', autoNumbered: 2 })
    expect((await textOf(docx(body.join(''), styles), 'a.docx')).warnings[0]?.en).toContain('2 paragraphs are numbered by Word')
  })
})

describe('the zip gate', () => {
  test('refuses an archive that unpacks to far more than its size', async () => {
    expect(await refusal(docx(paragraph('零'.repeat(20_000_000))))).toMatch(/more than 200 times/)
  })

  test('refuses a forged size when the bytes come out', async () => {
    const data = `<w:document xmlns:w="x">${'零'.repeat(1_000_000)}</w:document>`
    expect(await refusal(zip([{ name: 'word/document.xml', data, claimedSize: 100 }]))).toMatch(/too many bytes/)
  })

  test('refuses ten thousand entries, a name that leaves the archive, and a name that stands twice', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `word/${index}.bin`, data: '' }))
    expect(await refusal(zip(many))).toMatch(/10000 entries/)
    expect(await refusal(docx('', '', [{ name: '../../evil.xml', data: 'x' }]))).toMatch(/invalid relative path/)
    expect(await refusal(docx('', '', [{ name: 'word/document.xml', data: 'x' }]))).toMatch(/two entries/)
  })

  test('refuses declared entities, a zip that is no Word file and a torn file', async () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    expect(await refusal(zip([{ name: 'word/document.xml', data: bomb }]))).toMatch(/document type/)
    expect(await refusal(zip([{ name: 'readme.txt', data: 'x' }]))).toMatch(/no Word document/)
    expect(await refusal(docx(paragraph('甲')).subarray(0, 200))).not.toBe('')
  })
})
