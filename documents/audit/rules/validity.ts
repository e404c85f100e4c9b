import { addMonths, lastDayOfYears } from '../../days.ts'
import { changesOthers, isLetter } from '../../history.ts'
import { validityTerm } from '../../validity.ts'
import { isOver, whole } from '../finding.ts'
import { heldSince, SINCE } from '../since.ts'
import type { AuditRule } from '../types.ts'

/** Its last day of validity is past, or near. */
export const expiry: AuditRule = {
  id: 'validity.expired',
  zh: '有效期已过或者将满',
  en: 'expired or about to expire',
  basis: '有效期届满自动失效；期限见规则包',
  limits: '只看登记的有效期；正文写了而未登记的，由导入核对。',
  run(subject, { asOf, expiringMonths, bases }) {
    if (subject.ownership !== 'own' || (isOver(subject) && subject.standing !== 'expired')) return []
    const { validTo } = subject
    if (validTo === null && subject.standing !== 'expired') return []
    const rule = { id: expiry.id, basis: bases.expiring }
    if (subject.standing === 'expired' || validTo! < asOf)
      return [
        whole(rule, subject, {
          severity: 'error',
          message: validTo === null ? '有效期已届满。' : `有效期已于${validTo}届满。`,
          messageEn: validTo === null ? 'Its validity is over.' : `Its validity ended on ${validTo}.`,
          outcome: 'declareInvalid',
          reason: 'R9',
          detail: { validTo },
        }),
      ]
    if (validTo! > addMonths(asOf, expiringMonths)) return []
    return [
      whole(rule, subject, {
        severity: 'warning',
        message: `有效期将于${validTo}届满，届满前应当评估。`,
        messageEn: `Its validity ends on ${validTo}; evaluate it before.`,
        outcome: 'retain',
        reason: null,
        detail: { validTo },
      }),
    ]
  },
}

/** 暂行 or 试行 in the name of the instrument itself, for longer than such may last. */
export const interim: AuditRule = {
  id: 'validity.interim',
  zh: '暂行、试行超过期限',
  en: 'interim beyond its limit',
  basis: '暂行、试行期限见规则包',
  limits: '从施行日起算，重新公布或者修订的从其日起算；不知施行日和成文日的不判断。',
  run(subject, { asOf, interimYears, bases }) {
    if (subject.ownership !== 'own' || isOver(subject) || interimYears === null || !isInterim(subject.title)) return []
    const since = heldSince(subject, asOf)
    if (since === null) return []
    const from = since.day
    const last = lastDayOfYears(from, interimYears)
    const rule = { id: interim.id, basis: bases.interim }
    // A term of its own that is too long is a fault of the text; one that is past is what `validity.expired` says.
    if (subject.validTo !== null) {
      if (subject.validTo <= last || subject.validTo < asOf) return []
      return [
        whole(rule, subject, {
          severity: 'warning',
          message: `暂行、试行文件的有效期至${subject.validTo}，超过${interimYears}年。`,
          messageEn: `An interim document valid until ${subject.validTo}, for more than ${interimYears} years.`,
          outcome: 'amend',
          reason: 'R9',
          detail: { from, validTo: subject.validTo, last },
        }),
      ]
    }
    if (last >= asOf) return []
    return [
      whole(rule, subject, {
        severity: 'warning',
        message: `暂行、试行已逾${interimYears}年（自${from}${SINCE[since.by].zh}起），未转为正式规定。`,
        messageEn: `Interim for more than ${interimYears} years (since ${from}${SINCE[since.by].en}) without a final text.`,
        outcome: 'declareInvalid',
        reason: 'R9',
        detail: { from, validTo: null, last },
      }),
    ]
  },
}

/** The text does not say how long it holds, and no act has said it since. */
export const noValidity: AuditRule = {
  id: 'validity.missing',
  zh: '未规定有效期',
  en: 'no validity clause',
  basis: '有效期见规则包',
  limits: '只废止他件的文件长期有效，不报；以其他措辞写期限的可能漏认。期限从施行日起算，重新公布或者修订的从其日起算。',
  run(subject, { asOf, validityYears, bases }) {
    const { tree } = subject
    if (subject.ownership !== 'own' || isOver(subject) || subject.validTo !== null || tree === null || validityYears === null) return []
    const title = `${tree.title ?? ''}\n${subject.title}`
    if (changesOthers(subject.title) || isLetter(subject.title) || (tree.title !== null && changesOthers(tree.title))) return []
    if (isInterim(title) && /(?:试行|暂行)(?:期限?|时间)/.test(tree.text)) return []
    if (validityTerm(tree, { from: null, to: null }) !== null) return []
    const since = heldSince(subject, asOf)
    const from = since?.day ?? null
    const last = from === null ? null : lastDayOfYears(from, validityYears)
    const over = last !== null && last < asOf
    return [
      whole({ id: noValidity.id, basis: bases.validity }, subject, {
        severity: 'warning',
        message: over ? `未规定有效期，且自${from}${SINCE[since!.by].zh}起已满${validityYears}年。` : '未规定有效期。',
        messageEn: over
          ? `No validity clause, and more than ${validityYears} years since ${from}${SINCE[since!.by].en}.`
          : 'No validity clause.',
        outcome: 'amend',
        reason: over ? 'R9' : 'R10',
        detail: { from, last },
      }),
    ]
  },
}

/** 暂行, 试行 in the name of the instrument; a name that only speaks of an interim one (实施《…暂行条例》办法) is not. */
export function isInterim(title: string): boolean {
  const own =
    /(?:印发|公布|发布|转发)[^\n]{0,10}《([^》\n]{2,80})》的?(?:通知|公告|决定|命令)?$/.exec(title)?.[1] ??
    title.replace(/《[^》\n]{1,80}》/g, '')
  if (/(?:废止|修改|延长|停止执行|停止|终止|中止|撤销|宣布)[^\n]{0,60}(?:通知|决定|公告|命令)/.test(own)) return false
  return /(?:暂行|试行(?![驶车航]|路线|运行))(?:[\u4e00-\u9fff]{0,4}(?:办法|规定|细则|规则|条例|意见|标准|措施|方案|规范|规程|制度|通知|决定|政策|指引|准则|章程|实施细则))|[（(〔【[](?:暂行|试行)[稿版本]?[）)〕】\]]/.test(
    own,
  )
}
