import type { EffectFact } from '../../../workflows/instrument/standing.ts'
import { AppError } from '../../errors.ts'
import type { IndexedDoc, RowWrite, SeenHead } from '../../store/change-set.ts'
import { numbersOfInstruments } from '../../store/instruments.ts'
import { slices } from '../../store/slices.ts'
import type { Db } from '../circumstances.ts'
import { effectFactsOf, effectRow, type RecordedEffect, standingIndex, toFact } from './effects.ts'
import { nameRows } from './names.ts'

/** What effects add to a change set; `facts` is what the log keeps of them, enough to rebuild the rows. */
export interface Registered {
  rows: RowWrite[]
  index: IndexedDoc[]
  read: SeenHead[]
  facts: (Omit<RecordedEffect, 'version'> & { organId: string; versionId?: string })[]
}

/**
 * The rows of effects on instruments: effect, version, dated name, and the standing index of each instrument on the day.
 *
 * @param by the act, the legal day on which it becomes known (the index is computed for it), and how search shows it.
 * @param fresh instruments that the same change set makes.
 */
export async function registerEffects(
  db: Db,
  effects: RecordedEffect[],
  by: { actId: string; day: string; number: string | null; public: boolean },
  fresh: ReadonlyMap<string, { organId: string; title: string }> = new Map(),
): Promise<Registered> {
  const registered: Registered = { rows: [], index: [], read: [], facts: [] }
  const byInstrument = Map.groupBy(effects, (effect) => effect.instrumentId)
  const known = await knownInstruments(db, byInstrument, fresh)
  for (const [id, mine] of byInstrument) {
    const instrument = known.get(id) as Known
    const { organId } = instrument
    let { position, title } = instrument
    for (const effect of mine) {
      registered.rows.push({ insert: 'effect', row: effectRow(effect, organId) })
      registered.facts.push(factOf(effect, organId))
      registered.rows.push(...nameRows(effect, { id, organId, title, fresh: fresh.has(id) && effect === mine[0] }))
      // Old paper without a text is still found by its name.
      const plain = { kind: 'instrument', refId: id, organId, ...shownAs(effect, instrument, by) }
      if (!effect.version && effect.kind === 'makes') registered.index.push({ ...plain, title, text: '' })
      if (!effect.version) continue
      position += 1
      registered.rows.push({ insert: 'version', row: versionRow(effect.version, { organId, instrumentId: id, actId: by.actId, position }) })
      title = effect.version.title
      registered.index.push({ ...plain, title, text: effect.version.text })
    }
    const facts = [...instrument.facts, ...mine.map((effect) => toFact(effectRow(effect, organId)))]
    registered.rows.push({ update: 'instrument', where: { id }, set: { title, ...standingIndex(facts, by.day) } })
  }
  return registered
}

/** What the register knows of an instrument before the act: `number` and `hidden` only where the act amends it. */
interface Known {
  organId: string
  title: string
  /** Of its latest version; 0 without one. */
  position: number
  facts: EffectFact[]
  number: string | null
  hidden: boolean
}

/** Five queries for 500 instruments: a cleanup decision has effects on thousands. @throws {AppError} `notFound`. */
async function knownInstruments(
  db: Db,
  effects: ReadonlyMap<string, RecordedEffect[]>,
  fresh: ReadonlyMap<string, { organId: string; title: string }>,
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for (const ids of slices([...effects.keys()])) {
    const amended = ids.filter((id) => effects.get(id)?.some((effect) => effect.kind === 'amends'))
    const [rows, positions, facts, numbers, hidden] = await Promise.all([
      db.selectFrom('instrument').select(['id', 'organ_id', 'title']).where('id', 'in', ids).execute(),
      latestPositions(db, ids),
      effectFactsOf(db, ids),
      numbersOfInstruments(db, amended),
      hiddenAmong(db, amended),
    ])
    const there = new Map(rows.map((row) => [row.id, { organId: row.organ_id, title: row.title }]))
    for (const id of ids) {
      const instrument = fresh.get(id) ?? there.get(id)
      if (!instrument) throw new AppError('notFound', { what: id })
      const { organId, title } = instrument
      known.set(id, {
        ...{ organId, title, position: positions.get(id) ?? 0, facts: facts.get(id) ?? [] },
        ...{ number: numbers.get(id) ?? null, hidden: hidden.has(id) },
      })
    }
  }
  return known
}

async function latestPositions(db: Db, ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('version')
    .select((table) => ['instrument_id', table.fn.max<number>('position').as('position')])
    .where('instrument_id', 'in', ids)
    .groupBy('instrument_id')
    .execute()
  return new Map(rows.map((row) => [row.instrument_id, Number(row.position)]))
}

async function hiddenAmong(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('search_doc')
    .select('ref_id')
    .where('kind', '=', 'instrument')
    .where('is_public', '=', 0)
    .where('ref_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.ref_id))
}

/**
 * How search shows the instrument after the effect: what an act makes bears that act's number; what an act amends keeps its own, and stays
 * kept from the public where it was.
 */
function shownAs(
  { kind }: RecordedEffect,
  { number, hidden }: Known,
  by: { number: string | null; public: boolean },
): { number: string | null; isPublic: boolean } {
  return kind === 'amends' ? { number, isPublic: by.public && !hidden } : { number: by.number, isPublic: by.public }
}

function factOf(effect: RecordedEffect, organId: string): Registered['facts'][number] {
  const { version, ...fact } = effect
  return { ...fact, organId, ...(version ? { versionId: version.versionId } : {}) }
}

function versionRow(
  version: NonNullable<RecordedEffect['version']>,
  at: { organId: string; instrumentId: string; actId: string; position: number },
) {
  return {
    id: version.versionId,
    organ_id: at.organId,
    instrument_id: at.instrumentId,
    act_id: at.actId,
    text_id: version.textId,
    range_start: version.rangeStart,
    range_end: version.rangeEnd,
    position: at.position,
  }
}
