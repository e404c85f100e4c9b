import type { ActInput } from '../register/act-input.ts'

/** What a refused request says, however it was made. */
export interface Refusal {
  code: string
  details: unknown
}

export type Answered = { ok: true; rev: number; stage: string; made: Record<string, unknown> } | ({ ok: false } & Refusal)

export interface ProvisionLine {
  provisionId: string
  parentId: string | null
  kind: string
  label: string | null
}

export interface SignOffLine {
  id: string
  kind: string
  status: string
  open: { provisionId: string; label: string }[]
}

/**
 * The way in which a story acts: through the commands (`command-driver.ts`) or, in the acceptance test, through HTTP. Whatever it answers
 * is read back from the store, never remembered from what was sent.
 */
export interface Driver {
  /** The ids of organs by code, people by login, books by code. */
  sample(): Promise<{ organs: Record<string, string>; people: Record<string, string>; books: Record<string, string> }>
  today(): Promise<string>
  moveDay(to: string): Promise<void>
  recordAct(as: string, confirm: string, act: ActInput): Promise<{ actId: string; instrumentIds: string[] }>
  open(
    as: string,
    request: {
      kind: string
      title: string
      documentClass: string
      issuingOrganId: string
      draftingOrganId: string
      instruments: { id: string; mode: string }[]
    },
  ): Promise<Answered>
  act(
    as: string,
    caseId: string,
    action: string,
    body: { payload: Record<string, unknown>; occurredOn?: string; reason?: string },
  ): Promise<Answered>
  /** Types into the working copy; answers its id and new revision. */
  type(as: string, caseId: string, role: string, content: string): Promise<{ id: string; rev: number }>
  upload(as: string, caseId: string, file: { kind: string; title: string; words: string }): Promise<string>
  comment(caseId: string, comment: { provisionId?: string; body: string }): Promise<{ receipt: string; commentId: string }>
  /** The current draft of a role: its provisions and the findings that ask for an answer. */
  draft(
    as: string,
    caseId: string,
    role: string,
  ): Promise<{ draftId: string; lines: ProvisionLine[]; findings: { id: string; rule: string }[] }>
  signOffs(as: string, caseId: string): Promise<SignOffLine[]>
}
