import { App } from 'antd'
import { useState } from 'react'
import type { CampaignItem, Offer } from '../../../contract/index.ts'
import { call, newKey } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHolds } from '../../app/session.tsx'
import { lastPublished } from '../../forms/proposals.ts'
import { useCleanupWords } from '../../words/cleanup.ts'

/** Who may record for others what was done on paper, in the OA or on the portal; the server decides it for each step. */
const recorders = ['officeRegistrar', 'officeClerk', 'meetingSecretary']

const publishing = ['decision.publish', 'catalogue.publish']

/**
 * A campaign with its offers, and a way to take an action; everything is read again afterwards.
 *
 * @param items its instruments, where the page has them: what came back is counted for the reader's own organs.
 */
export function useCampaign(id: string, items: readonly CampaignItem[] = []) {
  const file = useApi('GET /campaigns/:id', { params: { id } })
  const offers = useApi('GET /campaigns/:id/actions', { params: { id } })
  const words = useCleanupWords()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const recorder = useHolds(...recorders)
  const listed = offers.data?.items.some((one) => publishing.includes(one.action)) === true
  const own = useApi('GET /campaigns/:id/history', { params: { id } }, { enabled: listed })
  const campaigns = useApi('GET /campaigns', { query: { limit: '20' } }, { enabled: listed })
  const before = campaigns.data?.items.find((one) => one.id !== id && one.status === 'closed')
  const earlier = useApi('GET /campaigns/:id/history', { params: { id: before?.id ?? '' } }, { enabled: before !== undefined })
  const send = async (action: string, body: { payload: Record<string, unknown> }, key: string = newKey()) => {
    return call('POST /campaigns/:id/actions/:action', { params: { id, action }, body, key })
  }
  const act = async (action: string, payload: Record<string, unknown> = {}): Promise<boolean> => {
    setBusy(action)
    setError(null)
    try {
      await send(action, { payload })
      await refresh()
      void message.success(words.done)
      return true
    } catch (cause) {
      setError(cause)
      return false
    } finally {
      setBusy(null)
    }
  }
  const offer = (action: string): Offer | undefined => offers.data?.items.find((one) => one.action === action)
  /** Whether the person may take an action now, as far as it does not hang on what he fills in. */
  const may = (action: string): boolean => offer(action)?.allowed === true
  // The catalogues go where the decision went, and a decision where that of the last cleanup went.
  const published = lastPublished([...(earlier.data?.items ?? []), ...(own.data?.items ?? [])], publishing)
  const mine = new Set(file.data?.organs.flatMap((organ) => (organ.mine ? [organ.organId] : [])))
  const returned = items.filter((item) => item.verdict === 'returns' && item.organId !== null && mine.has(item.organId)).length
  return { recorder, published, returned, file, offers: offers.data?.items ?? [], offer, may, act, send, error, setError, busy }
}

export type CampaignDesk = ReturnType<typeof useCampaign>
