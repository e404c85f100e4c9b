import { changesOthers, isInside, isLetter, isTransitional, sentenceAt, silentRanges } from '../../history.ts'
import { at, isOver } from '../finding.ts'
import { targetOf } from '../known.ts'
import { sameName, shortened, targetKey } from '../names.ts'
import type { AuditedCitation, AuditedTarget, AuditFinding, AuditRule, AuditSubject, ReasonCode } from '../types.ts'

interface Kind {
  id: string
  zh: string
  en: string
  /** Whether a target is of this kind; null = not, else the sentence. */
  says(citation: AuditedCitation, target: AuditedTarget, text: string): { zh: string; en: string } | null
}

const REPEALED: Kind = {
  id: 'cites.repealed',
  zh: '引用已废止的文件',
  en: 'cites a repealed instrument',
  says(_, target) {
    if (!['repealed', 'revoked', 'declaredInvalid'].includes(target.standing) || target.replacedBy !== null) return null
    const how = { repealed: '废止', revoked: '撤销', declaredInvalid: '宣布失效' }[target.standing as 'repealed']
    return { zh: `《${target.title}》已${when(target)}${how}${by(target)}。`, en: `“${target.title}” was ended${dayEn(target)}.` }
  },
}

const REPLACED: Kind = {
  id: 'cites.replaced',
  zh: '引用已被替代的文件',
  en: 'cites a replaced instrument',
  says(_, target) {
    if (
      !['replaced', 'repealed', 'revoked', 'declaredInvalid'].includes(target.standing) ||
      (target.replacedBy === null && target.standing !== 'replaced')
    )
      return null
    const now = target.replacedBy === null ? '新文件' : `《${target.replacedBy}》`
    return { zh: `《${target.title}》已${when(target)}被${now}替代。`, en: `“${target.title}” was replaced${dayEn(target)} by ${now}.` }
  },
}

const EXPIRED: Kind = {
  id: 'cites.expired',
  zh: '引用有效期已过的文件',
  en: 'cites an expired instrument',
  says(_, target) {
    if (target.standing !== 'expired') return null
    return { zh: `《${target.title}》的有效期已${when(target)}届满。`, en: `The validity of “${target.title}” ended${dayEn(target)}.` }
  },
}

const RENAMED: Kind = {
  id: 'cites.renamed',
  zh: '引用的文件已更名',
  en: 'cites an instrument by a former name',
  says(citation, target, text) {
    if (!['inForce', 'partlySuspended', 'unknown', 'notYet'].includes(target.standing)) return null
    if (!citation.words.startsWith('《') || sameName(citation.words, target.nameNow) || shortened(citation.words, target.nameNow))
      return null
    // （以下简称《专卖法》） makes it a name of this text; 《决定》 alone is no former name.
    if (citation.words.length <= 6 || text.includes(`称${citation.words}`) || text.includes(`称为${citation.words}`)) return null
    return { zh: `${citation.words}现名《${target.nameNow}》。`, en: `${citation.words} is now called “${target.nameNow}”.` }
  },
}

/** A citation whose target is repealed, revoked or declared invalid, with nothing in its place. */
export const citesRepealed = citing(REPEALED)
/** A citation whose target gave way to another instrument. */
export const citesReplaced = citing(REPLACED)
/** A citation whose target's validity is over. */
export const citesExpired = citing(EXPIRED)
/** A citation by a name that the target no longer bears. */
export const citesRenamed = citing(RENAMED)

function citing(kind: Kind): AuditRule {
  const rule: AuditRule = {
    id: kind.id,
    zh: kind.zh,
    en: kind.en,
    basis: '《规章制定程序条例》第三十七条（参照）；《中华人民共和国立法法》第一百一十六条',
    limits: '取决于登记簿：未登记的文件不报；过渡条款、修改决定、函件中的引用视为历史，不报。',
    run(subject, { asOf }) {
      if (isOver(subject)) return []
      return livingCitations(subject).flatMap((citation) => {
        const target = targetOf(citation, asOf)
        const said = target && kind.says(citation, target, subject.tree!.text)
        return said ? [found(rule, subject, citation, target, said)] : []
      })
    },
  }
  return rule
}

/** Citations that bind today: what orders, applies or rests on the target; not what tells of it, ends it or bears its name. */
export function livingCitations(subject: AuditSubject): AuditedCitation[] {
  const { tree } = subject
  if (tree === null || exhausted(subject)) return []
  const silent = silentRanges(tree)
  const ending = endingSentences(subject)
  return subject.citations.filter((citation) => {
    if (PASSING.has(citation.relation) || isInside(silent, citation.start)) return false
    if (citation.target !== null && endedByItself(subject, citation.target)) return false
    const sentence = sentenceAt(tree.text, citation.start, citation.end)
    if (ending.has(sentence.start)) return false
    if (partOfName(tree.text, citation)) return false
    return !isTransitional(sentence, citation.start, citation.end)
  })
}

/** Relations that say nothing of the target's being in force today. */
const PASSING = new Set(['repeals', 'partlyRepeals', 'amends', 'promulgates', 'repliesTo', 'takesEffect', 'expires'])

/** Amending and repealing decisions and letters have done their work on the day they were issued. */
function exhausted(subject: AuditSubject): boolean {
  const own = subject.tree?.title ?? subject.title
  return changesOthers(subject.title) || changesOthers(own) || isLetter(subject.title) || isLetter(own)
}

/** Starts of the sentences in which the text ends something: what else they name is how that came about. */
function endingSentences(subject: AuditSubject): Set<number> {
  const text = subject.tree!.text
  const ending = subject.citations.filter(({ relation }) => relation === 'repeals' || relation === 'partlyRepeals')
  return new Set(ending.map(({ start, end }) => sentenceAt(text, start, end).start))
}

/** What the text itself ends it may not cite as living elsewhere; `repeal.conflict` says so, not the citation rules. */
function endedByItself(subject: AuditSubject, target: AuditedTarget): boolean {
  const byId = target.ended?.byId ?? null
  if (byId !== null && subject.acts.includes(byId)) return true
  return subject.citations.some((one) => one.relation === 'repeals' && one.target !== null && targetKey(one.target) === targetKey(target))
}

/** 《…法》若干问题的解释, 《…条例》实施细则, without brackets around the whole: the name of another instrument. */
function partOfName(text: string, { start, end }: AuditedCitation): boolean {
  const right = text.slice(end, end + 24)
  const left = text.slice(Math.max(0, start - 24), start)
  return (
    (/^(?:有关|具体应用法律|具体应用)?(?:若干|有关|具体)?问题的?(?:若干)?(?:解释|规定|意见|批复|通知)/.test(right) &&
      /(?:关于|适用|执行|施行|实施)[^，。；、]{0,12}$/.test(left)) ||
    (/^(?:的)?(?:实施|施行)?(?:细则|办法|条例)/.test(right) && /(?:实施|施行)$/.test(left))
  )
}

function found(
  rule: AuditRule,
  subject: AuditSubject,
  citation: AuditedCitation,
  target: AuditedTarget,
  said: { zh: string; en: string },
): AuditFinding {
  const reason: ReasonCode = citation.relation === 'basedOn' && rule.id !== RENAMED.id ? 'R2' : 'R10'
  return at(rule, subject, citation.start, citation.end, {
    severity: 'warning',
    message: said.zh,
    messageEn: said.en,
    outcome: 'amend',
    reason,
    detail: {
      target: target.instrumentId,
      title: target.title,
      on: target.ended?.on ?? null,
      by: target.ended?.by ?? null,
      now: target.replacedBy ?? (rule.id === RENAMED.id ? target.nameNow : null),
      place: citation.place,
      relation: citation.relation,
    },
  })
}

function when(target: AuditedTarget): string {
  return target.ended?.on ? `于${target.ended.on}` : ''
}

function by(target: AuditedTarget): string {
  return target.ended?.by ? `（${target.ended.by}）` : ''
}

function dayEn(target: AuditedTarget): string {
  return target.ended?.on ? ` on ${target.ended.on}` : ''
}
