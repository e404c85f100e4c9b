import type { ReportItem } from '../../contract/reports.ts'
import type { StoredEffect } from '../../store/instruments.ts'
import { carrier, type Evidence, printed, standingOf } from '../audit/evidence.ts'

/** An effect that began in the year, with the instrument and the act behind it. */
export interface Happened {
  effect: StoredEffect
  instrumentId: string
  title: string
  /** The title of the act that carried the instrument before, as people cite it, and its number. */
  carrierTitle: string
  number: string | null
  actTitle: string
  actNumber: string | null
  caseId: string | null
  organId: string
}

/** The effects that began in a year, in the order of days. A day known only as a range counts where the whole range lies in the year. */
export function happenedIn(evidence: Evidence, instrumentIds: string[], year: number): Happened[] {
  const found = instrumentIds.flatMap((id) =>
    (evidence.effects.get(id) ?? [])
      .filter((effect) => within(effect, year) && !replaced(evidence, id, effect))
      .map((effect) => told(evidence, effect)),
  )
  return found.sort((a, b) => ((a.effect.fromFrom ?? '') < (b.effect.fromFrom ?? '') ? -1 : 1))
}

function within({ fromFrom, fromTo }: StoredEffect, year: number): boolean {
  return fromFrom?.slice(0, 4) === String(year) && fromTo?.slice(0, 4) === String(year)
}

function replaced(evidence: Evidence, id: string, effect: StoredEffect): boolean {
  return (evidence.effects.get(id) ?? []).some((other) => other.replaces === effect.id)
}

function told(evidence: Evidence, effect: StoredEffect): Happened {
  const id = effect.instrumentId
  const before = carriedBefore(evidence, effect)
  const act = evidence.acts.get(effect.actId)
  return {
    ...{ effect, instrumentId: id, title: nameBefore(evidence, effect), carrierTitle: before?.title ?? '' },
    ...{ number: before ? printed(evidence, before.id) : null, actTitle: act?.title ?? '', actNumber: printed(evidence, effect.actId) },
    ...{ caseId: act?.caseId ?? null, organId: evidence.instruments.get(id)?.organId ?? '' },
  }
}

/** The act that carried the instrument when this effect came: for what is revised or repealed, the paper people know. */
function carriedBefore(evidence: Evidence, effect: StoredEffect) {
  const making = (evidence.effects.get(effect.instrumentId) ?? [])
    .filter(
      (one) => (one.kind === 'makes' || one.kind === 'reissues') && one.id !== effect.id && (one.fromFrom ?? '') <= (effect.fromFrom ?? ''),
    )
    .sort((a, b) => ((a.fromFrom ?? '') > (b.fromFrom ?? '') ? -1 : 1))[0]
  const act = evidence.acts.get((making ?? effect).actId)
  return act ?? carrier(evidence, effect.instrumentId)
}

/** The name the instrument bore before the act gave it another. */
function nameBefore(evidence: Evidence, effect: StoredEffect): string {
  const instrument = evidence.instruments.get(effect.instrumentId)
  return (
    evidence.names.get(effect.instrumentId)?.findLast((name) => (name.fromDay ?? '') < (effect.fromTo ?? '9'))?.title ??
    instrument?.title ??
    ''
  )
}

/** The instrument as a line of a figure, if it stands in one of these ways on a day. */
export function standingItem(evidence: Evidence, id: string, day: string, knownOn: string, wanted: string[]): ReportItem[] {
  const stands = standingOf(evidence, id, day, knownOn)
  return wanted.includes(stands.standing) ? [instrumentItem(evidence, id, stands.from)] : []
}

/** The instrument, if its validity ran out within the year. */
export function expiredIn(evidence: Evidence, id: string, year: number, last: string, knownOn: string): ReportItem[] {
  const stands = standingOf(evidence, id, last, knownOn)
  return stands.standing === 'expired' && stands.to?.slice(0, 4) === String(year) ? [instrumentItem(evidence, id, stands.to)] : []
}

function instrumentItem(evidence: Evidence, id: string, on: string | null): ReportItem {
  const act = carrier(evidence, id)
  const title = evidence.instruments.get(id)?.title ?? ''
  return { kind: 'instrument', id, title, number: act ? printed(evidence, act.id) : null, on }
}

/** An effect as a line of a figure. */
export function itemOf({ effect, instrumentId, title, number, actNumber }: Happened): ReportItem {
  const on = effect.fromFrom === effect.fromTo ? effect.fromFrom : null
  return { kind: 'instrument', id: instrumentId, title, number: effect.kind === 'makes' ? actNumber : (number ?? actNumber), on }
}

/** Each instrument once. */
export function unique(items: ReportItem[]): ReportItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
