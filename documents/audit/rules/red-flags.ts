import { type DocumentClass, type Finding, findings } from '../../check/index.ts'
import { changesOthers, isLetter } from '../../history.ts'
import type { Tree } from '../../tree.ts'
import { at, isOver } from '../finding.ts'
import type { AuditFinding, AuditRule, AuditSubject, ReasonCode } from '../types.ts'

/** Words that may restrict competition: the 19 items of 《公平竞争审查条例》, as `documents/check` knows them. */
export const competition: AuditRule = {
  id: 'competition.redFlag',
  zh: '公平竞争警示',
  en: 'fair-competition red flags',
  basis: '《公平竞争审查条例》第八条至第十一条',
  limits: '只是警示词，是否违反须人工判断；规则见 documents/check。',
  run: (subject) => flags(competition, subject, (id) => (id.startsWith('FC-') ? 'R4' : null)),
}

/** Words that may set up a licence, penalty, compulsion or fee, or cut rights. */
export const legality: AuditRule = {
  id: 'legality.redFlag',
  zh: '许可、处罚、强制、收费警示',
  en: 'licence, penalty and fee red flags',
  basis: '《中华人民共和国行政许可法》第十七条；《中华人民共和国行政处罚法》第十六条；《中华人民共和国行政强制法》第十条',
  limits: '只是警示词；法律、法规、规章可以设定的不适用，规章以上文件不报。',
  run: (subject) => flags(legality, subject, (id) => (/^LR-[CA]/.test(id) ? 'R2' : null)),
}

/** The findings of a tree and the class they were made for, found once for both rules: nothing in an audit costs more. */
const known = new WeakMap<Tree, { documentClass: DocumentClass | undefined; found: Finding[] }>()

function flagsOf(tree: Tree, subject: AuditSubject): Finding[] {
  const options = classOf(subject)
  const before = known.get(tree)
  if (before && before.documentClass === options.documentClass) return before.found
  // A hint (the finer items) stands beside the statutory item that it raises; counted twice it would say one thing as two.
  const found = findings(tree, options).filter(({ rule, severity }) => severity !== 'note' && /^(?:FC-|LR-[CA])/.test(rule))
  known.set(tree, { documentClass: options.documentClass, found })
  return found
}

/** A government or department document of this house is a normative one; of others the text tells what it is. */
function classOf(subject: AuditSubject): { documentClass?: DocumentClass } {
  return subject.documentClass === 'government' || subject.documentClass === 'department' ? { documentClass: 'normativeDocument' } : {}
}

function flags(rule: AuditRule, subject: AuditSubject, reasonOf: (id: string) => ReasonCode | null): AuditFinding[] {
  const { tree } = subject
  if (subject.ownership !== 'own' || isOver(subject) || tree === null) return []
  if (changesOthers(subject.title) || isLetter(subject.title)) return []
  return flagsOf(tree, subject).flatMap((found) => {
    const reason = reasonOf(found.rule)
    if (reason === null) return []
    return [
      at({ id: rule.id, basis: found.basis }, subject, found.start, found.end, {
        severity: 'warning',
        message: found.message,
        messageEn: found.messageEn,
        outcome: 'amend',
        reason,
        detail: { item: found.rule },
      }),
    ]
  })
}
