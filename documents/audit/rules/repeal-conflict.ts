import { isInside, isTransitional, sentenceAt, silentRanges } from '../../history.ts'
import { at, whole } from '../finding.ts'
import { targetKey } from '../names.ts'
import type { AuditedCitation, AuditRule, AuditSubject } from '../types.ts'

/** Repeal clauses that contradict one another or the register. */
export const repealConflict: AuditRule = {
  id: 'repeal.conflict',
  zh: '废止条款相互矛盾',
  en: 'contradictory repeal clauses',
  basis: '《规章制定程序条例》第三十七条（参照）',
  limits: '废止日只知到年的不比较；部分废止不报。',
  run(subject) {
    return [...endedTwice(subject), ...citedWhileEnded(subject), ...endedBefore(subject)]
  },
}

/** Two acts end it, on different days. */
function endedTwice(subject: AuditSubject) {
  const known = subject.ends.filter((end) => end.on !== null)
  const days = [...new Set(known.map((end) => end.on))].sort()
  const acts = new Set(known.map((end) => end.byId ?? end.by))
  if (days.length < 2 || acts.size < 2) return []
  const told = known.map((end) => `${end.by ?? '文号不详'}（${end.on}）`).join('、')
  return [
    whole(repealConflict, subject, {
      severity: 'error',
      message: `被不同文件在不同日期废止：${told}。`,
      messageEn: `Ended by different acts on different days: ${told}.`,
      outcome: 'retain',
      reason: 'R5',
      detail: { kind: 'twice', first: days[0]!, last: days.at(-1)! },
    }),
  ]
}

/** The text ends an instrument and elsewhere orders things by it. */
function citedWhileEnded(subject: AuditSubject) {
  const { tree } = subject
  if (tree === null) return []
  const silent = silentRanges(tree)
  const ended = subject.citations.filter(({ relation }) => relation === 'repeals')
  const endings = new Set(ended.map(({ start, end }) => sentenceAt(tree.text, start, end).start))
  return subject.citations.flatMap((citation) => {
    if (!['basedOn', 'applies', 'cites', 'implements', 'violates'].includes(citation.relation)) return []
    if (!ended.some((one) => same(one, citation)) || isInside(silent, citation.start)) return []
    const sentence = sentenceAt(tree.text, citation.start, citation.end)
    if (endings.has(sentence.start) || isTransitional(sentence, citation.start, citation.end)) return []
    return [
      at(repealConflict, subject, citation.start, citation.end, {
        severity: 'error',
        message: `本文废止${citation.words}，此处又按其执行。`,
        messageEn: `The text repeals ${citation.words} and orders by it here.`,
        outcome: 'amend',
        reason: 'R5',
        detail: { kind: 'cited', target: citation.target?.instrumentId ?? null, title: citation.target?.title ?? citation.words },
      }),
    ]
  })
}

/** It ends what an earlier act had ended already. */
function endedBefore(subject: AuditSubject) {
  const own = subject.from ?? subject.madeOn
  if (own === null || subject.tree === null) return []
  return subject.citations.flatMap((citation) => {
    const ended = citation.target?.ended ?? null
    if (citation.relation !== 'repeals' || ended === null || ended.on === null || ended.on >= own) return []
    if (ended.byId !== null && subject.acts.includes(ended.byId)) return []
    return [
      at(repealConflict, subject, citation.start, citation.end, {
        severity: 'warning',
        message: `${citation.words}此前已于${ended.on}终止${ended.by ? `（${ended.by}）` : ''}，本文再次废止。`,
        messageEn: `${citation.words} had already ended on ${ended.on}; this text ends it again.`,
        outcome: 'retain',
        reason: 'R5',
        detail: { kind: 'before', target: citation.target!.instrumentId, on: ended.on, by: ended.by },
      }),
    ]
  })
}

function same(a: AuditedCitation, b: AuditedCitation): boolean {
  return a.target !== null && b.target !== null ? targetKey(a.target) === targetKey(b.target) : a.words === b.words
}
