import type { CleanupFacts } from '../../../workflows/cleanup/facts.ts'
import type { ActionEvent, Circumstances, Elsewhere, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import { campaignById, type StoredCampaign } from '../../store/campaigns.ts'
import type { SeenHead } from '../../store/change-set.ts'
import type { Store } from '../../store/open.ts'
import { circumstances, type Db } from '../circumstances.ts'
import type { Idempotency } from '../run.ts'

/** One action of a campaign as a person asks for it. */
export interface CampaignRequest {
  campaignId: string
  action: string
  payload: Record<string, unknown>
  /** Legal day; today when left out. Other than today needs a reason. */
  occurredOn?: string | undefined
  reason?: string | undefined
  elsewhere?: Elsewhere | undefined
  /** The revision of the campaign the person had before him: a difference is `stale` at once. */
  seen?: number | undefined
  personId: string
  idempotency?: Idempotency | undefined
}

/** Where the campaign stands after an action, and what the action made. */
export interface CampaignAnswer {
  campaign: { id: string; title: string; stage: string; status: string; rev: number }
  action: string
  occurredOn: string
  made: Record<string, unknown>
}

/** What a command about a campaign has read before it decides. */
export interface CampaignContext {
  db: Db
  record: StoredCampaign
  at: Circumstances
  event: ActionEvent
}

/** The campaign as stored. @throws {AppError} `notFound`. */
export async function campaignRecord(db: Db, id: string): Promise<StoredCampaign> {
  const record = await campaignById(db, id)
  if (!record) throw new AppError('notFound', { what: id })
  return record
}

/** The circumstances of a person before a campaign of an organ. */
export function campaignCircumstances(store: Pick<Store, 'db'>, organId: string, personId: string): Promise<Circumstances> {
  return circumstances(store.db, personId, { issuing: organId, drafting: organId })
}

/** The head of a campaign's stream as a guard. */
export function headOf(record: Pick<StoredCampaign, 'id' | 'organId' | 'rev'>): SeenHead {
  return { kind: 'campaign', id: record.id, organId: record.organId, seq: record.rev }
}

/** `open` while somebody has work, `withdrawn` or `closed` at the end. */
export function statusOf(state: StoredState<CleanupFacts>): 'open' | 'closed' | 'withdrawn' {
  return state.value === 'withdrawn' || state.value === 'closed' ? state.value : 'open'
}
