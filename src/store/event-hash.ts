import { sha256 } from './hash.ts'
import type { EventTable } from './schema.ts'

/** What stands before the first event of a stream. */
export const noHash = '0'.repeat(64)

/**
 * The hash of one link: SHA-256 over the JSON array of every field of the event in a fixed order, the body as the text that is stored, and
 * the hash of the link before it.
 */
export function eventHash(event: Omit<EventTable, 'hash'>): string {
  return sha256(
    JSON.stringify([
      event.kind,
      event.stream_id,
      event.seq,
      event.organ_id,
      event.type,
      event.body_json,
      event.actor_id,
      event.on_behalf_of,
      event.occurred_on,
      event.recorded_at,
      event.prev_hash,
    ]),
  )
}
