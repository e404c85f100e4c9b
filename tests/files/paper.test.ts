import { expect, test } from 'vitest'
import { docxText } from '../../src/files/docx.ts'
import { writeDocx } from '../../src/files/docx-out.ts'
import { inThread } from '../../src/files/in-thread.ts'
import type { Paper } from '../../src/files/paper.ts'
import { unzip } from '../../src/files/zip.ts'

const paper: Paper = {
  title: '关于公布清理结果的\n通知',
  number: '〔2026〕1号',
  addressee: '各镇人民政府',
  blocks: [
    { kind: 'heading', text: '一、总的要求' },
    { kind: 'heading', text: '（一）范围', level: 2 },
    { kind: 'paragraph', text: '现将清理结果\u0007公布 <如下> & \ud800。' },
    { kind: 'centered', text: '附表' },
    { kind: 'table', columns: ['序号', '文件名称'], rows: [['1', '关于印发办法的通知'], ['2']] },
    { kind: 'pageBreak' },
    { kind: 'paragraph', text: '第二页' },
  ],
  signature: '区人民政府办公室',
  date: '2026年3月5日',
}

async function parts(of: Paper): Promise<Record<string, string>> {
  const entries = await unzip(await writeDocx(of), (name) => name.endsWith('.xml'))
  return Object.fromEntries([...entries].map(([name, data]) => [name, data.toString('utf8')]))
}

test('a paper is read back in its order, table and all, without what XML cannot hold', async () => {
  expect((await docxText(await writeDocx(paper))).text).toBe(
    [
      '关于公布清理结果的',
      '通知',
      '〔2026〕1号',
      '',
      '各镇人民政府：',
      '一、总的要求',
      '（一）范围',
      '现将清理结果公布 <如下> & \ufffd。',
      '附表',
      '| 序号 | 文件名称 |',
      '| 1 | 关于印发办法的通知 |',
      '| 2 |  |',
      '',
      '第二页',
      '',
      '区人民政府办公室',
      '2026年3月5日',
      '',
    ].join('\n'),
  )
})

test('a paper has the page of GB/T 9704: A4, its margins, fonts by name, fixed lines, numbers on odd and even pages', async () => {
  const { 'word/document.xml': body, 'word/styles.xml': styles, 'word/settings.xml': settings, ...more } = await parts(paper)
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(styles).toContain('仿宋_GB2312')
  expect(styles).toMatch(/<w:sz w:val="32"\/>/)
  expect(styles).toMatch(/<w:spacing w:line="560" w:lineRule="exact"\/>/)
  expect(body).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"\/>|<w:sz w:val="44"\/>.{0,200}方正小标宋简体/)
  expect(body).toContain('w:firstLineChars="200"')
  expect(body).toContain('<w:tblHeader/>')
  expect(settings).toContain('<w:evenAndOddHeaders/>')
  const footers = Object.entries(more).filter(([name]) => name.startsWith('word/footer') && !name.includes('footnotes'))
  expect(footers).toHaveLength(2)
  for (const [, footer] of footers) expect(footer).toMatch(/— .*PAGE.* —/s)
})

test('a catalogue lies across', async () => {
  const { 'word/document.xml': body } = await parts({ ...paper, landscape: true })
  expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
})

test('a thread writes the same paper', async () => {
  expect((await docxText(Buffer.from(await inThread('writeDocx', paper)))).text).toBe((await docxText(await writeDocx(paper))).text)
})
