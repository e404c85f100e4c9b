export interface Option {
  value: string
  label: string
  /** The one that is meant when nothing is said: the draft that stands now, the organ whose answer is still missing. */
  current?: boolean
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
  return organOptions(askedIn(history), organs, answered)
}

/** The names of the departments that were asked and have not replied. */
export function silentOrgans(history: readonly Done[], organs: readonly Named[]): string[] {
  return [...askedIn(history)].filter(([, waits]) => waits).map(([organ]) => organs.find(({ id }) => id === organ)?.name ?? organ)
}

function askedIn(history: readonly Done[]): Map<string, boolean> {
  const waiting = new Map<string, boolean>()
  for (const { action, payload } of history) {
    if (action === 'departments.ask')
      for (const { organId, name } of payload.organs as { organId?: string; name?: string }[]) waiting.set(organId ?? name ?? '', true)
    if (action === 'departments.reply') waiting.set(String(payload.organ), false)
  }
  return waiting
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
  provisions: {
    provisionId: string
    parentId: string | null
    kind: string
    label: string | null
    start: number
    end: number
    slot: boolean
  }[]
}

/** Provisions by their first words, as "第五条 申请人应当…". An article's only paragraph is the article: it is not offered beside it. */
export function provisionOptions(content: TextLike | undefined): Option[] {
  if (!content) return []
  const paragraphs = new Map<string, number>()
  for (const one of content.provisions)
    if (one.kind === 'paragraph' && one.parentId) paragraphs.set(one.parentId, (paragraphs.get(one.parentId) ?? 0) + 1)
  const isOnly = (one: TextLike['provisions'][number]) => one.kind === 'paragraph' && paragraphs.get(one.parentId ?? '') === 1
  return content.provisions
    .filter((one) => !one.slot && one.kind !== 'metadata' && one.kind !== 'toc' && !isOnly(one))
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
