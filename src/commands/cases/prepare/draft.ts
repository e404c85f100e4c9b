import { AppError } from '../../../errors.ts'
import { sha256 } from '../../../store/hash.ts'
import { newId } from '../../../store/ids.ts'
import { fingerprint, freeze, textRows } from '../../texts/freeze.ts'
import type { CaseContext, Prepared } from '../context.ts'
import { textBefore } from '../lineage.ts'

/**
 * `draft.save` and `draft.replace`: freezes the working copy into a text of the case's lineage. The machine gets hashes and labels by
 * provision, the findings that ask for an answer, and which provisions changed since the draft before; never the words.
 *
 * @throws {AppError} `notFound` without a working copy, `workingCopyStale` when it was typed into since `rev`, `badInput` when it is empty.
 */
export async function prepareDraft({ db, record, at, event }: CaseContext): Promise<Prepared> {
  const role = String(event.payload.role ?? 'act')
  const copy = await workingCopy(db, record.id, role, event.payload)
  const before = await textBefore(db, record, role)
  const frozen = freeze(copy.content, before)
  if (frozen.text === '')
    throw new AppError('badInput', { reason: '工作稿是空的' }, [{ field: 'payload.workingCopyId', message: '工作稿是空的' }])
  const last = await db
    .selectFrom('draft')
    .select('position')
    .where('case_id', '=', record.id)
    .where('role', '=', role)
    .orderBy('position', 'desc')
    .executeTakeFirst()
  const draftId = newId()
  const asked = frozen.findings.filter((finding) => finding.severity !== 'note')
  return {
    resolved: {
      draftId,
      textId: frozen.textId,
      textHash: frozen.hash,
      parsed: frozen.provisions.some((provision) => !provision.slot && provision.kind !== 'other'),
      ...fingerprint(frozen),
      findings: asked.map((finding) => ({ id: findingId(finding), rule: finding.rule, severity: finding.severity })),
      changed: frozen.changes.map((change) => change.provisionId),
      changes: frozen.changes,
      noise: frozen.changes.filter((change) => change.noise).map((change) => change.provisionId),
      noiseOnly: frozen.inherited && frozen.changes.every((change) => change.noise),
      position: (last?.position ?? 0) + 1,
      savedAt: at.recordedAt,
    },
    rows: textRows(frozen, at.recordedAt),
    index:
      role === 'act'
        ? [
            {
              kind: 'case',
              refId: record.id,
              organId: record.organId,
              isPublic: false,
              title: record.title,
              number: null,
              text: frozen.text,
            },
          ]
        : [],
    made: { draftId, textId: frozen.textId, changed: frozen.changes.length },
  }
}

/** The same finding on the same words keeps its id over drafts, so that an answer holds until the words change. */
export function findingId(finding: { rule: string; words: string }): string {
  return `${finding.rule}:${sha256(finding.words).slice(0, 12)}`
}

async function workingCopy(db: CaseContext['db'], caseId: string, role: string, payload: Record<string, unknown>) {
  const copy = await db.selectFrom('working_copy').selectAll().where('case_id', '=', caseId).where('role', '=', role).executeTakeFirst()
  if (!copy || (payload.workingCopyId !== undefined && payload.workingCopyId !== copy.id)) {
    throw new AppError('notFound', { what: `working copy ${String(payload.workingCopyId ?? role)}` })
  }
  if (payload.rev !== undefined && payload.rev !== copy.rev)
    throw new AppError('workingCopyStale', { rev: copy.rev }, { rev: copy.rev, by: copy.updated_by })
  return copy
}
