import type { Store } from '../../../src/store/open.ts'
import { changes, newStream, said, slot } from './changes.ts'

/** One change set as a publication writes it: a number, an event with the number in it, an event of the organ, a row. */
export async function writeOne(store: Store, organId: string): Promise<{ caseId: string; hash: string; sequence: number }> {
  const stream = newStream('case', organId)
  const number = { ...slot(organId), caseId: stream.id }
  const committed = await store.commit(
    changes({
      numbers: [number],
      append: [said(stream, 'number.assign', { printed: { $slot: 0, field: 'printed' } }), said({ kind: 'organ', id: organId, organId })],
      rows: [{ insert: 'setting', row: { key: stream.id, value: { $slot: 0, field: 'printed' } } }],
    }),
  )
  return { caseId: stream.id, hash: committed.events[0]!.hash, sequence: committed.numbers[0]!.sequence }
}
