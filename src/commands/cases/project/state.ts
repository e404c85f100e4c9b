import type { RulemakingFacts } from '../../../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../../../workflows/rulemaking/stages.ts'
import type { Ask, StageRow, StoredState } from '../../../../workflows/types.ts'
import type { RowWrite } from '../../../store/change-set.ts'

/** What rows are made of after every event: who the case belongs to and what the machine answered. */
export interface Standpoint {
  caseId: string
  organId: string
  state: StoredState<RulemakingFacts>
  stages: StageRow[]
  asks: Ask[]
}

/** `open` while somebody has work, `withdrawn` or `closed` (archived or refused) at the end. */
export function statusOf(state: StoredState<RulemakingFacts>): 'open' | 'closed' | 'withdrawn' {
  const stage = stageOf(state.value)
  if (stage === 'withdrawn') return 'withdrawn'
  return stage === 'archived' || stage === 'refused' ? 'closed' : 'open'
}

/** The stage rows of a case: one for each stage or review lane that is open, with its due day and how that was computed; none at the end. */
export function stageRows({ caseId, organId, state, stages }: Standpoint) {
  if (statusOf(state) !== 'open') return []
  return stages.map((stage) => ({
    organ_id: organId,
    case_id: caseId,
    stage: stage.stage,
    entered_on: stage.enteredOn,
    due_on: stage.dueOn,
    due_json: dueJson(stage),
  }))
}

/** As `store/cases.ts` reads it: the explanation itself, or why the day cannot be computed yet. */
function dueJson({ due, notComputable }: Standpoint['stages'][number]): string | null {
  if (due) return JSON.stringify(due)
  return notComputable ? JSON.stringify({ notComputable }) : null
}

/**
 * The inbox rows of a case: one for each ask. The id is made of what is asked, so that a task that stays keeps its row; `since` is the
 * day its stage was entered.
 */
export function taskRows({ caseId, organId, stages, asks }: Standpoint) {
  const since = stages.map((stage) => stage.enteredOn).sort()[0] ?? ''
  const rows = asks.map((ask) => ({
    id: [caseId, ask.action, ask.role, ask.organId, ask.personId ?? ''].join(':'),
    // An inbox is read by the organ that is asked, not by the one that issues.
    organ_id: ask.organId,
    case_id: caseId,
    action: ask.action,
    role: ask.role,
    person_id: ask.personId,
    due_on: ask.dueOn,
    since,
  }))
  return [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({ ...row, organ_id: row.organ_id || organId }))
}

/** Case row, stage rows and tasks after an event; the old stage rows and tasks go. */
export function stateWrites(standpoint: Standpoint, recordedAt: string): RowWrite[] {
  const { caseId, state } = standpoint
  return [
    {
      update: 'case_file',
      where: { id: caseId },
      set: { state_json: state, stage: stageOf(state.value), status: statusOf(state), updated_at: recordedAt },
    },
    { remove: 'stage', where: { case_id: caseId } },
    ...stageRows(standpoint).map((row): RowWrite => ({ insert: 'stage', row })),
    { remove: 'task', where: { case_id: caseId } },
    ...taskRows(standpoint).map((row): RowWrite => ({ insert: 'task', row })),
  ]
}
