import { REASONS } from '../../../documents/audit/index.ts'
import { writeSheets } from '../../files/xlsx-out.ts'
import type { StoredRun } from '../../store/audits.ts'
import type { Store } from '../../store/open.ts'
import { auditedInstruments } from './report.ts'

const outcomes = { retain: '继续有效', amend: '修改', repeal: '废止', declareInvalid: '宣布失效' }

/** An audit as a workbook: one sheet with a line per instrument (domain.md §9), one with a line per finding. */
export async function auditSheet(store: Store, run: StoredRun): Promise<Buffer> {
  const instruments: (string | number | null)[][] = []
  const findings: (string | number | null)[][] = []
  for await (const one of auditedInstruments(store, run)) {
    const reasons = one.reasons.map((code) => `${code} ${REASONS[code].zh}`).join('；')
    instruments.push([
      ...[instruments.length + 1, one.title, one.number, one.organ, one.from, one.validTo],
      ...[outcomes[one.outcome], reasons, one.findings.length],
    ])
    for (const { detail, words, message, basis, rule, outcome } of one.findings) {
      findings.push([
        ...[findings.length + 1, one.title, one.number, typeof detail.label === 'string' ? detail.label : null, words],
        ...[message, basis, rule, outcome === null ? null : outcomes[outcome]],
      ])
    }
  }
  const columns = (...titles: string[]) => titles.map((title) => ({ title }))
  return writeSheets([
    {
      name: '清理意见',
      columns: columns('序号', '文件名称', '文号', '制定机关', '施行日期', '有效期至', '建议', '理由', '发现数'),
      rows: instruments,
    },
    { name: '发现', columns: columns('序号', '文件名称', '文号', '条款', '原文', '问题', '依据', '规则', '建议'), rows: findings },
  ])
}
