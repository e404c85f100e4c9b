import { organFor, whoInWords } from '../../rulemaking/roles.ts'
import { dayRequirements, elsewhereRule } from '../../times.ts'
import { type Ask, actingAs, organsOf } from '../who.ts'
import { type Check, orderly } from './common.ts'

/** Requirements about who acts and when. */
export const always: Check[] = [
  {
    code: 'roleHeld',
    about: 'person',
    holds: (q) => q.event?.elsewhere !== undefined || actingAs(q).length > 0,
    params: (q) => {
      const words = whoInWords(q.action.by)
      return { whoZh: words.zh, whoEn: words.en }
    },
    basis: [orderly],
    remedy: (q) => ({ action: q.action.name, role: q.action.by[0]?.role[0] ?? 'officeClerk' }),
  },
  {
    code: 'recordedByRightPerson',
    about: 'event',
    holds: (q) => {
      if (!q.event?.elsewhere) return true
      const organs = [...q.action.by.flatMap((who) => organsOf(who, q)), organFor('generalOffice', q.at.organs)]
      return q.at.actor.posts.some((post) => organs.includes(post.organId) && post.onBehalfOf === (q.event?.onBehalfOf ?? null))
    },
    basis: [elsewhereRule],
    remedy: () => ({ action: null, role: 'officeClerk' }),
  },
  ...dayRequirements((q: Ask) => q.facts.enteredOn),
]
