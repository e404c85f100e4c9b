import { administrations, apart } from '../../../workflows/deputies.ts'
import type { NewAbsence, NewMembership } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import { endAll } from '../accounts/sessions.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide, type Desk } from './by.ts'

/**
 * Gives a person a role in an organ from a day on. Roles of the three administrations are held in the installation itself, where no
 * organ is named.
 *
 * @throws {AppError} `rolesExclude` when another of the three administrations overlaps, `badInput` naming the field (also where somebody
 *   who stands in for another would come to watch or to administer), `duplicate`.
 */
export function addMembership(store: Store, input: NewMembership, by: By): Promise<Outcome<{ id: string }>> {
  return administer(store, by, postsAndOrgan(input.personId, input.organId ?? null), membershipAdded(input))
}

/** What {@link addMembership} decides. */
export function membershipAdded(input: NewMembership): Decide<PostsAndOrgan> {
  const id = newId()
  return ({ posts, organ, person, lent }, desk) => {
    if (!person) throw bad('personId', '没有这个人', 'no such person')
    const organId = input.organId ?? desk.stream.organId
    if (input.organId === undefined && !administrations.includes(input.role))
      throw bad(
        'organId',
        '请选机关：只有系统、安全、审计管理员不属于某个机关',
        'name the organ: only the three administrations belong to none',
      )
    if (!organ && organId !== desk.stream.organId) throw bad('organId', '没有这个机关', 'no such organ')
    const to = input.to ?? null
    if (to !== null && to < input.from) throw bad('to', '结束日早于开始日', 'ends before it begins')
    const overlapping = posts.filter((post) => (post.to_day === null || post.to_day >= input.from) && (to === null || post.from_day <= to))
    const other = administrations.includes(input.role)
      ? overlapping.find((post) => administrations.includes(post.role) && post.role !== input.role)
      : undefined
    if (other) throw new AppError('rolesExclude', { roles: `${other.role}, ${input.role}` }, { roles: [other.role, input.role] })
    if (overlapping.some((post) => post.role === input.role && post.organ_id === organId))
      throw new AppError('duplicate', { what: input.role })
    if (apart.includes(input.role) && lent.some((rule) => rule.to_day >= input.from && (to === null || rule.from_day <= to)))
      throw bad('role', '此人正在代行别人的职责，代理期满后才能担任监督或者管理', 'this person stands in for another until a later day')
    const row = { id, organ_id: organId, person_id: input.personId, role: input.role, from_day: input.from, to_day: to }
    return {
      append: [desk.event('membership.add', { id, ...input, organId, to })],
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

/** What must be known of a person and an organ before a post is given or left; `lent`: whom he stands in for. */
export interface PostsAndOrgan {
  posts: Database['membership'][]
  lent: Database['deputy'][]
  person: { id: string } | undefined
  organ: { id: string } | undefined
}

function postsAndOrgan(personId: string, organId: string | null) {
  return async (db: Store['db']): Promise<PostsAndOrgan> => ({
    posts: await db.selectFrom('membership').selectAll().where('person_id', '=', personId).execute(),
    lent: await db.selectFrom('deputy').selectAll().where('deputy_id', '=', personId).execute(),
    person: await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst(),
    organ: organId === null ? undefined : await db.selectFrom('organ').select('id').where('id', '=', organId).executeTakeFirst(),
  })
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}
