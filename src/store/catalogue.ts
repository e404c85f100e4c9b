import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** What a catalogue prints of an instrument beside its row of the register. */
export interface CatalogueFacts {
  /** 统一编号 of the last act that made or reissued it. */
  unified: string | null
  signedFrom: string | null
  signedTo: string | null
  /** The last legal day on which anything about it became known. */
  changedOn: string | null
}

/** The facts of catalogues, by instrument. */
export async function catalogueFacts(db: Kysely<Database>, ids: string[]): Promise<Map<string, CatalogueFacts>> {
  const facts = new Map<string, CatalogueFacts>()
  for (let at = 0; at < ids.length; at += 5_000) {
    const rows = await db
      .selectFrom('effect')
      .innerJoin('act', 'act.id', 'effect.act_id')
      .leftJoin('number', (join) =>
        join.onRef('number.act_id', '=', 'act.id').on('number.scheme', '=', 'unified').on('number.state', '=', 'used'),
      )
      .select(['effect.instrument_id', 'effect.kind', 'effect.known_from', 'act.signed_from', 'act.signed_to', 'number.printed'])
      .where('effect.instrument_id', 'in', ids.slice(at, at + 5_000))
      .orderBy(sql`coalesce(effect.from_from, '')`)
      .orderBy('effect.id')
      .execute()
    for (const row of rows) {
      const known = facts.get(row.instrument_id)
      const makes = row.kind === 'makes' || row.kind === 'reissues'
      facts.set(row.instrument_id, {
        unified: (makes ? row.printed : null) ?? known?.unified ?? null,
        signedFrom: makes ? row.signed_from : (known?.signedFrom ?? null),
        signedTo: makes ? row.signed_to : (known?.signedTo ?? null),
        changedOn: known?.changedOn && known.changedOn > row.known_from ? known.changedOn : row.known_from,
      })
    }
  }
  return facts
}

/** Something that happened to an own instrument. */
export interface LatestEffect {
  id: string
  kind: string
  instrumentId: string
  title: string
  actId: string
  actTitle: string
  organId: string
  fromFrom: string | null
  fromTo: string | null
  knownFrom: string
}

/** The latest effects on own instruments, the last known first. */
export async function latestEffects(db: Kysely<Database>, limit: number): Promise<LatestEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .innerJoin('instrument', 'instrument.id', 'effect.instrument_id')
    .innerJoin('act', 'act.id', 'effect.act_id')
    .select(['effect.id', 'effect.kind', 'effect.instrument_id', 'effect.from_from', 'effect.from_to', 'effect.known_from'])
    .select(['instrument.title', 'act.id as act_id', 'act.title as act_title', 'act.organ_id'])
    .where('instrument.ownership', '=', 'own')
    .orderBy('effect.known_from', 'desc')
    .orderBy('effect.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, instrumentId: row.instrument_id, title: row.title, actId: row.act_id, actTitle: row.act_title },
    ...{ organId: row.organ_id, fromFrom: row.from_from, fromTo: row.from_to, knownFrom: row.known_from },
  }))
}

/** The instruments that acts with exactly this printed number made or reissued. */
export async function instrumentsNumbered(db: Kysely<Database>, printed: string): Promise<string[]> {
  const rows = await db
    .selectFrom('number')
    .innerJoin('effect', 'effect.act_id', 'number.act_id')
    .select('effect.instrument_id')
    .distinct()
    .where('number.printed', '=', printed)
    .where('number.state', '=', 'used')
    .where('effect.kind', 'in', ['makes', 'reissues'])
    .orderBy('effect.instrument_id')
    .execute()
  return rows.map((row) => row.instrument_id)
}
