import type { ActionDefinition, ActionEvent } from '../../types.ts'
import type { RulemakingFacts, SignOff, SignOffKind } from '../facts.ts'
import type { Stage } from '../stages.ts'
import { type Change, union } from './change.ts'
import { draftChanges } from './drafts.ts'
import { opinionChanges } from './opinions.ts'
import { back, progressChanges } from './progress.ts'

const changes: Record<string, Change> = { ...progressChanges, ...draftChanges, ...opinionChanges }

/** Actions by which a person becomes a drafter of the case. */
const drafting = new Set(['initiation.propose', 'draft.save', 'draft.replace'])

/** The stage in which a conclusion of each kind is taken. */
export const stageOfKind: Record<SignOffKind, Stage> = {
  departmentLegality: 'review',
  adviserOpinion: 'review',
  fairCompetitionReview: 'review',
  legalityReview: 'legalityReview',
  deliberation: 'deliberation',
  signature: 'signing',
}

/** The facts after an event. Pure, and never dependent on a rule pack or a calendar: a replay gives the same. */
export function record(facts: RulemakingFacts, event: ActionEvent, action: ActionDefinition): RulemakingFacts {
  const next = { ...facts, ...changes[event.type]?.(facts, event), step: facts.step + 1 }
  const people = [event.actorId, event.onBehalfOf]
  if (drafting.has(event.type)) next.drafters = union(facts.drafters, ...people)
  if (action.requirements.includes('notOwnDraft')) next.approvers = union(facts.approvers, ...people, event.elsewhere?.person)
  if (event.type === 'departmentDeliberation.record' && event.payload.decision === 'rework') Object.assign(next, back(next, 'drafting'))
  if (event.type === 'signoff.refuse') Object.assign(next, backToReview(next, event))
  return next
}

/** A refused review sends the case back before its receipt: the pack is submitted again. Other sign-offs stay, they bind the text. */
function backToReview(facts: RulemakingFacts, event: ActionEvent): Partial<RulemakingFacts> {
  const signOff = signOffNamed(facts, event)
  if (!signOff || stageOfKind[signOff.kind] !== 'review') return {}
  return { departmentDeliberatedOn: null, submittedOn: null, acceptedOn: null }
}

/** The sign-off an event speaks of. */
export function signOffNamed(facts: RulemakingFacts, event: ActionEvent): SignOff | undefined {
  return facts.signOffs.find((signOff) => signOff.id === event.payload.signOffId)
}
