import type { Inbox } from '../../contract/inbox.ts'
import type { EndpointKey } from '../../contract/index.ts'
import type { Store } from '../../store/open.ts'
import { proposals, type StoredProposal } from '../../store/packs.ts'
import { can } from '../access.ts'
import type { Identity } from '../context.ts'
import { namesOf } from './names.ts'

type Kind = 'act' | 'import' | 'rulePack' | 'holidayYear'

/** Who may confirm what: the same table that lets the confirmation through. */
const confirming: Record<Kind, EndpointKey> = {
  act: 'POST /acts/:proposalId/confirm',
  import: 'POST /imports/:id/confirm',
  rulePack: 'POST /admin/rule-packs/:id/confirm',
  holidayYear: 'POST /admin/holiday-years/:id/confirm',
}

/** What others proposed and waits for this person as the second: old acts, lists, rule packs and holiday years. */
export async function proposalTasks(store: Store, identity: Identity): Promise<Inbox['later']> {
  const open = (await proposals(store.db, { state: 'proposed' })).filter(
    (one) => one.proposedBy !== identity.personId && can(identity, confirming[one.kind as Kind]) === 'yes',
  )
  const names = await namesOf(
    store,
    open.map((one) => one.proposedBy),
    open.map(organOf),
  )
  return open.map((one) => ({
    ...{ caseId: one.id, campaignId: null, instrumentId: null, proposal: one.kind as Kind, title: titleOf(one), stage: 'proposed' },
    stageName: {
      zh: `${names.person(one.proposedBy)}提出，等另一人确认`,
      en: `Proposed by ${names.person(one.proposedBy)}; a second person confirms`,
    },
    ...{
      action: null,
      ...asked[one.kind as Kind],
      organName: organOf(one) === null ? '' : names.organ(organOf(one)!),
      dueOn: null,
      due: null,
    },
    ...{ daysLeft: null, since: null },
  }))
}

/** A list may name no organ: the one whose stream holds it is then nobody's. */
function organOf({ kind, body, organId }: StoredProposal): string | null {
  return kind === 'import' ? ((body as { organId?: string | null }).organId ?? null) : organId
}

const asked: Record<Kind, { zh: string; en: string }> = {
  act: { zh: '核对并确认登记', en: 'Check and confirm the record' },
  import: { zh: '核对并确认目录入库', en: 'Check the list and enter it' },
  rulePack: { zh: '核对并确认规则', en: 'Check and confirm the rules' },
  holidayYear: { zh: '核对并确认节假日安排', en: 'Check and confirm the holiday year' },
}

function titleOf({ kind, body }: StoredProposal): string {
  const said = body as { title?: string; filename?: string; year?: number; pack?: { title: { zh: string } } }
  if (kind === 'import') return said.filename ?? ''
  if (kind === 'rulePack') return said.pack?.title.zh ?? ''
  return kind === 'holidayYear' ? `${said.year}年节假日安排` : (said.title ?? '')
}
