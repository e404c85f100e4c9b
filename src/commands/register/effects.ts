import { type DayRange, type EffectFact, standing } from '../../../workflows/instrument/standing.ts'
import type { Db } from '../circumstances.ts'

/** An effect as it will be recorded, with the version it names. */
export interface RecordedEffect {
  effectId: string
  actId: string
  instrumentId: string
  kind: string
  /** Null: the whole instrument. */
  provisions: string[] | null
  from: DayRange
  knownFrom: string
  validTo: string | null
  /** In words, or the day by which it must have been amended (限期修改). */
  lapsesIf: string | { notAmendedBy: string } | null
  /** The day by which an order to amend (`ordersAmendment`) wants it amended; left out where there is none. */
  until?: string | undefined
  carriers: string[]
  replaces: string | null
  note: string | null
  /** The instrument that takes the place of the one that this effect ends. */
  replacedBy: string | null
  version: { versionId: string; textId: string; rangeStart: number; rangeEnd: number; title: string; text: string } | null
}

/** The stored index of an instrument's standing on a day: what lists and filters use; `standing()` is the truth. */
export function standingIndex(
  facts: EffectFact[],
  day: string,
  neverMade = false,
): { standing: string; standing_day: string; valid_to: string | null; from_day: string | null } {
  if (neverMade) return { standing: 'neverMade', standing_day: day, valid_to: null, from_day: null }
  const now = standing(facts, day, day)
  return { standing: now.standing, standing_day: day, valid_to: now.to, from_day: now.from }
}

/** An instrument's effects as `standing()` reads them. */
export async function effectFacts(db: Db, instrumentId: string): Promise<EffectFact[]> {
  return (await effectFactsOf(db, [instrumentId])).get(instrumentId) ?? []
}

/** The same for many instruments in one query. */
export async function effectFactsOf(db: Db, instrumentIds: string[]): Promise<Map<string, EffectFact[]>> {
  const facts = new Map<string, EffectFact[]>()
  if (instrumentIds.length === 0) return facts
  const rows = await db
    .selectFrom('effect')
    .selectAll()
    .where('instrument_id', 'in', instrumentIds)
    .orderBy('known_from')
    .orderBy('id')
    .execute()
  for (const row of rows) facts.set(row.instrument_id, [...(facts.get(row.instrument_id) ?? []), toFact(row)])
  return facts
}

type EffectRow = ReturnType<typeof effectRow>

/** The row of an effect. Rows are never changed: a correction is a new row that `replaces` this one. */
export function effectRow(
  effect: Omit<RecordedEffect, 'version'> & { version?: RecordedEffect['version']; versionId?: string | null },
  organId: string,
) {
  return {
    id: effect.effectId,
    organ_id: organId,
    act_id: effect.actId,
    instrument_id: effect.instrumentId,
    kind: effect.kind,
    provisions_json: effect.provisions === null ? null : JSON.stringify(effect.provisions),
    from_from: effect.from.from,
    from_to: effect.from.to,
    until_day: effect.until ?? null,
    known_from: effect.knownFrom,
    replaces: effect.replaces,
    version_id: effect.version?.versionId ?? effect.versionId ?? null,
    valid_to: effect.validTo,
    lapses_if_json: effect.lapsesIf === null ? null : JSON.stringify(effect.lapsesIf),
    carriers_json: effect.carriers.length === 0 ? null : JSON.stringify(effect.carriers),
    note: effect.note,
    // Absent in events from before the column.
    replaced_by: effect.replacedBy ?? null,
  }
}

/** One stored row as `standing()` reads it. */
export function toFact(row: EffectRow): EffectFact {
  return {
    id: row.id,
    kind: row.kind as EffectFact['kind'],
    provisions: row.provisions_json === null ? null : JSON.parse(row.provisions_json),
    from: { from: row.from_from, to: row.from_to },
    knownFrom: row.known_from,
    replaces: row.replaces,
    versionId: row.version_id,
    validTo: row.valid_to,
    replacedBy: row.replaced_by,
    lapsesOn: lapsesOn(row.lapses_if_json),
    amendBy: row.kind === 'ordersAmendment' ? row.until_day : null,
  } as EffectFact
}

/** The last day of a 限期修改, from what the row says of its lapse; null where it says so in words, or nothing. */
function lapsesOn(json: string | null): string | null {
  const said: unknown = json === null ? null : JSON.parse(json)
  return said !== null && typeof said === 'object' && 'notAmendedBy' in said ? String(said.notAmendedBy) : null
}
