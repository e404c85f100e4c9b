import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import type { DraftTable } from './schema-cases.ts'
import { type Shaped, shaped } from './shape.ts'

/** A frozen draft with the hash, length and title of its text. `changes` is what changed since the draft before it of the same role. */
export type StoredDraft = Shaped<DraftTable> & { hash: string; chars: number; title: string | null }

/** What people type into until a draft is saved; `rev` grows by one with each save. */
export type StoredWorkingCopy = Shaped<Database['working_copy']>

/** Every draft of a case, by role and then in the order of saving. */
export async function draftsOf(db: Kysely<Database>, caseId: string): Promise<StoredDraft[]> {
  const rows = await withText(db)
    .where('draft.case_id', '=', caseId)
    .orderBy('draft.role')
    .orderBy('draft.position')
    .orderBy('draft.id')
    .execute()
  return rows.map((row) => shaped(row))
}

/** One draft, or undefined. */
export async function draftById(db: Kysely<Database>, id: string): Promise<StoredDraft | undefined> {
  const row = await withText(db).where('draft.id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

/** The last draft of each role of a case. */
export async function currentDrafts(db: Kysely<Database>, caseId: string): Promise<StoredDraft[]> {
  const last = new Map((await draftsOf(db, caseId)).map((draft) => [draft.role, draft]))
  return [...last.values()]
}

/** The working copies of a case. */
export async function workingCopiesOf(db: Kysely<Database>, caseId: string): Promise<StoredWorkingCopy[]> {
  const rows = await db.selectFrom('working_copy').selectAll().where('case_id', '=', caseId).orderBy('role').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** The working copy of a role of a case, or undefined when nobody has typed yet. */
export async function workingCopyOf(db: Kysely<Database>, caseId: string, role: string): Promise<StoredWorkingCopy | undefined> {
  return (await workingCopiesOf(db, caseId)).find((copy) => copy.role === role)
}

/** A working copy by its id, or undefined. */
export async function workingCopyById(db: Kysely<Database>, id: string): Promise<StoredWorkingCopy | undefined> {
  const row = await db.selectFrom('working_copy').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shaped(row)
}

function withText(db: Kysely<Database>) {
  return db
    .selectFrom('draft')
    .innerJoin('text', 'text.id', 'draft.text_id')
    .selectAll('draft')
    .select(['text.hash', 'text.chars', 'text.title'])
}
