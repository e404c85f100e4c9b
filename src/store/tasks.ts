import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { type Shaped, shaped } from './shape.ts'

/** Who is asked for what in a case, now. `personId` null: whoever holds the role. */
export type StoredTask = Shaped<Database['task']>

/** A task with what the inbox shows of its case. */
export type InboxTask = StoredTask & { title: string; stage: string; issuingOrganId: string; draftingOrganId: string }

/** A role in an organ, as a person holds it himself or as a deputy. */
export interface HeldPost {
  organId: string
  role: string
}

/** What is asked of a person: by name, or of a role he holds when it is asked of nobody by name. The earliest due first, undated last. */
export async function tasksOf(db: Kysely<Database>, personId: string, posts: HeldPost[]): Promise<InboxTask[]> {
  const rows = await openTasks(db)
    .where((where) =>
      where.or([
        where('task.person_id', '=', personId),
        ...posts.map((post) =>
          where.and([where('task.person_id', 'is', null), where('task.organ_id', '=', post.organId), where('task.role', '=', post.role)]),
        ),
      ]),
    )
    .limit(1000)
    .execute()
  return rows.map((row) => shaped(row))
}

/** What others are asked for in cases that these organs draft; the person's own tasks are for the caller to leave out. */
export async function tasksInCasesOf(db: Kysely<Database>, organIds: string[]): Promise<InboxTask[]> {
  if (organIds.length === 0) return []
  const rows = await openTasks(db).where('case_file.drafting_organ_id', 'in', organIds).limit(500).execute()
  return rows.map((row) => shaped(row))
}

/** The tasks of one case. */
export async function tasksOfCase(db: Kysely<Database>, caseId: string): Promise<StoredTask[]> {
  const rows = await db
    .selectFrom('task')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('action')
    .orderBy('role')
    .orderBy('id')
    .execute()
  return rows.map((row) => shaped(row))
}

function openTasks(db: Kysely<Database>) {
  return db
    .selectFrom('task')
    .innerJoin('case_file', 'case_file.id', 'task.case_id')
    .selectAll('task')
    .select(['case_file.title', 'case_file.stage', 'case_file.organ_id as issuing_organ_id', 'case_file.drafting_organ_id'])
    .where('case_file.status', '=', 'open')
    .orderBy('task.due_on', (order) => order.asc().nullsLast())
    .orderBy('task.since')
    .orderBy('task.id')
}
