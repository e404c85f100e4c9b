import { addMonths } from '../../days.ts'
import { isOver, whole } from '../finding.ts'
import type { AuditRule } from '../types.ts'

/** A cleanup decision ordered its amendment, and it has not been amended: before the day a reminder, after it a fault. */
export const amendmentOrdered: AuditRule = {
  id: 'amendment.ordered',
  zh: '列入修改目录而未修改',
  en: 'ordered to be amended, not amended',
  basis: '清理决定；铜政发〔2020〕33号（条号待核）',
  limits: '只对清理决定要求修改的文件；修改是否改到要求之处，由人核对。',
  run(subject, { asOf, expiringMonths }) {
    const { ordered } = subject
    if (subject.ownership !== 'own' || isOver(subject) || ordered === null) return []
    const { by, decision, lapses } = ordered
    const overdue = by !== null && by < asOf
    const near = by !== null && by <= addMonths(asOf, expiringMonths)
    const ground = decision === null ? '清理决定' : `清理决定（${decision}）`
    const lapse = lapses ? '，逾期失效' : ''
    return [
      whole(amendmentOrdered, subject, {
        severity: overdue ? 'error' : near || by === null ? 'warning' : 'note',
        message: `${ground}要求${by === null ? '' : `于${by}前`}修改${lapse}，${overdue ? '已逾期' : '尚未修改'}。`,
        messageEn: `A cleanup decision orders its amendment${by === null ? '' : ` by ${by}`}; ${overdue ? 'the day has passed' : 'it has not been amended'}.`,
        outcome: 'amend',
        reason: 'R10',
        detail: { by, decision, lapses: lapses ? 1 : 0 },
      }),
    ]
  },
}
