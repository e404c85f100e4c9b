import type { ActionEvent, CampaignOpening } from '../types.ts'
import { type CleanupFacts, type CleanupItem, freshItem, type PackagedText } from './facts.ts'
import type { Outcome, ReasonCode } from './outcomes.ts'

/** The facts with which a campaign begins. */
export function campaignBegins(opening: CampaignOpening): CleanupFacts {
  const { kind, title, cutOff, occurredOn, campaignId } = opening
  return {
    ...{ campaignId: campaignId ?? null, kind, title, cutOff, step: 1 },
    ...{ openedOn: occurredOn, enteredOn: occurredOn, frozenOn: null, items: itemsOf(opening.items), dueOn: null, submitted: {} },
    ...{ concludedAt: 0, resolved: null, draft: null, signed: null, number: null, numberId: null, published: null },
  }
}

function itemsOf(rows: { instrumentId: string; organId?: string }[]): Record<string, CleanupItem> {
  return Object.fromEntries(rows.map((row) => [row.instrumentId, freshItem(row.organId ?? null)]))
}

type Recorder = (facts: CleanupFacts, event: ActionEvent) => Partial<CleanupFacts>

/** The facts after an event. Pure. */
export function recordCleanup(facts: CleanupFacts, event: ActionEvent): CleanupFacts {
  return { ...facts, step: facts.step + 1, ...recorders[event.type]?.(facts, event) }
}

const recorders: Record<string, Recorder> = {
  'scope.change': (facts, { payload }) => {
    const removed = new Set((payload.remove ?? []) as string[])
    const kept = Object.entries(facts.items).filter(([id]) => !removed.has(id))
    return { items: { ...Object.fromEntries(kept), ...itemsOf((payload.add ?? []) as { instrumentId: string }[]) } }
  },
  'scope.freeze': (_, event) => ({ frozenOn: event.occurredOn }),
  'assignment.set': (facts, { payload }) => {
    const organ = String(payload.organId)
    const items = changed(facts, payload.instrumentIds as string[], (item) => ({ ...item, organ, rev: item.rev + 1 }))
    // What an organ gets after it has handed in is another hand-in.
    return { items, submitted: without(facts.submitted, [organ]) }
  },
  'assignment.finish': (_, { payload }) => ({ dueOn: String(payload.dueOn) }),
  'item.conclude': conclude,
  'conclusions.submit': (facts, event) => ({
    submitted: { ...facts.submitted, [String(event.payload.organId)]: { by: event.actorId, on: event.occurredOn } },
  }),
  'item.review': (facts, event) => {
    const verdicts = new Map(
      (event.payload.items as { instrumentId: string; verdict: 'agrees' | 'returns' }[]).map((row) => [row.instrumentId, row.verdict]),
    )
    const items = changed(facts, [...verdicts.keys()], (item, id) => ({
      ...{ ...item, verdict: verdicts.get(id) ?? null, verdictBy: event.actorId, rev: item.rev + 1 },
    }))
    return { items, concludedAt: facts.step + 1 }
  },
  'resolution.record': (facts, event) => {
    const { decision, heldOn, instrumentIds } = event.payload as { decision: string; heldOn: string; instrumentIds?: string[] }
    if (decision === 'pass') return { resolved: { decision: 'pass', heldOn } }
    return { ...sentBack(facts, instrumentIds ?? []), resolved: null }
  },
  'campaign.return': (facts, event) => ({
    ...sentBack(facts, event.payload.instrumentIds as string[]),
    ...{ resolved: null, draft: null, signed: null },
  }),
  'decision.draft': (facts, event) => {
    const {
      textId = '',
      textHash = '',
      packaged = [],
    } = (event.resolved ?? {}) as { textId?: string; textHash?: string; packaged?: PackagedText[] }
    return { draft: { textId, hash: textHash, step: facts.step + 1, packaged }, signed: null }
  },
  'decision.sign': (facts, event) => ({ signed: { by: event.actorId, on: event.occurredOn, hash: facts.draft?.hash ?? '' } }),
  'decision.number': (_, event) => ({
    // A slot until the commit fills it: kept as it is.
    number: (event.resolved?.number ?? '') as string,
    numberId: String(event.resolved?.numberId ?? ''),
  }),
  'decision.publish': (_, event) => ({ published: { actId: String(event.resolved?.actId ?? ''), on: event.occurredOn } }),
}

interface Given {
  instrumentId: string
  outcome: Outcome
  reasons?: ReasonCode[]
  amendBy?: string
  lapses?: boolean
  replacedBy?: string
}

function conclude(facts: CleanupFacts, event: ActionEvent): Partial<CleanupFacts> {
  const given = new Map((event.payload.items as Given[]).map((row) => [row.instrumentId, row]))
  const items = changed(facts, [...given.keys()], (item, id) => {
    const row = given.get(id) as Given
    const amending = row.outcome === 'amend'
    return {
      ...{ organ: item.organ, outcome: row.outcome, reasons: row.reasons ?? [], replacedBy: row.replacedBy ?? null },
      ...{ amendBy: amending ? (row.amendBy ?? null) : null, lapses: amending && row.lapses === true },
      ...{ by: event.actorId, onBehalfOf: event.onBehalfOf ?? null, verdict: null, verdictBy: null, rev: item.rev + 1 },
    }
  })
  return { items, concludedAt: facts.step + 1 }
}

/** Back to the legal office: its verdict on these falls, so that they can be concluded anew. */
function sentBack(facts: CleanupFacts, ids: string[]): Partial<CleanupFacts> {
  const items = changed(facts, ids, (item) => ({ ...item, verdict: 'returns' as const, rev: item.rev + 1 }))
  return { items, concludedAt: facts.step + 1 }
}

function changed(facts: CleanupFacts, ids: string[], change: (item: CleanupItem, id: string) => CleanupItem): CleanupFacts['items'] {
  const items = { ...facts.items }
  for (const id of ids) {
    const item = items[id]
    if (item) items[id] = change(item, id)
  }
  return items
}

function without<T>(record: Record<string, T>, keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}
