import type { Kysely } from 'kysely'
import { chooseInstrument, editionOf, type Resolved, type TitleCandidate, titleKey } from '../../documents/titles/index.ts'
import type { ResolvedCitation, StoredCitation } from './citations.ts'
import { livesOf } from './lives.ts'
import type { Database } from './schema.ts'
import { slices } from './slices.ts'

/** Relations that speak of what was there when the text was made, not of what bears the name today. */
const ofItsDay = new Set(['repeals', 'partlyRepeals', 'amends', 'issues', 'promulgates', 'repliesTo', 'history'])
const ends = new Set(['repeals', 'partlyRepeals'])

/**
 * Reads names, numbers, lives and origins for many rows at once.
 *
 * @returns resolves the rows of one text, in the order of the words.
 */
export async function resolverFor(
  db: Kysely<Database>,
  rows: StoredCitation[],
  day: string,
): Promise<(rows: StoredCitation[]) => ResolvedCitation[]> {
  const numbered = rows.filter((row) => row.type === 'documentNumber')
  const [names, numbers, origins] = await Promise.all([
    candidates(db, unique(rows.filter((row) => row.type !== 'documentNumber').map((row) => row.key))),
    numberTargets(db, unique(numbered.map((row) => row.key))),
    originsOf(db, unique(rows.map((row) => row.textId))),
  ])
  const resolve = (row: StoredCitation, edition: string | null): Target => {
    const origin = origins.get(row.textId)
    if (row.type === 'documentNumber') return ofNumber(numbers.get(row.key) ?? [])
    const own = ends.has(row.relation) ? (origin?.instrumentIds ?? []) : []
    const named = (names.get(row.key) ?? []).filter((name) => !own.includes(name.instrumentId))
    const read = ofItsDay.has(row.relation) ? (origin?.day ?? day) : day
    const chosen = chooseInstrument(edition, named, read)
    // A name that nobody bears on the day of the reading means what it meant when it was written.
    return ofTitle('unresolved' in chosen && origin?.day ? chooseInstrument(edition, named, origin.day) : chosen)
  }
  return (list) => {
    const editions = new Map<string, string | null>()
    return withNumbers(list.map((row) => ({ ...row, ...resolve(row, editionIn(row, editions)) })))
  }
}

/** The edition a row names; short titles and provisions mean that of the full title before them. */
function editionIn(row: StoredCitation, editions: Map<string, string | null>): string | null {
  if (row.type !== 'title' || titleKey(row.words) !== row.key) return editions.get(row.key) ?? null
  const edition = editionOf(row.words)
  editions.set(row.key, edition)
  return edition
}

type Target = Pick<ResolvedCitation, 'instrumentId' | 'actId' | 'unresolved'>

function ofTitle(resolved: Resolved): Target {
  return 'instrumentId' in resolved
    ? { instrumentId: resolved.instrumentId, actId: null, unresolved: null }
    : { instrumentId: null, actId: null, unresolved: resolved.unresolved }
}

interface NumberTarget {
  actId: string
  instrumentId: string | null
}

function ofNumber(targets: NumberTarget[]): Target {
  const instruments = unique(targets.flatMap((target) => target.instrumentId ?? []))
  const acts = unique(targets.map((target) => target.actId))
  if (acts.length === 0) return { instrumentId: null, actId: null, unresolved: 'unknown' }
  if (instruments.length > 1 || (instruments.length === 0 && acts.length > 1))
    return { instrumentId: null, actId: null, unresolved: 'ambiguous' }
  return { instrumentId: instruments[0] ?? null, actId: acts.length === 1 ? acts[0]! : null, unresolved: null }
}

/** A title that does not tell its instrument takes that of the number in its brackets; an ambiguous number takes that of its title. */
function withNumbers(rows: ResolvedCitation[]): ResolvedCitation[] {
  for (const [i, row] of rows.entries()) {
    const title = row.relation === 'sameAs' && row.type === 'documentNumber' ? titleBefore(rows, i) : undefined
    if (!title) continue
    if (title.unresolved !== null && row.instrumentId !== null) Object.assign(title, { instrumentId: row.instrumentId, unresolved: null })
    else if (row.unresolved !== null && title.instrumentId !== null)
      Object.assign(row, { instrumentId: title.instrumentId, unresolved: null })
  }
  return rows
}

function titleBefore(rows: ResolvedCitation[], i: number): ResolvedCitation | undefined {
  return rows.slice(0, i).findLast((one) => one.relation !== 'sameAs' && (one.type === 'title' || one.type === 'lawName'))
}

/** Names with the days on which they can be meant: borne then, by an instrument in force then. */
async function candidates(db: Kysely<Database>, keys: string[]): Promise<Map<string, TitleCandidate[]>> {
  const found = new Map<string, TitleCandidate[]>()
  for (const some of slices(keys)) {
    const rows = await db.selectFrom('title_key').selectAll().where('key', 'in', some).orderBy('instrument_id').orderBy('title').execute()
    for (const row of rows) {
      const one = { instrumentId: row.instrument_id, title: row.title, from: row.from_day, to: row.to_day, edition: row.edition }
      found.set(row.key, [...(found.get(row.key) ?? []), one])
    }
  }
  // Days only tell apart what shares a name: most names have one bearer, whose effects need not be read.
  const shared = [...found.values()].filter((names) => names.some((name) => name.instrumentId !== names[0]!.instrumentId))
  const lives = new Map<string, { from: string | null; to: string | null }>()
  for (const some of slices(unique(shared.flat().map((name) => name.instrumentId))))
    for (const [id, life] of await livesOf(db, some)) lives.set(id, life)
  for (const name of shared.flat()) {
    const life = lives.get(name.instrumentId)!
    Object.assign(name, { from: later(name.from, life.from), to: earlier(name.to, life.to) })
  }
  return found
}

/** The acts that bear a number, with the instruments they made or reissued. */
async function numberTargets(db: Kysely<Database>, printed: string[]): Promise<Map<string, NumberTarget[]>> {
  const found = new Map<string, NumberTarget[]>()
  for (const some of slices(printed)) {
    const rows = await db
      .selectFrom('number')
      .leftJoin('effect', (join) => join.onRef('effect.act_id', '=', 'number.act_id').on('effect.kind', 'in', ['makes', 'reissues']))
      .select(['number.printed', 'number.act_id', 'effect.instrument_id'])
      .where('number.printed', 'in', some)
      .where('number.state', '=', 'used')
      .execute()
    for (const row of rows) {
      if (row.act_id === null) continue
      found.set(row.printed, [...(found.get(row.printed) ?? []), { actId: row.act_id, instrumentId: row.instrument_id }])
    }
  }
  return found
}

/** Whose text it is and of which day: the acts and versions that point to it. */
async function originsOf(db: Kysely<Database>, textIds: string[]): Promise<Map<string, { instrumentIds: string[]; day: string | null }>> {
  const found = new Map<string, { instrumentIds: string[]; day: string | null }>()
  const at = (textId: string) => {
    const one = found.get(textId) ?? { instrumentIds: [], day: null }
    found.set(textId, one)
    return one
  }
  for (const some of slices(textIds)) {
    const acts = await db.selectFrom('act').select(['text_id', 'published_from', 'signed_from']).where('text_id', 'in', some).execute()
    for (const act of acts) at(act.text_id!).day = earlier(at(act.text_id!).day, act.signed_from ?? act.published_from)
    const versions = await db
      .selectFrom('version')
      .innerJoin('act', 'act.id', 'version.act_id')
      .select(['version.text_id', 'version.instrument_id', 'act.published_from', 'act.signed_from'])
      .where('version.text_id', 'in', some)
      .execute()
    for (const version of versions) {
      const origin = at(version.text_id)
      origin.instrumentIds.push(version.instrument_id)
      origin.day ??= version.signed_from ?? version.published_from
    }
  }
  return found
}

function later(a: string | null, b: string | null): string | null {
  return a !== null && (b === null || a > b) ? a : b
}

function earlier(a: string | null, b: string | null): string | null {
  return a !== null && (b === null || a < b) ? a : b
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
