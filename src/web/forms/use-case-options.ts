import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { useSpeech } from '../words/index.tsx'

export interface Option {
  value: string
  label: string
  /** The draft that stands now. */
  current?: boolean
}

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

  const history = useApi('GET /cases/:id/history', { params }, wants('askedOrgan'))
  const organs = useApi('GET /organs', {}, wants('askedOrgan'))

  switch (of) {
    case 'askedOrgan':
      return askedOrgans(history.data?.items ?? [], organs.data?.items ?? [])
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

interface Asked {
  action: string
  payload: Record<string, unknown>
}

/** The departments that were asked: an organ by its id, any other by the name given. */
function askedOrgans(history: readonly Asked[], organs: readonly { id: string; name: string }[]): Option[] {
  const asked = history
    .filter((row) => row.action === 'departments.ask')
    .flatMap((row) => (row.payload.organs ?? []) as { organId?: string; name?: string }[])
  return asked.map(({ organId, name = '' }) => ({
    value: organId ?? name,
    label: organs.find((organ) => organ.id === organId)?.name ?? name,
  }))
}

interface DraftLike {
  role: string
  draftKind: string
  position: number
  current: boolean
}

/** "公文全文 · 征求意见稿 · 第3稿（现稿）". */
export function draftName(
  draft: DraftLike,
  terms: { draftRoles: Record<string, string>; draftKinds: Record<string, string>; nth: (n: number) => string },
  current: string,
): string {
  const kind = terms.draftKinds[draft.draftKind] ?? draft.draftKind
  const role = terms.draftRoles[draft.role] ?? draft.role
  return `${role} · ${kind} · ${terms.nth(draft.position)}${draft.current ? `（${current}）` : ''}`
}

interface TextLike {
  text: string
  provisions: { provisionId: string; kind: string; label: string | null; start: number; end: number; slot: boolean }[]
}

/** Provisions with a label or a heading, as "第五条 申请人应当…". */
export function provisionOptions(content: TextLike | undefined): Option[] {
  if (!content) return []
  return content.provisions
    .filter((one) => !one.slot && one.kind !== 'metadata' && one.kind !== 'toc')
    .map((one) => ({
      value: one.provisionId,
      label:
        content.text
          .slice(one.start, Math.min(one.end, one.start + 32))
          .trim()
          .split('\n')[0] ?? '',
    }))
    .filter((one) => one.label !== '')
}
