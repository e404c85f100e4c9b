import { parse } from '../../../documents/parse.ts'
import { isLegalDay } from '../../../workflows/days.ts'
import { stageName } from '../../../workflows/rulemaking/stages.ts'
import { refuse } from '../../commands/admin/proposals.ts'
import { confirmAct, proposeAct } from '../../commands/register/record-act.ts'
import { AppError } from '../../errors.ts'
import { actById, listActs } from '../../store/acts.ts'
import { casesByIds, openCases } from '../../store/cases.ts'
import {
  effectsOf,
  effectsOfAct,
  instrumentById,
  namesOf as instrumentNames,
  instrumentsByIds,
  listInstruments,
  type StoredInstrument,
  type StoredVersion,
  versionById,
  versionsOf,
} from '../../store/instruments.ts'
import { bookById, numbersOfBook } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { search } from '../../store/search.ts'
import { legalToday } from '../../store/settings.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { organsInView } from '../case-access.ts'
import { compareTexts } from '../compare.ts'
import type { Identity, Server } from '../context.ts'
import { pagingOf } from '../paging.ts'
import type { Router } from '../router.ts'
import { namesOf } from '../views/names.ts'
import { actRows, boundOn, effectRows, instrumentRows, standingName, standingOn, versionRows } from '../views/register.ts'
import { readText, withinRange } from '../views/text.ts'

export function registerRoutes(router: Router, server: Server): void {
  const { store } = server
  router.on('GET /instruments', async ({ query }) => instrumentPage(store, query))
  router.on('GET /instruments/:id', async ({ params }) => instrumentFile(server, await instrumentOr404(store, params.id)))
  router.on('GET /instruments/:id/on/:day', async ({ params }) => onDay(server, await instrumentOr404(store, params.id), dayOf(params.day)))
  router.on('GET /instruments/:id/compare', async ({ params, query }) => {
    const [before, after] = await Promise.all([versionOf(store, params.id, query.from), versionOf(store, params.id, query.to)])
    const [old, now] = await Promise.all([versionContent(store, before), versionContent(store, after)])
    const titled = ({ text, title }: { text: string; title: string }) => ({ text, title })
    return { before: titled(old), after: titled(now), comparison: await compareTexts(old.text, now.text) }
  })
  router.on('GET /versions/:id', async ({ params }) => {
    const version = await versionById(store.db, params.id)
    if (!version) throw new AppError('notFound', { what: '' })
    const instrument = await instrumentOr404(store, version.instrumentId)
    const [rows, [row], content] = await Promise.all([
      versionRows(store, [version], await effectsOf(store.db, instrument.id)),
      instrumentRows(store, [instrument]),
      versionContent(store, version),
    ])
    return { version: rows[0] as NonNullable<(typeof rows)[0]>, instrument: row as NonNullable<typeof row>, content: content.view }
  })
  router.on('GET /acts', async ({ query }) => {
    const page = await listActs(store.db, { ...pagingOf(query), organId: query.organ, origin: query.origin })
    return { items: await actRows(store, page.items), next: page.next }
  })
  router.on('GET /acts/:id', async ({ params }) => actFile(store, params.id))
  router.on('POST /acts', ({ body, personId, idempotency }) => proposeAct(store, body, { personId, idempotency }))
  router.on('POST /acts/:proposalId/confirm', ({ params, personId, idempotency }) =>
    confirmAct(store, params.proposalId, { personId, idempotency }),
  )
  router.on('POST /acts/:proposalId/refuse', ({ params, body, personId, idempotency }) =>
    refuse(store, 'act', params.proposalId, body.reason, { personId, idempotency }),
  )
  router.on('GET /numbers', async ({ query }) => {
    const book = await bookById(store.db, query.book)
    if (!book) throw new AppError('notFound', { what: '' })
    const page = await numbersOfBook(store.db, book, pagingOf(query))
    const items = page.items.map(({ id, printed, year, sequence, origin, state, reason, oddity, actId, caseId }) => ({
      ...{ id, printed, year, sequence, origin, state, reason, oddity, actId, caseId },
    }))
    return { items, next: page.next }
  })
  router.on('GET /search', async ({ query, identity }) => searchPage(store, query, identity as Identity))
}

interface InstrumentQuery {
  after?: string
  limit?: string
  q?: string
  standing?: string
  organ?: string
  year?: string
  ownership?: 'own' | 'reference'
  on?: string
}

/** A page of the register. With `q` it is what search finds (titles, numbers, texts), filtered further. */
export async function instrumentPage(store: Store, query: InstrumentQuery, publicOnly = false) {
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
      items: await instrumentRows(
        store,
        page.items.filter((one) => !publicOnly || isMade(one)),
      ),
      next: page.next,
    }
  }
  const hits = await search(store.db, query.q, { ...pagingOf(query), kind: 'instrument', publicOnly })
  const found = await instrumentsByIds(
    store.db,
    hits.items.map((hit) => hit.refId),
  )
  const fitting = hits.items
    .map((hit) => found.get(hit.refId))
    .filter((one): one is StoredInstrument => one !== undefined)
    .filter((one) => !publicOnly || (isMade(one) && one.ownership === 'own'))
    .filter((one) => query.standing === undefined || one.standing === query.standing)
    .filter((one) => query.organ === undefined || one.organId === query.organ)
    .filter((one) => query.ownership === undefined || one.ownership === query.ownership)
    .filter((one) => year === undefined || one.fromDay?.startsWith(String(year)) === true)
  return { items: await instrumentRows(store, fitting), next: hits.next }
}

/** An instrument that no act has made yet is a plan; the public sees what is made. */
export function isMade(instrument: StoredInstrument): boolean {
  return !['unknown', 'neverMade'].includes(instrument.standing) || instrument.fromDay !== null
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
  const { standing, name, from, to, determinable } = standingOn(effects, today, today)
  return {
    instrument: row as NonNullable<typeof row>,
    names: names.map(({ title, fromDay, toDay, source }) => ({ title, from: fromDay, to: toDay, source })),
    standing: { day: today, standing, name, from, to, determinable },
    effects: (await effectRows(store, effects, new Map([[instrument.id, instrument.title]]))).map((effect) =>
      publicOnly ? forPublic(effect) : effect,
    ),
    versions: await versionRows(store, versions, effects),
    openCases: publicOnly ? [] : await openCasesOn(store, instrument.id),
  }
}

/** What the public need not know of an act: the case behind it and who recorded it from where. */
function forPublic<T extends { act: { caseId: string | null } }>(effect: T): T {
  return { ...effect, act: { ...effect.act, caseId: null } }
}

async function openCasesOn(store: Store, instrumentId: string) {
  const open = (await openCases(store.db)).filter((one) => one.instruments.some((item) => item.id === instrumentId))
  return open.map(({ id, title, kind, stage }) => ({ id, title, kind, stage, stageName: stageName(stage) }))
}

/** What bound on a day, as known today: the version, and what other acts had laid over it. */
export async function onDay({ store, now }: Server, instrument: StoredInstrument, day: string) {
  const today = await legalToday(store.db, now())
  const [effects, versions, [row]] = await Promise.all([
    effectsOf(store.db, instrument.id),
    versionsOf(store.db, instrument.id),
    instrumentRows(store, [instrument]),
  ])
  const standing = standingOn(effects, day, today)
  const bound = boundOn(effects, versions, day, today)
  const version = versions.find((one) => one.id === bound.versionId)
  const acts = new Map((await effectRows(store, effects, new Map())).map((effect) => [effect.id, effect.act]))
  return {
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
    content: version ? (await versionContent(store, version)).view : null,
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

async function versionOf(store: Store, instrumentId: string, id: string): Promise<StoredVersion> {
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

async function actFile(store: Store, id: string) {
  const act = await actById(store.db, id)
  if (!act) throw new AppError('notFound', { what: '' })
  const effects = await effectsOfAct(store.db, id)
  const instruments = await instrumentsByIds(store.db, [...new Set(effects.map((effect) => effect.instrumentId))])
  const titles = new Map([...instruments].map(([key, one]) => [key, one.title]))
  const text = act.textId === null ? undefined : await textById(store.db, act.textId)
  const [row] = await actRows(store, [act])
  return {
    act: row as NonNullable<typeof row>,
    effects: await effectRows(store, effects, titles),
    content: text ? readText(text.id, text.content, text.hash, await provisionsOf(store.db, text.id)) : null,
    gaps: act.gaps.map((gap) => `${gap.field}：${gap.reason}`),
    sm3: act.hashSm3,
  }
}

/** Hits of any kind. Cases and drafts only of the organs whose cases the person sees; the register is everybody's. */
async function searchPage(store: Store, query: { q: string; kind?: string; after?: string; limit?: string }, identity: Identity) {
  const page = await search(store.db, query.q, { ...pagingOf(query), kind: query.kind })
  const inView = new Set(await organsInView(store, identity))
  const cases = new Map(
    (
      await casesByIds(
        store.db,
        page.items.filter((hit) => hit.kind === 'case').map((hit) => hit.refId),
      )
    ).map((one) => [one.id, one]),
  )
  const visible = page.items.filter((hit) => {
    if (hit.kind === 'instrument' || hit.kind === 'act') return true
    const found = cases.get(hit.refId)
    return found !== undefined && (inView.has(found.organId) || inView.has(found.draftingOrganId))
  })
  const [names, instruments] = await Promise.all([
    namesOf(
      store,
      [],
      visible.map((hit) => hit.organId),
    ),
    instrumentsByIds(
      store.db,
      visible.filter((hit) => hit.kind === 'instrument').map((hit) => hit.refId),
    ),
  ])
  const items = visible.map((hit) => ({
    kind: hit.kind,
    id: hit.refId,
    title: hit.title,
    number: hit.number,
    organName: names.organ(hit.organId),
    standing: (instruments.get(hit.refId)?.standing ?? null) as never,
    excerpt: null,
  }))
  return { items, next: page.next }
}
