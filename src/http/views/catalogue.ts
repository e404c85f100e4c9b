import { parseNumber, printNumber } from '../../../documents/number.ts'
import type { InstrumentRow } from '../../contract/register.ts'
import { catalogueFacts, instrumentsNumbered } from '../../store/catalogue.ts'
import { effectsOfMany, instrumentsByIds, type StoredInstrument } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { forPublicList, type InstrumentQuery, instrumentPage } from './instruments.ts'
import { instrumentRows, standingOn } from './register.ts'

/** A line of the public catalogue (domain.md §9, §11 RG8). */
export interface CatalogueEntry extends InstrumentRow {
  unifiedNumber: string | null
  signed: { from: string | null; to: string | null }
  changedOn: string | null
}

/** The most lines of a download; longer catalogues are asked for with filters. */
export const mostEntries = 20_000

/** The whole public catalogue under these filters, page by page as the register lists it. */
export async function* publicCatalogue(store: Store, query: Omit<InstrumentQuery, 'after' | 'limit'>): AsyncGenerator<CatalogueEntry> {
  let after: string | undefined
  let count = 0
  do {
    const page = await instrumentPage(store, { ...query, limit: '200', ...(after === undefined ? {} : { after }) }, true)
    for (const entry of await entriesOf(store, page.items)) {
      if (++count > mostEntries) return
      yield entry
    }
    after = page.next ?? undefined
  } while (after !== undefined)
}

async function entriesOf(store: Store, rows: InstrumentRow[]): Promise<CatalogueEntry[]> {
  const facts = await catalogueFacts(
    store.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const fact = facts.get(row.id)
    return {
      ...row,
      unifiedNumber: fact?.unified ?? null,
      signed: { from: fact?.signedFrom ?? null, to: fact?.signedTo ?? null },
      changedOn: fact?.changedOn ?? null,
    }
  })
}

/** Rows as they stood on a day, as known on another; those that had no standing on that day yet are left out. */
export async function rowsOn(store: Store, found: StoredInstrument[], day: string, today: string): Promise<InstrumentRow[]> {
  const effects = Map.groupBy(
    await effectsOfMany(
      store.db,
      found.map((one) => one.id),
    ),
    (effect) => effect.instrumentId,
  )
  const rows = await instrumentRows(store, found, day)
  return rows.flatMap((row) => {
    const { standing, name, from } = standingOn(effects.get(row.id) ?? [], day, today)
    // before its beginning it was a plan at most; what is to come is part of the catalogue of today only
    if (standing === 'unknown' || standing === 'neverMade' || (standing === 'notYet' && day < today)) return []
    return [{ ...row, standing, standingName: name, from: from ?? row.from }]
  })
}

/** The public instruments with a number, however it is typed. */
export async function publicNumbered(store: Store, typed: string): Promise<StoredInstrument[]> {
  const number = parseNumber(typed)
  if (!number) return []
  const found = await instrumentsByIds(store.db, await instrumentsNumbered(store.db, printNumber(number)))
  return forPublicList(store, [...found.values()])
}
