import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { By } from '../admin/by.ts'
import { type Outcome, run } from '../run.ts'
import { type Collection, collectionOf } from './compendium.ts'

/**
 * Fixes the collection as it stands as the next edition: what it held is kept, so that the edition after it can say what changed.
 *
 * @throws {AppError} `notFound` for an organ that does not exist.
 */
export function issueEdition(store: Store, organId: string, note: string | undefined, by: By): Promise<Outcome<{ edition: number }>> {
  return run<Collection, { edition: number }>(store, {
    idempotency: by.idempotency,
    read: (db) => collectionOf({ db }, organId),
    decide: ({ title, day, items, editions }) => {
      const edition = (editions[0]?.edition ?? 0) + 1
      const id = newId()
      const stream = { kind: 'organ' as const, id: organId, organId }
      const row = {
        id,
        organ_id: organId,
        title,
        edition,
        made_on: day,
        made_by: by.personId,
        items_json: JSON.stringify(items),
        note: note ?? null,
      }
      return {
        answer: { edition },
        status: 201,
        changes: {
          append: [{ stream, type: 'compendium.issue', body: { id, edition, items }, actorId: by.personId, occurredOn: day }],
          rows: [{ insert: 'compendium', row }],
        },
      }
    },
  })
}
