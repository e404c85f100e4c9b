import type { NewNumberBook } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide } from './by.ts'

/**
 * Opens a number book of an organ. A code belongs to one organ per scheme: "新府办" leads to its organ by this table, not by grammar.
 *
 * @throws {AppError} `duplicate` for a code some book of the scheme has, `badInput` naming the field.
 */
export function addNumberBook(store: Store, input: NewNumberBook, by: By): Promise<Outcome<{ id: string }>> {
  const read = async (db: Store['db']) => ({
    organ: await db.selectFrom('organ').select('id').where('id', '=', input.organId).executeTakeFirst(),
    same: await db
      .selectFrom('number_book')
      .select('id')
      .where('scheme', '=', input.scheme)
      .where('code', '=', input.code)
      .executeTakeFirst(),
  })
  return administer(store, by, read, numberBookAdded(input))
}

/** What {@link addNumberBook} decides, from its organ and the book that has the code already. */
export function numberBookAdded(input: NewNumberBook): Decide<{ organ: { id: string } | undefined; same: { id: string } | undefined }> {
  const id = newId()
  return ({ organ, same }, desk) => {
    if (!organ) throw new AppError('badInput', { reason: 'organId' }, [{ field: 'organId', zh: '没有这个机关', en: 'no such organ' }])
    if (same) throw new AppError('duplicate', { what: input.code })
    const { organId, scheme, code, name, from } = input
    const row = {
      id,
      organ_id: organId,
      scheme,
      code,
      name,
      restarts_yearly: input.restartsYearly ? 1 : 0,
      from_day: from,
      to_day: input.to ?? null,
    }
    return {
      append: [desk.event('numberBook.add', { id, ...input }, { kind: 'organ', id: organId, organId })],
      rows: [{ insert: 'number_book', row }],
      answer: { id },
      status: 201,
    }
  }
}
