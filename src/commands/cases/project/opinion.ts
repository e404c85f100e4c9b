import type { SignOff } from '../../../../workflows/rulemaking/facts.ts'
import { organOfSignOff } from '../../../../workflows/rulemaking/roles.ts'
import type { RowWrite } from '../../../store/change-set.ts'
import type { Projected } from './index.ts'

const KINDS: Readonly<Record<string, string>> = {
  'departmentLegality.conclude': 'departmentLegality',
  'adviserOpinion.give': 'adviserOpinion',
  'fairCompetition.selfReview': 'fairCompetitionSelfReview',
  'fairCompetition.conclude': 'fairCompetitionReview',
  'legality.decide': 'legalityReview',
}

interface Point {
  provisionId?: string
  text?: string
  id?: string
  words?: string
}

/** An opinion with its anchored points; each point is a remark that waits for an answer. */
export function opinionRows({ event, record, state, at }: Projected): RowWrite[] {
  const { payload, resolved = {} } = event
  const id = String(resolved.signOffId)
  const signOff = state.facts.signOffs.find((known) => known.id === id)
  const draftIds = signOff?.draftIds ?? Object.values(state.facts.drafts).map((draft) => draft.draftId)
  const points = (payload.points ?? payload.items ?? []) as Point[]
  const opinion: RowWrite = {
    insert: 'opinion',
    row: {
      id,
      organ_id: record.organId,
      case_id: record.id,
      kind: KINDS[event.type]!,
      by_organ_id: (signOff && organOfSignOff(signOff, state.facts, at.organs)) || record.draftingOrganId,
      person_id: event.actorId,
      on_behalf_of: signOff?.onBehalfOf ?? event.onBehalfOf ?? null,
      conclusion: String(payload.conclusion ?? 'selfReviewed'),
      body: String(payload.opinion ?? ''),
      draft_ids_json: draftIds,
      elsewhere_json: event.elsewhere ?? null,
      given_on: event.occurredOn,
    },
  }
  return [
    opinion,
    ...remarks(event, points, signOff, { draftId: draftIds[0] ?? null, organId: record.organId, caseId: record.id, at: at.recordedAt }),
  ]
}

/** One remark for each point; where an objection names none, one on the whole, for it still asks for an answer. */
function remarks(
  event: Projected['event'],
  points: Point[],
  signOff: SignOff | undefined,
  on: { draftId: string | null; organId: string; caseId: string; at: string },
): RowWrite[] {
  const ids =
    signOff && signOff.points.length > 0 ? signOff.points.map((point) => point.id) : ((event.resolved?.pointIds ?? []) as string[])
  return ids.map((id, i): RowWrite => {
    const point = points[i] ?? {}
    return {
      insert: 'remark',
      row: {
        id,
        organ_id: on.organId,
        case_id: on.caseId,
        opinion_id: String(event.resolved?.signOffId),
        person_id: event.actorId,
        provision_id: point.provisionId ?? null,
        draft_id: on.draftId,
        quote: point.words ?? null,
        body: point.text ?? point.id ?? String(event.payload.opinion ?? ''),
        parent_id: null,
        created_at: on.at,
        resolved: 0,
      },
    }
  })
}

/** The drafters' answer to a point: a reply under the remark, which is then settled. */
export function pointAnswered({ event, record, at }: Projected): RowWrite[] {
  const { pointId, opinionId, disposition, reason } = event.payload as Record<string, string>
  return [
    { update: 'remark', where: { id: pointId! }, set: { resolved: 1 } },
    {
      insert: 'remark',
      row: {
        id: `${pointId}:answer:${at.recordedAt}`,
        organ_id: record.organId,
        case_id: record.id,
        opinion_id: opinionId ?? null,
        person_id: event.actorId,
        provision_id: null,
        draft_id: null,
        quote: disposition ?? null,
        body: reason ?? '',
        parent_id: pointId!,
        created_at: at.recordedAt,
        resolved: 1,
      },
    },
  ]
}
