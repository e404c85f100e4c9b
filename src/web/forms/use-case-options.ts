import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { useSpeech } from '../words/index.tsx'
import { askedOrgans, draftName, filedOrgans, type Option, provisionOptions } from './case-options.ts'

/** What can be chosen of one kind of thing inside a case: drafts, provisions, comments, sign-offs, findings. */
export function useCaseOptions(of: string, file: CaseFile | null): Option[] {
  const { words, said } = useSpeech()
  const id = file?.case.id ?? ''
  const params = { id }
  const wants = (...kinds: string[]) => ({ enabled: file !== null && kinds.includes(of) })
  const drafts = useApi('GET /cases/:id/drafts', { params }, wants('draft', 'provision'))
  const current =
    drafts.data?.items.find((draft) => draft.current && draft.role === 'act') ?? drafts.data?.items.find((draft) => draft.current)
  const text = useApi(
    'GET /cases/:id/drafts/:draftId',
    { params: { id, draftId: current?.id ?? '' } },
    { enabled: of === 'provision' && current !== undefined },
  )
  const comments = useApi('GET /cases/:id/comments', { params }, wants('comment'))
  const findings = useApi('GET /cases/:id/findings', { params }, wants('finding'))
  const remarks = useApi('GET /cases/:id/remarks', { params }, wants('point'))

  const history = useApi('GET /cases/:id/history', { params }, wants('askedOrgan', 'filedOrgan'))
  const organs = useApi('GET /organs', {}, wants('askedOrgan', 'filedOrgan'))

  switch (of) {
    case 'askedOrgan':
      return askedOrgans(history.data?.items ?? [], organs.data?.items ?? [], words.forms.answeredAlready)
    case 'filedOrgan':
      return filedOrgans(history.data?.items ?? [], organs.data?.items ?? [], words.forms.answeredAlready)
    case 'draft':
      return (drafts.data?.items ?? []).map((draft) => ({
        value: draft.id,
        label: draftName(draft, words.terms, words.forms.current),
        current: draft.current && draft.role === 'act',
      }))
    case 'provision':
      return provisionOptions(text.data?.content)
    case 'comment':
      return (comments.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.label ?? ''} ${one.body.slice(0, 40)}` }))
    case 'finding':
      return (findings.data?.items ?? []).map((one, index) => ({ value: one.id ?? `${index}`, label: one.message }))
    case 'point':
      return (remarks.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.label ?? ''} ${one.body.slice(0, 40)}` }))
    case 'signOff':
      return (file?.facts.signOffs ?? []).map((one) => ({ value: one.id, label: `${said(one.kindName)} · ${one.personName}` }))
    default:
      return []
  }
}
