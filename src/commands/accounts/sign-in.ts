import { AppError } from '../../errors.ts'
import type { NewEvent } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { legalToday, setting } from '../../store/settings.ts'
import { administration } from '../admin/stream.ts'
import type { SignInLimits } from './limits.ts'
import { passwordMatches } from './password.ts'
import { endSession, newSession, type OpenSession } from './sessions.ts'

export interface SignInRequest {
  login: string
  password: string
  address: string
  agent: string
  /** Hash of the session the browser came with; it ends, whoever signs in. */
  former: { personId: string; idHash: string } | null
}

/**
 * Signs a person in: a new session under a new id. The same refusal and the same time for a wrong password, an unknown name and a
 * disabled account.
 *
 * @throws {AppError} `badCredentials`, `tooMany` (account or address failed too often), `busy`.
 */
export async function signIn(store: Store, limits: SignInLimits, asked: SignInRequest, now = new Date()): Promise<OpenSession> {
  limits.check(asked.login, asked.address, now.getTime())
  const login = asked.login.normalize('NFC')
  const person = await store.db.selectFrom('person').selectAll().where('login', '=', login).executeTakeFirst()
  const matches = await passwordMatches(person?.password_hash, asked.password)
  if (!person || !matches || person.disabled || (person.locked_until !== null && person.locked_until > now.toISOString())) {
    limits.failed(login, asked.address, now.getTime())
    if (person) await noteFailure(store, person.id, person.failed_count + 1, asked.address)
    throw new AppError('badCredentials')
  }
  limits.succeeded(login)
  return open(store, person.id, asked, now)
}

/**
 * Takes another account's place in a demonstration, without a password.
 *
 * @throws {AppError} `demonstrationOnly`, `notFound`.
 */
export async function switchTo(
  store: Store,
  login: string,
  asked: Omit<SignInRequest, 'login' | 'password'>,
  now = new Date(),
): Promise<OpenSession> {
  if ((await setting(store.db, 'mode')) !== 'demonstration') throw new AppError('demonstrationOnly')
  const person = await store.db.selectFrom('person').select(['id', 'disabled']).where('login', '=', login).executeTakeFirst()
  if (!person || person.disabled) throw new AppError('notFound', { what: login })
  return open(store, person.id, asked, now)
}

async function open(store: Store, personId: string, asked: Omit<SignInRequest, 'login' | 'password'>, now: Date): Promise<OpenSession> {
  if (asked.former) await endSession(store, asked.former.personId, asked.former.idHash)
  const { row, session } = newSession(personId, asked.agent, now)
  await store.commit({
    append: [await signInEvent(store, 'session.open', personId, { address: asked.address })],
    rows: [row, { update: 'person', where: { id: personId }, set: { failed_count: 0, locked_until: null } }],
  })
  return session
}

/** The log names every fifth failure in a row of an account; the count stays with the account until somebody gets in. */
async function noteFailure(store: Store, personId: string, count: number, address: string): Promise<void> {
  const append = count % 5 === 0 ? [await signInEvent(store, 'session.refused', personId, { address, count })] : []
  await store.commit({ append, rows: [{ update: 'person', where: { id: personId }, set: { failed_count: count } }] })
}

async function signInEvent(store: Store, type: string, actorId: string, body: Record<string, unknown>): Promise<NewEvent> {
  return { stream: await administration(store.db), type, body, actorId, occurredOn: await legalToday(store.db) }
}
