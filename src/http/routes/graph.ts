import { effectsOf, effectsOfAct, instrumentsByIds, type StoredInstrument } from '../../store/instruments.ts'
import { legalToday } from '../../store/settings.ts'
import type { Server } from '../context.ts'
import type { Router } from '../router.ts'
import { citedIn, citesOf, sliceOf, touched } from '../views/citations.ts'
import { instrumentOr404 } from '../views/instruments.ts'
import { effectRows, standingOn } from '../views/register.ts'

/** The citation graph of an instrument: what it cites, who cites it, what breaks without it. */
export function graphRoutes(router: Router, server: Server): void {
  const { store } = server
  const on = async (day: string | undefined) => day ?? (await legalToday(store.db, server.now()))
  router.on('GET /instruments/:id/citations', async ({ params, query }) => {
    const instrument = await instrumentOr404(store, params.id)
    const day = await on(query.on)
    const cites = await citesOf(store, instrument, day)
    const page = sliceOf(cites, query)
    return {
      ...{ day, items: await citedIn(store, page.items), next: page.next, total: cites.length },
      unresolved: cites.filter((one) => one.citation.unresolved !== null).length,
      effects: await effectsOnOthers(server, instrument),
    }
  })
  router.on('GET /instruments/:id/cited-by', async ({ params, query }) => {
    const instrument = await instrumentOr404(store, params.id)
    const day = await on(query.on)
    const { rows, places, counts } = await touched(store, instrument.id, day)
    const page = sliceOf(places, query)
    const effects = (await effectsOf(store.db, instrument.id)).filter((effect) => effect.kind !== 'makes')
    return {
      ...{ day, items: await rows(page.items), next: page.next, total: places.length, counts },
      effects: await effectRows(store, effects, new Map([[instrument.id, instrument.title]])),
    }
  })
  router.on('GET /instruments/:id/breaks', async ({ params, query }) => {
    const instrument = await instrumentOr404(store, params.id)
    const day = await on(query.on)
    const { rows, places, counts, named } = await touched(store, instrument.id, day)
    const breaking = places.filter((place) => place.touch === 'affected' || place.touch === 'unclear')
    const page = sliceOf(breaking, query)
    const { affected: _, unclear: __, ...leftOut } = counts
    const under = breaking.flatMap((place) => (place.citation.relation === 'basedOn' && place.instrument ? place.instrument.id : []))
    const { standing, name } = standingOn(await effectsOf(store.db, instrument.id), day, day)
    return {
      ...{ day, standing, standingName: name, items: await rows(page.items), next: page.next },
      ...{ total: breaking.length, instruments: new Set(breaking.map((place) => place.instrument?.id)).size, leftOut },
      issuedUnder: await named([...new Set(under)]),
    }
  })
}

/** What the acts that made or changed an instrument do to other instruments. */
async function effectsOnOthers({ store }: Server, instrument: StoredInstrument) {
  const acts = new Set(
    (await effectsOf(store.db, instrument.id)).filter((effect) => effect.versionId !== null).map((effect) => effect.actId),
  )
  const effects = (await Promise.all([...acts].map((actId) => effectsOfAct(store.db, actId)))).flat()
  const others = effects.filter((effect) => effect.instrumentId !== instrument.id)
  const titles = await instrumentsByIds(store.db, [...new Set(others.map((effect) => effect.instrumentId))])
  return effectRows(store, others, new Map([...titles].map(([id, one]) => [id, one.title])))
}
