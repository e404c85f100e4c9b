import type { Ending } from '../../../documents/audit/types.ts'
import { type EffectFact, standing } from '../../../workflows/instrument/standing.ts'
import type { StoredAct } from '../../store/acts.ts'
import { actsByIds } from '../../store/acts.ts'
import {
  effectsOfMany,
  instrumentsByIds,
  namesOfMany,
  type StoredEffect,
  type StoredInstrument,
  type StoredName,
} from '../../store/instruments.ts'
import { numbersOfActs, type StoredNumber } from '../../store/numbers.ts'
import type { Db } from '../circumstances.ts'
import { effectFactsOf } from '../register/effects.ts'

/** What the register knows of some instruments: their effects, the acts behind these, the numbers of the acts. */
export interface Evidence {
  /** The instruments asked for and those that took the place of one. */
  instruments: Map<string, StoredInstrument>
  effects: Map<string, StoredEffect[]>
  facts: Map<string, EffectFact[]>
  acts: Map<string, StoredAct>
  numbers: Map<string, StoredNumber[]>
  /** Names by instrument, undated ones first. */
  names: Map<string, StoredName[]>
}

/** Reads the evidence on instruments: at most seven queries, however many they are. */
export async function evidenceOn(db: Db, instrumentIds: string[]): Promise<Evidence> {
  const ids = [...new Set(instrumentIds)]
  const [known, effects, facts, names] = await Promise.all([
    instrumentsByIds(db, ids),
    effectsOfMany(db, ids),
    effectFactsOf(db, ids),
    namesOfMany(db, ids),
  ])
  const actIds = [...new Set(effects.map((effect) => effect.actId))]
  const replacing = [...new Set(effects.flatMap((effect) => effect.replacedBy ?? []))].filter((id) => !known.has(id))
  const [acts, numbers, successors] = await Promise.all([actsByIds(db, actIds), numbersOfActs(db, actIds), instrumentsByIds(db, replacing)])
  const instruments = new Map([...known, ...successors])
  return { instruments, effects: Map.groupBy(effects, (effect) => effect.instrumentId), facts, acts, numbers, names }
}

/** An act as a sentence names it: its number where it has one, else its title. */
export function actName(evidence: Evidence, actId: string): string | null {
  const number = printed(evidence, actId)
  const title = evidence.acts.get(actId)?.title ?? null
  return number ?? (title === null ? null : `《${title}》`)
}

/** The number an act bears, or null. */
export function printed(evidence: Evidence, actId: string): string | null {
  return (evidence.numbers.get(actId) ?? []).find((number) => number.state === 'used')?.printed ?? null
}

/** The act that carries the instrument: the last that made or reissued it. */
export function carrier(evidence: Evidence, instrumentId: string): StoredAct | undefined {
  const last = lastMaking(evidence, instrumentId)
  return last && evidence.acts.get(last.actId)
}

/** The day from which the instrument binds as its carrier has it: of a reissued one not the day of its first making. Null where it is no single day. */
export function carriedFrom(evidence: Evidence, instrumentId: string): string | null {
  const last = lastMaking(evidence, instrumentId)
  return exact(last?.fromFrom, last?.fromTo)
}

function lastMaking(evidence: Evidence, instrumentId: string): StoredEffect | undefined {
  const making = (evidence.effects.get(instrumentId) ?? []).filter((effect) => effect.kind === 'makes' || effect.kind === 'reissues')
  return making.sort((a, b) => ((a.fromFrom ?? '') > (b.fromFrom ?? '') ? -1 : 1))[0]
}

/** How an instrument stands on a day, as known on another. */
export function standingOf(evidence: Evidence, instrumentId: string, day: string, knownOn: string) {
  return standing(evidence.facts.get(instrumentId) ?? [], day, knownOn)
}

/** An end as a rule reads it: the day where it is known exactly, and the act. */
export function endingOf(evidence: Evidence, effect: StoredEffect): Ending {
  return { on: exact(effect.fromFrom, effect.fromTo), by: actName(evidence, effect.actId), byId: effect.actId }
}

/** The day of a range whose edges agree; null for one that is known only as a range. */
export function exact(from: string | null | undefined, to: string | null | undefined): string | null {
  return from !== undefined && from !== null && from === to ? from : null
}
