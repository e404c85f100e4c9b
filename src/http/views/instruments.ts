import { parse } from '../../../documents/parse.ts'
import { isLegalDay } from '../../../workflows/days.ts'
import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import { stageName } from '../../../workflows/rulemaking/stages.ts'
import type { InstrumentRow } from '../../contract/register.ts'
import { AppError } from '../../errors.ts'
import { casesByIds } from '../../store/cases.ts'
import {
  effectsOf,
  instrumentById,
  namesOf as instrumentNames,
  instrumentsByIds,
  listInstruments,
  type StoredEffect,
  type StoredInstrument,
  type StoredVersion,
  versionById,
  versionsOf,
} from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import type { Page } from '../../store/paging.ts'
import { search } from '../../store/search.ts'
import { legalToday } from '../../store/settings.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import type { Server } from '../context.ts'
import { pagingOf } from '../paging.ts'
import { rowsOn } from './catalogue.ts'
import { amendmentDueOf } from './ordered-amendments.ts'
import { notesOn } from './organ-notes.ts'
import { boundOn, effectRows, instrumentRows, keptFromPublic, standingName, standingOn, versionRows } from './register.ts'
import { readText, withinRange } from './text.ts'

/** What a list of the register is asked for; `on` is a day, whose standings then count. */
export interface InstrumentQuery {
  after?: string
  limit?: string
  q?: string
  standing?: string
  organ?: string
  year?: string
  ownership?: 'own' | 'reference'
  on?: string
}

/**
 * A page of the register. With `q` it is what search finds (titles, numbers, texts), filtered further; with `on` what stood on that day. A
 * page can hold fewer rows than asked for though more follow.
 */
export async function instrumentPage(store: Store, query: InstrumentQuery, publicOnly = false): Promise<Page<InstrumentRow>> {
  if (query.on !== undefined) return pageOnDay(store, { ...query, on: query.on }, publicOnly)
  const year = query.year === undefined ? undefined : Number(query.year)
  if (query.q === undefined || query.q.trim() === '') {
    const page = await listInstruments(store.db, {
      ...pagingOf(query),
      standing: query.standing,
      organId: query.organ,
      ownership: publicOnly ? 'own' : query.ownership,
      year,
    })
    return {
      items: await instrumentRows(store, publicOnly ? await forPublicList(store, page.items) : page.items),
      next: page.next,
    }
  }
  const hits = await search(store.db, query.q, { ...pagingOf(query), kind: 'instrument', publicOnly })
  const found = await instrumentsByIds(
    store.db,
    hits.items.map((hit) => hit.refId),
  )
  const all = hits.items.map((hit) => found.get(hit.refId)).filter((one): one is StoredInstrument => one !== undefined)
  const fitting = (publicOnly ? await forPublicList(store, all) : all)
    .filter((one) => query.standing === undefined || one.standing === query.standing)
    .filter((one) => query.organ === undefined || one.organId === query.organ)
    .filter((one) => query.ownership === undefined || one.ownership === query.ownership)
    .filter((one) => year === undefined || one.fromDay?.startsWith(String(year)) === true)
  return { items: await instrumentRows(store, fitting), next: hits.next }
}

/** Pages looked at until some rows are found that stood on the day. */
const looked = 5

async function pageOnDay(
  store: Store,
  { on, standing, ...query }: InstrumentQuery & { on: string },
  publicOnly: boolean,
): Promise<Page<InstrumentRow>> {
  const today = await legalToday(store.db)
  const items: InstrumentRow[] = []
  let next: string | null = query.after ?? null
  for (let page = 0; page < looked; page++) {
    const rows = await instrumentPage(store, { ...query, ...(next === null ? {} : { after: next }) }, publicOnly)
    const found = await instrumentsByIds(
      store.db,
      rows.items.map((row) => row.id),
    )
    const inOrder = rows.items.flatMap((row) => found.get(row.id) ?? [])
    const stood = await rowsOn(store, inOrder, on, today)
    items.push(...stood.filter((row) => standing === undefined || row.standing === standing))
    next = rows.next
    if (next === null || items.length >= 25) break
  }
  return { items, next }
}

/** What the public may find: of own organs, made by some act, not kept from publication. */
export async function forPublicList(store: Store, found: StoredInstrument[]): Promise<StoredInstrument[]> {
  const kept = await keptFromPublic(
    store,
    'instrument',
    found.map((one) => one.id),
  )
  return found.filter((one) => concernsPublic(one) && !kept.has(one.id))
}

/**
 * What concerns the public: own instruments that some act has made. What no act has made yet is a plan; an internal rule (内部管理制度)
 * binds nobody outside.
 */
export function concernsPublic({ ownership, documentClass, standing, fromDay }: StoredInstrument): boolean {
  const made = !['unknown', 'neverMade'].includes(standing) || fromDay !== null
  return ownership === 'own' && documentClass !== 'internal' && made
}

/** The page of one instrument: names, standing today, the acts that shaped it, its versions, work on it. */
export async function instrumentFile({ store, now }: Server, instrument: StoredInstrument, publicOnly = false) {
  const today = await legalToday(store.db, now())
  const [effects, versions, names, [row]] = await Promise.all([
    effectsOf(store.db, instrument.id),
    versionsOf(store.db, instrument.id),
    instrumentNames(store.db, instrument.id),
    instrumentRows(store, [instrument]),
  ])
  const { standing, name, from, to, determinable, replacedBy } = standingOn(effects, today, today)
  const rows = await effectRows(store, effects, new Map([[instrument.id, instrument.title]]))
  const kept = publicOnly ? await keptActs(store, effects) : new Set<string>()
  return {
    instrument: row as NonNullable<typeof row>,
    names: names
      .filter((one) => !kept.has(one.source.replace(/^act:/, '')))
      .map(({ title, fromDay, toDay, source }) => ({ title, from: fromDay, to: toDay, source })),
    standing: { day: today, standing, name, from, to, determinable, replacedBy: await successor(store, replacedBy, publicOnly) },
    amendmentDue: await amendmentDueOf(store, instrument.id, today),
    effects: publicOnly ? withoutSecrets(rows, kept) : rows,
    versions: (await versionRows(store, versions, effects)).map((one) =>
      kept.has(one.actId) ? { ...one, actTitle: notPublic, number: null } : one,
    ),
    openCases: publicOnly ? [] : await openCasesOn(store, instrument),
  }
}

/** What took its place, by name; not told to the public where it does not concern them. */
async function successor(store: Store, id: string | null, publicOnly: boolean): Promise<{ id: string; title: string } | null> {
  const found = id === null ? undefined : await instrumentById(store.db, id)
  if (!found || (publicOnly && (await forPublicList(store, [found])).length === 0)) return null
  return { id: found.id, title: found.title }
}

type EffectView = Awaited<ReturnType<typeof effectRows>>[number]

const notPublic = '（依法不公开）'

/** The acts behind these effects that the public must not read. */
function keptActs(store: Store, effects: StoredEffect[]): Promise<Set<string>> {
  return keptFromPublic(store, 'act', [...new Set(effects.map((effect) => effect.actId))])
}

/** What the public is not told of an act: the case behind it; and of one kept from publication, everything but that it is there. */
function withoutSecrets(effects: EffectView[], kept: ReadonlySet<string>): EffectView[] {
  return effects.map((effect) => ({
    ...effect,
    act: { ...effect.act, caseId: null, ...(kept.has(effect.act.id) ? { title: notPublic, numbers: [], source: '', hasText: false } : {}) },
  }))
}

/** The cases at work on an instrument, as its own machine knows them. */
async function openCasesOn(store: Store, instrument: StoredInstrument) {
  const work = (instrument.state?.facts as InstrumentFacts | undefined)?.work ?? []
  const open = await casesByIds(
    store.db,
    work.map((item) => item.id),
  )
  return open.map(({ id, title, kind, stage }) => ({ id, title, kind, stage, stageName: stageName(stage) }))
}

/** What bound on a day, as known today: the version, and what other acts had laid over it. */
export async function onDay({ store, now }: Server, instrument: StoredInstrument, day: string, publicOnly = false) {
  const today = await legalToday(store.db, now())
  const [effects, versions, [row]] = await Promise.all([
    effectsOf(store.db, instrument.id),
    versionsOf(store.db, instrument.id),
    instrumentRows(store, [instrument]),
  ])
  const standing = standingOn(effects, day, today)
  const bound = boundOn(effects, versions, day, today)
  const version = versions.find((one) => one.id === bound.versionId)
  const laidBy = await effectRows(store, effects, new Map())
  const kept = publicOnly ? await keptActs(store, effects) : new Set<string>()
  const acts = new Map(withoutSecrets(laidBy, kept).map((effect) => [effect.id, effect.act]))
  const secret = version !== undefined && kept.has(version.actId)
  const content = version && !secret ? (await versionContent(store, version)).view : null
  return {
    notes: content && row ? await notesOn(store, row, content, today) : [],
    instrument: row as NonNullable<typeof row>,
    day,
    standing: standing.standing,
    standingName: standingName(standing.standing),
    determinable: standing.determinable,
    versionId: version?.id ?? null,
    overlays: bound.overlays.map((overlay) => ({
      provisionId: overlay.provisionId,
      kind: overlay.kind === 'suspended' ? ('suspended' as const) : ('struck' as const),
      effectId: overlay.effectId,
      actTitle: acts.get(overlay.effectId)?.title ?? '',
      number: acts.get(overlay.effectId)?.numbers[0] ?? null,
    })),
    content,
  }
}

/** The text of a version: its range of the act's text, with the provisions counted from the range's beginning. */
export async function versionContent(store: Store, version: StoredVersion) {
  const text = await textById(store.db, version.textId)
  if (!text) throw new AppError('notFound', { what: '' })
  const part = text.content.slice(version.rangeStart, version.rangeEnd)
  const provisions = withinRange(await provisionsOf(store.db, version.textId), version.rangeStart, version.rangeEnd)
  const view = readText(`${version.textId} ${version.rangeStart} ${version.rangeEnd}`, part, text.hash, provisions)
  return { text: part, title: parse(part).title ?? text.title ?? '', view }
}

export async function versionOf(store: Store, instrumentId: string, id: string): Promise<StoredVersion> {
  const version = await versionById(store.db, id)
  if (!version || version.instrumentId !== instrumentId) throw new AppError('notFound', { what: '' })
  return version
}

export async function instrumentOr404(store: Store, id: string): Promise<StoredInstrument> {
  const found = await instrumentById(store.db, id)
  if (!found) throw new AppError('notFound', { what: '' })
  return found
}

/** A day in an address. @throws {AppError} `badDay` naming it. */
export function dayOf(day: string): string {
  if (!isLegalDay(day)) throw new AppError('badDay', { reason: day }, [{ field: 'day', zh: '应为 YYYY-MM-DD', en: 'must be YYYY-MM-DD' }])
  return day
}
