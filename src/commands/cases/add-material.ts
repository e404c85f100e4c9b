import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { putBlob } from '../blobs.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { caseRecord, circumstancesOf, worksOnCase } from './context.ts'

/** A file for a case. */
export interface MaterialRequest {
  caseId: string
  kind: string
  title: string
  filename: string
  mediaType: string
  bytes: Uint8Array
  personId: string
  idempotency?: Idempotency | undefined
}

/** Largest file, bytes. */
export const LARGEST_FILE = 50 * 1024 * 1024

/**
 * Puts a file into a case: the blob first, then its row, withdrawn until the action `material.add` names it. The action is the fact that
 * counts; a file nobody adds stays invisible. The same request sent again gets the first answer, also when the case has been closed since.
 *
 * @param folder the blob folder (`config().blobs`).
 * @returns answer `{materialId, sha256, size}`.
 * @throws {AppError} `notFound`, `finished`, `tooLarge`, `fileEmpty`, `forbidden`.
 */
export async function addMaterial(
  store: Store,
  folder: string,
  request: MaterialRequest,
): Promise<Outcome<{ materialId: string; sha256: string; size: number }>> {
  if (request.bytes.byteLength === 0) throw new AppError('fileEmpty')
  if (request.bytes.byteLength > LARGEST_FILE) throw new AppError('tooLarge', { limit: '50 MB' })
  const materialId = newId()
  return run(store, {
    idempotency: request.idempotency,
    read: async (db) => {
      const record = await caseRecord(db, request.caseId)
      const at = await circumstancesOf(db, record, request.personId)
      if (record.status !== 'open') throw new AppError('finished')
      if (!worksOnCase(at)) throw new AppError('forbidden', { role: '办件所涉机关的工作人员' })
      return { record, at, blob: await putBlob(folder, request.bytes) }
    },
    decide: ({ record, at, blob }) => ({
      status: 201,
      answer: { materialId, ...blob },
      changes: {
        append: [],
        rows: [
          {
            insert: 'material',
            row: {
              id: materialId,
              organ_id: record.organId,
              case_id: record.id,
              kind: request.kind,
              title: request.title,
              filename: request.filename,
              media_type: request.mediaType,
              size: blob.size,
              sha256: blob.sha256,
              added_by: request.personId,
              added_at: at.recordedAt,
              withdrawn: 1,
            },
          },
        ],
      },
    }),
  })
}
