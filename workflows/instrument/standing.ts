import { addDays } from '../days.ts'
import type { LegalDay } from '../types.ts'
import { type EffectKind, settingValidity } from './effect-kinds.ts'
import { endingEffects } from './facts.ts'

export type Standing =
  | 'unknown'
  | 'notYet'
  | 'inForce'
  | 'partlySuspended'
  | 'repealed'
  | 'expired'
  | 'declaredInvalid'
  | 'revoked'
  | 'replaced'
  | 'neverMade'
  | 'notNormative'

/** A legal day as far as it is known; equal edges when known, null where an edge is open. */
export interface DayRange {
  from: LegalDay | null
  to: LegalDay | null
}

/** One effect of an act on an instrument, as `standing` reads it. */
export interface EffectFact {
  id: string
  kind: EffectKind
  /** Null or empty: the whole instrument. */
  provisions: string[] | null
  from: DayRange
  knownFrom: LegalDay
  /** The earlier row that this one corrects or settles. */
  replaces: string | null
  versionId: string | null
  /** Last day of validity. */
  validTo: LegalDay | null
  /** 限期修改: the instrument lapses after this day unless it is amended or reissued by then. */
  lapsesOn?: LegalDay | null
  /** The day by which an order to amend wants it amended, be there a lapse or not (`orders.ts`). */
  amendBy?: LegalDay | null
  /** The instrument that takes its place, where the end says so. */
  replacedBy?: string | null
}

export interface StandingAnswer {
  standing: Standing
  /** First day in force, where known. */
  from: LegalDay | null
  /** Last day in force, where it has one. */
  to: LegalDay | null
  /** The effects the answer rests on. */
  by: string[]
  /** Provisions that do not bind on the day, though the instrument does. */
  provisions: Record<string, 'suspended' | 'repealed'>
  /** False when the evidence allows another answer (a day known only as a year). */
  determinable: boolean
  /** What a suspension takes: the whole or single provisions. */
  suspended: 'whole' | 'part' | null
  /** The instrument that took its place, where the act that ended it says so; also of one that was declared invalid. */
  replacedBy: string | null
}

/**
 * How an instrument stands on a day, on the evidence known on another. Computed, never stored as truth.
 *
 * `revokes` undoes from the beginning, `repeals` from its day, expiry after `validTo`; a lapse is computed, it is no act (domain §0.10).
 * What was found to be no normative document is `notNormative` from that day on: it left the list, whatever it is as a paper, and only an
 * act that ends it says more.
 *
 * @param effects all effects of the instrument, in any order.
 * @param day the day asked about.
 * @param knownOn only effects known by then count.
 */
export function standing(effects: EffectFact[], day: LegalDay, knownOn: LegalDay): StandingAnswer {
  const live = knownEffects(effects, knownOn)
  const early = judged(live, day, (range) => range.from === null || range.from <= day)
  const late = judged(live, day, (range) => range.to !== null && range.to <= day)
  // Where both readings of an uncertain day agree the answer is certain; else the one that asserts less is given, marked.
  return { ...late, determinable: early.standing === late.standing && sameKeys(early.provisions, late.provisions) }
}

/** The effects known by a day that no other known row replaces. */
export function knownEffects(effects: EffectFact[], knownOn: LegalDay): EffectFact[] {
  const known = effects.filter((effect) => effect.knownFrom <= knownOn)
  const replaced = new Set(known.map((effect) => effect.replaces))
  return known.filter((effect) => !replaced.has(effect.id))
}

type Started = (range: DayRange) => boolean

function judged(live: EffectFact[], day: LegalDay, started: Started): Omit<StandingAnswer, 'determinable'> {
  const whole = live.filter(isWhole)
  const begins = beginning(whole)
  const answer = {
    from: begins?.from.from ?? null,
    to: null as LegalDay | null,
    by: begins ? [begins.id] : [],
    provisions: {},
    suspended: null,
    replacedBy: null,
  }
  if (live.length === 0) return { ...answer, standing: 'unknown' }
  const revoked = whole.find((effect) => effect.kind === 'revokes')
  if (revoked) return { ...answer, standing: 'revoked', to: null, by: [revoked.id] }
  const ended = firstEnd(whole, day, started)
  const delisted = whole.find((effect) => effect.kind === 'delists' && started(effect.from))
  if (delisted && (!ended || ended.standing === 'expired'))
    return { ...answer, standing: 'notNormative', to: delisted.from.from && addDays(delisted.from.from, -1), by: [delisted.id] }
  if (ended) return { ...answer, ...ended }
  if (begins && !started(begins.from)) return { ...answer, standing: 'notYet', to: validTo(whole, started) }
  // Known only by what was done to it, and that has not begun: nothing says whether it stood.
  if (!begins && !live.some((effect) => effect.kind !== 'corrects' && started(effect.from))) return { ...answer, standing: 'unknown' }
  return { ...answer, to: validTo(whole, started) ?? announcedEnd(whole), ...inForce(live, started) }
}

function isWhole(effect: EffectFact): boolean {
  return effect.provisions === null || effect.provisions.length === 0
}

/** The effect that starts it: its commencement if one says so, else its making. */
function beginning(whole: EffectFact[]): EffectFact | undefined {
  return (
    whole.find((effect) => effect.kind === 'commences') ?? whole.find((effect) => effect.kind === 'makes') ?? earliest(whole, 'reissues')
  )
}

function earliest(whole: EffectFact[], kind: EffectKind): EffectFact | undefined {
  return whole.filter((effect) => effect.kind === kind).sort((a, b) => ((a.from.from ?? '') < (b.from.from ?? '') ? -1 : 1))[0]
}

/** The first thing that ended it by the day: repeal, declaration, or a lapse. */
function firstEnd(
  whole: EffectFact[],
  day: LegalDay,
  started: Started,
): Pick<StandingAnswer, 'standing' | 'to' | 'by' | 'replacedBy'> | null {
  const act = whole.filter((effect) => (effect.kind === 'repeals' || effect.kind === 'declaresInvalid') && started(effect.from))[0]
  const until = lapse(whole, started)
  const expired = until !== null && until.day < day
  const actDay = act?.from.to ?? act?.from.from
  if (act && !(expired && until.day < (actDay ?? ''))) {
    const word = act.kind === 'declaresInvalid' ? 'declaredInvalid' : act.replacedBy ? 'replaced' : 'repealed'
    return { standing: word, to: actDay ? addDays(actDay, -1) : null, by: [act.id], replacedBy: act.replacedBy ?? null }
  }
  return expired ? { standing: 'expired', to: until.day, by: [until.by], replacedBy: null } : null
}

/** The last day before it lapses by itself: the validity last set (the last that sets one counts), or an unmet deadline to amend. */
function lapse(whole: EffectFact[], started: Started): { day: LegalDay; by: string } | null {
  const [setting] = latestFirst(whole.filter((effect) => settingValidity.has(effect.kind) && started(effect.from)))
  const deadline = whole.find((effect) => effect.lapsesOn && !amendedBetween(whole, effect, started))
  const days = [
    ...(setting?.validTo ? [{ day: setting.validTo, by: setting.id }] : []),
    ...(deadline?.lapsesOn ? [{ day: deadline.lapsesOn, by: deadline.id }] : []),
  ]
  return days.sort((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null
}

function amendedBetween(whole: EffectFact[], asked: EffectFact, started: Started): boolean {
  return whole.some(
    (effect) =>
      (effect.kind === 'amends' || effect.kind === 'reissues') &&
      // An order to amend is no amendment, be it this one or a later one.
      !effect.lapsesOn &&
      started(effect.from) &&
      (effect.from.from ?? '') >= (asked.from.from ?? '') &&
      (effect.from.from ?? '') <= (asked.lapsesOn ?? ''),
  )
}

function validTo(whole: EffectFact[], started: Started): LegalDay | null {
  const until = lapse(whole, started)
  if (until) return until.day
  // A reissue without an end takes the first end away; only what has not begun yet speaks by its making.
  const begun = whole.some((effect) => settingValidity.has(effect.kind) && started(effect.from))
  return begun ? null : (whole.find((effect) => effect.kind === 'makes')?.validTo ?? null)
}

/** The last day before an end that is known but has not come. */
function announcedEnd(whole: EffectFact[]): LegalDay | null {
  const end = whole.find((effect) => effect.kind === 'repeals' || effect.kind === 'declaresInvalid')
  return end?.from.from ? addDays(end.from.from, -1) : null
}

function latestFirst(effects: EffectFact[]): EffectFact[] {
  return [...effects].sort((a, b) => ((a.from.from ?? '') > (b.from.from ?? '') ? -1 : 1))
}

function inForce(live: EffectFact[], started: Started): Pick<StandingAnswer, 'standing' | 'provisions' | 'suspended'> {
  const begun = live.filter((effect) => started(effect.from)).sort((a, b) => ((a.from.from ?? '') < (b.from.from ?? '') ? -1 : 1))
  const provisions: Record<string, 'suspended' | 'repealed'> = {}
  let whole = false
  for (const effect of begun) {
    if (effect.kind === 'suspends' && isWhole(effect)) whole = true
    if (effect.kind === 'resumes' && isWhole(effect)) whole = false
    for (const id of effect.provisions ?? []) {
      if (effect.kind === 'suspends') provisions[id] = 'suspended'
      else if (effect.kind === 'repeals' || effect.kind === 'declaresInvalid' || effect.kind === 'revokes') provisions[id] = 'repealed'
      else if (effect.kind === 'resumes' && provisions[id] === 'suspended') delete provisions[id]
    }
  }
  const part = Object.values(provisions).includes('suspended')
  return { standing: whole || part ? 'partlySuspended' : 'inForce', provisions, suspended: whole ? 'whole' : part ? 'part' : null }
}

function sameKeys(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

/** A provision that another act took out of force without making a version: shown struck through, with that act. */
export interface Overlay {
  provisionId: string
  kind: 'suspended' | 'repealed'
  effectId: string
}

/**
 * What bound on a day: the version and what lies over it.
 *
 * @param versions in the order in which they were made (`position`).
 * @returns null for the version when none had begun (or its text is not known).
 */
export function stateOn(
  effects: EffectFact[],
  versions: { id: string; position: number }[],
  day: LegalDay,
  knownOn: LegalDay,
): { versionId: string | null; overlays: Overlay[] } {
  const begun = knownEffects(effects, knownOn).filter((effect) => effect.from.to !== null && effect.from.to <= day)
  const position = (effect: EffectFact) => versions.find((version) => version.id === effect.versionId)?.position ?? -1
  const carrying = begun.filter((effect) => effect.versionId !== null && position(effect) >= 0)
  const [last] = carrying.sort((a, b) =>
    (a.from.from ?? '') === (b.from.from ?? '') ? position(b) - position(a) : (a.from.from ?? '') > (b.from.from ?? '') ? -1 : 1,
  )
  const since = last?.from.from ?? ''
  // A new version has been asked about every struck provision before it: only later ones lie over it.
  const over = begun.filter((effect) => effect !== last && !isWhole(effect) && (effect.from.from ?? '') >= since)
  return { versionId: last?.versionId ?? null, overlays: overlaysOf(over) }
}

function overlaysOf(effects: EffectFact[]): Overlay[] {
  const overlays = new Map<string, Overlay>()
  for (const effect of [...effects].sort((a, b) => ((a.from.from ?? '') < (b.from.from ?? '') ? -1 : 1))) {
    for (const provisionId of effect.provisions ?? []) {
      if (effect.kind === 'suspends') overlays.set(provisionId, { provisionId, kind: 'suspended', effectId: effect.id })
      if (endingEffects.has(effect.kind)) overlays.set(provisionId, { provisionId, kind: 'repealed', effectId: effect.id })
      if (effect.kind === 'resumes' && overlays.get(provisionId)?.kind === 'suspended') overlays.delete(provisionId)
    }
  }
  return [...overlays.values()]
}
