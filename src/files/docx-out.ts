import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx'
import { writeTable } from './docx-table.ts'
import type { Block, Paper } from './paper.ts'
import { clean } from './xml.ts'

const mm = (length: number) => Math.round((length * 1440) / 25.4)
const pt = (size: number) => size * 20

/** GB/T 9704-2012 in domain.md §10; the fixed 28 pt line is the usual way to get 22 lines a page, not the standard's own words. */
const page = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }
const line = { line: pt(28), lineRule: LineRuleType.EXACT }
const body = { font: '仿宋_GB2312', size: 32 }
const headings = [{ font: '黑体' }, { font: '楷体_GB2312' }, { font: '仿宋_GB2312', bold: true }]
/** 一字 of size 3 in twips. */
const character = pt(16)

/**
 * A .docx on the page of GB/T 9704-2012: 37/35/28/26 mm, 仿宋_GB2312 16 pt, title 方正小标宋 22 pt, lines of 28 pt, page numbers — 1 —
 * outside on odd and even pages. Fonts are named, not embedded: where they are missing the reader's program takes others.
 *
 * @returns the bytes of the file.
 */
export async function writeDocx(paper: Paper): Promise<Buffer> {
  const across = paper.landscape === true
  const document = new Document({
    title: clean(paper.title),
    creator: 'Normflow',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...body, language: { eastAsia: 'zh-CN' } }, paragraph: { spacing: line } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { ...margins(across), footer: mm(35 - 7 - 5), header: mm(15) },
          },
          grid: { type: DocumentGridType.LINES, linePitch: pt(28) },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(paper), ...paper.blocks.map((block) => written(block, across)), ...foot(paper)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Turned by a quarter the bound edge is above (GB/T 9704: tables across). */
function margins(across: boolean): { top: number; left: number; right: number; bottom: number } {
  const { top, left, right, bottom } = page
  return across ? { top: left, right: top, bottom: right, left: bottom } : { top, left, right, bottom }
}

function head({ title, number, addressee }: Paper): Paragraph[] {
  const lines = clean(title).split('\n')
  return [
    ...lines.map((text) =>
      centered([new TextRun({ text, font: '方正小标宋简体', size: 44 })], { line: pt(34), lineRule: LineRuleType.EXACT }),
    ),
    ...(number ? [centered([new TextRun(clean(number))])] : []),
    new Paragraph({ children: [] }),
    ...(addressee ? [new Paragraph({ children: [new TextRun(`${clean(addressee)}：`)] })] : []),
  ]
}

function foot({ signature, date }: Paper): Paragraph[] {
  if (!signature && !date) return []
  const right = (text: string, characters: number) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: characters * character }, children: [new TextRun(clean(text))] })
  return [new Paragraph({ children: [] }), ...(signature ? [right(signature, 2)] : []), ...(date ? [right(date, 4)] : [])]
}

function written(block: Block, across: boolean): Paragraph | Table {
  if (block.kind === 'table') return writeTable(block, across ? page.height - page.top - page.bottom : page.width - page.left - page.right)
  if (block.kind === 'pageBreak') return new Paragraph({ pageBreakBefore: true, children: [] })
  const text = clean(block.text)
  if (block.kind === 'centered') return centered([new TextRun(text)])
  const look = block.kind === 'heading' ? headings[(block.level ?? 1) - 1]! : {}
  const children = text.split('\n').map((one, index) => new TextRun({ text: one, ...look, ...(index > 0 ? { break: 1 } : {}) }))
  return new Paragraph({
    alignment: block.kind === 'heading' ? AlignmentType.LEFT : AlignmentType.BOTH,
    indent: { firstLine: 2 * character, firstLineChars: 200 },
    ...(block.kind === 'heading' ? { outlineLevel: (block.level ?? 1) - 1, keepNext: true } : {}),
    children,
  })
}

function centered(children: ParagraphChild[], spacing?: { line: number; lineRule: typeof LineRuleType.EXACT }): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children, ...(spacing ? { spacing } : {}) })
}

/** — 1 — in size 4, one character from the edge of the type area (7.5). */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const indent = alignment === AlignmentType.LEFT ? { left: pt(14) } : { right: pt(14) }
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: 28 })]
  return new Footer({ children: [new Paragraph({ alignment, indent, children })] })
}
