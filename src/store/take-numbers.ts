import type { NumberSlot } from './change-set.ts'
import type { Target } from './commit.ts'
import type { Taken } from './resolve.ts'
import { insert } from './write-row.ts'

/**
 * Takes a number from its book for each slot, in order, and writes its row. Inside the transaction, so that a number taken by what is undone is
 * free again.
 */
export async function takeNumbers(target: Target, slots: NumberSlot[]): Promise<Taken[]> {
  if (slots.length === 0) return []
  await lockBooks(target, slots)
  const taken: Taken[] = []
  for (const slot of slots) {
    const sequence = (await lastSequence(target, slot)) + 1
    const printed = slot.pattern.replace('{seq}', String(sequence))
    await insert(target, 'number', {
      id: slot.id,
      organ_id: slot.organId,
      scheme: slot.scheme,
      code: slot.code,
      year: slot.year,
      sequence,
      printed,
      origin: 'allocated',
      state: 'used',
      reason: null,
      oddity: null,
      act_id: slot.actId,
      case_id: slot.caseId,
    })
    taken.push({ id: slot.id, sequence, printed })
  }
  return taken
}

/** On PostgreSQL two commands that number in one book wait for each other at the book's row; SQLite has one writer anyway. */
async function lockBooks({ db, dialect, statements }: Target, slots: NumberSlot[]): Promise<void> {
  if (dialect === 'sqlite') return
  const books = new Map(slots.map((slot) => [`${slot.organId}\n${slot.scheme}\n${slot.code}`, [slot.organId, slot.scheme, slot.code]]))
  for (const key of [...books.keys()].sort()) {
    const query = () =>
      db.selectFrom('number_book').select('id').where('organ_id', '=', '').where('scheme', '=', '').where('code', '=', '').forUpdate()
    await statements.run(db, 'lock book', query, books.get(key)!)
  }
}

/** The highest number anybody knows of in the book: also used elsewhere, void, or from old paper. */
async function lastSequence({ db, statements }: Target, slot: NumberSlot): Promise<number> {
  const { rows } = await statements.run<{ last: number | null }>(
    db,
    'last sequence',
    () =>
      db
        .selectFrom('number')
        .select((table) => table.fn.max('sequence').as('last'))
        .where('organ_id', '=', '')
        .where('scheme', '=', '')
        .where('code', '=', '')
        .where('year', '=', 0),
    [slot.organId, slot.scheme, slot.code, slot.year],
  )
  return rows[0]?.last ?? 0
}
