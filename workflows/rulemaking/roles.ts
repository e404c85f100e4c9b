import type { Question } from '../question.ts'
import { statusOf } from '../sign-offs.ts'
import type { ActionDefinition, CaseOrgans, Circumstances, LegalDay, Post, Relation, Role, Said, Who } from '../types.ts'
import type { RulemakingFacts, SignOff, SignOffKind } from './facts.ts'

/** One way in which a person may take an action: in which post, for whom. */
export interface ActingAs {
  personId: string
  onBehalfOf: string | null
  organId: string
  role: Role
}

/**
 * The organ that stands in a relation. Where there is no general office or legal unit of its own the issuing or drafting organ
 * does the work itself; nobody stands in for a missing legality body or market regulator.
 */
export function organFor(relation: Relation, organs: CaseOrgans): string | null {
  if (relation === 'public' || relation === 'signer' || relation === 'implementing' || relation === 'system') return null
  const own = organs[relation]
  if (own !== null) return own
  if (relation === 'generalOffice' || relation === 'adviser') return organs.issuing
  return relation === 'legalUnit' ? organs.drafting : null
}

/** The ways in which an action may be taken in this place by this class of document, in the order of the table. */
export function whoMay(action: ActionDefinition, facts: RulemakingFacts, place: string): Who[] {
  return action.by.filter(
    (who) => (!who.stages || who.stages.includes(place)) && (!who.documentClass || who.documentClass === facts.documentClass),
  )
}

/** Every way in which the person of the question may act. For an event only those that fit its `onBehalfOf`. */
export function actingAs(q: Question<RulemakingFacts>): ActingAs[] {
  const { event, facts, at } = q
  const posts = event ? at.actor.posts.filter((post) => post.onBehalfOf === (event.onBehalfOf ?? null)) : at.actor.posts
  return whoMay(q.action, facts, q.place).flatMap((who) => {
    if (who.relation === 'signer') return asSigner(q, posts)
    if (who.relation === 'public') return [{ personId: at.actor.personId, onBehalfOf: null, organId: '', role: 'drafter' as const }]
    const organId = organFor(who.relation, at.organs)
    return posts.filter((post) => post.organId === organId && mayStandFor(post.role, who.role, at, q.on)).map((post) => acting(at, post))
  })
}

function acting(at: Circumstances, post: Post): ActingAs {
  return { personId: at.actor.personId, onBehalfOf: post.onBehalfOf, organId: post.organId, role: post.role }
}

/** Roles that may hold a sign-off of a kind: who holds the post may confirm for a predecessor. */
const signerRoles: Record<SignOffKind, Role[]> = {
  departmentLegality: ['unitLegalReviewer'],
  adviserOpinion: ['legalAdviser'],
  fairCompetitionReview: ['marketReviewer', 'unitLegalReviewer'],
  legalityReview: ['legalityReviewer', 'legalityChief'],
  deliberation: ['meetingSecretary', 'chief'],
  signature: ['chief'],
}

/** The organ a sign-off was given for: as recorded, else the organ that stands in the relation of its kind. */
export function organOfSignOff(signOff: SignOff, facts: RulemakingFacts, organs: CaseOrgans): string | null {
  if (signOff.organId !== '') return signOff.organId
  const relations: Record<SignOffKind, Relation> = {
    departmentLegality: 'legalUnit',
    adviserOpinion: 'adviser',
    fairCompetitionReview: facts.documentClass === 'government' ? 'marketRegulator' : 'legalUnit',
    legalityReview: 'legalityBody',
    deliberation: 'issuing',
    signature: 'issuing',
  }
  return organFor(relations[signOff.kind], organs)
}

function asSigner(q: Question<RulemakingFacts>, posts: Post[]): ActingAs[] {
  const wanted = q.event?.payload.signOffId
  return q.facts.signOffs
    .filter((signOff) => (wanted === undefined ? isConcerned(q, signOff) : signOff.id === wanted))
    .flatMap((signOff) =>
      posts
        .filter(
          (post) =>
            post.organId === organOfSignOff(signOff, q.facts, q.at.organs) && mayStandFor(post.role, signerRoles[signOff.kind], q.at, q.on),
        )
        .map((post) => acting(q.at, post)),
    )
}

/** An offer is about the sign-offs that the action could be taken on. */
function isConcerned(q: Question<RulemakingFacts>, signOff: SignOff): boolean {
  return signOff.void === null && (q.action.name !== 'signoff.confirm' || statusOf(signOff) === 'partlyOpen')
}

/** The role itself, or one that the pack lets stand in for it where a bureau is small (`fourEyes.standIn`). */
function mayStandFor(held: Role, wanted: Role[], at: Circumstances, on: LegalDay): boolean {
  if (wanted.includes(held)) return true
  const standIn = at.pack(on).get('fourEyes.standIn')?.value
  return Array.isArray(standIn) && standIn.some((pair) => pair.endsWith(`:${held}`) && wanted.some((role) => pair === `${role}:${held}`))
}

/** True when neither the person nor his principal has drafted in this case. */
export function hasNotDrafted(facts: RulemakingFacts, acting: { personId: string; onBehalfOf: string | null }): boolean {
  return !facts.drafters.includes(acting.personId) && (acting.onBehalfOf === null || !facts.drafters.includes(acting.onBehalfOf))
}

/** True when neither the person nor his principal has approved or reviewed in this case. */
export function hasNotApproved(facts: RulemakingFacts, acting: { personId: string; onBehalfOf: string | null }): boolean {
  return !facts.approvers.includes(acting.personId) && (acting.onBehalfOf === null || !facts.approvers.includes(acting.onBehalfOf))
}

const roleNames: Record<Role, Said> = {
  drafter: { zh: '起草员', en: 'drafter' },
  unitChief: { zh: '负责人', en: 'head' },
  unitLegalReviewer: { zh: '法制审核员', en: 'legal reviewer' },
  legalAdviser: { zh: '法律顾问', en: 'legal adviser' },
  marketReviewer: { zh: '公平竞争审查员', en: 'fair competition reviewer' },
  officeClerk: { zh: '收文员', en: 'clerk' },
  officeRegistrar: { zh: '登记编号员', en: 'registrar' },
  legalityReviewer: { zh: '合法性审核员', en: 'legality reviewer' },
  legalityChief: { zh: '负责人', en: 'head' },
  meetingSecretary: { zh: '会议秘书', en: 'meeting secretary' },
  chief: { zh: '主要负责人', en: 'chief' },
  auditor: { zh: '审计员', en: 'auditor' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'audit administrator' },
}

const relationNames: Record<Relation, Said> = {
  issuing: { zh: '制定机关', en: 'issuing organ' },
  drafting: { zh: '起草单位', en: 'drafting unit' },
  generalOffice: { zh: '办公机构', en: 'general office' },
  legalityBody: { zh: '审核机构', en: 'legality body' },
  marketRegulator: { zh: '市场监管部门', en: 'market regulator' },
  legalUnit: { zh: '起草单位法制机构', en: 'legal unit of the drafting unit' },
  adviser: { zh: '法律顾问所在单位', en: 'adviser’s organ' },
  public: { zh: '任何人', en: 'anyone' },
  signer: { zh: '原签署人或者其岗位的现任者', en: 'the signer or who holds the post' },
  implementing: { zh: '实施单位', en: 'implementing organ' },
  system: { zh: '系统', en: 'the system' },
}

/** Who may act, in words: 审核机构的合法性审核员或者负责人. */
export function whoInWords(by: Who[]): Said {
  const one = (who: Who, language: keyof Said) => {
    const organ = relationNames[who.relation][language]
    if (who.role.length === 0) return organ
    const roles = who.role.map((role) => roleNames[role][language])
    return language === 'zh' ? `${organ}的${roles.join('或者')}` : `${roles.join(' or ')} of the ${organ}`
  }
  const all = (language: keyof Said, comma: string, or: string) => {
    const each = by.map((who) => one(who, language))
    return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(comma)}${or}${each.at(-1)}`
  }
  return { zh: all('zh', '，', '，或者'), en: all('en', ', ', ', or ') }
}
