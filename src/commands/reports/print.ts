import { inMarks } from '../../../documents/titles/index.ts'
import type { AnnualReport, ReportFigure } from '../../contract/reports.ts'
import type { Paper } from '../../files/paper.ts'

const groups: Record<string, string> = {
  documents: '规范性文件',
  legality: '合法性审核',
  filing: '备案',
  fairCompetition: '公平竞争审查',
  consultation: '公开征求意见',
  cleanup: '清理',
  others: '重大行政决策及其他',
}

/** The report as Markdown: the paragraph under the first block, the blocks, then every figure with what it was counted from. */
export function markdownOf(report: AnnualReport): string {
  const lines = [`# ${report.title}`, '']
  for (const [at, { block, name, content }] of report.blocks.entries()) {
    lines.push(`## ${numbers[at]}、${name.zh}`, '')
    if (block === 'measures') lines.push(report.paragraph, '')
    if (content !== '') lines.push(content, '')
  }
  lines.push('## 附：统计数据', '')
  for (const [group, figures] of grouped(report.figures)) {
    lines.push(`### ${groups[group] ?? group}`, '', '| 项目 | 数值 | 依据 |', '|---|---|---|')
    for (const figure of figures) lines.push(`| ${figure.name.zh} | ${shown(figure)} | ${evidence(figure)} |`)
    lines.push('')
  }
  return `${lines.join('\n').trim()}\n`
}

/** The report as a paper for .docx. */
export function paperOf(report: AnnualReport): Paper {
  const blocks: Paper['blocks'] = []
  for (const [at, { block, name, content }] of report.blocks.entries()) {
    blocks.push({ kind: 'heading', text: `${numbers[at]}、${name.zh}` })
    if (block === 'measures') blocks.push({ kind: 'paragraph', text: report.paragraph })
    for (const text of content.split('\n').filter((line) => line.trim() !== '')) blocks.push({ kind: 'paragraph', text })
  }
  blocks.push({ kind: 'heading', text: '附：统计数据' })
  for (const [group, figures] of grouped(report.figures)) {
    blocks.push({ kind: 'paragraph', text: groups[group] ?? group })
    blocks.push({ kind: 'table', columns: ['项目', '数值', '依据'], rows: figures.map((one) => [one.name.zh, shown(one), evidence(one)]) })
  }
  return { title: report.title, blocks, ...(report.organ ? { signature: report.organ.name } : {}) }
}

const numbers = ['一', '二', '三', '四', '五']

function grouped(figures: ReportFigure[]): [string, ReportFigure[]][] {
  return [...Map.groupBy(figures, (figure) => figure.block)]
}

function shown({ value, unit }: ReportFigure): string {
  return value === null ? '—' : `${value}${unit.zh}`
}

function evidence({ from, source, items, value }: ReportFigure): string {
  if (from === 'typed') return source === null ? '待填报' : `填报：${source}`
  const named = items.slice(0, 5).map(({ title, number }) => `${inMarks(title)}${number ? `（${number}）` : ''}`)
  if (items.length === 0) return value === null ? '系统启用前无记录' : ''
  return `${named.join('、')}${items.length > 5 ? `等${items.length}件` : ''}`
}
