import { standing } from '../../../workflows/instrument/standing.ts'
import { madeOn, ownInstruments, type ScopeQuery } from '../../store/campaigns.ts'
import { numbersOfInstruments } from '../../store/instruments.ts'
import { successorsOn } from '../../store/organs.ts'
import type { Db } from '../circumstances.ts'
import { effectFactsOf } from '../register/effects.ts'

/** An instrument in the scope of a campaign, with the organ proposed for it. */
export interface ScopeRow {
  instrumentId: string
  title: string
  number: string | null
  organId: string
  standing: string
  madeOn: string | null
  from: string | null
  validTo: string | null
  /** The organ that shall conclude, and why; null where nobody can be proposed. */
  assigned: { organId: string; because: 'implements' | 'succeeds' | 'issued' } | null
}

const CURRENT = new Set(['inForce', 'partlySuspended', 'notYet', 'unknown'])

/**
 * The instruments a campaign would be about: own ones, made by the cut-off day as far as anybody knows (an unknown day counts), that stand
 * today. 谁实施谁清理: the implementing organ, or who took over from it by today; what a department issued itself, the department.
 *
 * @param organ the organ whose campaign it is.
 */
export async function scopeOf(db: Db, organ: string, cutOff: string, query: ScopeQuery, today: string): Promise<ScopeRow[]> {
  const organIds = query.organIds ?? (await organsUnder(db, organ))
  const rows = (await ownInstruments(db, organIds)).filter((row) => wanted(row, query))
  const chosen = query.rules ? await foundBy(db, rows, query.rules) : rows
  const ids = chosen.map((row) => row.id)
  const [facts, days, numbers] = await Promise.all([factsOf(db, ids), madeOn(db, ids), numbersOf(db, ids)])
  const successor = successorsBy(db, today)
  const scope: ScopeRow[] = []
  for (const row of chosen) {
    const now = standing(facts.get(row.id) ?? [], today, today)
    const day = days.get(row.id) ?? null
    if (day !== null && day > cutOff) continue
    if (!CURRENT.has(now.standing) && !(query.withExpired && now.standing === 'expired')) continue
    scope.push({
      ...{ instrumentId: row.id, title: row.title, number: numbers.get(row.id) ?? null, organId: row.organ_id },
      ...{ standing: now.standing, madeOn: day, from: now.from, validTo: now.to },
      assigned: await assignedTo(row, successor),
    })
  }
  return scope
}

/** The organ itself and the organs of this installation below it. */
export async function organsUnder(db: Db, organ: string): Promise<string[]> {
  const rows = await db.selectFrom('organ').select(['id', 'parent_id', 'own']).execute()
  const found = new Set([organ])
  for (let grew = true; grew; ) {
    const more = rows.filter((row) => row.own === 1 && row.parent_id !== null && found.has(row.parent_id) && !found.has(row.id))
    for (const row of more) found.add(row.id)
    grew = more.length > 0
  }
  return [...found]
}

type Row = Awaited<ReturnType<typeof ownInstruments>>[number]

function wanted(row: Row, { words, documentClass, instrumentIds }: ScopeQuery): boolean {
  if (words && !row.title.includes(words)) return false
  // A bureau's internal rules (制度汇编) are no normative documents: only when they are asked for by name of class.
  if (documentClass === undefined && row.document_class === 'internal') return false
  if (documentClass !== undefined && row.document_class !== documentClass) return false
  return instrumentIds === undefined || instrumentIds.includes(row.id)
}

async function foundBy(db: Db, rows: Row[], rules: string[]): Promise<Row[]> {
  const found = await db.selectFrom('finding').select('instrument_id').distinct().where('rule', 'in', rules).execute()
  const ids = new Set(found.map((row) => row.instrument_id))
  return rows.filter((row) => ids.has(row.id))
}

async function factsOf(db: Db, ids: string[]): ReturnType<typeof effectFactsOf> {
  const all: Awaited<ReturnType<typeof effectFactsOf>> = new Map()
  for (const part of parts(ids)) for (const [id, facts] of await effectFactsOf(db, part)) all.set(id, facts)
  return all
}

async function numbersOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const part of parts(ids)) for (const [id, number] of await numbersOfInstruments(db, part)) all.set(id, number)
  return all
}

/** One parameter an id: SQLite takes 32,766 of them. */
function parts(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / 5_000) }, (_, at) => ids.slice(at * 5_000, (at + 1) * 5_000))
}

type Successor = (organId: string) => Promise<string | null>

/** Who holds today what an organ held; null where its duties were divided. Asked once for each organ. */
function successorsBy(db: Db, today: string): Successor {
  const known = new Map<string, Promise<string | null>>()
  return (organId) => {
    const asked =
      known.get(organId) ?? successorsOn(db, organId, today).then((found) => (found.length === 1 ? (found[0]?.organId ?? null) : null))
    known.set(organId, asked)
    return asked
  }
}

async function assignedTo(row: Row, successor: Successor): Promise<ScopeRow['assigned']> {
  const organ = row.implementing_organ_id ?? (row.type === 'department' ? row.organ_id : null)
  if (organ === null) return null
  const now = await successor(organ)
  if (now === null) return null
  return { organId: now, because: now !== organ ? 'succeeds' : row.implementing_organ_id ? 'implements' : 'issued' }
}
