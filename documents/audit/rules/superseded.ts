import { titleKey } from '../../titles/index.ts'
import { isOver, whole } from '../finding.ts'
import type { AuditRule } from '../types.ts'

/** From this share of common text on two documents count as the same thing. */
const SAME_TEXT = 0.8
/** The same base title with less in common than this is another document of that name: 关于调整收费标准的通知. */
const SOME_TEXT = 0.3
/** Less is enough under the name of a standing rule, which is written anew: two 某区养犬管理规定 do not stand side by side. */
const SOME_TEXT_OF_A_RULE = 0.1
const RULE_NAME = /^.{6,}(?:办法|规定|条例|细则|规则|规程|标准|制度)$/

/** A later own document in force says the same: it covers this one, or both stand side by side. */
export const superseded: AuditRule = {
  id: 'document.superseded',
  zh: '已被其他文件替代或者与其重复',
  en: 'superseded or duplicated by another document',
  basis: '不得重复发文（国办发〔2018〕37号，条号待核）；已被新规定涵盖或者替代的宣布失效（国发〔2015〕68号，条号待核）',
  limits: '只比较名称和共同的文字；内容相同而写法不同的不能发现，按年度发布的系列文件不报。',
  run(subject) {
    if (subject.ownership !== 'own' || isOver(subject)) return []
    const from = subject.from ?? subject.madeOn
    return subject.alike.flatMap((other) => {
      const sameTitle = baseTitle(subject.title) === baseTitle(other.title)
      const enough = !sameTitle ? SAME_TEXT : RULE_NAME.test(baseTitle(subject.title)) ? SOME_TEXT_OF_A_RULE : SOME_TEXT
      if (otherSeries(subject.title, other.title) || other.share < enough) return []
      if (from !== null && other.from !== null && other.from < from) return []
      const later = from !== null && other.from !== null && other.from > from
      // Of two with the same day or none, one finding is enough: at the one that sorts behind.
      if (!later && subject.instrumentId < other.instrumentId) return []
      return [
        whole(superseded, subject, {
          severity: 'warning',
          message: later
            ? `《${other.title}》（${other.from}）晚于本文件且内容相同或者相近，本文件可能已被替代。`
            : `与《${other.title}》内容重复。`,
          messageEn: later ? `“${other.title}” (${other.from}) is later and says the same.` : `Duplicates “${other.title}”.`,
          outcome: later ? 'declareInvalid' : 'retain',
          reason: later ? 'R6' : 'R5',
          detail: { other: other.instrumentId, title: other.title, from: other.from, share: Math.round(other.share * 100) / 100 },
        }),
      ]
    })
  },
}

/** The title without its frame, edition and year: 关于印发《某办法（试行）》的通知 and 某暂行办法 are both 某办法. */
export function baseTitle(title: string): string {
  return titleKey(title.replace(/[（(〔](?:19|20)\d\d年?(?:修[订正]|版|年版|本)[^（()）〔〕]{0,6}[）)〕]/g, ''))
    .replace(/暂行/g, '')
    .replace(/^.{0,30}?(?:关于(?:印发|公布|发布|颁布|转发)?|印发)/, '')
    .replace(/的?(?:通知|公告)$/, '')
    .replace(/[《》〈〉]/g, '')
    .replace(/^(?:[\u4e00-\u9fff]{2,4}省)?[\u4e00-\u9fff]{2,4}市(?=[\u4e00-\u9fff]{2,4}[区县])/, '')
}

/** Years, numbers or periods that differ make two of a series: 2018年工作要点 and 2019年工作要点. */
function otherSeries(a: string, b: string): boolean {
  return marks(a) !== marks(b)
}

function marks(title: string): string {
  return (
    title
      .replace(/[（(](?:20|19)\d\d年?(?:修[订正]|版|年版|本)[^（()）]{0,6}[）)]/g, '')
      .match(/(?:19|20)\d\d|第[一二三四五六七八九十百]{1,4}[批次期]|“?十[一二三四五]?五”?|[（(][一二三四五六七八九十][）)]/g) ?? []
  ).join('|')
}
