import { makeCheckpoint } from '../store/checkpoint.ts'
import type { Store } from '../store/open.ts'
import { type Deliver, deliverInside, deliverOutbox } from './deliver-outbox.ts'
import { tellDueDays } from './due-days.ts'
import { tellOverdueAmendments } from './overdue-amendments.ts'
import { refreshCases } from './refresh-cases.ts'
import { markComputed } from './rules-changed.ts'
import { refreshStanding } from './standing-index.ts'

/** What a legal day brought. */
export interface DayDone {
  day: string
  termsPassed: number
  standingChanged: number
  delivered: number
}

/**
 * Everything that belongs to one legal day, in order: standing index, stage rows and tasks, passed terms and orders to amend, deliveries, a checkpoint. Running
 * it twice changes nothing.
 */
export async function runDay(store: Store, day: string, deliver: Deliver = deliverInside): Promise<DayDone> {
  const at = new Date().toISOString()
  const { changed } = await refreshStanding(store, day)
  await refreshCases(store, day)
  const termsPassed = (await tellDueDays(store, day)) + (await tellOverdueAmendments(store, day))
  const { delivered } = await deliverOutbox(store, day, deliver)
  await makeCheckpoint(store)
  await markComputed(store, at, day)
  return { day, termsPassed, standingChanged: changed, delivered }
}
