import { administrations, whyNoDeputy } from '../../../workflows/deputies.ts'
import type { NewDeputy } from '../../contract/admin.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide } from './by.ts'

/**
 * Names a deputy for a person in an organ, for one role or all, for a time. The administrations are not deputised; who may be a deputy
 * says {@link whyNoDeputy}.
 *
 * @throws {AppError} `badInput` naming the field.
 */
export function addDeputy(store: Store, input: NewDeputy, by: By): Promise<Outcome<{ id: string }>> {
  const read = async (db: Store['db']): Promise<TwoPeople> => {
    const both = [input.principalId, input.deputyId]
    return {
      people: new Set((await db.selectFrom('person').select('id').where('id', 'in', both).execute()).map((row) => row.id)),
      posts: await db.selectFrom('membership').selectAll().where('person_id', 'in', both).execute(),
    }
  }
  return administer(store, by, read, deputyAdded(input))
}

/** What must be known before a post is lent: which of the two there are, and all posts of both. */
export interface TwoPeople {
  people: ReadonlySet<string>
  posts: readonly Database['membership'][]
}

/** What {@link addDeputy} decides. */
export function deputyAdded(input: NewDeputy): Decide<TwoPeople> {
  const id = newId()
  const { organId, principalId, deputyId, from, to, reason } = input
  return ({ people, posts }, desk) => {
    if (!people.has(principalId)) throw bad('principalId', '没有这个人', 'no such person')
    if (!people.has(deputyId) || deputyId === principalId)
      throw bad('deputyId', '没有这个人，或与被代理人相同', 'no such person, or the same one')
    if (to < from) throw bad('to', '结束日早于开始日', 'ends before it begins')
    const roles = posts
      .filter((post) => post.person_id === principalId && post.organ_id === organId && !administrations.includes(post.role))
      .filter((post) => post.from_day <= to && (post.to_day === null || post.to_day >= from))
      .map((post) => post.role)
      .filter((role) => input.role === undefined || role === input.role)
    if (roles.length === 0) throw bad('role', '被代理人没有这项职责', 'the principal does not hold this role here')
    const held = posts
      .filter((post) => post.person_id === deputyId)
      .map((post) => ({ organId: post.organ_id, role: post.role, from: post.from_day, to: post.to_day }))
    const why = whyNoDeputy({ organId, roles, from, to }, held)
    if (why) throw bad('deputyId', why.zh, why.en)
    const row = {
      ...{ id, organ_id: organId, principal_id: principalId, deputy_id: deputyId },
      ...{ role: input.role ?? null, from_day: from, to_day: to, reason },
    }
    // Exclusive: a post given meanwhile may forbid it.
    const written = { append: [desk.event('deputy.add', { id, ...input })], rows: [{ insert: 'deputy' as const, row }] }
    return { ...written, answer: { id }, status: 201, exclusive: true }
  }
}

function bad(field: string, zh: string, en: string): AppError {
  return new AppError('badInput', { reason: field }, [{ field, zh, en }])
}
