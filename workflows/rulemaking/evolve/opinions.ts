import type { ActionEvent } from '../../types.ts'
import type { Point, RulemakingFacts, SignOff, SignOffKind } from '../facts.ts'
import type { ResolvedSignOff } from '../resolved.ts'
import { type Change, given } from './change.ts'
import { draftIds } from './drafts.ts'

/** Conclusions, votes and signatures: each binds every draft that stands now. */
export const opinionChanges: Record<string, Change> = {
  'departmentLegality.conclude': (facts, event) => signedOff(facts, event, 'departmentLegality'),
  'adviserOpinion.give': (facts, event) => signedOff(facts, event, 'adviserOpinion'),
  'fairCompetition.selfReview': (facts) => ({ selfReviewedAt: facts.draftSeq }),
  'fairCompetition.conclude': (facts, event) => signedOff(facts, event, 'fairCompetitionReview'),
  'legality.decide': (facts, event) => signedOff(facts, event, 'legalityReview'),
  'meeting.decide': (facts, event) => {
    const decision = given<string>(event, 'decision')
    const passes = decision === 'pass' || decision === 'passWithChanges'
    return {
      ...signedOff(facts, event, 'deliberation', decision),
      decidedOn: passes ? given<string>(event, 'heldOn') : null,
      changesOwed: decision === 'passWithChanges',
    }
  },
  'expedited.decide': (facts, event) => ({
    ...signedOff(facts, event, 'deliberation', 'expedited'),
    decidedOn: event.occurredOn,
    changesOwed: false,
  }),
  'signing.sign': (facts, event) => ({ ...signedOff(facts, event, 'signature', 'signed'), signedOn: event.occurredOn }),
}

function signedOff(facts: RulemakingFacts, event: ActionEvent, kind: SignOffKind, said?: string): { signOffs: SignOff[] } {
  const resolved = (event.resolved ?? {}) as unknown as Partial<ResolvedSignOff>
  const id = resolved.signOffId ?? `${kind}.${facts.step}`
  const signOff: SignOff = {
    ...{ id, kind, conclusion: said ?? given<string>(event, 'conclusion'), on: event.occurredOn },
    personId: event.elsewhere?.person ?? event.actorId,
    onBehalfOf: event.onBehalfOf ?? null,
    organId: resolved.organId ?? '',
    draftSeq: facts.draftSeq,
    draftIds: draftIds(facts),
    points: pointsOf(event, kind, id, resolved.pointIds),
    exception: exceptionOf(event),
    reasoned: typeof event.payload.reason === 'string',
    elsewhere: event.elsewhere !== undefined,
    void: null,
    differences: { act: {}, consolidated: {} },
  }
  return { signOffs: [...facts.signOffs.filter((other) => other.kind !== kind), signOff] }
}

function pointsOf(event: ActionEvent, kind: SignOffKind, id: string, ids: string[] | undefined): Point[] {
  const said = (event.payload.points ?? []) as { provisionId?: string }[]
  // Objections or a demand to revise without a single point are one point on the whole: it still asks for an answer.
  const asks = event.payload.conclusion === 'objections' || event.payload.conclusion === 'mustRevise'
  const points = said.length === 0 && asks && kind !== 'fairCompetitionReview' ? [{}] : said
  return points.map((point: { provisionId?: string }, at) => ({
    id: ids?.[at] ?? `${id}.${at + 1}`,
    provisionId: point.provisionId ?? null,
    answer: null,
    touched: false,
  }))
}

function exceptionOf(event: ActionEvent): SignOff['exception'] {
  const exception = event.payload.exception as
    | { ground: string; noLessRestrictiveAlternative: boolean; endDate?: string; endCondition?: string }
    | undefined
  if (!exception) return null
  const { ground, noLessRestrictiveAlternative, endDate = null, endCondition } = exception
  return { ground, noLessRestrictiveAlternative, endDate, endCondition: endCondition !== undefined }
}
