import { auditRules, daysInWords, REASONS } from '../../../documents/audit/index.ts'
import { writeSheets } from '../../files/xlsx-out.ts'
import type { StoredRun } from '../../store/audits.ts'
import type { Store } from '../../store/open.ts'
import { auditedInstruments, foundMatters } from './report.ts'

const outcomes = { retain: '继续有效', amend: '修改', repeal: '废止', declareInvalid: '宣布失效' }
const ruleNames = new Map(auditRules.map((rule) => [rule.id, rule.zh]))

/**
 * An audit as a workbook: one sheet with a line per instrument (domain.md §9), one with a line per matter: a law that is cited nine times is
 * one line with its places and their count.
 */
export async function auditSheet(store: Store, run: StoredRun): Promise<Buffer> {
  const instruments: (string | number | null)[][] = []
  const found: (string | number | null)[][] = []
  for await (const one of auditedInstruments(store, run)) {
    const reasons = one.reasons.map((code) => `${code} ${REASONS[code].zh}`).join('；')
    const about = foundMatters(one.findings)
    instruments.push([
      ...[instruments.length + 1, one.title, one.number, one.organ, one.from, one.validTo],
      ...[outcomes[one.outcome], reasons, about.length],
    ])
    for (const { first, all, places } of about) {
      found.push([
        ...[found.length + 1, one.title, one.number, places.join('、'), all.length, first.words, daysInWords(first.message)],
        ...[daysInWords(first.basis), ruleNames.get(first.rule) ?? first.rule, first.outcome === null ? null : outcomes[first.outcome]],
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
    { name: '发现', columns: columns('序号', '文件名称', '文号', '条款', '处数', '原文', '问题', '依据', '规则', '建议'), rows: found },
  ])
}
