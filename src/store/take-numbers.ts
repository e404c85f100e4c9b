import type { NumberSlot } from './change-set.ts'
import type { Target } from './commit.ts'
import type { Taken } from './resolve.ts'
import type { Asked, Work } from './work.ts'
import { insertion } from './write-row.ts'

/**
 * Takes a number from its book for each slot, in order, and writes its row. Inside the transaction, so that a number taken by what is undone is
 * free again.
 */
export function* takeNumbers(target: Target, slots: NumberSlot[]): Work<Taken[]> {
  if (target.dialect === 'postgres') yield lockBooks(target, slots)
  const taken: Taken[] = []
  for (const slot of slots) {
    const [last] = yield [lastSequence(target, slot)]
    const sequence = ((last!.rows[0] as { last: number | null } | undefined)?.last ?? 0) + 1
    const printed = slot.pattern.replace('{seq}', String(sequence))
    yield [
      insertion(target, 'number', {
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
      }),
    ]
    taken.push({ id: slot.id, sequence, printed })
  }
  return taken
}

/** On PostgreSQL two commands that number in one book wait for each other at the book's row; SQLite has one writer anyway. */
function lockBooks({ db, statements }: Target, slots: NumberSlot[]): Asked[] {
  const books = new Map(slots.map((slot) => [`${slot.organId}\n${slot.scheme}\n${slot.code}`, [slot.organId, slot.scheme, slot.code]]))
  const query = () =>
    db.selectFrom('number_book').select('id').where('organ_id', '=', '').where('scheme', '=', '').where('code', '=', '').forUpdate()
  const { sql } = statements.of('lock book', query, 3)
  return [...books.keys()].sort().map((key) => ({ sql, parameters: books.get(key)! }))
}

/** The highest number anybody knows of in the book: also used elsewhere, void, or from old paper. */
function lastSequence({ db, statements }: Target, slot: NumberSlot): Asked {
  const query = () =>
    db
      .selectFrom('number')
      .select((table) => table.fn.max('sequence').as('last'))
      .where('organ_id', '=', '')
      .where('scheme', '=', '')
      .where('code', '=', '')
      .where('year', '=', 0)
  return { sql: statements.of('last sequence', query, 4).sql, parameters: [slot.organId, slot.scheme, slot.code, slot.year] }
}
