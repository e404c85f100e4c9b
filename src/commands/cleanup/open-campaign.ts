import type { CleanupFacts } from '../../../workflows/cleanup/facts.ts'
import { open } from '../../../workflows/engine.ts'
import type { ActionEvent, CampaignOpening, Circumstances, StoredState } from '../../../workflows/types.ts'
import type { ScopeQuery } from '../../store/campaigns.ts'
import type { ChangeSet } from '../../store/change-set.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { loggedEvent } from '../perform-as.ts'
import { refusal } from '../refuse.ts'
import { type Idempotency, type Outcome, run } from '../run.ts'
import { type CampaignAnswer, campaignCircumstances, statusOf } from './context.ts'
import { projectCampaign } from './project.ts'
import { scopeOf } from './scope.ts'

/** A new campaign as a person asks for it. */
export interface NewCampaign {
  organId: string
  kind: CampaignOpening['kind']
  title: string
  cutOff: string
  /** The notice or event that started it. */
  trigger?: string | undefined
  scope?: ScopeQuery | undefined
  occurredOn?: string | undefined
  reason?: string | undefined
  personId: string
  idempotency?: Idempotency | undefined
}

/**
 * Opens a campaign with the list its scope query gives today, each instrument with the organ proposed for it. Nothing is told to the
 * instruments before the list is frozen.
 *
 * @throws {AppError} `notFound` for an organ, `forbidden`, `requirementsUnmet` (nothing in scope, cut-off after today …), `badInput`.
 */
export function openCampaign(store: Store, request: NewCampaign): Promise<Outcome<CampaignAnswer>> {
  return run<{ at: Circumstances; opening: CampaignOpening }, CampaignAnswer>(store, {
    idempotency: request.idempotency,
    read: async (db) => {
      const at = await campaignCircumstances({ db }, request.organId, request.personId)
      const rows = await scopeOf(db, request.organId, request.cutOff, request.scope ?? {}, at.today)
      return { at, opening: openingOf(request, rows, at.today) }
    },
    decide: ({ at, opening }) => {
      const performed = open('cleanup', opening, at)
      if (!performed.ok) throw refusal(performed)
      const state = performed.state as StoredState<CleanupFacts>
      const id = opening.campaignId as string
      const event = openingEvent(opening, request, at)
      const head = { id, organId: request.organId }
      return {
        status: 201,
        answer: {
          campaign: { id, title: opening.title, stage: String(state.value), status: statusOf(state), rev: 1 },
          action: 'campaign.open',
          occurredOn: opening.occurredOn,
          made: { campaignId: id, instruments: opening.items.length },
        },
        changes: {
          read: [{ kind: 'campaign', seq: 0, ...head }],
          append: [campaignEvent(head, event, at.today)],
          rows: [
            {
              insert: 'campaign',
              row: {
                ...{ id, organ_id: request.organId, kind: opening.kind, title: opening.title, cut_off: opening.cutOff },
                scope_json: { ...request.scope, trigger: opening.trigger ?? null },
                ...{ workflow: state.workflow, workflow_version: state.version, state_json: state, stage: String(state.value) },
                ...{ status: statusOf(state), opened_on: opening.occurredOn, opened_by: request.personId, updated_at: at.recordedAt },
              },
            },
            ...projectCampaign({ event, record: head, state }),
          ],
        },
      }
    },
  })
}

function openingOf(request: NewCampaign, rows: Awaited<ReturnType<typeof scopeOf>>, today: string): CampaignOpening {
  return {
    ...{ kind: request.kind, title: request.title, cutOff: request.cutOff, campaignId: newId(), occurredOn: request.occurredOn ?? today },
    ...(request.trigger === undefined ? {} : { trigger: request.trigger }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    items: rows.map(({ instrumentId, assigned }) => ({ instrumentId, ...(assigned ? { organId: assigned.organId } : {}) })),
  }
}

/** The first event of a campaign's stream: what a replay opens it from. */
function openingEvent(opening: CampaignOpening, request: NewCampaign, at: Circumstances): ActionEvent {
  const onBehalfOf = at.actor.posts.find((post) => post.organId === at.organs.legalityBody)?.onBehalfOf
  return {
    ...{ type: 'campaign.open', payload: { ...opening }, occurredOn: opening.occurredOn, actorId: request.personId },
    ...(opening.reason === undefined ? {} : { reason: opening.reason }),
    ...(onBehalfOf ? { onBehalfOf } : {}),
    resolved: { organId: request.organId, scope: request.scope ?? {} },
  }
}

/** An event of a campaign as the log keeps it. */
export function campaignEvent(record: { id: string; organId: string }, event: ActionEvent, today: string): ChangeSet['append'][number] {
  return loggedEvent({ kind: 'campaign', id: record.id, organId: record.organId }, event, today)
}
