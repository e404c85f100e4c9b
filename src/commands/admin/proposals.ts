import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import type { ProposalTable } from '../../store/schema.ts'
import type { Outcome } from '../run.ts'
import { administer, type By, type Decide, type Desk } from './by.ts'

/** Something of the administration that needs a second person: what it is, what it would change, and what to write when he confirms. */
export interface Proposable<T> {
  kind: string
  /** What must be known to judge it; read anew when it is confirmed. */
  read(db: Store['db'], body: T): Promise<Judgement>
  /** The row that makes it count. */
  confirmed(body: T, proposal: ProposalTable, desk: Desk): RowWrite[]
  /** Organ whose proposal it is; the installation when null. */
  organOf(body: T): string | null
}

export interface Judgement {
  /** What it changes, one readable line each. */
  difference: string[]
  /** Why it may not be loaded, or null. */
  refusal: AppError | null
}

/** Proposes; answers what it would change. @throws {AppError} the judgement's refusal. */
export function propose<T>(
  store: Store,
  kind: Proposable<T>,
  body: T,
  by: By,
): Promise<Outcome<{ proposalId: string; difference: string[] }>> {
  return administer(store, by, (db) => kind.read(db, body), proposed(kind, body))
}

/** What {@link propose} decides, from the judgement of its kind. */
export function proposed<T>(kind: Proposable<T>, body: T): Decide<Judgement, { proposalId: string; difference: string[] }> {
  const id = newId()
  return ({ difference, refusal }, desk) => {
    if (refusal) throw refusal
    const row = {
      ...{ id, organ_id: kind.organOf(body) ?? desk.stream.organId, kind: kind.kind, body_json: body, state: 'proposed' as const },
      ...{ proposed_by: desk.by, proposed_at: new Date().toISOString(), decided_by: null, decided_at: null },
    }
    return {
      append: [desk.event(`${kind.kind}.propose`, { proposalId: id, body })],
      rows: [{ insert: 'proposal', row }],
      answer: { proposalId: id, difference },
      status: 201,
    }
  }
}

/**
 * Confirms as a second person: judged again by what is known now, then written.
 *
 * @throws {AppError} `notFound`, `samePerson`, `decidedAlready`, or the judgement's refusal.
 */
export function confirm<T>(store: Store, kind: Proposable<T>, id: string, by: By): Promise<Outcome<{ id: string; state: string }>> {
  return administer(
    store,
    by,
    async (db) => {
      const proposal = await openProposal(db, kind.kind, id)
      const body = JSON.parse(proposal.body_json) as T
      return { proposal, body, judgement: await kind.read(db, body) }
    },
    ({ proposal, body, judgement }, desk) => {
      if (proposal.proposed_by === desk.by) throw new AppError('samePerson')
      if (judgement.refusal) throw judgement.refusal
      return {
        append: [desk.event(`${kind.kind}.confirm`, { proposalId: id })],
        rows: [decided(proposal, 'confirmed', desk), ...kind.confirmed(body, proposal, desk)],
        answer: { id, state: 'confirmed' },
      }
    },
  )
}

/** Refuses a proposal; whoever made it may take it back this way. @throws {AppError} `notFound`, `decidedAlready`. */
export function refuse(
  store: Store,
  kind: string,
  id: string,
  reason: string | undefined,
  by: By,
): Promise<Outcome<{ id: string; state: string }>> {
  return administer(
    store,
    by,
    (db) => openProposal(db, kind, id),
    (proposal, desk) => ({
      append: [desk.event(`${kind}.refuse`, { proposalId: id, ...(reason === undefined ? {} : { reason }) })],
      rows: [decided(proposal, 'refused', desk)],
      answer: { id, state: 'refused' },
    }),
  )
}

async function openProposal(db: Store['db'], kind: string, id: string): Promise<ProposalTable> {
  const proposal = await db.selectFrom('proposal').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
  if (!proposal) throw new AppError('notFound', { what: id })
  if (proposal.state !== 'proposed') throw new AppError('decidedAlready')
  return proposal
}

/** Two confirmations at once: the second finds no open proposal any more. */
function decided(proposal: ProposalTable, state: 'confirmed' | 'refused', desk: Desk): RowWrite {
  return {
    update: 'proposal',
    where: { id: proposal.id, organ_id: proposal.organ_id, state: 'proposed' },
    set: { state, decided_by: desk.by, decided_at: new Date().toISOString() },
    guard: 'decidedAlready',
  }
}
