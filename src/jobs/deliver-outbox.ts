import type { Store } from '../store/open.ts'
import type { OutboxEntry } from '../store/outbox.ts'
import { openOutbox } from '../store/outbox.ts'

/** Delivers one entry to the world outside; throws when it could not. May be called twice for one entry, so it must bear that. */
export type Deliver = (entry: OutboxEntry) => Promise<void>

/** Inside this system a notice is delivered by being there: the inbox and the history read it. Mail and chat come with their issues. */
export const deliverInside: Deliver = async () => {}

/** After so many failures an entry waits for an administrator; `verify` and the administration page show it. */
const MOST_ATTEMPTS = 20

/**
 * Delivers what is due by a day, each entry at least once: the mark is set after the delivery.
 *
 * @returns how many were delivered and how many failed this time.
 */
export async function deliverOutbox(
  store: Store,
  day: string,
  deliver: Deliver = deliverInside,
): Promise<{ delivered: number; failed: number }> {
  const done = { delivered: 0, failed: 0 }
  for (;;) {
    const entries = (await openOutbox(store.db, day)).filter((entry) => entry.attempts < MOST_ATTEMPTS)
    if (entries.length === 0) return done
    const results = await Promise.all(entries.map((entry) => attempt(store, entry, deliver)))
    const delivered = results.filter((result) => result).length
    done.delivered += delivered
    done.failed += results.length - delivered
    if (delivered < results.length) return done
  }
}

async function attempt(store: Store, entry: OutboxEntry, deliver: Deliver): Promise<boolean> {
  const attempts = entry.attempts + 1
  try {
    await deliver(entry)
    await mark(store, entry.id, { attempts, done_at: new Date().toISOString(), error: null })
    return true
  } catch (error) {
    await mark(store, entry.id, { attempts, error: error instanceof Error ? error.message.slice(0, 500) : 'failed' })
    return false
  }
}

async function mark(store: Store, id: string, set: { attempts: number; done_at?: string; error: string | null }): Promise<void> {
  await store.commit({ append: [], rows: [{ update: 'outbox', where: { id, done_at: null }, set }] })
}
