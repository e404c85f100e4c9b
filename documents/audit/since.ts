import { commencementClause } from '../clauses.ts'
import { revisionDays } from '../titles/index.ts'
import type { AuditSubject } from './types.ts'

/** The day from which the present text holds, and what began it. */
export interface Since {
  day: string
  by: 'made' | 'reissued' | 'revised'
}

/** What a sentence says behind the day. */
export const SINCE: Record<Since['by'], { zh: string; en: string }> = {
  made: { zh: '', en: '' },
  reissued: { zh: '重新公布', en: ' (reissued)' },
  revised: { zh: '修订', en: ' (revised)' },
}

/**
 * From when terms of the present text are counted: its last reissue in the register or revision in its own note (2019年12月1日修订), else its
 * commencement or making. An amendment of some articles begins no new term.
 *
 * @returns null where neither register nor text names a day.
 */
export function heldSince({ from, madeOn, reissuedOn, tree }: AuditSubject, asOf: string): Since | null {
  const first = from ?? madeOn ?? (tree && commencementClause(tree)?.day) ?? null
  const revised = tree === null ? undefined : revisionDays(tree.text.slice(0, 1_200)).findLast((day) => day <= asOf)
  const days: Since[] = [
    ...(first === null ? [] : [{ day: first, by: 'made' as const }]),
    ...(reissuedOn === null || reissuedOn > asOf ? [] : [{ day: reissuedOn, by: 'reissued' as const }]),
    ...(revised === undefined ? [] : [{ day: revised, by: 'revised' as const }]),
  ]
  return days.reduce<Since | null>((last, one) => (last === null || one.day > last.day ? one : last), null)
}
