import { AppError } from '../../../errors.ts'
import type { CaseContext, Prepared } from '../context.ts'

/**
 * `material.add`: the file must have been put into this case; its content hash goes into the log.
 *
 * @throws {AppError} `notFound`.
 */
export async function prepareMaterial({ db, record, event }: CaseContext): Promise<Prepared> {
  const row = await db
    .selectFrom('material')
    .select(['sha256', 'size', 'filename'])
    .where('id', '=', String(event.payload.materialId))
    .where('case_id', '=', record.id)
    .executeTakeFirst()
  if (!row) throw new AppError('notFound', { what: String(event.payload.materialId) })
  return { resolved: { sha256: row.sha256, size: row.size, filename: row.filename } }
}
