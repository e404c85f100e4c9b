import type { CaseFile } from '../../contract/index.ts'
import { useApi } from '../api/use.ts'
import { useSpeech } from '../words/index.tsx'

export interface Option {
  value: string
  label: string
  /** The one that is meant when nothing is said: the draft that stands now, the organ whose answer is still missing. */
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

interface Named {
  id: string
  name: string
}
interface Done {
  action: string
  payload: Record<string, unknown>
}

/** Departments that were asked for their opinion; those that replied are marked, the first that did not is the one meant. */
export function askedOrgans(history: readonly Done[], organs: readonly Named[], answered: string): Option[] {
  const waiting = new Map<string, boolean>()
  for (const { action, payload } of history) {
    if (action === 'departments.ask')
      for (const { organId, name } of payload.organs as { organId?: string; name?: string }[]) waiting.set(organId ?? name ?? '', true)
    if (action === 'departments.reply') waiting.set(String(payload.organ), false)
  }
  return organOptions(waiting, organs, answered)
}

/** Authorities an act was filed with; one whose answer was a deferral still owes the last one. */
export function filedOrgans(history: readonly Done[], organs: readonly Named[], answered: string): Option[] {
  const waiting = new Map<string, boolean>()
  for (const { action, payload } of history) {
    if (action === 'filing.send') waiting.set(String(payload.recipientOrganId ?? payload.recipient), true)
    if (action === 'filing.receipt') waiting.set(String(payload.recipient), payload.result === 'deferred')
  }
  return organOptions(waiting, organs, answered)
}

/** An organ of the register goes by its id, any other by the name it was given. */
function organOptions(waiting: ReadonlyMap<string, boolean>, organs: readonly Named[], answered: string): Option[] {
  const next = [...waiting].find(([, open]) => open)?.[0]
  return [...waiting].map(([value, open]) => {
    const name = organs.find((organ) => organ.id === value)?.name ?? value
    return { value, label: open ? name : `${name}（${answered}）`, current: value === next }
  })
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
