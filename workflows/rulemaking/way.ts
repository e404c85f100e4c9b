import { actionsOf } from '../actions.ts'
import type { Choice, Way } from '../plan.ts'
import { whyNotPassed } from '../sign-offs.ts'
import type { StoredState } from '../types.ts'
import { noticeGrounds } from './actions/words.ts'
import { assumed } from './assume.ts'
import type { RulemakingFacts } from './facts.ts'
import { whoMay } from './roles.ts'
import { openPlaces, type Place, type Stage, stageOf, stages } from './stages.ts'

/** How the plan of a rulemaking case goes on. */
export const rulemakingWay: Way = {
  stageOf,
  order: [...stages, 'archived'],
  forward,
  placeOf: (action, { value }) => {
    const stage = stageOf(value) as Stage
    return action.stages.includes(stage) ? stage : (openPlaces(value).find((one) => action.stages.includes(one)) ?? stage)
  },
  whoMay: (action, { facts }, place) => whoMay(action, facts as RulemakingFacts, place),
  assumed: (action, { facts }, ...rest) => assumed(action, facts as RulemakingFacts, ...rest),
  choice: ({ facts }) => withoutNotice(facts as RulemakingFacts),
}

/** A ground to do without the public notice that the case shows (`skipGroundHolds`); secrecy leaves no choice and is planned. */
function withoutNotice({ kind, expedited }: RulemakingFacts): Choice | null {
  const [zh, en] = noticeGrounds[expedited ? 'urgentOrder' : 'repealOnly']
  if (kind !== 'repeal' && expedited === null) return null
  return {
    ...{ action: 'notice.skip', insteadOf: 'notice.publish' },
    zh: `由起草单位负责人载明“${zh}”、不公开征求意见的，最早：`,
    en: `If the head of the drafting unit records “${en}” and does without the notice, at the earliest:`,
  }
}

/** The step that carries the case forward from where it stands. */
function forward(state: StoredState): string | null {
  const facts = state.facts as RulemakingFacts
  // What only changed since it was signed is confirmed in one click, not concluded anew.
  const toConfirm = facts.signOffs.some(({ kind }) => whyNotPassed(facts, kind) === 'partlyOpen')
  if (toConfirm && ['review', 'legalityReview'].includes(stageOf(state.value))) return 'signoff.confirm'
  const places: Place[] = openPlaces(state.value)
  return (
    actionsOf('rulemaking').find((action) => action.primary && action.stages.some((stage) => places.includes(stage as Place)))?.name ?? null
  )
}
