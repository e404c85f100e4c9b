import { effectFactsOf, standingIndex } from '../commands/register/effects.ts'
import type { RowWrite } from '../store/change-set.ts'
import { instrumentsNotOf } from '../store/instruments.ts'
import type { Store } from '../store/open.ts'

/** Instruments in one change set: about 20 ms of writing, so that people's commits do not wait (design.md §6: at most 50 ms). */
const BATCH = 200

/**
 * Brings the stored standing of every instrument to a day. What expired since the index was last right is told once.
 *
 * @returns how many rows were brought to the day and how many instruments changed their standing.
 */
export async function refreshStanding(store: Store, day: string): Promise<{ refreshed: number; changed: number }> {
  const instruments = await instrumentsNotOf(store.db, day)
  let changed = 0
  for (let i = 0; i < instruments.length; i += BATCH) {
    const batch = instruments.slice(i, i + BATCH)
    const facts = await effectFactsOf(
      store.db,
      batch.map((instrument) => instrument.id),
    )
    const rows: RowWrite[] = []
    const outbox = []
    for (const instrument of batch) {
      const index = standingIndex(facts.get(instrument.id) ?? [], day, neverMade(instrument.state))
      rows.push({ update: 'instrument', where: { id: instrument.id, standing_day: instrument.standingDay }, set: index })
      if (index.standing === instrument.standing) continue
      changed++
      if (index.standing === 'expired' && instrument.ownership === 'own') {
        const body = { instrumentId: instrument.id, title: instrument.title, validTo: index.valid_to }
        outbox.push({ id: `${instrument.id}:expired:${index.valid_to}`, organId: instrument.organId, kind: 'instrument.expired', body })
      }
    }
    const fresh = await notYetTold(store, outbox)
    const append = fresh.map((entry) => ({
      stream: { kind: 'organ' as const, id: entry.organId, organId: entry.organId },
      type: entry.kind,
      body: entry.body,
      actorId: 'system',
      occurredOn: day,
    }))
    await store.commit({ append, rows, outbox: fresh })
  }
  return { refreshed: instruments.length, changed }
}

function neverMade(state: unknown): boolean {
  return (state as { facts?: { neverMade?: boolean } } | null)?.facts?.neverMade === true
}

async function notYetTold<T extends { id: string }>(store: Store, entries: T[]): Promise<T[]> {
  if (entries.length === 0) return entries
  const ids = entries.map((entry) => entry.id)
  const known = new Set((await store.db.selectFrom('outbox').select('id').where('id', 'in', ids).execute()).map((row) => row.id))
  return entries.filter((entry) => !known.has(entry.id))
}
