import { AppError } from '../../../errors.ts'
import type { Sheet } from '../../../files/sheet.ts'
import { newId } from '../../../store/ids.ts'
import type { Store } from '../../../store/open.ts'
import type { ProposalTable } from '../../../store/schema.ts'
import { getBlob, putBlob } from '../../blobs.ts'
import { assertRegistrar } from '../../register/record-act.ts'
import { importList } from './import-list.ts'
import type { ListReport } from './report.ts'

/** What is proposed: a list kept by its content, and how it is to be read. */
export interface ProposedList {
  filename: string
  sha256: string
  as: 'own' | 'reference'
  organId: string | null
  on: string | null
  /** Ids of organs by what the list calls them; absent until somebody said so. */
  organs?: Record<string, string>
}

/** Reads a file in a thread or at once; the caller knows which. */
type Read = (bytes: Uint8Array) => Promise<Sheet[]>

/** Rows of a list that a server takes; longer ones are for the command line. */
const atMost = 5_000
/** Rows that one call writes: some seconds on a slow disk. */
const perCall = 200

/**
 * Tries a list and keeps it for a second person to confirm, as acts without a case need one. The same list proposed again is the same proposal.
 *
 * @throws {AppError} `forbidden` for whoever is no registrar, what reading throws, `tooLarge`.
 */
export async function proposeList(
  store: Store,
  blobs: string,
  list: Omit<ProposedList, 'sha256'> & { bytes: Uint8Array },
  read: Read,
  personId: string,
): Promise<{ id: string; report: ListReport }> {
  const today = await assertRegistrar(store.db, personId)
  const { bytes, ...rest } = list
  const sheets = await read(bytes)
  const { sha256 } = await putBlob(blobs, bytes)
  const body: ProposedList = { ...rest, sha256 }
  const report = await tried(store, body, sheets)
  const open = await proposals(store)
  const same = open.find((one) => one.state === 'proposed' && one.body_json === JSON.stringify(body) && one.proposed_by === personId)
  if (same) return { id: same.id, report }
  const id = newId()
  const organId = list.organId ?? (await someOrgan(store))
  await store.commit({
    append: [
      {
        ...{ stream: { kind: 'organ', id: organId, organId }, type: 'import.propose', body: { proposalId: id, list: body } },
        ...{ actorId: personId, occurredOn: today },
      },
    ],
    rows: [
      {
        insert: 'proposal',
        row: {
          ...{ id, organ_id: organId, kind: 'import', body_json: body, state: 'proposed', proposed_by: personId },
          ...{ proposed_at: new Date().toISOString(), decided_by: null, decided_at: null },
        },
      },
    ],
  })
  return { id, report }
}

/**
 * Says which organs a waiting list means by its spellings; what was said before stays unless it is said anew. Only who uploaded it may: the
 * second person confirms what the first read.
 *
 * @param organs ids of organs by what the list calls them.
 * @throws {AppError} `notFound`, `forbidden`, `decidedAlready`, `badInput` for an organ that does not exist.
 */
export async function spellOrgans(
  store: Store,
  blobs: string,
  id: string,
  organs: Record<string, string>,
  read: Read,
  personId: string,
): Promise<{ proposal: ProposalTable; report: ListReport }> {
  const today = await assertRegistrar(store.db, personId)
  const proposal = await proposalOf(store, id)
  if (proposal.proposed_by !== personId) throw new AppError('forbidden')
  if (proposal.state !== 'proposed') throw new AppError('decidedAlready')
  const before = JSON.parse(proposal.body_json) as ProposedList
  const body: ProposedList = { ...before, organs: { ...before.organs, ...organs } }
  const report = await tried(store, body, await read(await getBlob(blobs, body.sha256)))
  await store.commit({
    append: [
      {
        stream: { kind: 'organ', id: proposal.organ_id, organId: proposal.organ_id },
        ...{ type: 'import.spell', body: { proposalId: id, organs: body.organs }, actorId: personId, occurredOn: today },
      },
    ],
    rows: [{ update: 'proposal', where: { id, organ_id: proposal.organ_id, state: 'proposed' }, set: { body_json: body } }],
  })
  return { proposal: await proposalOf(store, id), report }
}

/** What would become of each row now. @throws {AppError} `notFound`. */
export async function triedList(
  store: Store,
  blobs: string,
  id: string,
  read: Read,
): Promise<{ proposal: ProposalTable; report: ListReport }> {
  const proposal = await proposalOf(store, id)
  const body = JSON.parse(proposal.body_json) as ProposedList
  return { proposal, report: await tried(store, body, await read(await getBlob(blobs, body.sha256))) }
}

/**
 * Enters a proposed list as a second person, at most 200 rows a call; what is done stays done, so that the call can be repeated until nothing
 * is left.
 *
 * @throws {AppError} `notFound`, `samePerson`, `decidedAlready`, `forbidden`.
 */
export async function confirmList(
  store: Store,
  blobs: string,
  id: string,
  read: Read,
  personId: string,
): Promise<{ id: string; state: 'proposed' | 'confirmed'; counts: ListReport['counts']; left: number }> {
  const today = await assertRegistrar(store.db, personId)
  const proposal = await proposalOf(store, id)
  if (proposal.proposed_by === personId) throw new AppError('samePerson')
  if (proposal.state !== 'proposed') throw new AppError('decidedAlready')
  const body = JSON.parse(proposal.body_json) as ProposedList
  const sheets = await read(await getBlob(blobs, body.sha256))
  const written = { most: perCall, personId: proposal.proposed_by, confirmedBy: personId }
  const report = await importList(store, sheets, { ...(await optionsOf(store, body)), ...written })
  if (report.left > 0) return { id, state: 'proposed', counts: report.counts, left: report.left }
  await store.commit({
    append: [
      {
        stream: { kind: 'organ', id: proposal.organ_id, organId: proposal.organ_id },
        ...{ type: 'import.confirm', body: { proposalId: id, counts: report.counts }, actorId: personId, occurredOn: today },
      },
    ],
    rows: [
      {
        update: 'proposal',
        where: { id, organ_id: proposal.organ_id, state: 'proposed' },
        set: { state: 'confirmed', decided_by: personId, decided_at: new Date().toISOString() },
      },
    ],
  })
  return { id, state: 'confirmed', counts: report.counts, left: 0 }
}

/** Proposed and decided imports, the latest first. */
export function proposals(store: Store): Promise<ProposalTable[]> {
  return store.db.selectFrom('proposal').selectAll().where('kind', '=', 'import').orderBy('proposed_at', 'desc').limit(100).execute()
}

async function tried(store: Store, body: ProposedList, sheets: Sheet[]): Promise<ListReport> {
  return importList(store, sheets, { ...(await optionsOf(store, body)), dryRun: true })
}

async function optionsOf(store: Store, { as, organId, on, organs, filename, sha256 }: ProposedList) {
  const organ =
    organId === null ? undefined : await store.db.selectFrom('organ').select('code').where('id', '=', organId).executeTakeFirst()
  if (organId !== null && !organ)
    throw new AppError('badInput', { reason: 'organ' }, [{ field: 'organ', zh: '没有这个机关', en: 'no such organ' }])
  return { as, organ: organ?.code, spellings: organs, on: on ?? undefined, file: filename, source: sha256, atMost }
}

async function proposalOf(store: Store, id: string): Promise<ProposalTable> {
  const proposal = await store.db.selectFrom('proposal').selectAll().where('id', '=', id).where('kind', '=', 'import').executeTakeFirst()
  if (!proposal) throw new AppError('notFound', { what: id })
  return proposal
}

/** The stream of a list that names no organ: that of the first organ that works here. */
async function someOrgan(store: Store): Promise<string> {
  const organ = await store.db.selectFrom('organ').select('id').where('own', '=', 1).orderBy('code').executeTakeFirstOrThrow()
  return organ.id
}
