import { failing } from '../judge.ts'
import type { Question } from '../question.ts'
import { openProvisions, whyNotPassed } from '../sign-offs.ts'
import type { ActionDefinition, Ask, Circumstances, StageRow } from '../types.ts'
import { rulemakingActions } from './actions/index.ts'
import type { RulemakingFacts, SignOffKind } from './facts.ts'
import { requirements } from './requirements/index.ts'
import { organFor, organOfSignOff, whoMay } from './roles.ts'
import { openPlaces, stageOf } from './stages.ts'

const byName = new Map(rulemakingActions.map((action) => [action.name, action]))
const primaries = rulemakingActions.filter((action) => action.primary)

/** Who is asked for what now: what keeps each open place from its next step, and the signers of what changed. */
export function asksOf(value: unknown, facts: RulemakingFacts, stages: StageRow[], at: Circumstances): Ask[] {
  const asks: Ask[] = []
  for (const place of openPlaces(value)) {
    const dueOn = stages.find((row) => row.stage === place)?.dueOn ?? null
    for (const name of nextActions(place, facts, at)) {
      const action = byName.get(name)
      const where = action?.stages.includes(place) ? place : stageOf(value)
      if (action) asks.push(...asksFor(action, where, facts, dueOn, at))
    }
  }
  return unique([...asks, ...signers(facts, at)])
}

/** The step that carries the place forward or, where it is not due yet, what would satisfy what is missing. */
function nextActions(place: string, facts: RulemakingFacts, at: Circumstances): string[] {
  return primaries
    .filter((action) => action.stages.includes(place))
    .flatMap((action) => {
      const question: Question<RulemakingFacts> = { facts, action, place, event: null, at, on: at.today }
      const open = failing(question, requirements).filter((requirement) => requirement.about === 'facts')
      const remedies = open.map((requirement) => requirement.remedy?.(question)?.action).filter((name) => name != null)
      if (open.length > 0) return remedies.filter((name) => name !== 'signoff.confirm')
      // Who let the text pass is asked to confirm what changed since, not to conclude anew beside it.
      return isSignOff(place) && whyNotPassed(facts, place) === 'partlyOpen' ? [] : [action.name]
    })
}

/** The reviews' places bear the names of their sign-offs. */
function isSignOff(place: string): place is SignOffKind {
  return ['departmentLegality', 'adviserOpinion', 'fairCompetitionReview', 'legalityReview'].includes(place)
}

function asksFor(action: ActionDefinition, place: string, facts: RulemakingFacts, dueOn: string | null, at: Circumstances): Ask[] {
  return whoMay(action, facts, place).flatMap((who) => {
    const organId = organFor(who.relation, at.organs)
    return organId === null ? [] : who.role.slice(0, 1).map((role) => ({ action: action.name, role, organId, personId: null, dueOn }))
  })
}

function signers(facts: RulemakingFacts, at: Circumstances): Ask[] {
  const roles = {
    departmentLegality: 'unitLegalReviewer',
    adviserOpinion: 'legalAdviser',
    fairCompetitionReview: facts.documentClass === 'government' ? 'marketReviewer' : 'unitLegalReviewer',
    legalityReview: 'legalityReviewer',
    deliberation: 'meetingSecretary',
    signature: 'chief',
  } as const
  return facts.signOffs
    .filter((signOff) => signOff.void === null && openProvisions(signOff, facts).length > 0)
    .map((signOff) => ({
      ...{ action: 'signoff.confirm', role: roles[signOff.kind], organId: organOfSignOff(signOff, facts, at.organs) ?? '' },
      ...{ personId: signOff.elsewhere ? null : signOff.personId, dueOn: null },
    }))
}

function unique(asks: Ask[]): Ask[] {
  const seen = new Set<string>()
  return asks.filter((ask) => {
    const key = `${ask.action}|${ask.role}|${ask.organId}|${ask.personId}`
    return seen.has(key) ? false : seen.add(key)
  })
}
