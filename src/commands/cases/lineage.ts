import type { Provision } from '../../../documents/provisions.ts'
import { AppError } from '../../errors.ts'
import type { Db } from '../circumstances.ts'
import type { StoredText } from '../texts/freeze.ts'
import type { CaseRecord } from './context.ts'

/**
 * The text that a new draft of a role takes its provision ids from: the last draft of that role; for the first draft of a revision the
 * latest version of the instrument revised (the whole act's text, so that the cover is inherited as well); null for a first text.
 */
export async function textBefore(db: Db, record: CaseRecord, role: string): Promise<StoredText | null> {
  const draft = await db
    .selectFrom('draft')
    .select('text_id')
    .where('case_id', '=', record.id)
    .where('role', '=', role)
    .orderBy('position', 'desc')
    .executeTakeFirst()
  if (draft) return storedText(db, draft.text_id)
  const revised = record.state.facts.instruments.find((instrument) => instrument.mode === 'revises')
  const version = revised ? await latestVersion(db, revised.id) : null
  if (!version) return null
  const whole = await storedText(db, version.text_id)
  // A consolidated text is the rule alone: the cover of the act that carried it is no part of it.
  return role === 'consolidated' ? rangeOf(whole, version.range_start, version.range_end) : whole
}

/** A part of a text as a text of its own, its provisions with their ids. */
function rangeOf(whole: StoredText, start: number, end: number): StoredText {
  const inside = whole.provisions.filter((provision) => provision.start >= start && provision.end <= end)
  return {
    textId: whole.textId,
    text: whole.text.slice(start, end),
    provisions: inside.map((provision) => ({ ...provision, start: provision.start - start, end: provision.end - start })),
  }
}

/** The latest version of an instrument, or null when it has no text. */
export async function latestVersion(db: Db, instrumentId: string) {
  const row = await db
    .selectFrom('version')
    .selectAll()
    .where('instrument_id', '=', instrumentId)
    .orderBy('position', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/**
 * A text with its provisions in document order.
 *
 * @throws {AppError} `notFound`.
 */
export async function storedText(db: Db, textId: string): Promise<StoredText> {
  const text = await db.selectFrom('text').select('content').where('id', '=', textId).executeTakeFirst()
  if (!text) throw new AppError('notFound', { what: textId })
  const rows = await db.selectFrom('provision').selectAll().where('text_id', '=', textId).orderBy('position').execute()
  const provisions = rows.map(
    (row): Provision => ({
      provisionId: row.provision_id,
      parentId: row.parent_id,
      kind: row.kind as Provision['kind'],
      label: row.label,
      start: row.start,
      end: row.end,
      bodyHash: row.body_hash,
      slot: row.slot === 1,
    }),
  )
  return { textId, text: text.content, provisions }
}

/** The current draft of a role with its text. @throws {AppError} `notFound` when there is none. */
export async function currentDraft(db: Db, record: CaseRecord, role: string): Promise<StoredText & { draftId: string }> {
  const draft = record.state.facts.drafts[role as 'act']
  if (!draft) throw new AppError('notFound', { what: `${role} draft` })
  return { ...(await storedText(db, draft.textId)), draftId: draft.draftId }
}

/** The latest version of each instrument of a case: publishing and signing check that it is the one the case began from. */
export async function latestVersions(db: Db, record: CaseRecord): Promise<Record<string, string | null>> {
  const versions: Record<string, string | null> = {}
  for (const { id } of record.state.facts.instruments) versions[id] = (await latestVersion(db, id))?.id ?? null
  return versions
}
