import type { CitedTitle, Lookup, RegisterAnswer } from '../../../documents/check/index.ts'
import { titleKey } from '../../../documents/titles/index.ts'
import type { ResolvedCitation, StoredCitation } from '../../store/citations.ts'
import { resolverFor } from '../../store/resolve-citations.ts'
import { Targets } from '../audit/targets.ts'
import type { Db } from '../circumstances.ts'

/**
 * What the register knows of cited titles, fetched at once, as the look-up that `findings` asks.
 *
 * @param day the legal day of the reading; what became known later does not count.
 * @returns a look-up for these titles; of several instruments with a name that the day and the number do not tell apart it says nothing.
 */
export async function lookupOf(db: Db, titles: readonly CitedTitle[], day: string): Promise<Lookup> {
  const rows = titles.flatMap(rowsOf)
  const resolved = (await resolverFor(db, rows, day))(rows).filter((row) => row.type === 'title')
  const targets = await new Targets(db, day, day).of(resolved.flatMap((row) => row.instrumentId ?? []))
  const known = new Map<string, RegisterAnswer | null>()
  for (const [at, row] of resolved.entries()) known.set(keyOf(titles[at]!.title, titles[at]!.number), answerOf(row, targets))
  return (title, number) => known.get(keyOf(title, number)) ?? null
}

function answerOf(row: ResolvedCitation, targets: Awaited<ReturnType<Targets['of']>>): RegisterAnswer | null {
  const target = row.instrumentId === null ? undefined : targets.get(row.instrumentId)
  if (!target) return row.unresolved === 'unknown' ? null : { status: 'unknown', name: row.words, since: null, by: null }
  const { standing, nameNow: name, ended, replacedBy } = target
  const over = { name, since: ended?.on ?? null, by: replacedBy ?? ended?.by ?? null }
  if (['repealed', 'declaredInvalid', 'revoked', 'replaced'].includes(standing)) return { status: 'repealed', ...over }
  if (standing === 'expired') return { status: 'expired', ...over }
  return { status: standing === 'unknown' ? 'unknown' : 'inForce', name, since: null, by: null }
}

/** A title as a row of the table `citation`, with the number in its brackets, for that is what the resolver reads. */
function rowsOf({ start, end, title, number }: CitedTitle, at: number): StoredCitation[] {
  const row = { textId: '', organId: '', place: null, provisionId: null, start, end }
  const named: StoredCitation = { ...row, position: at * 2, type: 'title', relation: 'cites', words: `《${title}》`, key: titleKey(title) }
  if (number === null) return [named]
  return [named, { ...row, position: at * 2 + 1, type: 'documentNumber', relation: 'sameAs', words: number, key: number }]
}

function keyOf(title: string, number: string | null): string {
  return `${title}\n${number ?? ''}`
}
