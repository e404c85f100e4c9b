import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { caseBefore } from './proposals.ts'

/**
 * What was done in the case before this one, which is done much the same way: on the same document, or by the same issuing organ. Empty
 * while it is read, where there is none and where it is not this person's to see.
 */
export function useEarlier(file: CaseFile, like: 'document' | 'organ' | null) {
  const about = file.case.instruments.find((one) => one.mode !== 'makes')?.id ?? ''
  const onIt = like === 'document' && about !== ''
  const instrument = useApi('GET /instruments/:id', { params: { id: about } }, { enabled: onIt })
  const query = { organ: file.case.issuingOrganId, origin: 'case' as const, limit: '20' }
  const issued = useApi('GET /acts', { query }, { enabled: like === 'organ' })
  const acts = onIt ? instrument.data?.effects.map((effect) => effect.act) : like === 'organ' ? issued.data?.items : undefined
  const id = caseBefore(file.case.id, acts ?? [])
  const history = useApi('GET /cases/:id/history', { params: { id: id ?? '' } }, { enabled: id !== undefined })
  return {
    rows: (id !== undefined && history.data?.items) || [],
    isFetching: [instrument, issued, history].some((one) => one.isFetching),
  }
}
