import type { RulemakingFacts } from '../../../../workflows/rulemaking/facts.ts'
import type { ActionEvent, Circumstances, StoredState } from '../../../../workflows/types.ts'
import type { RowWrite } from '../../../store/change-set.ts'
import type { CaseRecord } from '../context.ts'
import { answeredComments } from './comment.ts'
import { draftRow } from './draft.ts'
import { filingResult, filingSent } from './filing.ts'
import { meetingRow } from './meeting.ts'
import { opinionRows, pointAnswered } from './opinion.ts'

/** What a projection is made of: the event as the log keeps it and the state after it. Rows that hold words come from `prepare`. */
export interface Projected {
  event: ActionEvent
  record: Pick<CaseRecord, 'id' | 'organId' | 'draftingOrganId'>
  state: StoredState<RulemakingFacts>
  at: Pick<Circumstances, 'organs' | 'recordedAt'>
}

type Projection = (projected: Projected) => RowWrite[]

const projections: Readonly<Record<string, Projection[]>> = {
  'draft.save': [draftRow],
  'draft.replace': [draftRow],
  'departmentLegality.conclude': [opinionRows],
  'adviserOpinion.give': [opinionRows],
  'fairCompetition.selfReview': [opinionRows],
  'fairCompetition.conclude': [opinionRows],
  'legality.decide': [opinionRows],
  'opinion.answer': [pointAnswered],
  'legalityPoint.answer': [pointAnswered],
  'comment.answer': [answeredComments],
  'departmentDeliberation.record': [meetingRow],
  'meeting.decide': [meetingRow],
  'hearing.record': [meetingRow],
  'filing.send': [filingSent],
  'filing.receipt': [filingResult],
  'material.add': [
    ({ event }) => [
      {
        update: 'material',
        where: { id: String(event.payload.materialId) },
        set: { kind: String(event.payload.kind), title: String(event.payload.title), withdrawn: 0 },
      },
    ],
  ],
  'material.withdraw': [({ event }) => [{ update: 'material', where: { id: String(event.payload.materialId) }, set: { withdrawn: 1 } }]],
}

/** The rows of one event beside the state rows; pure, so that a replay makes the same. */
export function projectEvent(projected: Projected): RowWrite[] {
  return (projections[projected.event.type] ?? []).flatMap((projection) => projection(projected))
}
