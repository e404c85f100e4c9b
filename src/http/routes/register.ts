import { refuse } from '../../commands/admin/proposals.ts'
import { confirmAct, proposeAct } from '../../commands/register/record-act.ts'
import { AppError } from '../../errors.ts'
import { actById, listActs } from '../../store/acts.ts'
import { casesByIds } from '../../store/cases.ts'
import { excerpt, marksIn, textsOfHits } from '../../store/excerpt.ts'
import { effectsOf, effectsOfAct, instrumentsByIds, versionById } from '../../store/instruments.ts'
import { bookById, numbersOfBook } from '../../store/numbers.ts'
import type { Store } from '../../store/open.ts'
import { search } from '../../store/search.ts'
import { provisionsOf, textById } from '../../store/texts.ts'
import { queryWords } from '../../store/words.ts'
import { organsInView } from '../case-access.ts'
import { changesOfInstrument } from '../changes.ts'
import { compareTexts } from '../compare.ts'
import type { Identity, Server } from '../context.ts'
import { pagingOf } from '../paging.ts'
import type { Router } from '../router.ts'
import { dayOf, instrumentFile, instrumentOr404, instrumentPage, onDay, versionContent, versionOf } from '../views/instruments.ts'
import { namesOf } from '../views/names.ts'
import { actRows, effectRows, instrumentRows, versionRows } from '../views/register.ts'
import { readText } from '../views/text.ts'

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
  router.on('GET /instruments/:id/changes', ({ params, query }) => changesOfInstrument(server, params.id, query.from, query.to))
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
  const words = queryWords(query.q)
  const [names, instruments, texts] = await Promise.all([
    namesOf(
      store,
      [],
      visible.map((hit) => hit.organId),
    ),
    instrumentsByIds(
      store.db,
      visible.filter((hit) => hit.kind === 'instrument').map((hit) => hit.refId),
    ),
    textsOfHits(store.db, visible),
  ])
  const items = visible.map((hit) => ({
    kind: hit.kind,
    id: hit.refId,
    title: hit.title,
    number: hit.number,
    organName: names.organ(hit.organId),
    standing: (instruments.get(hit.refId)?.standing ?? null) as never,
    titleMarks: marksIn(hit.title, words),
    numberMarks: marksIn(hit.number ?? '', words),
    excerpt: excerpt(texts.get(`${hit.kind} ${hit.refId}`) ?? '', words, hit.title),
  }))
  return { items, next: page.next }
}
