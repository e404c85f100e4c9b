import type { Kysely } from 'kysely'
import { sentenceAround } from '../../documents/cite/sentence.ts'
import { standing, stateOn } from '../../workflows/instrument/standing.ts'
import { type ResolvedCitation, resolvedCitations } from './citations.ts'
import { effectsOfMany } from './instruments.ts'
import { effectFact } from './lives.ts'
import type { Database } from './schema.ts'
import type { InstrumentTable } from './schema-register.ts'
import { slices } from './slices.ts'

/** How a place that names an instrument stands to it: why its end would or would not touch the place. */
export type Touch =
  /** An instrument in force relies on it or speaks of it. */
  | 'affected'
  /** The same, but several instruments bear the name and nothing tells which is meant. */
  | 'unclear'
  /** It repeals or amends the instrument itself. */
  | 'ends'
  /** It only tells how a text came about, announces or answers. */
  | 'history'
  /** The words stand in an old version, or in an instrument that is not in force on the day. */
  | 'notInForce'
  /** The words stand in an act outside any instrument: a cover, a decision, a letter. */
  | 'actOnly'

/** A place in the register that names an instrument. */
export interface CitingPlace {
  citation: ResolvedCitation
  touch: Touch
  /** The instrument in whose text the words stand. */
  instrument: Pick<InstrumentTable, 'id' | 'title' | 'ownership' | 'organ_id'> | null
  versionId: string | null
  /** Where the version begins in the text, so that places can be counted from there. */
  rangeStart: number
  actId: string
  /** The label of the article (第五条) that holds the words, with its provision id; null outside articles. */
  article: { provisionId: string; label: string | null } | null
}

/**
 * Every place that names an instrument, as citations read on a day: own instruments first, then by title, act and place.
 *
 * The instrument's own texts are left out. What only the number in brackets repeats is not counted twice.
 */
export async function citing(db: Kysely<Database>, instrumentId: string, day: string): Promise<CitingPlace[]> {
  const named = await namesFor(db, instrumentId)
  const textIds = await textsNaming(db, named)
  const meant: ResolvedCitation[] = []
  for (const some of slices(textIds)) {
    const resolved = await resolvedCitations(db, some, day)
    for (const rows of resolved.values()) meant.push(...rows.filter((row, i) => meantBy(row, instrumentId, named) && !repeats(rows, i)))
  }
  const owners = await ownersOf(db, unique(meant.map((row) => row.textId)), day)
  const places = meant.flatMap((citation): CitingPlace[] => {
    const owner = owners.get(citation.textId)
    const version = owner?.versions.find((one) => one.start <= citation.start && citation.end <= one.end)
    if (!owner || owner.makes.includes(instrumentId)) return []
    const at = { instrument: version?.instrument ?? null, versionId: version?.id ?? null, rangeStart: version?.start ?? 0 }
    return [{ citation, touch: touchOf(citation, version), ...at, actId: owner.actId, article: null }]
  })
  await addArticles(db, places)
  return places.sort(inOrder)
}

/**
 * What {@link citing} depends on, said shortly: as long as it is the same, so is the list. Citations and effects are only ever added, so
 * their counts tell; it costs some index entries, where the list costs every citation of every text that names the instrument.
 */
export async function citingStamp(db: Kysely<Database>, instrumentId: string): Promise<string> {
  const named = await namesFor(db, instrumentId)
  const keys = [...named.keys, ...named.printed].sort()
  const effects = await db
    .selectFrom('effect')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const places =
    keys.length === 0
      ? { n: 0 }
      : await db
          .selectFrom('citation')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('key', 'in', keys)
          .executeTakeFirstOrThrow()
  return JSON.stringify([Number(effects.n), Number(places.n), keys])
}

const ending = new Set(['repeals', 'partlyRepeals', 'amends'])
const telling = new Set(['history', 'issues', 'promulgates', 'repliesTo'])

/** It means the instrument, or nothing tells it from another of the same name. */
function meantBy(row: ResolvedCitation, instrumentId: string, named: Named): boolean {
  if (row.instrumentId !== null) return row.instrumentId === instrumentId
  return row.unresolved === 'ambiguous' && (row.type === 'documentNumber' ? named.printed : named.keys).includes(row.key)
}

function touchOf({ relation, unresolved }: ResolvedCitation, version: { current: boolean } | undefined): Touch {
  if (ending.has(relation)) return 'ends'
  if (telling.has(relation)) return 'history'
  if (!version) return 'actOnly'
  if (!version.current) return 'notInForce'
  return unresolved === null ? 'affected' : 'unclear'
}

/** The number or short title in brackets behind a title that means the same instrument. */
function repeats(rows: ResolvedCitation[], i: number): boolean {
  const row = rows[i]!
  if (row.relation !== 'sameAs') return false
  const title = rows.slice(0, i).findLast((one) => one.type !== 'documentNumber' && one.relation !== 'sameAs')
  return title !== undefined && title.instrumentId === row.instrumentId
}

interface Named {
  keys: string[]
  printed: string[]
}

/** What an instrument is cited by: the keys of its names, the numbers of the acts that made or reissued it. */
async function namesFor(db: Kysely<Database>, instrumentId: string): Promise<Named> {
  const keys = await db.selectFrom('title_key').select('key').where('instrument_id', '=', instrumentId).execute()
  const printed = await db
    .selectFrom('number')
    .innerJoin('effect', 'effect.act_id', 'number.act_id')
    .select('number.printed')
    .where('effect.instrument_id', '=', instrumentId)
    .where('effect.kind', 'in', ['makes', 'reissues'])
    .where('number.state', '=', 'used')
    .execute()
  return { keys: unique(keys.map((row) => row.key)), printed: unique(printed.map((row) => row.printed)) }
}

/** Texts in which one of these names or numbers stands, whatever it means there. */
async function textsNaming(db: Kysely<Database>, { keys, printed }: Named): Promise<string[]> {
  if (keys.length + printed.length === 0) return []
  const rows = await db
    .selectFrom('citation')
    .select('text_id')
    .distinct()
    .where('key', 'in', [...keys, ...printed])
    .where('type', 'in', ['title', 'lawName', 'provision', 'documentNumber'])
    .orderBy('text_id')
    .execute()
  return rows.map((row) => row.text_id)
}

interface Owner {
  actId: string
  /** Instruments that the act of this text makes or gives a version. */
  makes: string[]
  versions: { id: string; start: number; end: number; instrument: CitingPlace['instrument']; current: boolean }[]
}

/** The acts and versions that texts belong to, and which versions bind on the day. */
async function ownersOf(db: Kysely<Database>, textIds: string[], day: string): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>()
  for (const some of slices(textIds)) {
    const acts = await db.selectFrom('act').select(['id', 'text_id']).where('text_id', 'in', some).orderBy('id').execute()
    for (const act of acts) owners.set(act.text_id!, { actId: act.id, makes: [], versions: [] })
    const rows = await db
      .selectFrom('version')
      .innerJoin('instrument', 'instrument.id', 'version.instrument_id')
      .select(['version.id', 'version.text_id', 'version.act_id', 'version.range_start', 'version.range_end', 'version.instrument_id'])
      .select(['instrument.title', 'instrument.ownership', 'instrument.organ_id'])
      .where('version.text_id', 'in', some)
      .orderBy('version.id')
      .execute()
    const binding = await bindingOn(db, unique(rows.map((row) => row.instrument_id)), day)
    for (const row of rows) {
      const owner = owners.get(row.text_id) ?? { actId: row.act_id, makes: [], versions: [] }
      owners.set(row.text_id, owner)
      owner.makes.push(row.instrument_id)
      const instrument = { id: row.instrument_id, title: row.title, ownership: row.ownership, organ_id: row.organ_id }
      owner.versions.push({ id: row.id, start: row.range_start, end: row.range_end, instrument, current: binding.has(row.id) })
    }
  }
  return owners
}

/**
 * The versions that bind on a day. Where the days of an instrument are not known well enough to tell, its latest version counts: a place
 * shown needlessly can be passed over, one left out cannot be seen.
 */
async function bindingOn(db: Kysely<Database>, instrumentIds: string[], day: string): Promise<Set<string>> {
  const binding = new Set<string>()
  if (instrumentIds.length === 0) return binding
  const effects = Map.groupBy(await effectsOfMany(db, instrumentIds), (effect) => effect.instrumentId)
  const rows = await db
    .selectFrom('version')
    .select(['id', 'instrument_id', 'position'])
    .where('instrument_id', 'in', instrumentIds)
    .orderBy('position')
    .execute()
  for (const [id, versions] of Map.groupBy(rows, (row) => row.instrument_id)) {
    const facts = (effects.get(id) ?? []).map(effectFact)
    const { standing: stands, determinable } = standing(facts, day, farthest)
    if (determinable && stands !== 'inForce' && stands !== 'partlySuspended') continue
    binding.add(stateOn(facts, versions, day, farthest).versionId ?? versions.at(-1)!.id)
  }
  return binding
}

const farthest = '9999-12-31'

async function addArticles(db: Kysely<Database>, places: CitingPlace[]): Promise<void> {
  for (const some of slices(unique(places.map((place) => place.citation.textId)))) {
    const rows = await db
      .selectFrom('provision')
      .select(['text_id', 'provision_id', 'label', 'start', 'end'])
      .where('text_id', 'in', some)
      .where('kind', '=', 'article')
      .execute()
    const articles = Map.groupBy(rows, (row) => row.text_id)
    for (const place of places) {
      const { textId, start } = place.citation
      const found = articles.get(textId)?.find((row) => row.start <= start && start < row.end)
      if (found) place.article = { provisionId: found.provision_id, label: found.label }
    }
  }
}

/** The sentences of places, in their order, from the stored texts. */
export async function sentencesOf(db: Kysely<Database>, places: CitingPlace[]): Promise<string[]> {
  const texts = new Map<string, string>()
  for (const some of slices(unique(places.map((place) => place.citation.textId)))) {
    const rows = await db.selectFrom('text').select(['id', 'content']).where('id', 'in', some).execute()
    for (const row of rows) texts.set(row.id, row.content)
  }
  return places.map(({ citation }) => {
    const text = texts.get(citation.textId) ?? ''
    const { start, end } = sentenceAround(text, citation.start, citation.end)
    return text.slice(start, end)
  })
}

function inOrder(a: CitingPlace, b: CitingPlace): number {
  const order = (place: CitingPlace) => [
    place.instrument === null ? '2' : place.instrument.ownership === 'own' ? '0' : '1',
    ...[place.instrument?.title ?? '', place.instrument?.id ?? '', place.citation.textId],
  ]
  const [left, right] = [order(a), order(b)]
  const differs = left.findIndex((value, i) => value !== right[i])
  return differs < 0 ? a.citation.position - b.citation.position : left[differs]! < right[differs]! ? -1 : 1
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
