import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { administration } from '../admin/stream.ts'
import type { SignInLimits } from './limits.ts'
import { checkNewPassword, hashPassword, passwordMatches } from './password.ts'
import { endAll, newSession, type OpenSession } from './sessions.ts'

/**
 * Gives a person a new password; every session of his ends and a new one begins.
 *
 * @throws {AppError} `badInput` naming `old` when it is not the present password, or `new` when it is too weak; `tooMany`.
 */
export async function changePassword(
  store: Store,
  limits: SignInLimits,
  asked: { personId: string; old: string; new: string; address: string; agent: string },
  now = new Date(),
): Promise<OpenSession> {
  const person = await store.db.selectFrom('person').selectAll().where('id', '=', asked.personId).executeTakeFirstOrThrow()
  limits.check(person.login, asked.address, now.getTime())
  if (!(await passwordMatches(person.password_hash, asked.old))) {
    limits.failed(person.login, asked.address, now.getTime())
    const message = { zh: '原口令不正确', en: 'this is not the present password' }
    throw new AppError('badInput', { reason: `${message.zh} / ${message.en}` }, [{ field: 'old', ...message }])
  }
  checkNewPassword(asked.new, person.login, 'new')
  const { row, session } = newSession(person.id, asked.agent, now)
  const stored = await hashPassword(asked.new)
  await store.commit({
    append: [
      {
        stream: await administration(store.db),
        type: 'person.passwordChange',
        body: { personId: person.id },
        actorId: person.id,
        occurredOn: await legalToday(store.db),
      },
    ],
    rows: [endAll(person.id), row, { update: 'person', where: { id: person.id }, set: { password_hash: stored, must_change: 0 } }],
  })
  return session
}
