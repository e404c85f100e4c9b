import { isOver, whole } from '../finding.ts'
import type { AuditRule } from '../types.ts'

/** It should have been filed by now, and was not. */
export const neverFiled: AuditRule = {
  id: 'filing.missing',
  zh: '逾期未备案',
  en: 'not filed in time',
  basis: '《法规规章备案审查条例》（参照）；期限见规则包',
  limits: '只对在本系统办理的文件；历史文件没有备案记录的不报。',
  run(subject, { bases }) {
    if (subject.ownership !== 'own' || isOver(subject) || subject.filing.state !== 'overdue') return []
    return [
      whole({ id: neverFiled.id, basis: bases.filing }, subject, {
        severity: 'warning',
        message: `公布后未在期限内备案${subject.publication.on ? `（公布于${subject.publication.on}）` : ''}，应当补报。`,
        messageEn: 'Not filed within the term after publication; file it now.',
        outcome: 'retain',
        reason: 'R12',
        detail: { published: subject.publication.on },
      }),
    ]
  },
}

/** It was never published, though it is applied. */
export const neverPublished: AuditRule = {
  id: 'publication.missing',
  zh: '未公布',
  en: 'never published',
  basis: '《优化营商环境条例》第六十四条第二款；《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》第七十五条',
  limits: '没有公布记录不等于没有公布，只报登记为未公布的。',
  run(subject) {
    if (subject.ownership !== 'own' || isOver(subject) || subject.publication.state !== 'never') return []
    return [
      whole(neverPublished, subject, {
        severity: 'error',
        message: '未经公布，不得作为行政管理的依据。',
        messageEn: 'Never published; it may not be a basis of administration.',
        outcome: 'repeal',
        reason: 'R12',
        detail: {},
      }),
    ]
  },
}

/** The same number on another act, or a number out of the order of days. */
export const numberOddity: AuditRule = {
  id: 'number.oddity',
  zh: '文号重复或者倒序',
  en: 'number reused or out of order',
  basis: '《党政机关公文处理工作条例》、GB/T 9704—2012（发文顺序号）',
  limits: '历史上的误印是事实，只记录，不要求改号。',
  run(subject) {
    if (subject.ownership !== 'own') return []
    return subject.numberOddities.map(({ number, kind, other }) =>
      whole(numberOddity, subject, {
        severity: 'note',
        message: kind === 'reused' ? `文号${number}与另一文件（${other}）相同。` : `文号${number}与${other}的先后和日期不符。`,
        messageEn:
          kind === 'reused'
            ? `The number ${number} is also borne by ${other}.`
            : `${number} and ${other} are out of the order of their days.`,
        outcome: 'retain',
        reason: null,
        detail: { number, kind, other },
      }),
    )
  },
}
