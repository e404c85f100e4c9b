import { randomBytes } from 'node:crypto'
import type { RowWrite } from '../../store/change-set.ts'
import { sha256 } from '../../store/hash.ts'
import type { Store } from '../../store/open.ts'

/** A session ends after this long without a request, and in any case after a working day (ASVS 5.0 7.3.1, 7.3.2). */
export const idleMinutes = 60
export const absoluteHours = 12

/** `seen_at` is written at most this often: a read must not become a write. */
const seenEveryMs = 60_000

export interface OpenSession {
  /** What the cookie holds; only its SHA-256 is stored. */
  token: string
  csrf: string
}

/** The row of a new session for a change set, and what the browser gets. */
export function newSession(personId: string, agent: string, now: Date): { row: RowWrite; session: OpenSession } {
  const session = { token: randomBytes(32).toString('base64url'), csrf: randomBytes(24).toString('base64url') }
  const row = {
    id_hash: sha256(session.token),
    person_id: personId,
    csrf: session.csrf,
    created_at: now.toISOString(),
    seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + absoluteHours * 3_600_000).toISOString(),
    agent: agent.slice(0, 200),
  }
  return { row: { insert: 'session', row }, session }
}

export interface LiveSession {
  idHash: string
  personId: string
  csrf: string
  login: string
  name: string
  locale: string
  mustChange: boolean
}

/** The live session of a cookie, or null: unknown, idle too long, past its end, or its person is disabled. Notes that it was used. */
export async function liveSession(store: Store, token: string, now: Date): Promise<LiveSession | null> {
  const row = await store.db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['id_hash', 'person_id', 'csrf', 'seen_at', 'expires_at', 'login', 'name', 'locale', 'disabled', 'must_change'])
    .where('id_hash', '=', sha256(token))
    .executeTakeFirst()
  if (!row || row.disabled) return null
  const idle = now.getTime() - Date.parse(row.seen_at)
  if (row.expires_at <= now.toISOString() || idle > idleMinutes * 60_000) return null
  if (idle > seenEveryMs) {
    const rows: RowWrite[] = [{ update: 'session', where: { id_hash: row.id_hash }, set: { seen_at: now.toISOString() } }]
    await store.commit({ append: [], rows })
  }
  const { id_hash: idHash, person_id: personId, csrf, login, name, locale } = row
  return { idHash, personId, csrf, login, name, locale, mustChange: row.must_change === 1 }
}

/** Ends one session of a person; ending one that is gone is no error. */
export async function endSession(store: Store, personId: string, idHash: string): Promise<void> {
  await store.commit({ append: [], rows: [{ remove: 'session', where: { id_hash: idHash, person_id: personId } }] })
}

/** Row operation that ends every session of a person: on disabling, a new password, or a changed role. */
export function endAll(personId: string): RowWrite {
  return { remove: 'session', where: { person_id: personId } }
}

/** A person's own sessions, newest first. */
export async function sessionsOf(store: Store, personId: string) {
  return store.db
    .selectFrom('session')
    .select(['id_hash as id', 'created_at as createdAt', 'seen_at as seenAt', 'agent'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
}
