import { stageOf, stages } from '../../../workflows/rulemaking/stages.ts'
import type { Role } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Db } from '../circumstances.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { caseRecord, circumstancesOf } from './context.ts'

/** What a person types into, before it is frozen as a draft. */
export interface WorkingCopySave {
  caseId: string
  role: 'act' | 'consolidated'
  content: string
  /** The revision the person had before him; 0 for the first. */
  rev: number
  personId: string
  idempotency?: Idempotency | undefined
}

/** Who types in the drafting unit. */
const TYPISTS: ReadonlySet<Role> = new Set(['drafter', 'unitChief', 'unitLegalReviewer'])

/** Longest working copy in characters: ten times the longest law of the corpus would not be typed by hand. */
const LIMIT = 2_000_000

/**
 * Keeps what a person typed; no event, nothing is decided by it. Two people who type at once: the second gets 409 and the other's revision.
 *
 * @returns answer `{id, role, rev}`.
 * @throws {AppError} `notFound`, `forbidden` for whoever does not draft in the drafting unit, `finished`,
 *   `workingCopyStale`, `tooLarge`.
 */
export function saveWorkingCopy(store: Store, save: WorkingCopySave): Promise<Outcome> {
  return run(store, {
    idempotency: save.idempotency,
    read: (db) => read(db, save),
    decide: ({ record, copy, now }) => {
      const rev = save.rev + 1
      const id = copy?.id ?? newId()
      const typed = { content: save.content, rev, updated_by: save.personId, updated_at: now }
      return {
        answer: { id, role: save.role, rev },
        changes: {
          append: [],
          rows: copy
            ? [{ update: 'working_copy', where: { id, rev: save.rev }, set: typed, guard: 'workingCopyStale' }]
            : [{ insert: 'working_copy', row: { id, organ_id: record.organId, case_id: record.id, role: save.role, ...typed } }],
        },
      }
    },
  })
}

async function read(db: Db, save: WorkingCopySave) {
  if (save.content.length > LIMIT) throw new AppError('tooLarge', { limit: `${LIMIT}` })
  const record = await caseRecord(db, save.caseId)
  if (record.status !== 'open') throw new AppError('finished')
  const at = await circumstancesOf(db, record, save.personId)
  const types = at.actor.posts.some((post) => post.organId === at.organs.drafting && TYPISTS.has(post.role))
  if (!types)
    throw new AppError('forbidden', { role: '起草单位的起草员、法制审核员或者负责人' }, { roles: [...TYPISTS], relation: 'drafting' })
  const stage = stageOf(record.state.value)
  if (stages.indexOf(stage as 'signing') > stages.indexOf('signing')) throw new AppError('notInStage')
  const copy = await db
    .selectFrom('working_copy')
    .selectAll()
    .where('case_id', '=', save.caseId)
    .where('role', '=', save.role)
    .executeTakeFirst()
  if ((copy?.rev ?? 0) !== save.rev)
    throw new AppError('workingCopyStale', { rev: copy?.rev ?? 0 }, { rev: copy?.rev ?? 0, by: copy?.updated_by ?? null })
  return { record, copy, now: at.recordedAt }
}
