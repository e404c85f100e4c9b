import { type CitingPlace, citing, citingStamp } from '../../store/citing.ts'
import type { Store } from '../../store/open.ts'

interface Kept {
  stamp: string
  places: CitingPlace[]
}

/** By database, instrument and day; the least used goes when together they hold too many places (some 500 bytes each). */
const kept = new Map<string, Kept>()
const mostPlaces = 50_000

/**
 * Every place that names an instrument, in order; the same array as before while nothing was added that could change it, so that of many
 * pages only the first costs the whole list. Do not change it.
 */
export async function placesNaming(store: Store, instrumentId: string, day: string): Promise<readonly CitingPlace[]> {
  const key = `${store.url} ${instrumentId} ${day}`
  const stamp = await citingStamp(store.db, instrumentId)
  const known = kept.get(key)
  kept.delete(key)
  const found = known?.stamp === stamp ? known : { stamp, places: await citing(store.db, instrumentId, day) }
  kept.set(key, found)
  let places = [...kept.values()].reduce((sum, one) => sum + one.places.length, 0)
  for (const [oldest, one] of kept) {
    if (places <= mostPlaces || oldest === key) break
    kept.delete(oldest)
    places -= one.places.length
  }
  return found.places
}
