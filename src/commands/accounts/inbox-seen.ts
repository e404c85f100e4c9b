import type { Store } from '../../store/open.ts'

/** Notes when a person last looked at the inbox; what changes later is shown as changed since. No event: nothing is decided by it. */
export async function markInboxSeen(store: Store, personId: string, now: Date): Promise<void> {
  await store.commit({ append: [], rows: [{ update: 'person', where: { id: personId }, set: { seen_inbox_at: now.toISOString() } }] })
}
