import type { Store } from '../../store/open.ts'

/** The latest day on which something happened in a case or to an instrument; null when nothing has. Rules never reach back over it. */
export async function lastDecidedDay(db: Store['db']): Promise<string | null> {
  const row = await db
    .selectFrom('event')
    .select((table) => table.fn.max('occurred_on').as('last'))
    .where('kind', 'in', ['case', 'instrument'])
    .executeTakeFirst()
  return row?.last ?? null
}
