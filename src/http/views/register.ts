import { standing, stateOn } from '../../../workflows/instrument/standing.ts'
import type { Said } from '../../contract/base.ts'
import { type InstrumentRow, standings } from '../../contract/register.ts'
import { actsByIds, type StoredAct } from '../../store/acts.ts'
import { campaignsAmong } from '../../store/campaigns.ts'
import {
  effectsOfMany,
  numbersOfInstruments,
  type StoredEffect,
  type StoredInstrument,
  type StoredVersion,
} from '../../store/instruments.ts'
import { effectFact } from '../../store/lives.ts'
import { numbersOfActs } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { namesOf } from './names.ts'

export type StandingWord = (typeof standings)[number]

/** An end can be known only as "some time after it was made": its range then begins on the same day. */
const BEGINS = new Set<string>(['makes', 'reissues', 'commences'])
const ENDED_BY_ACT = new Set<string>(['repealed', 'declaredInvalid', 'revoked', 'replaced', 'notNormative'])

/**
 * Rows of the register with names and the numbers they go by on a day, today if none is given; the standing is the stored index of the day
 * it was refreshed.
 */
export async function instrumentRows(store: Store, found: StoredInstrument[], on?: string): Promise<InstrumentRow[]> {
  const ids = found.map((one) => one.id)
  const day = on ?? (await legalToday(store.db))
  const [numbers, effects, names] = await Promise.all([
    numbersOfInstruments(store.db, ids, day),
    effectsOfMany(store.db, ids),
    namesOf(
      store,
      [],
      found.flatMap((one) => [one.organId, one.implementingOrganId]),
    ),
  ])
  return found.map((one) => ({
    id: one.id,
    title: one.title,
    number: numbers.get(one.id) ?? null,
    organId: one.organId,
    organName: names.organ(one.organId),
    implementingOrganName: one.implementingOrganId === null ? null : names.organ(one.implementingOrganId),
    ownership: one.ownership,
    documentClass: one.documentClass,
    standing: word(one.standing),
    standingName: standingName(one.standing),
    from: one.fromDay,
    // Of old paper the year is known and not the day: the list must not say 1 January.
    fromTo:
      effects.find((effect) => BEGINS.has(effect.kind) && effect.instrumentId === one.id && effect.fromFrom === one.fromDay)?.fromTo ??
      one.fromDay,
    // What an act ended says its end by that act, whose day may be known only as a year; it had no validity that ran to a day.
    validTo: ENDED_BY_ACT.has(one.standing) ? null : one.validTo,
  }))
}

/** Acts with their numbers. An act recorded without a case is shown as such everywhere. */
export async function actRows(store: Store, acts: StoredAct[]) {
  const [numbers, names, campaigns] = await Promise.all([
    numbersOfActs(
      store.db,
      acts.map((act) => act.id),
    ),
    namesOf(
      store,
      [],
      acts.map((act) => act.organId),
    ),
    campaignsAmong(
      store.db,
      acts.flatMap((act) => act.caseId ?? []),
    ),
  ])
  return acts.map((act) => ({
    id: act.id,
    title: act.title,
    genre: act.genre,
    numbers: (numbers.get(act.id) ?? []).filter((number) => number.state === 'used').map((number) => number.printed),
    organName: names.organ(act.organId),
    issuers: act.issuers,
    signed: { from: act.signedFrom, to: act.signedTo },
    published: { from: act.publishedFrom, to: act.publishedTo },
    origin: act.origin,
    hasText: act.textId !== null,
    // What a cleanup decided came from a campaign, which is no case file.
    caseId: act.caseId !== null && campaigns.has(act.caseId) ? null : act.caseId,
    campaignId: act.caseId !== null && campaigns.has(act.caseId) ? act.caseId : null,
    source: act.source,
    recordedNotReviewed: act.origin !== 'case',
  }))
}

/** Effects with the act behind each and the title of the instrument each is on. */
export async function effectRows(store: Store, effects: StoredEffect[], titles: ReadonlyMap<string, string>) {
  const acts = await actsByIds(store.db, [...new Set(effects.map((effect) => effect.actId))])
  const rows = new Map((await actRows(store, [...acts.values()])).map((row) => [row.id, row]))
  return effects.flatMap((effect) => {
    const act = rows.get(effect.actId)
    if (!act) return []
    return [
      {
        id: effect.id,
        kind: effect.kind,
        kindName: effectName(effect.kind),
        instrumentId: effect.instrumentId,
        instrumentTitle: titles.get(effect.instrumentId) ?? '',
        provisions: effect.provisions,
        from: { from: effect.fromFrom, to: effect.fromTo },
        until: effect.untilDay,
        validTo: effect.validTo,
        knownFrom: effect.knownFrom,
        replaces: effect.replaces,
        versionId: effect.versionId,
        note: effect.note,
        act,
      },
    ]
  })
}

/** The versions of an instrument with the act and number that made each and the day each took effect. */
export async function versionRows(store: Store, versions: StoredVersion[], effects: StoredEffect[]) {
  const acts = await actsByIds(store.db, [...new Set(versions.map((version) => version.actId))])
  const numbers = await numbersOfActs(store.db, [...acts.keys()])
  return versions.map((version) => {
    const from = effects.find((effect) => effect.versionId === version.id)?.fromFrom ?? null
    const number = numbers.get(version.actId)?.find((one) => one.state === 'used')?.printed ?? null
    return {
      id: version.id,
      position: version.position,
      actId: version.actId,
      actTitle: acts.get(version.actId)?.title ?? '',
      number,
      from,
    }
  })
}

/** Which of these things are kept from the public (search knows them as not public). A thing search does not know has nothing to hide. */
export async function keptFromPublic(store: Store, kind: 'act' | 'instrument', ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await store.db
    .selectFrom('search_doc')
    .select('ref_id')
    .where('kind', '=', kind)
    .where('is_public', '=', 0)
    .where('ref_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.ref_id))
}

/** Standing of an instrument on a day, as known on another. */
export function standingOn(effects: StoredEffect[], day: string, knownOn: string) {
  const found = standing(effects.map(effectFact), day, knownOn)
  return { ...found, standing: word(found.standing), name: standingName(found.standing) }
}

/** Which version bound on a day, with what other acts laid over it. */
export function boundOn(effects: StoredEffect[], versions: StoredVersion[], day: string, knownOn: string) {
  return stateOn(
    effects.map(effectFact),
    versions.map((version) => ({ id: version.id, position: version.position })),
    day,
    knownOn,
  )
}

function word(standingWord: string): StandingWord {
  return (standings as readonly string[]).includes(standingWord) ? (standingWord as StandingWord) : 'unknown'
}

export function standingName(standingWord: string): Said {
  return names[word(standingWord)]
}

const names: Record<StandingWord, Said> = {
  unknown: { zh: '效力不明', en: 'Standing unknown' },
  notYet: { zh: '尚未施行', en: 'Not yet in force' },
  inForce: { zh: '现行有效', en: 'In force' },
  partlySuspended: { zh: '部分停止执行', en: 'Partly suspended' },
  repealed: { zh: '已废止', en: 'Repealed' },
  expired: { zh: '已失效', en: 'Expired' },
  declaredInvalid: { zh: '已宣布失效', en: 'Declared invalid' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  replaced: { zh: '已被取代', en: 'Replaced' },
  neverMade: { zh: '未制定', en: 'Never made' },
  notNormative: { zh: '不属规范性文件', en: 'Not a normative document' },
}

export function effectName(kind: string): Said {
  return effectNames[kind] ?? { zh: kind, en: kind }
}

const effectNames: Record<string, Said> = {
  makes: { zh: '制定', en: 'Made' },
  amends: { zh: '修改', en: 'Amended' },
  reissues: { zh: '重新公布', en: 'Reissued' },
  commences: { zh: '施行', en: 'Commenced' },
  extends: { zh: '延长有效期', en: 'Extended' },
  suspends: { zh: '停止执行', en: 'Suspended' },
  resumes: { zh: '恢复执行', en: 'Resumed' },
  repeals: { zh: '废止', en: 'Repealed' },
  declaresInvalid: { zh: '宣布失效', en: 'Declared invalid' },
  revokes: { zh: '撤销', en: 'Revoked' },
  corrects: { zh: '更正', en: 'Corrected' },
  ordersAmendment: { zh: '要求修改', en: 'Ordered to be amended' },
  delists: { zh: '认定不属规范性文件，移出目录', en: 'Found to be no normative document, and taken off the list' },
}
