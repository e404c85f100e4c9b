import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import type { ActionEvent, Circumstances, Role, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import { caseById } from '../../store/cases.ts'
import type { ChangeSet, IndexedDoc, NumberSlot, RowWrite, SeenHead } from '../../store/change-set.ts'
import { circumstances, type Db } from '../circumstances.ts'

/** The row of a case with its state as a value and the revision of its stream. */
export interface CaseRecord {
  id: string
  organId: string
  draftingOrganId: string
  kind: 'making' | 'revision' | 'repeal'
  title: string
  status: 'open' | 'closed' | 'withdrawn'
  stage: string
  openedOn: string
  rev: number
  state: StoredState<RulemakingFacts>
}

/** What a command about a case has read before it decides. */
export interface CaseContext {
  db: Db
  record: CaseRecord
  at: Circumstances
  event: ActionEvent
  /** What stands neither in the payload nor in the log: a comment's words and its author's address. */
  apart: Record<string, unknown>
}

/** What a prepare function adds to the decision: facts for the machine, rows with content, numbers to take, heads it looked at. */
export interface Prepared {
  resolved?: Record<string, unknown>
  rows?: RowWrite[]
  numbers?: NumberSlot[]
  read?: SeenHead[]
  append?: ChangeSet['append']
  index?: IndexedDoc[]
  /** Instruments, beyond those of the case, that the machine's follow-ups may concern. */
  instruments?: string[]
  outbox?: { id: string; organId: string; kind: string; body: unknown; dueOn?: string | null }[]
  /** Ids and figures that the answer gives back. */
  made?: Record<string, unknown>
}

/**
 * The case as stored.
 *
 * @throws {AppError} `notFound`.
 */
export async function caseRecord(db: Db, caseId: string): Promise<CaseRecord> {
  const file = await caseById(db, caseId)
  if (!file) throw new AppError('notFound', { what: caseId })
  const { id, organId, draftingOrganId, kind, title, status, stage, openedOn, rev, state } = file
  return { id, organId, draftingOrganId, kind, title, status, stage, openedOn, rev, state: state as CaseRecord['state'] }
}

/** The circumstances of a person before a case. */
export function circumstancesOf(db: Db, record: CaseRecord, personId: string): Promise<Circumstances> {
  return circumstances(db, personId, { issuing: record.organId, drafting: record.draftingOrganId })
}

/** The head of a case's stream as a guard: another commit in between runs the command again. */
export function headOf(record: CaseRecord): SeenHead {
  return { kind: 'case', id: record.id, organId: record.organId, seq: record.rev }
}

/** Roles that administer or audit: they work on no case. */
const APART: ReadonlySet<Role> = new Set(['auditor', 'systemAdmin', 'securityAdmin', 'auditAdmin'])

/** Whether the person works for one of the organs of the case. */
export function worksOnCase({ actor, organs }: Circumstances): boolean {
  const own = new Set<string | null>(Object.values(organs))
  return actor.posts.some((post) => own.has(post.organId) && !APART.has(post.role))
}
