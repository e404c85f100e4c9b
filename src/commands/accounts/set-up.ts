import { randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { StoreError } from '../../store/errors.ts'
import { sha256 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { legalToday, setting } from '../../store/settings.ts'
import { administration } from '../admin/stream.ts'
import { checkNewPassword, hashPassword } from './password.ts'
import { newSession, type OpenSession } from './sessions.ts'

/** Whether nobody has an account yet. */
export async function needsSetUp(store: Store): Promise<boolean> {
  return (await store.db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined
}

/**
 * A one-time token for the first administrator of a production installation, to be printed at start; null when somebody has an account
 * already. A later start makes the earlier token worthless. Only its hash is stored.
 */
export async function makeSetUpToken(store: Store): Promise<string | null> {
  if (!(await needsSetUp(store))) return null
  const token = randomBytes(18).toString('base64url')
  await store.commit({ append: [], rows: [{ put: 'setting', key: ['key'], row: { key: 'setupToken', value: sha256(token) } }] })
  return token
}

/**
 * Makes the first account, a system administrator, and signs him in. Works once.
 *
 * @throws {AppError} `forbidden` for a wrong or used token, `badInput` for a weak password.
 */
export async function setUp(
  store: Store,
  asked: { token: string; login: string; name: string; password: string; agent: string },
  now = new Date(),
): Promise<OpenSession> {
  const expected = await setting(store.db, 'setupToken')
  const given = sha256(asked.token)
  const fits = expected !== undefined && expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
  if (!fits || !(await needsSetUp(store))) throw wrongToken()
  checkNewPassword(asked.password, asked.login)
  const id = newId()
  const [stream, today, stored] = await Promise.all([administration(store.db), legalToday(store.db), hashPassword(asked.password)])
  const { row, session } = newSession(id, asked.agent, now)
  const person = { id, login: asked.login.normalize('NFC'), name: asked.name, locale: 'zh-CN' }
  const membership = { id: newId(), organ_id: stream.organId, person_id: id, role: 'systemAdmin', from_day: today, to_day: null }
  try {
    await store.commit({
      append: [
        { stream, type: 'person.add', body: { ...person }, actorId: id, occurredOn: today },
        {
          stream,
          type: 'membership.add',
          body: { id: membership.id, personId: id, organId: stream.organId, role: 'systemAdmin', from: today, to: null },
          actorId: id,
          occurredOn: today,
        },
      ],
      rows: [
        // The guard makes the token a token of one use, also for two requests at once.
        { update: 'setting', where: { key: 'setupToken', value: given }, set: { value: '' }, guard: 'setupToken' },
        {
          insert: 'person',
          row: { ...person, password_hash: stored, disabled: 0, failed_count: 0, locked_until: null, must_change: 0, seen_inbox_at: null },
        },
        { insert: 'membership', row: membership },
        row,
      ],
    })
  } catch (error) {
    if (error instanceof StoreError && error.code === 'guard') throw wrongToken()
    throw error
  }
  return session
}

function wrongToken(): AppError {
  return new AppError('setupToken')
}
