import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'
import type { CommentTable } from './schema-cases.ts'
import { type Shaped, shaped } from './shape.ts'

/** A comment of the public. Who wrote it is asked for separately, and that reading is logged by the caller. */
export type StoredComment = Shaped<CommentTable>

/** A public notice of a case, from its latest `notice.publish`. */
export interface Consultation {
  caseId: string
  organId: string
  title: string
  draftId: string | null
  publishedOn: string
  until: string | null
  address: string | null
  /** What it is about and who is affected; null for a notice from before these were asked for. */
  summary: string | null
  affected: string | null
  /** The day of `notice.close` or of the published result after it; null while it runs. */
  closedOn: string | null
  resultOn: string | null
}

/** The comments of a case in the order received. */
export async function commentsOf(db: Kysely<Database>, caseId: string): Promise<StoredComment[]> {
  const rows = await db.selectFrom('comment').selectAll().where('case_id', '=', caseId).orderBy('received_on').orderBy('id').execute()
  return rows.map((row) => shaped(row))
}

/** How many comments a case has and how many of them are answered. */
export async function commentCounts(db: Kysely<Database>, caseId: string): Promise<{ total: number; answered: number }> {
  const row = await db
    .selectFrom('comment')
    .select((table) => [table.fn.countAll<number>().as('total'), table.fn.count<number>('answered_on').as('answered')])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row
}

/** The comment behind a receipt, or undefined. */
export async function commentByReceipt(db: Kysely<Database>, receipt: string): Promise<StoredComment | undefined> {
  const row = await db.selectFrom('comment').selectAll().where('receipt', '=', receipt).executeTakeFirst()
  return row && shaped(row)
}

/** Who wrote a comment, or undefined when nothing was given. Personal data: the caller logs that it was read. */
export async function contactOf(
  db: Kysely<Database>,
  commentId: string,
): Promise<{ name: string | null; contact: string | null } | undefined> {
  return db.selectFrom('comment_contact').select(['name', 'contact']).where('comment_id', '=', commentId).executeTakeFirst()
}

/** Every public notice, the latest first; a case that was consulted on again counts with its last notice. */
export async function consultations(db: Kysely<Database>, caseId?: string): Promise<Consultation[]> {
  // The words stand in the SQL, not as parameters: only so does SQLite take the partial index event_notices.
  let query = db
    .selectFrom('event')
    .innerJoin('case_file', 'case_file.id', 'event.stream_id')
    .select(['event.stream_id', 'event.seq', 'event.type', 'event.body_json', 'event.occurred_on', 'case_file.organ_id', 'case_file.title'])
    .where(sql<boolean>`event.type in ('notice.publish', 'notice.close', 'result.publish')`)
    .where('event.kind', '=', 'case')
  if (caseId !== undefined) query = query.where('event.stream_id', '=', caseId)
  const rows = await query.orderBy('event.stream_id').orderBy('event.seq').execute()
  const latest = new Map<string, Consultation>()
  for (const row of rows) {
    const known = latest.get(row.stream_id)
    if (row.type === 'notice.publish') latest.set(row.stream_id, noticeOf(row))
    else if (known && row.type === 'notice.close') known.closedOn = row.occurred_on
    else if (known) known.resultOn = row.occurred_on
  }
  return [...latest.values()].sort((left, right) => (left.publishedOn < right.publishedOn ? 1 : -1))
}

function noticeOf(row: { stream_id: string; body_json: string; occurred_on: string; organ_id: string; title: string }): Consultation {
  const { payload } = JSON.parse(row.body_json) as {
    payload?: { draftId?: string; until?: string; address?: string; summary?: string; affected?: string }
  }
  return {
    caseId: row.stream_id,
    organId: row.organ_id,
    title: row.title,
    draftId: payload?.draftId ?? null,
    publishedOn: row.occurred_on,
    until: payload?.until ?? null,
    address: payload?.address ?? null,
    summary: payload?.summary ?? null,
    affected: payload?.affected ?? null,
    closedOn: null,
    resultOn: null,
  }
}
