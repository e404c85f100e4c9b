import type { NewAbsence, NewDeputy, NewMembership } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import { endAll } from '../accounts/sessions.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide, type Desk } from './by.ts'

/** Three powers that one person never holds together, not even one after the other on the same day (GB/T 22239 三权分立). */
export const separatedRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const

const isSeparated = (role: string) => (separatedRoles as readonly string[]).includes(role)

/**
 * Gives a person a role in an organ from a day on. Roles of the three administrations are held in the installation itself: `organId` is
 * the installation's id or any own organ.
 *
 * @throws {AppError} `rolesExclude` when another of the three administrations overlaps, `badInput` naming the field, `duplicate`.
 */
export function addMembership(store: Store, input: NewMembership, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, postsAndOrgan(input.personId, input.organId), membershipAdded(input))
}

/** What {@link addMembership} decides. */
export function membershipAdded(input: NewMembership): Decide<PostsAndOrgan> {
  const id = newId()
  return ({ posts, organ, person }, desk) => {
    if (!person) throw bad('personId', '没有这个人', 'no such person')
    if (!organ && input.organId !== desk.stream.organId) throw bad('organId', '没有这个机关', 'no such organ')
    const to = input.to ?? null
    if (to !== null && to < input.from) throw bad('to', '结束日早于开始日', 'ends before it begins')
    const overlapping = posts.filter((post) => (post.to_day === null || post.to_day >= input.from) && (to === null || post.from_day <= to))
    const other = isSeparated(input.role) ? overlapping.find((post) => isSeparated(post.role) && post.role !== input.role) : undefined
    if (other) throw new AppError('rolesExclude', { roles: `${other.role}, ${input.role}` }, { roles: [other.role, input.role] })
    if (overlapping.some((post) => post.role === input.role && post.organ_id === input.organId))
      throw new AppError('duplicate', { what: input.role })
    const row = { id, organ_id: input.organId, person_id: input.personId, role: input.role, from_day: input.from, to_day: to }
    return {
      append: [desk.event('membership.add', { id, ...input, to })],
      rows: [{ insert: 'membership', row }, ...roleChanged(desk, input.personId)],
      answer: { id },
      status: 201,
      exclusive: true,
    }
  }
}

/** Ends a role on a day (its last day); the person's sessions end, so that the next request has the new posts. */
export function endMembership(store: Store, id: string, to: string, by: By): Promise<Outcome<{ id: string }>> {
  const read = (db: Store['db']) => db.selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirst()
  return administer(store, by, read, (post, desk) => {
    if (!post) throw new AppError('notFound', { what: id })
    if (to < post.from_day) throw bad('to', '结束日早于开始日', 'ends before it begins')
    return {
      append: [desk.event('membership.end', { id, personId: post.person_id, role: post.role, organId: post.organ_id, to })],
      rows: [{ update: 'membership', where: { id, organ_id: post.organ_id }, set: { to_day: to } }, ...roleChanged(desk, post.person_id)],
      answer: { id },
      exclusive: true,
    }
  })
}

/**
 * Names a deputy for a person in an organ, for one role or all, for a time. The administrations are not deputised.
 *
 * @throws {AppError} `badInput` naming the field.
 */
export function addDeputy(store: Store, input: NewDeputy, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, postsAndOrgan(input.principalId, input.organId, input.deputyId), deputyAdded(input))
}

/** What {@link addDeputy} decides. */
export function deputyAdded(input: NewDeputy): Decide<PostsAndOrgan> {
  const id = newId()
  return ({ posts, person, other }, desk) => {
    if (!person) throw bad('principalId', '没有这个人', 'no such person')
    if (!other || input.deputyId === input.principalId)
      throw bad('deputyId', '没有这个人，或与被代理人相同', 'no such person, or the same one')
    const held = posts.filter((post) => post.organ_id === input.organId && !isSeparated(post.role))
    if (!held.some((post) => input.role === undefined || post.role === input.role))
      throw bad('role', '被代理人没有这项职责', 'the principal does not hold this role here')
    if (input.to < input.from) throw bad('to', '结束日早于开始日', 'ends before it begins')
    const { organId, principalId, deputyId, from, to, reason } = input
    const row = {
      id,
      organ_id: organId,
      principal_id: principalId,
      deputy_id: deputyId,
      role: input.role ?? null,
      from_day: from,
      to_day: to,
      reason,
    }
    return { append: [desk.event('deputy.add', { id, ...input })], rows: [{ insert: 'deputy', row }], answer: { id }, status: 201 }
  }
}

/** Records that a person is away; what waits for him is then shown to the deputy. */
export function addAbsence(store: Store, input: NewAbsence, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, postsAndOrgan(input.personId, input.organId), absenceAdded(input))
}

/** What {@link addAbsence} decides. */
export function absenceAdded(input: NewAbsence): Decide<PostsAndOrgan> {
  const id = newId()
  return ({ person, organ }, desk) => {
    if (!person) throw bad('personId', '没有这个人', 'no such person')
    if (!organ) throw bad('organId', '没有这个机关', 'no such organ')
    if (input.to < input.from) throw bad('to', '结束日早于开始日', 'ends before it begins')
    const { organId, personId, from, to, reason } = input
    const row = { id, organ_id: organId, person_id: personId, from_day: from, to_day: to, reason }
    return { append: [desk.event('absence.add', { id, ...input })], rows: [{ insert: 'absence', row }], answer: { id }, status: 201 }
  }
}

function roleChanged(desk: Desk, personId: string) {
  return personId === desk.by ? [] : [endAll(personId)]
}

/** What must be known of a person, an organ and perhaps a second person before a post is given, lent or left. */
export interface PostsAndOrgan {
  posts: Database['membership'][]
  person: { id: string } | undefined
  other: { id: string } | undefined
  organ: { id: string } | undefined
}

function postsAndOrgan(personId: string, organId: string, otherId?: string) {
  return async (db: Store['db']): Promise<PostsAndOrgan> => ({
    posts: await db.selectFrom('membership').selectAll().where('person_id', '=', personId).execute(),
    person: await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst(),
    other: otherId === undefined ? undefined : await db.selectFrom('person').select('id').where('id', '=', otherId).executeTakeFirst(),
    organ: await db.selectFrom('organ').select('id').where('id', '=', organId).executeTakeFirst(),
  })
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}
