import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { clean } from './xml.ts'

/** Smaller than the text and closer, as catalogues are printed: 12 pt on lines of 20 pt. */
const small = { size: 24 }
const spacing = { line: 400, lineRule: LineRuleType.EXACT }

/** A table over the whole line whose heads come again on every page and whose rows are never torn. */
export function writeTable(table: { columns: string[]; rows: string[][]; widths?: number[] }, lineWidth: number): Table {
  const widths = twips(table.widths ?? shares(table.columns, table.rows), lineWidth)
  return new Table({
    width: { size: lineWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((text, at) => cell(text, widths[at]!, true)) }),
      ...table.rows.map((row) => new TableRow({ cantSplit: true, children: widths.map((width, at) => cell(row[at] ?? '', width, false)) })),
    ],
  })
}

function cell(text: string, width: number, head: boolean): TableCell {
  const look = head ? { font: '黑体', ...small } : small
  const centred = head || text.length <= 4
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60 },
    children: clean(text)
      .split('\n')
      .map(
        (line) =>
          new Paragraph({
            alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing,
            children: [new TextRun({ text: line, ...look })],
          }),
      ),
  })
}

/** By the longest words of each column, a long one counting less than its length, so that a narrow one stays readable. */
function shares(columns: string[], rows: string[][]): number[] {
  return columns.map((title, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), title.length)
    return Math.sqrt(Math.min(Math.max(longest, 2), 60))
  })
}

function twips(parts: number[], lineWidth: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0) || 1
  return parts.map((part) => Math.floor((part / sum) * lineWidth))
}
