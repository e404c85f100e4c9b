import { App } from 'antd'
import { useState } from 'react'
import type { Offer } from '../../../contract/index.ts'
import { call, newKey } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useCleanupWords } from '../../words/cleanup.ts'

/** A campaign with its offers, and a way to take an action; everything is read again afterwards. */
export function useCampaign(id: string) {
  const file = useApi('GET /campaigns/:id', { params: { id } })
  const offers = useApi('GET /campaigns/:id/actions', { params: { id } })
  const words = useCleanupWords()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const send = (action: string, payload: Record<string, unknown>, key: string = newKey()) =>
    call('POST /campaigns/:id/actions/:action', { params: { id, action }, body: { payload }, key })
  const act = async (action: string, payload: Record<string, unknown> = {}): Promise<boolean> => {
    setBusy(action)
    setError(null)
    try {
      await send(action, payload)
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
  return { file, offers: offers.data?.items ?? [], offer, may, act, send, error, setError, busy }
}

export type CampaignDesk = ReturnType<typeof useCampaign>
