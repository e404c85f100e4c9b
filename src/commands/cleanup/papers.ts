import type { Paper } from '../../files/paper.ts'
import type { SheetOut } from '../../files/xlsx-out.ts'
import type { Catalogue } from './catalogues.ts'

const wide: Record<string, number> = { 文件名称: 40, 文号: 20, 理由: 30, 上位法依据: 30, 备注: 26, 序号: 6 }

/** The catalogues as one workbook, a sheet a list. */
export function catalogueSheets(catalogues: Catalogue[]): SheetOut[] {
  return catalogues.map((list) => ({
    ...{ name: list.title.slice(0, 31), title: list.title },
    columns: list.columns.map((title) => ({ title, width: wide[title] ?? 14 })),
    rows: list.rows,
  }))
}

/** The catalogues to be printed: A4 across, a list a page. */
export function cataloguePaper(title: string, catalogues: Catalogue[]): Paper {
  return {
    title,
    landscape: true,
    blocks: catalogues.flatMap((list, at) => [
      ...(at === 0 ? [] : [{ kind: 'pageBreak' as const }]),
      { kind: 'heading' as const, text: `${list.title}（${list.rows.length}件）` },
      list.rows.length === 0
        ? { kind: 'paragraph' as const, text: '无。' }
        : { kind: 'table' as const, columns: list.columns, rows: list.rows },
    ]),
  }
}

/** The decision as a paper: its text as it is read, tables as tables. */
export function decisionPaper(text: string): Paper {
  const [title = '', ...lines] = text.trimEnd().split('\n')
  const blocks: Paper['blocks'] = []
  let table: string[][] = []
  const flush = () => {
    const [columns, ...rows] = table
    if (columns) blocks.push({ kind: 'table', columns, rows })
    table = []
  }
  let number: string | undefined
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('|')) {
      if (!/^\|(?: ?-+ ?\|)+$/.test(line))
        table.push(
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        )
      continue
    }
    flush()
    if (at === 0 && /〔\d{4}〕\d+号$/.test(line)) number = line
    else if (/^附件\d+$/.test(line)) blocks.push({ kind: 'pageBreak' }, { kind: 'paragraph', text: line })
    else if (/目录$|^对部分规范性文件的修改$/.test(line) && !/[、。；.]/.test(line)) blocks.push({ kind: 'centered', text: line })
    else blocks.push({ kind: 'paragraph', text: line })
  }
  flush()
  return { title, ...(number === undefined ? {} : { number }), blocks }
}
