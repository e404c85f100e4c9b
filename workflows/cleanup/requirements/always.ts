import { organFor, whoInWords } from '../../rulemaking/roles.ts'
import { actingAs, organsOf } from '../who.ts'
import { blank, type Check, elsewhereRule, orderly, twoTimes } from './common.ts'

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
  {
    code: 'dayNotInFuture',
    about: 'event',
    holds: (q) => q.on <= q.at.today,
    params: (q) => ({ on: q.on, today: q.at.today }),
    basis: [twoTimes],
    remedy: (q) => ({ action: null, day: q.on }),
  },
  {
    code: 'dayNotBeforeStage',
    about: 'event',
    holds: (q) => q.on >= q.facts.enteredOn,
    params: (q) => ({ on: q.on, entered: q.facts.enteredOn }),
    basis: [twoTimes],
    remedy: (q) => ({ action: null, day: q.facts.enteredOn }),
  },
  {
    code: 'otherDayHasReason',
    about: 'event',
    holds: (q) => q.on === q.at.today || q.event === null || !blank(q.event.reason),
    params: (q) => ({ on: q.on, today: q.at.today }),
    basis: [twoTimes],
  },
]
