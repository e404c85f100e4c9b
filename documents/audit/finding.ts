import type { AuditFinding, AuditRule, AuditSubject } from './types.ts'

type Rest = Omit<AuditFinding, 'rule' | 'basis' | 'start' | 'end' | 'words'>

/** A finding about the instrument as a whole; its words are the title. */
export function whole(rule: Pick<AuditRule, 'id' | 'basis'>, subject: AuditSubject, rest: Rest): AuditFinding {
  return { rule: rule.id, basis: rule.basis, start: null, end: null, words: subject.title, ...rest }
}

/** A finding at words of the text. */
export function at(rule: Pick<AuditRule, 'id' | 'basis'>, subject: AuditSubject, start: number, end: number, rest: Rest): AuditFinding {
  return { rule: rule.id, basis: rule.basis, start, end, words: subject.tree?.text.slice(start, end) ?? '', ...rest }
}

/** Whether the instrument has an end behind it, never began or is no normative document: nothing is left to clean up. */
export function isOver(subject: AuditSubject): boolean {
  return ['repealed', 'declaredInvalid', 'revoked', 'replaced', 'neverMade', 'notNormative', 'expired'].includes(subject.standing)
}
