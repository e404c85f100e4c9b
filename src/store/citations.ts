import type { Kysely } from 'kysely'
import { resolverFor } from './resolve-citations.ts'
import type { Database } from './schema.ts'
import type { CitationTable } from './schema-cleanup.ts'
import { type Shaped, shaped } from './shape.ts'
import { slices } from './slices.ts'

/** A row of table `citation`. `relation` is a {@link StoredRelation}; `place` is `art12/par1`, null for the whole. */
export type StoredCitation = Shaped<CitationTable>

/** A citation and what it means on a day: an instrument, an act that made none (a decision, a letter), or why nobody can say. */
export interface ResolvedCitation extends StoredCitation {
  instrumentId: string | null
  actId: string | null
  unresolved: 'unknown' | 'ambiguous' | null
}

/** Types of rows that name an instrument or act; the others name organs. */
const naming = ['title', 'lawName', 'provision', 'documentNumber']

/** What texts cite, by text, in the order of the words; organs too. */
export async function citationsOfTexts(db: Kysely<Database>, textIds: string[]): Promise<Map<string, StoredCitation[]>> {
  const found = new Map<string, StoredCitation[]>()
  for (const some of slices(textIds)) {
    const rows = await db.selectFrom('citation').selectAll().where('text_id', 'in', some).orderBy('text_id').orderBy('position').execute()
    for (const row of rows) {
      const one: StoredCitation = shaped(row)
      const list = found.get(one.textId)
      if (list) list.push(one)
      else found.set(one.textId, [one])
    }
  }
  return found
}

/**
 * What the citations of texts mean, read on a day.
 *
 * A name that several instruments bear means the one in force on the day of the reading; what a text itself repeals, amends or issues is
 * meant as of the text's own day, and a text never repeals the instrument it makes. The number in the brackets behind a title decides
 * where the title does not.
 *
 * @param day `YYYY-MM-DD`.
 * @returns by text; texts without citations are not in it, organs are left out.
 */
export async function resolvedCitations(db: Kysely<Database>, textIds: string[], day: string): Promise<Map<string, ResolvedCitation[]>> {
  const stored = await citationsOfTexts(db, textIds)
  const rows = [...stored.values()].flat().filter((row) => naming.includes(row.type))
  const resolver = await resolverFor(db, rows, day)
  const found = new Map<string, ResolvedCitation[]>()
  for (const [textId, list] of stored) {
    const mine = resolver(list.filter((row) => naming.includes(row.type)))
    if (mine.length > 0) found.set(textId, mine)
  }
  return found
}
