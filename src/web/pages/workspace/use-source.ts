import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'

/** A text that can be compared: a draft by its id, `working:<role>`, `version:<id>`, or `instrument:<id>` for the text in force today. */
export function useSource(caseId: string, source: string | undefined): { name: string; text: string | undefined } {
  const { today } = useHouse()
  const [kind, rest = ''] = source?.includes(':') ? source.split(':') : ['draft', source]
  const draft = useApi(
    'GET /cases/:id/drafts/:draftId/words',
    { params: { id: caseId, draftId: rest } },
    { enabled: kind === 'draft' && rest !== '', frozen: true },
  )
  const working = useApi('GET /cases/:id/working-copies/:role', { params: { id: caseId, role: rest } }, { enabled: kind === 'working' })
  const present = useApi(
    'GET /instruments/:id/on/:day',
    { params: { id: rest, day: today } },
    { enabled: kind === 'instrument', frozen: true },
  )
  const version = useApi('GET /versions/:id', { params: { id: rest } }, { enabled: kind === 'version', frozen: true })
  if (kind === 'version') return { name: `version.${rest}`, text: version.data?.content.text }
  if (kind === 'working') return { name: `working.${rest}.${working.data?.rev ?? ''}`, text: working.data?.content }
  if (kind === 'instrument') return { name: `instrument.${rest}`, text: present.data ? (present.data.content?.text ?? '') : undefined }
  return { name: `draft.${rest}`, text: draft.data?.text }
}
