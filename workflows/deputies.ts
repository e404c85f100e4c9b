import type { LegalDay, Role, Said } from './types.ts'

/** The three administrations of an installation; one person never holds two of them (GB/T 22239 三权分立). */
export const administrations: readonly string[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'] satisfies Role[]

/** Who watches or administers stays apart from the work: such a person acts for nobody. */
export const apart: readonly string[] = ['auditor' satisfies Role, ...administrations]

const leading: readonly string[] = ['chief', 'unitChief', 'legalityChief'] satisfies Role[]

/** A post with its days; `to` is its last day, null while it lasts. */
export interface Held {
  organId: string
  role: string
  from: LegalDay
  to: LegalDay | null
}

/** What is lent: all posts of the principal that the deputy is to hold, in one organ, for a time. */
export interface Lent {
  organId: string
  roles: readonly string[]
  from: LegalDay
  to: LegalDay
}

/**
 * Why somebody with these posts cannot stand in: he watches or administers; he does not work in that organ in that time; or a chief's
 * signature is lent to somebody who leads nothing (签发 is the 主要负责人's, or of a leader he authorises: domain.md §1 no 14). What the
 * four eyes forbid beyond that is asked when he acts.
 *
 * @param posts all posts of the person, also ended ones.
 * @returns the reason, or null where he may.
 */
export function whyNoDeputy(lent: Lent, posts: readonly Held[]): Said | null {
  const then = posts.filter((post) => post.from <= lent.to && (post.to === null || post.to >= lent.from))
  if (then.some((post) => apart.includes(post.role))) return refusals.apart
  const here = then.filter((post) => post.organId === lent.organId)
  if (here.length === 0) return refusals.stranger
  return lent.roles.includes('chief') && !here.some((post) => leading.includes(post.role)) ? refusals.chief : null
}

const refusals = {
  apart: { zh: '监督员和系统、安全、审计管理员不代行别人的职责', en: 'auditors and administrators stand in for nobody' },
  stranger: { zh: '代理人在代理期间不在这个机关任职', en: 'the deputy holds no post in this organ in that time' },
  chief: {
    zh: '主要负责人的职责（签发）只能由本机关的负责人代行：先给代理人登记“单位负责人”职责',
    en: 'a chief’s duties (signing) are lent to a leader of the same organ only: give the deputy the post “head of unit” there first',
  },
} satisfies Record<string, Said>
