import { daysBetween } from '../days.ts'
import { houseRule } from '../rules/cite.ts'
import type { Running } from '../running.ts'
import type { CampaignOpening, Circumstances, StageRow } from '../types.ts'
import { campaignOpen } from './actions/index.ts'
import { campaignAsks } from './asks.ts'
import { campaignBegins } from './evolve.ts'
import type { CleanupFacts } from './facts.ts'
import { cleanupFollowUps } from './follow-ups.ts'
import { cleanupV1 } from './machine-v1.ts'
import { cleanupRequirements } from './requirements/index.ts'
import { cleanupEnds, cleanupStageName } from './stages.ts'
import { cleanupWay } from './way.ts'

const over: readonly unknown[] = cleanupEnds

/** A cleanup campaign, version 1, as the engine drives it. */
export const cleanupRunning = {
  machine: cleanupV1 as never,
  requirements: cleanupRequirements as never,
  begins: (input) => ({ value: 'scope', facts: campaignBegins(input as CampaignOpening) }),
  // Nothing is told to the instruments before the list is frozen.
  opening: { action: campaignOpen, place: 'scope', followUps: () => [] },
  isDone: (value) => over.includes(value),
  placeOf: (action, value) => (action.stages.includes(String(value)) ? String(value) : null),
  placeName: cleanupStageName,
  here: (value) => cleanupStageName(String(value)),
  whoMay: (action) => action.by,
  settled: (before, value, after, event) => (value === before.value ? after : { ...(after as CleanupFacts), enteredOn: event.occurredOn }),
  derived: (state, event, at) => {
    const facts = state.facts as CleanupFacts
    const stages = over.includes(state.value) ? [] : [stageRow(String(state.value), facts, at)]
    return { stages, asks: campaignAsks(String(state.value), facts, at.organs), followUps: event ? cleanupFollowUps(facts, event) : [] }
  },
  plan: cleanupWay,
} satisfies Running

function stageRow(stage: string, facts: CleanupFacts, at: Circumstances): StageRow {
  const row = { stage, enteredOn: facts.enteredOn, dueOn: null, due: null, notComputable: null }
  if (stage !== 'conclusions' || facts.dueOn === null) return row
  const days = Math.max(1, daysBetween(facts.enteredOn, facts.dueOn))
  const basis = houseRule('部署清理时确定的报送时限', 'the day named when the tables were handed out')
  const due = {
    ...{ key: 'cleanup.due', days, unit: 'natural' as const, from: facts.enteredOn, to: facts.dueOn, counted: days },
    ...{ skipped: [], calendar: at.calendar.version, basis },
    zh: `清理意见自${facts.enteredOn}次日起${days}日内报送，至${facts.dueOn}（${basis.zh}）`,
    en: `Conclusions within ${days} days from the day after ${facts.enteredOn}, until ${facts.dueOn} (${basis.en})`,
  }
  return { ...row, dueOn: facts.dueOn, due }
}
