import type { NewPerson } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { checkNewPassword, hashPassword } from '../accounts/password.ts'
import { endAll } from '../accounts/sessions.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide } from './by.ts'

/**
 * Adds an account. Its password was chosen by somebody else and must be changed at the first sign-in, unless `keepPassword`
 * (demonstration accounts).
 *
 * @throws {AppError} `duplicate` for a login that is taken, `badInput` for a weak password.
 */
export async function addPerson(store: Store, input: NewPerson, by: By, keepPassword = false): Promise<Outcome<{ id: string }>> {
  const login = input.login.normalize('NFC')
  const read = (db: Store['db']) => db.selectFrom('person').select('id').where('login', '=', login).executeTakeFirst()
  return administer(store, by, read, personAdded(input, await firstPassword(input), keepPassword))
}

/** The stored form of a password that somebody else chose. @throws {AppError} `badInput` for a weak one. */
export function firstPassword(input: Pick<NewPerson, 'login' | 'password'>): Promise<string> {
  checkNewPassword(input.password, input.login)
  return hashPassword(input.password)
}

/** What {@link addPerson} decides; known is who has the login already. */
export function personAdded(input: NewPerson, stored: string, keepPassword = false): Decide<{ id: string } | undefined> {
  const id = newId()
  const person = { id, login: input.login.normalize('NFC'), name: input.name, locale: input.locale ?? 'zh-CN' }
  return (taken, desk) => {
    if (taken) throw new AppError('duplicate', { what: person.login })
    const fresh = { password_hash: stored, disabled: 0, failed_count: 0, locked_until: null, must_change: keepPassword ? 0 : 1 }
    const row = { ...person, ...fresh, seen_inbox_at: null }
    return { append: [desk.event('person.add', person)], rows: [{ insert: 'person', row }], answer: { id }, status: 201 }
  }
}

/** Disables an account: its sessions end with the same commit, its posts stay in the record. */
export function disablePerson(store: Store, id: string, reason: string, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, personOf(id), (person, desk) => {
    if (id === desk.by)
      throw new AppError('badInput', { reason: 'id' }, [
        { field: 'id', zh: '不能停用自己的账号', en: 'you cannot disable your own account' },
      ])
    return {
      append: [desk.event('person.disable', { id: person.id, reason })],
      rows: [{ update: 'person', where: { id }, set: { disabled: 1 } }, endAll(id)],
      answer: { id },
    }
  })
}

/** Gives an account back; it has no session until it signs in. */
export function enablePerson(store: Store, id: string, reason: string | undefined, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, personOf(id), (person, desk) => ({
    append: [desk.event('person.enable', { id: person.id, ...(reason === undefined ? {} : { reason }) })],
    rows: [{ update: 'person', where: { id }, set: { disabled: 0, failed_count: 0, locked_until: null } }],
    answer: { id },
  }))
}

/** Gives an account a new password, to be changed at the next sign-in; its sessions end. */
export async function resetPassword(store: Store, id: string, password: string, by: By): Promise<Outcome<{ id: string }>> {
  const person = await personOf(id)(store.db)
  checkNewPassword(password, person.login)
  const stored = await hashPassword(password)
  return administer(store, by, personOf(id), (_, desk) => ({
    append: [desk.event('person.passwordReset', { id })],
    rows: [
      { update: 'person', where: { id }, set: { password_hash: stored, must_change: 1, failed_count: 0, locked_until: null } },
      endAll(id),
    ],
    answer: { id },
  }))
}

function personOf(id: string) {
  return async (db: Store['db']) => {
    const person = await db.selectFrom('person').select(['id', 'login']).where('id', '=', id).executeTakeFirst()
    if (!person) throw new AppError('notFound', { what: id })
    return person
  }
}
