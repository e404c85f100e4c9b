import type { Question, Requirement } from './question.ts'
import { houseRule } from './rules/cite.ts'
import type { LegalDay } from './types.ts'

/** What the requirements of the two times rest on, in every machine. */
export const twoTimes = houseRule('发生日与记录时刻分开', 'the day of the act and the instant of its record are two things')
export const elsewhereRule = houseRule(
  '线下办理由所属机关或者办公机构补录',
  'what was done elsewhere is recorded by the organ concerned or the general office',
)

/** Nobody records today what will be done tomorrow. */
export const dayNotInFuture: Requirement<unknown> = {
  code: 'dayNotInFuture',
  about: 'event',
  holds: (q) => q.on <= q.at.today,
  params: (q) => ({ on: q.on, today: q.at.today }),
  basis: [twoTimes],
  remedy: (q) => ({ action: null, day: q.on }),
}

/**
 * The requirements of the day of an act in a machine with stages: not after today, not before the stage was entered, and with a reason
 * when it is another day than today.
 *
 * @param entered when the stage was entered in which the question is asked.
 */
export function dayRequirements<F>(entered: (question: Question<F>) => LegalDay): Requirement<F>[] {
  return [
    dayNotInFuture,
    {
      code: 'dayNotBeforeStage',
      about: 'event',
      holds: (q) => q.on >= entered(q),
      params: (q) => ({ on: q.on, entered: entered(q) }),
      basis: [twoTimes],
      remedy: (q) => ({ action: null, day: entered(q) }),
    },
    {
      code: 'otherDayHasReason',
      about: 'event',
      holds: (q) => q.on === q.at.today || q.event === null || (q.event.reason ?? '').trim() !== '',
      params: (q) => ({ on: q.on, today: q.at.today }),
      basis: [twoTimes],
    },
  ]
}
