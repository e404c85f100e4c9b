import { Type } from 'typebox'
import { exact, named, OrganId, oneOf } from '../base.ts'
import type { Endpoint } from '../endpoint.ts'
import { AnnualReport, NewBlock, NewFigure, ReportQuery, Saved } from '../reports.ts'

const Made = named('ReportFigureMade', exact({ id: Type.String() }))
const FileQuery = exact({
  year: Type.String({ pattern: '^(19|20)\\d\\d$' }),
  organ: Type.Optional(OrganId),
  format: Type.Optional(oneOf(['docx', 'md'])),
})

export const reportEndpoints = {
  'GET /reports/annual': {
    zh: '法治政府建设年度报告：数据、段落、文字部分',
    en: 'The annual report on law-based government: figures, paragraph, blocks',
    query: ReportQuery,
    answer: AnnualReport,
    tag: 'reports',
  },
  'GET /reports/annual/file': { zh: '年度报告文件', en: 'The annual report as a file', query: FileQuery, raw: true, tag: 'reports' },
  'GET /reports/ledgers/:ledger': { zh: '台账（.xlsx）', en: 'A ledger as .xlsx', query: ReportQuery, raw: true, tag: 'reports' },
  'POST /reports/figures': {
    zh: '填报一项数据及其来源',
    en: 'Enter a figure and its source',
    body: NewFigure,
    answer: Made,
    status: 201,
    once: true,
    tag: 'reports',
  },
  'PUT /reports/blocks/:block': {
    zh: '保存年度报告的文字部分',
    en: 'Save a block of the report',
    body: NewBlock,
    answer: Saved,
    tag: 'reports',
  },
} as const satisfies Record<string, Endpoint>
