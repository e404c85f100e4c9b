import { lastRuleChange } from '../commands/rule-changes.ts'
import type { Store } from '../store/open.ts'
import { legalToday, setting } from '../store/settings.ts'
import { refreshCases } from './refresh-cases.ts'

/**
 * Computes due days again when a rule pack or a holiday notice was confirmed after they were last computed for all cases.
 *
 * @returns how many cases were written anew; null when nothing has changed.
 */
export async function refreshAfterRules(store: Store): Promise<number | null> {
  const [changed, done] = await Promise.all([lastRuleChange(store.db), setting(store.db, 'dayDoneAt')])
  if (changed === null || (done !== undefined && changed <= done)) return null
  const at = new Date().toISOString()
  const written = await refreshCases(store, await legalToday(store.db))
  await markComputed(store, at)
  return written
}

/** Remembers the instant from which on every case was computed anew, and, where given, the legal day it was done for. */
export async function markComputed(store: Store, at: string, day?: string): Promise<void> {
  const settings = { dayDoneAt: at, ...(day === undefined ? {} : { dayDone: day }) }
  await store.commit({
    append: [],
    rows: Object.entries(settings).map(([key, value]) => ({ put: 'setting' as const, key: ['key' as const], row: { key, value } })),
  })
}
