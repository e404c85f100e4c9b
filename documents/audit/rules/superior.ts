import { at, isOver } from '../finding.ts'
import { targetKey } from '../names.ts'
import { placeName } from '../revised.ts'
import type { AuditedCitation, AuditedTarget, AuditFinding, AuditRule, AuditSubject, Revised } from '../types.ts'
import { livingCitations } from './citations.ts'

/** A basis of the document (根据《…》制定) was amended or reissued after the document's own last day. */
export const superiorAmended: AuditRule = {
  id: 'superior.amended',
  zh: '上位依据在本文件之后修改',
  en: 'superior law amended after this document',
  basis: '《规章制定程序条例》第三十七条（参照）；《中华人民共和国立法法》第一百一十六条',
  limits: '只看“根据、依据”所列的依据；所引条文改没改，只有登记簿中有修改前后两个文本时才能判断，其余须人工比对。',
  run(subject, { asOf }) {
    const own = madeBy(subject)
    if (isOver(subject) || own === null) return []
    const bases = livingCitations(subject).filter(
      ({ target, relation }) => target !== null && (relation === 'basedOn' || relation === 'implements'),
    )
    return [...Map.groupBy(bases, ({ target }) => targetKey(target!)).values()].flatMap((citations) => {
      const target = citations[0]!.target!
      if (!['inForce', 'partlySuspended', 'unknown'].includes(target.standing)) return []
      const last = lastAmendment(target, own, asOf)
      if (last === null) return []
      // Of several places where a basis is cited the one that changed most is told; of equals the first.
      const citation = citations.reduce((most, one) => (RANK[fateOf(one)] < RANK[fateOf(most)] ? one : most))
      return [found(subject, citation, target, last, own)]
    })
  },
}

type Fate = Revised['became'] | 'unknown'

/** What is looked at first: an article that is gone, then one that reads differently; one that did not change comes last. */
const RANK: Record<Fate, number> = { gone: 0, reworded: 1, renumbered: 2, unknown: 3, same: 4 }
const SEVERITY: Record<Fate, AuditFinding['severity']> = {
  gone: 'error',
  reworded: 'error',
  renumbered: 'warning',
  unknown: 'warning',
  same: 'note',
}

function fateOf({ revised }: AuditedCitation): Fate {
  return revised?.became ?? 'unknown'
}

function found(
  subject: AuditSubject,
  citation: AuditedCitation,
  target: AuditedTarget,
  last: { on: string; by: string | null },
  own: string,
): AuditFinding {
  const fate = fateOf(citation)
  const said = saysOf(citation)
  const wrong = fate === 'gone' || fate === 'renumbered'
  return at(superiorAmended, subject, citation.start, citation.end, {
    severity: SEVERITY[fate],
    message: `依据《${target.title}》于${last.on}修改${last.by ? `（${last.by}）` : ''}，晚于本文件（${own}）：${said.zh}`,
    messageEn: `Its basis “${target.title}” was amended on ${last.on}, after this document (${own}): ${said.en}`,
    outcome: wrong ? 'amend' : 'retain',
    // A number that moved conflicts with nothing.
    reason: fate === 'renumbered' ? 'R10' : 'R1',
    detail: {
      ...{ target: target.instrumentId, title: target.title, on: last.on, by: last.by, place: citation.place, own },
      ...{ became: fate, now: citation.revised?.now ?? null, rank: RANK[fate] },
    },
  })
}

function saysOf({ place, revised }: AuditedCitation): { zh: string; en: string } {
  const cited = (place === null ? null : placeName(place)) ?? '条款'
  const now = revised?.now ?? null
  switch (revised?.became) {
    case 'gone':
      return { zh: `所引${cited}已经删去，应当修改。`, en: `the cited ${cited} is gone; amend.` }
    case 'reworded': {
      const moved = now !== null && !cited.startsWith(now) ? `（现${now}）` : ''
      return { zh: `所引${cited}${moved}的文字已经改变，应当核对。`, en: `the cited ${cited}${moved} reads differently now; compare.` }
    }
    case 'renumbered':
      return {
        zh: `所引${cited}现为${now ?? '其他条'}，文字未变，应当改引。`,
        en: `the cited ${cited} is ${now ?? 'another article'} now, its words unchanged; cite it so.`,
      }
    case 'same':
      return { zh: `所引${cited}没有改变。`, en: `the cited ${cited} did not change.` }
    default:
      return place === null
        ? { zh: '未引具体条款，改了哪些条须人工核对。', en: 'no article is cited; compare what changed.' }
        : {
            zh: `所引${cited}是否修改，登记簿没有前后两个文本，不能判断，应当核对。`,
            en: `whether the cited ${cited} changed cannot be told, for the register has not both texts; compare.`,
          }
  }
}

/** The day up to which the document's makers knew the law: its last revision, else its making, else its commencement. */
export function madeBy({ madeOn, revisedOn, from }: Pick<AuditSubject, 'madeOn' | 'revisedOn' | 'from'>): string | null {
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
