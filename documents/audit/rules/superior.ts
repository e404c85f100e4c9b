import { at, isOver } from '../finding.ts'
import { targetKey } from '../names.ts'
import type { AuditedTarget, AuditRule, AuditSubject } from '../types.ts'
import { livingCitations } from './citations.ts'

/** A basis of the document (根据《…》制定) was amended or reissued after the document's own last day. */
export const superiorAmended: AuditRule = {
  id: 'superior.amended',
  zh: '上位依据在本文件之后修改',
  en: 'superior law amended after this document',
  basis: '《规章制定程序条例》第三十七条（参照）；《中华人民共和国立法法》第一百一十六条',
  limits: '只看“根据、依据”所列的依据；改了哪一条须人工比对，因此只提请核对。',
  run(subject, { asOf }) {
    const own = lastDay(subject)
    if (isOver(subject) || own === null) return []
    const seen = new Set<string>()
    return livingCitations(subject).flatMap((citation) => {
      const { target } = citation
      if (target === null || (citation.relation !== 'basedOn' && citation.relation !== 'implements')) return []
      if (seen.has(targetKey(target)) || !['inForce', 'partlySuspended', 'unknown'].includes(target.standing)) return []
      const last = lastAmendment(target, own, asOf)
      if (last === null) return []
      seen.add(targetKey(target))
      return [
        at(superiorAmended, subject, citation.start, citation.end, {
          severity: 'warning',
          message: `依据《${target.title}》于${last.on}修改${last.by ? `（${last.by}）` : ''}，晚于本文件（${own}），应当核对。`,
          messageEn: `Its basis “${target.title}” was amended on ${last.on}, after this document (${own}); compare them.`,
          outcome: 'retain',
          reason: 'R1',
          detail: { target: target.instrumentId, title: target.title, on: last.on, by: last.by, place: citation.place, own },
        }),
      ]
    })
  },
}

/** The day up to which the document's makers knew the law: its last revision, else its making, else its commencement. */
function lastDay(subject: AuditSubject): string | null {
  const { madeOn, revisedOn, from } = subject
  if (madeOn !== null && revisedOn !== null) return madeOn > revisedOn ? madeOn : revisedOn
  return revisedOn ?? madeOn ?? from
}

/** The last amendment between the document's day and the day of the audit. */
function lastAmendment(target: AuditedTarget, after: string, asOf: string): { on: string; by: string | null } | null {
  let last: { on: string; by: string | null } | null = null
  for (const { on, by } of target.amendments)
    if (on !== null && on > after && on <= asOf && (last === null || on > last.on)) last = { on, by }
  return last
}
