import { begin, evolve, isDone } from '../../../workflows/engine.ts'
import { asksOf } from '../../../workflows/rulemaking/asks.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../../workflows/rulemaking/stages.ts'
import { stageRows as terms } from '../../../workflows/rulemaking/terms.ts'
import type { CaseOpening, Circumstances, StoredState } from '../../../workflows/types.ts'
import type { StoredEvent } from '../../store/events.ts'
import { projectEvent } from '../cases/project/index.ts'
import { stageRows, statusOf, taskRows } from '../cases/project/state.ts'
import { actionEvent } from './events.ts'
import type { Tables } from './rows.ts'

/** What a case's events give besides its own rows. */
export interface ReplayedCase {
  id: string
  state: StoredState<RulemakingFacts>
  effects: { fact: Record<string, unknown>; actId: string }[]
}

/**
 * Makes a case again from its events: head row, drafts, opinions, meetings, filings, and, for the day the stored ones were computed for,
 * stage rows and tasks.
 *
 * @param at circumstances of nobody: organs, packs and calendar of the case.
 * @param dayDone the last legal day whose daily job ran, or ''.
 * @throws {Error} when an event cannot follow the state it meets.
 */
export function replayCase(events: StoredEvent[], at: Circumstances, dayDone: string, tables: Tables): ReplayedCase {
  const [first, ...rest] = events
  if (first?.type !== 'case.open') throw new Error('a case begins with case.open')
  const opening = first.body.payload as unknown as CaseOpening
  const { issuing, drafting } = first.body.resolved as { issuing: string; drafting: string }
  let state = begin('rulemaking', opening) as StoredState<RulemakingFacts>
  const record = { id: first.streamId, organId: issuing, draftingOrganId: drafting }
  const effects: ReplayedCase['effects'] = []
  for (const stored of rest) {
    const event = actionEvent(stored)
    state = evolve(state, event) as StoredState<RulemakingFacts>
    for (const write of projectEvent({ event, record, state, at: { organs: at.organs, recordedAt: stored.recordedAt } }))
      tables.apply(write)
    for (const fact of (event.resolved?.recorded as Record<string, unknown>[] | undefined) ?? [])
      effects.push({ fact, actId: String(event.resolved?.actId) })
  }
  const last = String(events.at(-1)?.body.today ?? opening.occurredOn)
  const then = { ...at, today: dayDone > last ? dayDone : last }
  const stages = terms(state.value, state.facts, then)
  const asks = isDone(state) ? [] : asksOf(state.value, state.facts, stages, then)
  const standpoint = { caseId: record.id, organId: issuing, state, stages, asks }
  for (const row of stageRows(standpoint)) tables.of('stage').push(row)
  for (const row of taskRows(standpoint)) tables.of('task').push(row)
  tables.of('case_file').push({
    id: record.id,
    organ_id: issuing,
    drafting_organ_id: drafting,
    kind: opening.kind,
    title: opening.title,
    workflow: state.workflow,
    workflow_version: state.version,
    state_json: state,
    stage: stageOf(state.value),
    status: statusOf(state),
    opened_on: opening.occurredOn,
    opened_by: first.actorId,
    instruments_json: opening.instruments,
  })
  return { id: record.id, state, effects }
}
