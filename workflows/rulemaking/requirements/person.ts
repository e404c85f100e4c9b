import { signOffOf } from '../../sign-offs.ts'
import { dayRequirements, elsewhereRule, twoTimes } from '../../times.ts'
import { actingAs, hasNotApproved, hasNotDrafted, organFor, organOfSignOff, whoInWords, whoMay } from '../roles.ts'
import * as basis from './bases.ts'
import type { Check } from './check.ts'

/** Who acts, and whether he may. */
export const personRequirements: Check[] = [
  {
    code: 'roleHeld',
    about: 'person',
    // Recorded as done elsewhere: `recordedByRightPerson` asks instead.
    holds: (q) => q.event?.elsewhere !== undefined || actingAs(q).length > 0,
    params: (q) => {
      const words = whoInWords(whoMay(q.action, q.facts, q.place))
      return { whoZh: words.zh, whoEn: words.en }
    },
    basis: [basis.orderly],
    remedy: (q) => ({ action: q.action.name, role: whoMay(q.action, q.facts, q.place)[0]?.role[0] ?? 'officeClerk' }),
  },
  {
    code: 'recordedByRightPerson',
    about: 'event',
    holds: (q) => {
      if (!q.event?.elsewhere) return true
      const organs = [
        ...whoMay(q.action, q.facts, q.place).map((who) => organFor(who.relation, q.at.organs)),
        organFor('generalOffice', q.at.organs),
      ]
      const wanted = q.event.payload.signOffId
      const signOff = q.facts.signOffs.find((candidate) => candidate.id === wanted)
      if (signOff) organs.push(organOfSignOff(signOff, q.facts, q.at.organs))
      const member = q.at.actor.posts.some((post) => organs.includes(post.organId) && post.onBehalfOf === (q.event?.onBehalfOf ?? null))
      return member && hasNotDrafted(q.facts, { personId: q.at.actor.personId, onBehalfOf: q.event.onBehalfOf ?? null })
    },
    basis: [elsewhereRule],
    remedy: () => ({ action: null, role: 'officeClerk' }),
  },
  {
    code: 'notOwnDraft',
    about: 'person',
    holds: (q) => {
      const person = q.event?.elsewhere?.person
      if (person !== undefined && !hasNotDrafted(q.facts, { personId: person, onBehalfOf: null })) return false
      const ways = actingAs(q)
      if (ways.length === 0) return hasNotDrafted(q.facts, { personId: q.at.actor.personId, onBehalfOf: q.event?.onBehalfOf ?? null })
      return ways.some((way) => hasNotDrafted(q.facts, way))
    },
    basis: [basis.fourEyes],
    remedy: (q) => ({ action: q.action.name, role: whoMay(q.action, q.facts, q.place)[0]?.role[0] ?? 'officeClerk' }),
  },
  {
    code: 'notApprover',
    about: 'person',
    holds: (q) => {
      const ways = actingAs(q)
      if (ways.length === 0) return hasNotApproved(q.facts, { personId: q.at.actor.personId, onBehalfOf: q.event?.onBehalfOf ?? null })
      return ways.some((way) => hasNotApproved(q.facts, way))
    },
    basis: [basis.fourEyes],
    remedy: (q) => ({ action: q.action.name, role: 'drafter' }),
  },
  {
    code: 'otherReviewer',
    about: 'person',
    holds: (q) => {
      // In either order: a refused sign-off may bring the department's review back after the legality body's.
      const first = signOffOf(q.facts, q.action.name === 'legality.decide' ? 'departmentLegality' : 'legalityReview')
      const people = first ? [first.personId, first.onBehalfOf].filter((id) => id !== null) : []
      const person = q.event?.elsewhere?.person
      if (person !== undefined) return !people.includes(person)
      return !people.includes(q.at.actor.personId) && !(q.event?.onBehalfOf && people.includes(q.event.onBehalfOf))
    },
    basis: [basis.separateSteps, basis.legalityBody],
    remedy: (q) => ({ action: q.action.name }),
  },
]

/** Two times, suspension and what was recorded as done elsewhere. */
export const timeRequirements: Check[] = [
  ...dayRequirements(enteredOn),
  {
    code: 'notSuspended',
    about: 'facts',
    holds: (q) => q.facts.suspendedOn === null,
    params: (q) => ({ since: q.facts.suspendedOn ?? '' }),
    basis: [basis.returnArticle],
    remedy: () => ({ action: 'case.resume' }),
  },
  {
    code: 'suspended',
    about: 'facts',
    holds: (q) => q.facts.suspendedOn !== null,
    basis: [basis.orderly],
    remedy: () => ({ action: 'case.suspend' }),
  },
  {
    code: 'resumeNotBeforeSuspension',
    about: 'event',
    holds: (q) => q.on >= (q.facts.suspendedOn ?? ''),
    params: (q) => ({ since: q.facts.suspendedOn ?? '' }),
    basis: [twoTimes],
    remedy: (q) => ({ action: null, day: q.facts.suspendedOn }),
  },
  {
    code: 'draftNamedIsCurrent',
    about: 'event',
    // A record of a paper signature names the drafts that lay before the signer: only the present ones can be signed here.
    holds: (q) => {
      const named = q.event?.elsewhere?.draftIds
      if (named === undefined) return true
      const current = Object.values(q.facts.drafts).map((draft) => draft.draftId)
      return named.length === current.length && current.every((id) => named.includes(id))
    },
    basis: [basis.boundText, elsewhereRule],
    remedy: () => ({ action: 'signoff.confirm' }),
  },
]

function enteredOn(q: Parameters<Check['holds']>[0]): string {
  const { visits } = q.facts
  const visit = visits[q.place as keyof typeof visits]
  return visit?.enteredOn ?? q.facts.openedOn
}
