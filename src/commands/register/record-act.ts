import type { DayRange } from '../../../workflows/instrument/standing.ts'
import { AppError } from '../../errors.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { legalToday, setting } from '../../store/settings.ts'
import type { By } from '../admin/by.ts'
import { actorOn, type Db } from '../circumstances.ts'
import { type Outcome, run } from '../run.ts'
import type { ActInput } from './act-input.ts'
import { type BuiltAct, buildAct } from './build-act.ts'

/**
 * Proposes an act without a case: old paper of an own organ signed before go-live, or the paper of an organ that does not work here.
 * Nothing is in the register until a second person confirms.
 *
 * @returns answer `{proposalId, difference}`: what confirming would write, one readable line each.
 * @throws {AppError} `forbidden` for whoever is no registrar of an own organ, `actNeedsCase`, `badInput` naming the field, `notFound`.
 */
export function proposeAct(store: Store, input: ActInput, by: By): Promise<Outcome<{ proposalId: string; difference: string[] }>> {
  const proposalId = newId()
  return run<{ today: string; difference: string[] }, { proposalId: string; difference: string[] }>(store, {
    idempotency: by.idempotency,
    read: async (db) => {
      const today = await assertRegistrar(db, by.personId)
      await assertNoCaseNeeded(db, input.organId, input.signed)
      const built = await buildAct(db, input, { today, recordedBy: by.personId, confirmedBy: null, origin: 'recorded' })
      return { today, difference: built.difference }
    },
    decide: ({ today, difference }) => ({
      status: 201,
      answer: { proposalId, difference },
      changes: {
        append: [
          {
            stream: { kind: 'organ', id: input.organId, organId: input.organId },
            type: 'act.propose',
            body: { proposalId, act: input },
            actorId: by.personId,
            occurredOn: today,
          },
        ],
        rows: [proposalRow(proposalId, input, by.personId)],
      },
    }),
  })
}

/**
 * Confirms a proposed act as a second person: the act, its number, instruments, versions and effects, in one change set.
 *
 * @throws {AppError} `notFound`, `decidedAlready`, `samePerson`, `forbidden`, and what proposing throws.
 */
export function confirmAct(store: Store, proposalId: string, by: By): Promise<Outcome<{ actId: string; instrumentIds: string[] }>> {
  return run<{ built: BuiltAct; input: ActInput; today: string }, { actId: string; instrumentIds: string[] }>(store, {
    idempotency: by.idempotency,
    read: async (db) => {
      const today = await assertRegistrar(db, by.personId)
      const proposal = await db.selectFrom('proposal').selectAll().where('id', '=', proposalId).where('kind', '=', 'act').executeTakeFirst()
      if (!proposal) throw new AppError('notFound', { what: proposalId })
      if (proposal.state !== 'proposed') throw new AppError('decidedAlready')
      if (proposal.proposed_by === by.personId) throw new AppError('samePerson')
      const input = JSON.parse(proposal.body_json) as ActInput
      await assertNoCaseNeeded(db, input.organId, input.signed)
      const built = await buildAct(db, input, {
        today,
        recordedBy: proposal.proposed_by,
        confirmedBy: by.personId,
        origin: 'recorded',
      })
      return { built, input, today }
    },
    decide: ({ built, input, today }) => ({
      status: 201,
      answer: { actId: built.actId, instrumentIds: built.instrumentIds },
      changes: {
        read: built.read,
        append: [
          {
            stream: { kind: 'organ', id: input.organId, organId: input.organId },
            type: 'act.confirm',
            body: { proposalId, actId: built.actId, numbers: built.numbers, recorded: built.facts },
            actorId: by.personId,
            occurredOn: today,
          },
          ...built.append,
        ],
        rows: [decided(proposalId, by.personId), ...built.rows],
        index: built.index,
        outbox: built.outbox,
      },
    }),
  })
}

/** Whoever holds the post of a registrar in an organ of this installation. @returns the legal day. */
export async function assertRegistrar(db: Db, personId: string): Promise<string> {
  const today = await legalToday(db)
  const actor = await actorOn(db, personId, today)
  const posts = actor.posts.filter((post) => post.role === 'officeRegistrar')
  const own = posts.length > 0 ? await db.selectFrom('organ').select('id').where('own', '=', 1).execute() : []
  if (!posts.some((post) => own.some((organ) => organ.id === post.organId))) {
    throw new AppError('forbidden', { role: '办公机构的登记编号员' }, { roles: ['officeRegistrar'], relation: 'generalOffice' })
  }
  return today
}

/** An own act has no way in but a case, unless it is known to have been signed before go-live. */
export async function assertNoCaseNeeded(db: Db, organId: string, signed: DayRange): Promise<void> {
  const organ = await db.selectFrom('organ').select('own').where('id', '=', organId).executeTakeFirst()
  if (!organ) throw new AppError('badInput', { reason: 'organId' }, [{ field: 'organId', message: '没有这个机关' }])
  if (organ.own === 0) return
  const goLive = (await setting(db, 'goLive')) ?? ''
  if (signed.to === null || signed.to >= goLive) throw new AppError('actNeedsCase', { goLive })
}

function proposalRow(id: string, input: ActInput, personId: string): RowWrite {
  return {
    insert: 'proposal',
    row: {
      id,
      organ_id: input.organId,
      kind: 'act',
      body_json: input,
      state: 'proposed',
      proposed_by: personId,
      proposed_at: new Date().toISOString(),
      decided_by: null,
      decided_at: null,
    },
  }
}

function decided(id: string, personId: string): RowWrite {
  return {
    update: 'proposal',
    where: { id, state: 'proposed' },
    set: { state: 'confirmed', decided_by: personId, decided_at: new Date().toISOString() },
    guard: 'decidedAlready',
  }
}
